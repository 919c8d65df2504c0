import { describe, expect, test } from "vitest";
import {
  ceilingRoot,
  dualNormBound,
  dualNormNear,
} from "../../../src/constructions/points/dual-norm.js";
import { near } from "../../../src/doubles/near.js";
import { type Norm, NORM_INFINITY, NORM_ONE, NORM_TWO } from "../../../src/kernel/index.js";
import { compare, rational } from "../../../src/numbers/index.js";

const THREE: Norm = { kind: "power", a: 3n, b: 1n };
const THREE_HALVES: Norm = { kind: "power", a: 3n, b: 2n };

test.each([
  [0n, 2n, 0n],
  [1n, 5n, 1n],
  [8n, 3n, 2n],
  [9n, 3n, 3n],
  [10n ** 40n, 2n, 10n ** 20n],
  [10n ** 40n + 1n, 2n, 10n ** 20n + 1n],
  [(1n << 70n) - 1n, 7n, 1n << 10n],
])("⌈%s^(1/%s)⌉ = %s", (n, k, root) => {
  expect(ceilingRoot(n, k)).toBe(root);
});

describe("the dual norm of (3, −4, 0)", () => {
  const w = [3n, -4n, 0n];
  test.each([
    { name: "p = 1: the maximum", norm: NORM_ONE, bound: rational(4n) },
    { name: "p = ∞: the sum", norm: NORM_INFINITY, bound: rational(7n) },
    { name: "p = 2: exactly 5", norm: NORM_TWO, bound: rational(5n) },
  ])("$name", ({ norm, bound }) => {
    expect(dualNormBound(norm, w)).toEqual(bound);
  });

  test("p = 3 (q = 3/2): above, by less than 2^−38 of it", () => {
    // (3^1.5 + 4^1.5)^(2/3) = x with x^3 = (27^(1/2) + 8)^2 = 91 + 16·√27 = 174.138438…
    const bound = dualNormBound(THREE, w);
    const cube = { num: bound.num ** 3n, den: bound.den ** 3n };
    expect(compare(cube, rational(174_138_438n, 1_000_000n))).toBe(1);
    expect(near(bound)).toBeLessThan(174.138438775 ** (1 / 3) * (1 + 2 ** -30));
  });

  test("p = 3/2 (q = 3): the bound cubed is above 27 + 64, by a part between 2^−39 and 2^−36", () => {
    const bound = dualNormBound(THREE_HALVES, w);
    const cube = rational(bound.num ** 3n, bound.den ** 3n);
    expect(compare(cube, rational(91n * ((1n << 39n) + 1n), 1n << 39n))).toBe(1);
    expect(compare(cube, rational(91n * ((1n << 36n) + 1n), 1n << 36n))).toBe(-1);
  });

  test.each([NORM_ONE, NORM_TWO, NORM_INFINITY, THREE, THREE_HALVES])(
    "the double is near the bound for %o",
    (norm) => {
      const double = dualNormNear(norm, Float64Array.from(w, Number));
      expect(double).toBeCloseTo(near(dualNormBound(norm, w)), 9);
    },
  );
});

test("for p with a long numerator the bound is that of a simpler p, and above", () => {
  const bound = near(dualNormBound({ kind: "power", a: 3001n, b: 1000n }, [3n, -4n]));
  expect(bound).toBeGreaterThanOrEqual(near(dualNormBound(THREE, [3n, -4n])));
  expect(bound).toBeLessThan(5.7);
  const huge = dualNormBound({ kind: "power", a: 10n ** 30n, b: 1n }, [3n, -4n]);
  expect(huge).toEqual(rational(7n));
});
