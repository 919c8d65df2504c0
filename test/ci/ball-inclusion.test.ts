// Which balls of one centre lie in which, at the very edge: equal radii in nested norms, and radii whose ratio
// is exactly the power of the dimension that separates two norms.
import { describe, expect, test } from "vitest";
import { isBallInside } from "../../src/ci/ball-inclusion.js";
import { decodeNorm, decodeRational } from "../../src/format/index.js";
import type { Norm } from "../../src/kernel/index.js";
import type { Rational } from "../../src/numbers/index.js";

function norm(text: string): Norm {
  const found = decodeNorm(text);
  if (found === undefined) throw new Error(text);
  return found;
}

function number(text: string): Rational {
  const found = decodeRational(text);
  if (found === undefined) throw new Error(text);
  return found;
}

type Case = readonly [
  inner: string,
  r: string,
  outer: string,
  s: string,
  d: number,
  inside: boolean,
];

const CASES: readonly Case[] = [
  // One norm: the radius decides.
  ["2", "1", "2", "1", 3, true],
  ["2", "1", "2", "999999999/1000000000", 3, false],
  // p ≤ q: the same radius suffices, and no smaller one does, by the axes.
  ["1", "1", "2", "1", 100, true],
  ["1", "1", "inf", "1", 100, true],
  ["3/2", "1", "2", "1", 100, true],
  ["1", "1", "inf", "999999999/1000000000", 100, false],
  // p > q: the factor is d^(1/q − 1/p), by the diagonal. From inf to 2 it is √d.
  ["inf", "1", "2", "2", 4, true],
  ["inf", "1", "2", "1999999999/1000000000", 4, false],
  ["inf", "1", "2", "1", 1, true],
  // From inf to 1 it is d, from 2 to 1 it is √d.
  ["inf", "1/3", "1", "4", 12, true],
  ["inf", "1/3", "1", "3999999999/1000000000", 12, false],
  ["2", "1", "1", "3", 9, true],
  ["2", "1", "1", "3", 10, false],
  // From 3 to 3/2 it is d^(1/3): 2 for d = 8.
  ["3", "1", "3/2", "2", 8, true],
  ["3", "1", "3/2", "2", 9, false],
  // From 2 to 3/2 it is d^(1/6).
  ["2", "1", "3/2", "2", 64, true],
  ["2", "1", "3/2", "2", 65, false],
  // √2 is irrational: between two neighbours.
  ["inf", "1", "2", "141421357/100000000", 2, true],
  ["inf", "1", "2", "35355339/25000000", 2, false],
];

describe("a ball is in another", () => {
  test.each(CASES)("p = %s, radius %s in p = %s, radius %s for d = %i: %s", (p, r, q, s, d, is) => {
    const inner = { norm: norm(p), radius: number(r) };
    const outer = { norm: norm(q), radius: number(s) };
    expect(isBallInside(inner, outer, d)).toBe(is);
  });
});
