// Vectors over one denominator.
import { describe, expect, it, test } from "vitest";
import {
  difference,
  dot,
  entry,
  rational,
  rawDifference,
  reduced,
  scaled,
} from "../../src/numbers/index.js";

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
});

test("a product of rows is the sum of the products, and a shorter second row is a fault", () => {
  expect(dot([1n, 0n, -2n], [3n, 5n, 7n])).toBe(-11n);
  expect(dot([], [])).toBe(0n);
  expect(() => dot([1n, 1n], [1n])).toThrow(/no element/u);
});
