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

/** Weights of four parts; 0 is left out. */
const SUMS = [
  [1n, 0n, 0n, 0n],
  [-5n, 0n, 0n, 0n],
  [1n, 1n, 0n, 0n],
  [2n, -3n, 7n, 0n],
  [3n, 6n, -2n, 1n],
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

  test("is exact where products leave the short numbers, and where parts do", () => {
    for (const top of [
      2n ** 26n - 1n,
      2n ** 27n + 1n,
      2n ** 52n + 1n,
      2n ** 53n + 1n,
      2n ** 70n + 1n,
    ]) {
      const parts = linearParts(3, NORM_TWO, q("1"), new Map(), sumReach(NORM_TWO, q("1")));
      const row = (a: bigint, b: bigint, c: bigint, n: number) =>
        parts.ofInputs(n, dense("0", `${a}`, `${b}`, `${c}`), budget);
      const weights = new Map([
        [row(top, 3n, -top, 0), 1n],
        [row(top + 2n, 1n, 5n, 1), -7n],
      ]);
      const byVector = sizeOf(parts.sum(weights, 1n, budget).reach);
      expect(sizeOf(parts.reachOfSum(weights, 1n, budget))).toEqual(byVector);
    }
  });

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
