// Reaches of sums by products of their parts: as the vector of the sum would give them, paid for, and soon known.
import { describe, expect, test } from "vitest";
import { sumReach } from "../../../src/kernel/fast/gram.js";
import {
  type Budget,
  type LinearPart,
  type LinearParts,
  linearParts,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  openBudget,
  type Reach,
} from "../../../src/kernel/index.js";
import { rational } from "../../../src/numbers/index.js";
import { dense, q } from "../../exact.js";
import { refusalOf } from "../ball/evidence.js";

const budget = openBudget();

function partsOf(norm = NORM_TWO, radius = "2/3"): { parts: LinearParts; own: LinearPart[] } {
  const parts = linearParts(3, norm, q(radius), new Map(), sumReach(norm, q(radius)));
  const rows = [
    ["1", "2", "-3"],
    ["1/2", "0", "1/3"],
    ["-1", "5/7", "0"],
    ["0", "0", "11"],
  ];
  const own = rows.map((row, n) => parts.ofInputs(n, dense("0", ...row), budget));
  return { parts, own };
}

const sizeOf = ({ bound, squared }: Reach): unknown => [rational(bound.num, bound.den), squared];

/** Weights of four parts; 0 is left out. Some begin as the one before, and go on otherwise. */
const SUMS = [
  [1n, 0n, 0n, 0n],
  [-5n, 0n, 0n, 0n],
  [1n, 1n, 0n, 0n],
  [2n, -3n, 7n, 0n],
  [3n, 6n, -2n, 1n],
  [3n, 6n, -2n, 5n],
  [3n, 6n, 0n, 5n],
  [3n, 6n, 0n, 0n],
  [-3n, 6n, 0n, 0n],
  [-3n, 6n, 1n, 1n],
  [0n, 0n, 1n << 200n, -1n],
];

describe("the reach of a sum", () => {
  test.each([NORM_ONE, NORM_TWO, NORM_INFINITY])("is that of its vector: p $kind", (norm) => {
    const { parts, own } = partsOf(norm);
    for (const den of [1n, 6n]) {
      // Twice: what is remembered says the same.
      for (const sum of [...SUMS, ...SUMS]) {
        const weights = new Map(own.flatMap((part, n) => (sum[n] ? [[part, sum[n]]] : [])));
        const byVector = sizeOf(parts.sum(weights, den, budget).reach);
        expect(sizeOf(parts.reachOfSum(weights, den, budget))).toEqual(byVector);
      }
    }
  });

  /** Two parts of these coordinates, with weights, by products and by their vector. */
  function twice(a: readonly bigint[], b: readonly bigint[]): readonly unknown[] {
    const sums = sumReach(NORM_TWO, q("1"));
    const parts = linearParts(a.length, NORM_TWO, q("1"), new Map(), sums);
    const own = [a, b].map((row, n) => parts.ofInputs(n, dense("0", ...row.map(String)), budget));
    const weights = new Map(own.map((part, n) => [part, n === 0 ? 1n : -7n]));
    const products = parts.reachOfSum(weights, 1n, budget);
    return [sizeOf(products), sizeOf(parts.sum(weights, 1n, budget).reach)];
  }

  // Limbs have 22 binary digits, and are left where both parts are beyond 128 digits.
  test.each([20, 21, 22, 26, 42, 43, 44, 52, 53, 64, 70, 128, 130, 200])(
    "is exact for parts of %i binary digits",
    (bits) => {
      for (const off of [-1n, 0n, 1n]) {
        const top = 2n ** BigInt(bits) + off;
        const [products, vector] = twice([top, 3n, -top], [top + 2n, 1n, 5n]);
        expect(products).toEqual(vector);
        const [other, negative] = twice([-top, 1n, top], [-1n, top, -top]);
        expect(other).toEqual(negative);
      }
    },
  );

  test.each([2n ** 21n - 1n, 2n ** 22n - 1n, 1n - 2n ** 21n])(
    "is exact for more coordinates than products of limbs that a double holds: %i",
    (limb) => {
      const wide = new Array<bigint>(4_099).fill(limb);
      const [products, vector] = twice(wide, [...wide.slice(1), -limb]);
      expect(products).toEqual(vector);
    },
  );

  test("that cancels, and of no parts, is 0", () => {
    const { parts, own } = partsOf();
    const twice = parts.ofRow(dense("0", "2", "0", "0", "0"), own, budget);
    const cancelling = new Map(own.slice(0, 1).map((part) => [part, -2n])).set(twice, 1n);
    expect(sizeOf(parts.reachOfSum(cancelling, 1n, budget))).toEqual([q("0"), true]);
    expect(sizeOf(parts.reachOfSum(new Map(), 1n, budget))).toEqual([q("0"), false]);
  });

  test("is paid for by the lengths of all numbers, and costs little once its parts are known", () => {
    const spent = (run: (own: Budget) => unknown): number => {
      let steps = 0;
      run({ spend: (more) => void (steps += more) });
      return steps;
    };
    const { parts, own } = partsOf();
    const weights = (length: bigint) =>
      new Map(own.slice(0, 2).map((part) => [part, 1n << length]));
    const first = spent((more) => parts.reachOfSum(weights(0n), 1n, more));
    const second = spent((more) => parts.reachOfSum(weights(0n), 1n, more));
    // Three products are kept, 32 steps each.
    expect(first - second).toBeGreaterThanOrEqual(3 * 32);
    expect(second).toBeLessThan(30);
    // Weights of 100 words: twice in a square.
    expect(spent((more) => parts.reachOfSum(weights(6_399n), 1n, more))).toBeGreaterThan(20_000);
    expect(refusalOf(() => parts.reachOfSum(weights(6_399n), 1n, openBudget(9_999)))).toMatchObject(
      {
        decline: { limit: "ball-steps" },
      },
    );
  });
});
