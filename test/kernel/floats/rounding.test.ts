// What rounding may add to a unit: against every order of summation of rows of up to six terms, with and without
// fused products, in an emulation that shares nothing with the rule.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  answered,
  answeredProperty,
  boundsOn,
  boxOf,
  conditionOf,
  type Network,
  prepared,
  type PropertyClaim,
  roundedIn,
  rootOf,
} from "../../../src/kernel/index.js";
import { readNetwork } from "../../../src/checker/index.js";
import { exactDouble } from "../../../src/dataset/float.js";
import { at, compare, type Rational, ZERO } from "../../../src/numbers/index.js";
import { dense, network, q } from "../../exact.js";

const exact = (x: number): Rational => exactDouble(x) ?? ZERO;
const spell = (x: number): string => {
  const { num, den } = exact(x);
  return den === 1n ? `${num}` : `${num}/${den}`;
};

/** w·h + s rounded once: the sum in doubles, rounded to odd where it is not exact, and then to float32. */
function fused(w: number, h: number, s: number): number {
  const p = w * h;
  const sum = p + s;
  const back = sum - p;
  const lost = p - (sum - back) + (s - back);
  const bits = new BigInt64Array(new Float64Array([sum]).buffer);
  if (lost !== 0 && sum !== 0 && (at([...bits], 0) & 1n) === 0n) {
    bits[0] = at([...bits], 0) + (lost > 0 === sum > 0 ? 1n : -1n);
    return Math.fround(at([...new Float64Array(bits.buffer)], 0));
  }
  return Math.fround(sum);
}

/** Everything that some order computes, by the terms that are summed so far. */
function allOrders(weights: readonly number[], h: readonly number[], bias: number): Set<number> {
  const m = weights.length;
  const known = new Map<number, Set<number>>();
  const values = (set: number): Set<number> => {
    const before = known.get(set);
    if (before !== undefined) return before;
    const own = new Set<number>();
    const alone = Math.log2(set);
    if (Number.isInteger(alone)) {
      own.add(alone === m ? bias : Math.fround(at(weights, alone) * at(h, alone)));
    }
    for (let left = (set - 1) & set; left > 0; left = (left - 1) & set) {
      const right = set & ~left;
      for (const b of values(right)) {
        for (const a of values(left)) own.add(Math.fround(a + b));
        const k = Math.log2(left);
        if (Number.isInteger(k) && k < m) own.add(fused(at(weights, k), at(h, k), b));
      }
    }
    known.set(set, own);
    return own;
  };
  return values((1 << (m + 1)) - 1);
}

/** The bounds of the row at one point: as a hidden unit, and as an output that is compared with a number. */
function boundsAt(weights: readonly number[], h: readonly number[], bias: number) {
  const row = dense(spell(bias), ...weights.map(spell));
  const net: Network = network(weights.length, [row], [dense("0", "1")]);
  const point = h.map((x) => q(spell(x)));
  const set = boxOf(point, point);
  const { levels } = boundsOn(rootOf(roundedIn(net, 26, "float32"), set));
  const level = at(levels, 0);
  return [level.low[0] ?? NaN, level.high[0] ?? NaN] as const;
}

/** Is it shown that the row as an output is never at least, or never at most, so large at this point? */
function isExcluded(
  weights: readonly number[],
  h: readonly number[],
  bias: number,
  level: number,
  isAtLeast: boolean,
): boolean {
  const net = network(weights.length, [dense(spell(bias), ...weights.map(spell))]);
  const [sign, least] = isAtLeast ? ["1", spell(-level)] : ["-1", spell(level)];
  const made = conditionOf(
    weights.length + 1,
    { bias: q(least), columns: [weights.length], weights: [q(sign)] },
    false,
  );
  if (typeof made === "string") throw new Error(made);
  const point = h.map((x) => q(spell(x)));
  const claim: PropertyClaim = {
    ...{
      inputs: weights.length,
      outputs: 1,
      cases: [{ lower: point, upper: point, conditions: [made] }],
    },
    ...{ answer: "unsat", semantics: "float32" },
  };
  return !("verdict" in answered(() => answeredProperty(claim, net, 26, { trees: [[0]] })));
}

const u = 2 ** -24;
/** Hard on purpose: cancellations, ties, subnormal numbers, large numbers. */
const ROWS: readonly (readonly [string, readonly number[], readonly number[], number])[] = [
  ["no term", [], [], 0.5],
  ["a tie", [1, 1], [1, u], 0],
  ["one that is lost", [1, 1, 1, 1, 1, 1], [1, u, u, u, u, u], 0],
  [
    "cancellation",
    [1, -1, 1, -1, 1, -1],
    [2 ** 30, 2 ** 30 - 64, 1.5, 2 ** -20, 3, 0.3].map(Math.fround),
    -7,
  ],
  ["a large bias that cancels", [3, 5, 7], [1 / 3, 1 / 7, 1 / 11].map(Math.fround), -(2 ** 24)],
  [
    "subnormal products",
    [2 ** -75, 2 ** -75 * 1.5, 2 ** -74, -(2 ** -75)],
    [2 ** -75, 2 ** -75, 2 ** -76, 2 ** -75],
    2 ** -149,
  ],
  ["the least numbers", [2 ** -149, 2 ** -149, -(2 ** -149)], [0.5, 1.5, 0.5], 0],
  ["products that vanish", [2 ** -100, 2 ** -100, 2 ** -100], [2 ** -50, 2 ** -49, 2 ** -50], 0],
  [
    "large numbers",
    [2 ** 100, -(2 ** 100), 2 ** 99 * 1.3].map(Math.fround),
    [2 ** 25, 2 ** 25 - 4, 3.3].map(Math.fround),
    2 ** 124,
  ],
  [
    "thirds",
    [1, 2, 3, 4, 5, 6].map((n) => Math.fround(n / 3)),
    [1, 2, 3, 4, 5, 6].map((n) => Math.fround(n / 7)),
    Math.fround(0.1),
  ],
];

/** The network that was trained on toy.csv, its numbers rounded to float32: another network. */
const ROUNDED: Network = (() => {
  const read = readNetwork([readFileSync("certificates/data/toy-trained.network")]);
  if (read.verdict !== "network") throw new Error(read.verdict);
  const round = (n: bigint, den: bigint): string => spell(Math.fround(Number(n) / Number(den)));
  return network(
    read.network.inputs,
    ...read.network.layers.map(({ rows }, layer) => {
      const inputs =
        layer === 0 ? read.network.inputs : at(read.network.layers, layer - 1).rows.length;
      return rows.map(({ bias, columns, ints, den }) => {
        const weights = Array.from({ length: inputs }, (_, k) =>
          round(ints[columns.indexOf(k)] ?? 0n, den),
        );
        return dense(round(bias, den), ...weights);
      });
    }),
  );
})();

describe("every order of summation", () => {
  test.each(ROWS)("stays within the bounds: %s", (_, weights, h, bias) => {
    const [low, high] = boundsAt(weights, h, bias);
    const all = [...allOrders(weights, h, bias)];
    expect(all.length).toBeGreaterThan(0);
    for (const own of all) {
      expect(compare(exact(low), exact(own))).toBeLessThanOrEqual(0);
      expect(compare(exact(own), exact(high))).toBeLessThanOrEqual(0);
    }
  });

  test.each(ROWS)("is the same for both signs of weights and inputs: %s", (_, weights, h, bias) => {
    const minus = (numbers: readonly number[]): number[] => numbers.map((x) => -x);
    const [low, high] = boundsAt(minus(weights), minus(h), bias);
    for (const own of allOrders(weights, h, bias)) {
      expect(compare(exact(low), exact(own))).toBeLessThanOrEqual(0);
      expect(compare(exact(own), exact(high))).toBeLessThanOrEqual(0);
    }
  });

  test.each(ROWS)("reaches outputs as the claim has it: %s", (_, weights, h, bias) => {
    const all = [...allOrders(weights, h, bias)];
    expect(isExcluded(weights, h, bias, Math.max(...all), true)).toBe(false);
    expect(isExcluded(weights, h, bias, Math.min(...all), false)).toBe(false);
    const size = weights.reduce((sum, w, k) => sum + Math.abs(w * (h[k] ?? 0)), Math.abs(bias));
    const far = 2 ** -20 * size + 2 ** -40;
    expect(isExcluded(weights, h, bias, Math.max(...all) + far, true)).toBe(true);
    expect(isExcluded(weights, h, bias, Math.min(...all) - far, false)).toBe(true);
  });

  test("differs: bounds of real numbers are passed", () => {
    expect(allOrders([1, 1, 1, 1], [1, u, u, u], 0).size).toBeGreaterThan(2);
  });
});

test("a number that might overflow is refused at its row", () => {
  const rejection = { code: "unproved/overflow", semantics: "float32", layer: 1, row: 0 };
  const refused = { verdict: "rejected", rejection };
  expect(answered(() => boundsAt([2 ** 63], [2 ** 64], 0))).toEqual(refused);
  expect(answered(() => boundsAt([2 ** 63, -(2 ** 63)], [2 ** 63, 2 ** 63], 0))).toEqual(refused);
  expect(answered(() => boundsAt([2 ** 62], [2 ** 63], 0))).not.toEqual(refused);
});

test("weights that are no numbers of the format are refused by their place", () => {
  const net = network(1, [dense("0", "1")], [dense("1/3", "1")]);
  expect(answered(() => roundedIn(net, 26, "float32"))).toEqual({
    verdict: "rejected",
    rejection: {
      code: "ill-formed/weight",
      semantics: "float32",
      layer: 2,
      row: 0,
      got: "1/3",
    },
  });
});

test("a trained network in random orders: computed values lie within the bounds, and some not within those of reals", () => {
  const net = ROUNDED;
  const box = [q("1/4"), q("3/8")];
  const inside = (semantics: boolean) =>
    boundsOn(
      rootOf(semantics ? roundedIn(net, 26, "float32") : prepared(net, 26), boxOf(box, box)),
    );
  const [floats, reals] = [inside(true), inside(false)].map(({ levels }) => levels);
  let state = 11;
  const below = (n: number): number => {
    state = (state * 48271) % 2147483647;
    return state % n;
  };
  let beyond = 0;
  for (let run = 0; run < 200; run += 1) {
    let h = [0.25, 0.375];
    net.layers.slice(0, -1).forEach(({ rows }, layer) => {
      const z = rows.map(({ columns, ints, bias, den }) => {
        const near = (n: bigint): number => Number(n) / Number(den);
        const terms = [
          near(bias),
          ...columns.map((c, k) => Math.fround(near(at(ints, k)) * at(h, c))),
        ];
        while (terms.length > 1) {
          const [a = 0] = terms.splice(below(terms.length), 1);
          const [b = 0] = terms.splice(below(terms.length), 1);
          terms.push(Math.fround(a + b));
        }
        return at(terms, 0);
      });
      z.forEach((own, k) => {
        const { low, high } = at(floats ?? [], layer);
        expect(own).toBeGreaterThanOrEqual(low[k] ?? NaN);
        expect(own).toBeLessThanOrEqual(high[k] ?? NaN);
        const real = at(reals ?? [], layer);
        if (own < (real.low[k] ?? 0) || own > (real.high[k] ?? 0)) beyond += 1;
      });
      h = z.map((own) => Math.max(0, own));
    });
  }
  expect(beyond).toBeGreaterThan(100);
});
