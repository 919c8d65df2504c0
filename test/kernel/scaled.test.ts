import { describe, expect, it } from "vitest";
import {
  difference,
  entry,
  rational,
  reduced,
  scaled,
  DENOMINATOR_BITS,
  PART_BITS,
  VALUE_BITS,
  VECTOR_BITS,
} from "../../src/kernel/index.js";
import { rawDifference } from "../../src/kernel/scaled.js";
import { beyondIn } from "../../src/kernel/scaled.js";

describe("scaled vectors", () => {
  it.each([
    { name: "no coordinate", vector: [], want: { ints: [], den: 1n } },
    {
      name: "whole numbers",
      vector: [rational(2n), rational(-4n)],
      want: { ints: [2n, -4n], den: 1n },
    },
    {
      name: "least common denominator",
      vector: [rational(1n, 4n), rational(-5n, 6n), rational(0n)],
      want: { ints: [3n, -10n, 0n], den: 12n },
    },
  ])("from rationals: $name", ({ vector, want }) => {
    expect(scaled(vector)).toEqual(want);
  });

  it.each([
    { name: "a common divisor", ints: [6n, -9n], den: 12n, want: { ints: [2n, -3n], den: 4n } },
    { name: "no common divisor", ints: [6n, 1n], den: 12n, want: { ints: [6n, 1n], den: 12n } },
    {
      name: "only the last breaks it",
      ints: [6n, 6n, 5n],
      den: 6n,
      want: { ints: [6n, 6n, 5n], den: 6n },
    },
    { name: "zeros", ints: [0n, 0n], den: 12n, want: { ints: [0n, 0n], den: 1n } },
    { name: "no coordinate", ints: [], den: 5n, want: { ints: [], den: 1n } },
    { name: "denominator 1", ints: [4n, 8n], den: 1n, want: { ints: [4n, 8n], den: 1n } },
  ])("reduced: $name", ({ ints, den, want }) => {
    expect(reduced(ints, den)).toEqual(want);
  });

  it("gives a coordinate in lowest terms", () => {
    expect(entry({ ints: [3n, 2n], den: 4n }, 1)).toEqual({ num: 1n, den: 2n });
  });

  it("faults at a coordinate that is not there", () => {
    expect(() => entry({ ints: [3n], den: 4n }, 1)).toThrow(
      expect.objectContaining({ name: "KernelFault", message: "no element 1 among 1" }),
    );
  });

  it("subtracts over unlike denominators", () => {
    const a = { ints: [1n, 1n], den: 2n };
    const b = { ints: [1n, 5n], den: 6n };
    expect(difference(a, b)).toEqual({ ints: [1n, -1n], den: 3n });
    expect(rawDifference(a, b)).toEqual({ ints: [2n, -2n], den: 6n });
    expect(rawDifference(b, a)).toEqual({ ints: [-2n, 2n], den: 6n });
  });

  it("faults at a difference of unequal lengths", () => {
    expect(() => difference({ ints: [1n], den: 1n }, { ints: [], den: 1n })).toThrow(
      expect.objectContaining({ name: "KernelFault", message: "lengths differ: 1 and 0" }),
    );
  });

  const value = 1n << VALUE_BITS;
  const part = 1n << PART_BITS;
  const den = 1n << DENOMINATOR_BITS;
  const share = 1n << (VECTOR_BITS / 65_536n);
  const many = new Array<bigint>(65_535).fill(0n);

  it.each([
    {
      limit: "value-bits",
      name: "an integer at the limit",
      ints: [value],
      den: 1n,
      beyond: undefined,
    },
    {
      limit: "value-bits",
      name: "an integer beyond",
      ints: [0n, value + 1n],
      den: 1n,
      beyond: "value-bits",
    },
    {
      limit: "value-bits",
      name: "a negative one at the limit",
      ints: [-value],
      den: 1n,
      beyond: undefined,
    },
    {
      limit: "value-bits",
      name: "a negative one beyond",
      ints: [-value - 1n],
      den: 1n,
      beyond: "value-bits",
    },
    { limit: "value-bits", name: "a denominator at the limit", ints: [1n], den, beyond: undefined },
    {
      limit: "value-bits",
      name: "a denominator beyond",
      ints: [1n],
      den: den + 1n,
      beyond: "denominator-bits",
    },
    {
      limit: "part-bits",
      name: "an integer at the limit",
      ints: [-part],
      den: 1n,
      beyond: undefined,
    },
    {
      limit: "part-bits",
      name: "an integer beyond",
      ints: [part + 1n],
      den: 1n,
      beyond: "part-bits",
    },
    {
      limit: "part-bits",
      name: "a denominator beyond",
      ints: [0n],
      den: den + 1n,
      beyond: "denominator-bits",
    },
    {
      limit: "part-bits",
      name: "its share of a long vector",
      ints: [...many, share],
      den: 1n,
      beyond: undefined,
    },
    {
      limit: "part-bits",
      name: "more than its share",
      ints: [...many, share + 1n],
      den: 1n,
      beyond: "vector-bits",
    },
    {
      limit: "part-bits",
      name: "a denominator above its share",
      ints: [...many, 1n],
      den: share + 1n,
      beyond: "vector-bits",
    },
  ] as const)("$limit: $name → $beyond", ({ limit, ints, den: under, beyond }) => {
    const found = beyondIn({ ints, den: under }, limit);
    expect(found?.verdict === "declined" ? found.decline : undefined).toEqual(
      beyond && expect.objectContaining({ code: "limit-exceeded", limit: beyond }),
    );
  });

  it("bounds the share of one integer for linear parts only, of either sign", () => {
    expect(beyondIn({ ints: [...many, share + 1n], den: 1n }, "value-bits")).toBe(undefined);
    expect(beyondIn({ ints: [...many, -share], den: 1n }, "part-bits")).toBe(undefined);
    expect(beyondIn({ ints: [...many, -share - 1n], den: 1n }, "part-bits")).toMatchObject({
      decline: { limit: "vector-bits" },
    });
  });
});
