// The reach of a linear form for p = a/b from a rational witness: the bound, and what proves nothing.
import { describe, expect, test } from "vitest";
import { reachByYoung, type ReachWitness } from "../../../src/kernel/index.js";
import {
  bitLength,
  compare,
  multiply,
  power,
  type Rational,
  rational,
  subtract,
} from "../../../src/numbers/index.js";
import { q } from "../../exact.js";

interface Spelled {
  readonly direction: readonly bigint[];
  readonly alpha: string;
  readonly taus: readonly string[];
  readonly power: string;
}

function witness(s: Spelled): ReachWitness {
  return { direction: s.direction, alpha: q(s.alpha), taus: s.taus.map(q), power: q(s.power) };
}

/** For p = 3 and u = 1, μ = 1: α = 1/3 and τ = 1 give 1/3 + 2/3 + 0, the exact reach 1. */
const TIGHT: Spelled = { direction: [1n], alpha: "1/3", taus: ["1"], power: "1" };

describe("the bound of a witness", () => {
  test.each([
    { name: "p = 3, tight", a: 3n, b: 1n, radius: "1", ...TIGHT, bound: "1" },
    {
      name: "p = 3, tight, downwards",
      a: 3n,
      b: 1n,
      radius: "1",
      ...TIGHT,
      direction: [-1n],
      bound: "1",
    },
    // α·M + α·2·τ³ + |1 − 3ατ²|·μ = 1/6 + 1/3 + 1/2.
    { name: "p = 3, slope too low", a: 3n, b: 1n, radius: "1", ...TIGHT, alpha: "1/6", bound: "1" },
    // 2/3 + 4/3 + |1 − 2|.
    {
      name: "p = 3, slope too high",
      a: 3n,
      b: 1n,
      radius: "1",
      ...TIGHT,
      alpha: "2/3",
      bound: "3",
    },
    // α = 0 leaves |u|·μ summed: the bound of p = ∞.
    {
      name: "p = 3, α = 0",
      a: 3n,
      b: 1n,
      radius: "1/2",
      direction: [3n, -4n],
      alpha: "0",
      taus: ["1", "7"],
      power: "1/8",
      bound: "7/2",
    },
    // τ = 0 for u = 0: 1/3·1 + 2/3·1 + 0.
    {
      name: "p = 3, a coordinate that is 0",
      a: 3n,
      b: 1n,
      radius: "1",
      direction: [1n, 0n],
      alpha: "1/3",
      taus: ["1", "0"],
      power: "1",
      bound: "1",
    },
    // … and τ = 1 for u = 0 costs 2/3 + 1 more.
    {
      name: "p = 3, a bad τ for a 0",
      a: 3n,
      b: 1n,
      radius: "1",
      direction: [1n, 0n],
      alpha: "1/3",
      taus: ["1", "1"],
      power: "1",
      bound: "8/3",
    },
    // p = 3/2, μ = 4, τ = 2 (s = 4 = μ), M = 8 = 4^(3/2), α·(3/2)·2 = 1: 8/3 + 8/6 + 0 = 4.
    {
      name: "p = 3/2, tight",
      a: 3n,
      b: 2n,
      radius: "4",
      direction: [1n],
      alpha: "1/3",
      taus: ["2"],
      power: "8",
      bound: "4",
    },
    // τ = 3/2: 1/3·8 + 1/6·27/8 + |1 − 3/4|·4.
    {
      name: "p = 3/2, another τ",
      a: 3n,
      b: 2n,
      radius: "4",
      direction: [1n],
      alpha: "1/3",
      taus: ["3/2"],
      power: "8",
      bound: "203/48",
    },
    // τs over different denominators: 1/2·M = 1/2, 1/4·(1/8 + 8/27), |1 − 3/4·1/2| + |−2 + 3/4·2/3|.
    {
      name: "p = 3/2, two coordinates",
      a: 3n,
      b: 2n,
      radius: "1",
      direction: [1n, -2n],
      alpha: "1/2",
      taus: ["1/2", "2/3"],
      power: "1",
      bound: "2359/864",
    },
    {
      name: "p = 3, a power above μ^p",
      a: 3n,
      b: 1n,
      radius: "1",
      ...TIGHT,
      power: "4",
      bound: "2",
    },
  ])("$name", (c) => {
    expect(reachByYoung(c.a, c.b, q(c.radius), witness(c))).toEqual(q(c.bound));
  });
});

describe("a witness proves nothing", () => {
  const below = `${10n ** 30n - 1n}/${10n ** 30n}`;
  test.each([
    { name: "when α is negative", change: { alpha: "-1/1000" } },
    { name: "when a τ is negative", change: { taus: ["-1/1000"] } },
    { name: "when the power is negative", change: { power: "-1" } },
    { name: "when the power is just below μ^p", change: { power: below } },
    { name: "when a τ is missing", change: { taus: [] } },
    { name: "when there is a τ too many", change: { taus: ["1", "1"] } },
  ])("$name", ({ change }) => {
    expect(reachByYoung(3n, 1n, q("1"), witness({ ...TIGHT, ...change }))).toBe(undefined);
  });

  test("when the second of two τs is negative", () => {
    const two = { ...TIGHT, direction: [1n, 1n], taus: ["1", "-1"] };
    expect(reachByYoung(3n, 1n, q("1"), witness(two))).toBe(undefined);
  });

  test("when M² is below μ³ for p = 3/2, and M² = μ³ is enough", () => {
    const at = (power: string): unknown =>
      reachByYoung(3n, 2n, q("4"), witness({ ...TIGHT, power }));
    expect(at("799999/100000")).toBe(undefined);
    expect(at("8")).not.toBe(undefined);
  });

  test("when an even power hides a negative sign", () => {
    const even = witness({ ...TIGHT, power: "-8" });
    expect(reachByYoung(3n, 2n, q("4"), even)).toBe(undefined);
  });
});

describe("a bound of long numbers is rounded up", () => {
  // With α = 0 and τ = 0 the bound is |u|·μ.
  const exact = (u: bigint, radius: Rational): Rational => rational(u * radius.num, radius.den);
  const bound = (u: bigint, radius: Rational): Rational => {
    const witness = { direction: [u], alpha: rational(0n), taus: [rational(0n)] };
    const enough = compare(radius, rational(1n)) <= 0 ? rational(1n) : power(radius, 3n);
    const found = reachByYoung(3n, 1n, radius, { ...witness, power: enough });
    if (found === undefined) throw new Error("no bound");
    return found;
  };

  test.each([
    { name: "near 1", u: 3n ** 300n, num: 5n ** 100n, den: 7n ** 252n },
    { name: "tiny", u: 3n, num: 5n ** 100n, den: 7n ** 800n },
    { name: "huge", u: 3n ** 900n, num: 5n ** 100n, den: 7n ** 100n },
    { name: "a long numerator over a short denominator", u: 3n ** 900n, num: 5n, den: 7n },
    { name: "a short numerator over a long denominator", u: 3n, num: 1n, den: 7n ** 300n },
    { name: "a whole number", u: 3n ** 900n, num: 1n, den: 1n },
    { name: "as many binary digits above as below", u: 3n ** 323n, num: 1n, den: 2n ** 256n },
  ])("$name", ({ u, num, den }) => {
    const radius = rational(num, den);
    const least = exact(u, radius);
    const found = bound(u, radius);
    expect(compare(found, least)).toBe(1);
    // By less than one part in 2^254.
    const excess = subtract(found, least);
    expect(compare(multiply(excess, rational(1n << 254n)), least)).toBe(-1);
    const digits = Math.min(bitLength(found.num), bitLength(found.den));
    expect(digits).toBeLessThanOrEqual(bitLength(found.den) === 1 ? 1 : 257);
  });

  test("and one of short numbers is not", () => {
    const long = (1n << 256n) - 1n;
    expect(bound(long, rational(1n))).toEqual(rational(long));
    expect(bound(1n, rational(1n, long))).toEqual(rational(1n, long));
    expect(bound(long + 2n, rational(1n, 3n))).not.toEqual(rational(long + 2n, 3n));
    expect(bound(1n, rational(1n, 3n * long))).not.toEqual(rational(1n, 3n * long));
  });
});
