import { describe, expect, it } from "vitest";
import {
  difference,
  entry,
  rational,
  reduced,
  scaled,
  VALUE_BITS,
} from "../../src/kernel/index.js";
import { isLarge } from "../../src/kernel/scaled.js";

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
  });

  it("faults at a difference of unequal lengths", () => {
    expect(() => difference({ ints: [1n], den: 1n }, { ints: [], den: 1n })).toThrow(
      expect.objectContaining({ name: "KernelFault", message: "lengths differ: 1 and 0" }),
    );
  });

  it.each([
    { name: "numerator at the limit", ints: [1n << VALUE_BITS], den: 1n, large: false },
    { name: "numerator beyond", ints: [0n, (1n << VALUE_BITS) + 1n], den: 1n, large: true },
    { name: "negative at the limit", ints: [-(1n << VALUE_BITS)], den: 1n, large: false },
    { name: "negative beyond", ints: [-(1n << VALUE_BITS) - 1n], den: 1n, large: true },
    { name: "denominator at the limit", ints: [1n], den: 1n << VALUE_BITS, large: false },
    { name: "denominator beyond", ints: [1n], den: (1n << VALUE_BITS) + 1n, large: true },
  ])("is large: $name → $large", ({ ints, den, large }) => {
    expect(isLarge({ ints, den })).toBe(large);
  });
});
