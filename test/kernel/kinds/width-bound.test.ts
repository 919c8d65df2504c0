// The rule of width bounds: each condition alone, at equality and just outside.
import { describe, expect, test } from "vitest";
import {
  isTheorem,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  answered,
  widthBounded,
  LIMITS,
  type Setting,
  type WeightedPair,
} from "../../../src/kernel/index.js";
import { q, vector } from "../../exact.js";

const pair = (i: number, j: number, root: string, ...factor: string[]): WeightedPair => ({
  pair: [i, j],
  root: q(root),
  factor: factor.map(q),
});
/** (1, 0), (0, 1) of label 0 and the origin of label 1. */
const SPOKES = [pair(0, 2, "1"), pair(1, 2, "1")];
const POINTS = [
  { point: ["1", "0"], label: 0 },
  { point: ["0", "1"], label: 0 },
  { point: ["0", "0"], label: 1 },
];
/** UᵗU = diag(25/36, 1/4), LLᵗ = diag(4/9, 0), and s = 1/4: equal. The mean is 25/36 over 17/18. */
const FRACTIONS = [pair(0, 2, "5/6", "2/3"), pair(1, 2, "1/2", "0")];

interface Case {
  readonly norm?: Norm;
  /** Coordinates beyond the second are 0. */
  readonly dimension?: number;
  /** 4μ² ≥ 1/2 is needed for rank 1 and p ≥ 2. */
  readonly radius?: string;
  readonly rank?: number;
  readonly shift?: string;
  readonly pairs?: readonly WeightedPair[];
}

function judged(change: Case): unknown {
  const { norm = NORM_TWO, radius = "354/1000", rank = 1, shift = "1", pairs = SPOKES } = change;
  const { dimension = 2 } = change;
  const setting: Setting = { points: 3, dimension, classes: 2, norm, radius: q(radius) };
  const rest = new Array<string>(dimension - 2).fill("0");
  const given = POINTS.map(({ point, label }) => ({ point: vector(...point, ...rest), label }));
  return answered(() => widthBounded(setting, { rank, shift: q(shift), pairs }, given));
}

const no = (reason: string, more: object = {}): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/width-bound", reason, ...more },
});
const power = (p: string): Norm => normOf(q(p)) ?? NORM_TWO;

describe("a width bound", () => {
  test.each<[string, Case]>([
    ["p = 2", {}],
    ["p = inf", { norm: NORM_INFINITY }],
    ["p = 3", { norm: power("3") }],
    // m·d = 1 ≤ 4μ², with equality.
    ["p = 1, with equality", { norm: NORM_ONE, radius: "1/2" }],
    // (1/2)³·2 = 1/4 ≤ (4μ²)³: 4μ² ≥ 0.6299…
    ["p = 3/2", { norm: power("3/2"), radius: "397/1000" }],
    // (1/2)⁴·4² = (4μ²)⁴.
    ["p = 4/3, with equality", { norm: power("4/3"), dimension: 4, radius: "1/2" }],
    ["rank 0", { rank: 0, radius: "1/1000000", shift: "1" }],
    ["rank 2, with equality", { rank: 2, radius: "1/2" }],
    [
      "a factor instead of a shift",
      { shift: "0", pairs: [pair(0, 2, "1", "1"), pair(1, 2, "0", "0")], radius: "1/2" },
    ],
    ["more pairs than weights", { pairs: [...SPOKES, pair(0, 2, "0")] }],
    // 4μ² ≥ 25/34.
    ["fractions of three denominators", { pairs: FRACTIONS, shift: "1/4", radius: "429/1000" }],
    ["a shift that is no square", { pairs: FRACTIONS, shift: "13/50", radius: "1/2" }],
    ["a root below 0", { pairs: [pair(0, 2, "-1"), pair(2, 1, "1")] }],
  ])("holds with %s", (_, change) => {
    const found = judged(change);
    expect(found).toMatchObject({ kind: "width-bound", rank: change.rank ?? 1 });
    expect(isTheorem(found as object)).toBe(true);
  });

  test.each<[string, Case, object]>([
    ["p = 2 and a smaller radius", { radius: "353/1000" }, no("too-far", { square: q("1/2") })],
    [
      "p = 1 just below",
      { norm: NORM_ONE, radius: "499/1000" },
      no("too-far", { square: q("1/2") }),
    ],
    [
      "p = 3/2 just below",
      { norm: power("3/2"), radius: "396/1000" },
      no("too-far", { square: q("1/2") }),
    ],
    ["a larger rank", { rank: 2 }, no("too-far", { square: q("1") })],
    [
      "a larger factor",
      { pairs: SPOKES.map((one) => ({ ...one, factor: [q("1/10")] })) },
      no("too-far", { square: q("51/100") }),
    ],
    [
      "p = 4/3 just below",
      { norm: power("4/3"), dimension: 4, radius: "499/1000" },
      no("too-far", { square: q("1/2") }),
    ],
    [
      "fractions and a smaller radius",
      { pairs: FRACTIONS, shift: "1/4", radius: "428/1000" },
      no("too-far", { square: q("25/34") }),
    ],
    [
      "fractions and a smaller factor",
      {
        pairs: [pair(0, 2, "5/6", "1/3"), pair(1, 2, "1/2", "0")],
        ...{ shift: "1/4", radius: "429/1000" },
      },
      no("not-semidefinite"),
    ],
    [
      "fractions and a smaller shift",
      { pairs: FRACTIONS, shift: "249/1000", radius: "429/1000" },
      no("not-semidefinite"),
    ],
    ["a smaller shift", { shift: "999/1000" }, no("not-semidefinite")],
    ["a shift below 0", { shift: "-1" }, no("shift-below-0")],
    ["no pairs", { pairs: [] }, no("no-weight")],
    ["weights of 0", { pairs: [pair(0, 2, "0")] }, no("no-weight")],
    [
      "factors of two lengths",
      { pairs: [pair(0, 2, "1", "0"), pair(1, 2, "1")] },
      no("bad-factor", { pair: [1, 2] }),
    ],
    ["a pair of one label", { pairs: [pair(0, 1, "1")] }, no("equal-labels", { pair: [0, 1] })],
    ["a pair of one point", { pairs: [pair(2, 2, "1")] }, no("equal-labels", { pair: [2, 2] })],
    [
      "a point that is not there",
      { pairs: [pair(0, 3, "1")] },
      no("no-such-point", { pair: [0, 3] }),
    ],
    [
      "a first point that is not there",
      { pairs: [pair(3, 0, "1")] },
      no("no-such-point", { pair: [3, 0] }),
    ],
    [
      "as many pairs as allowed, too far",
      { pairs: new Array<WeightedPair>(LIMITS.pairs).fill(pair(0, 2, "1")), radius: "1/1000" },
      no("too-far", { square: q(`1/${LIMITS.pairs}`) }),
    ],
  ])("does not with %s", (_, change, refusal) => {
    expect(judged(change)).toEqual(refusal);
  });

  test("is declined beyond the limits", () => {
    const many = Array.from({ length: LIMITS.pairs + 1 }, () => pair(0, 2, "1"));
    const limit = (change: Case): unknown => judged(change);
    expect(limit({ pairs: many })).toMatchObject({
      decline: { limit: "pairs", allowed: `${LIMITS.pairs}` },
    });
    const long = `${10n ** 1230n}`;
    const root = [pair(0, 2, long), pair(1, 2, long), pair(1, 2, long)];
    expect(limit({ pairs: root })).toMatchObject({ decline: { limit: "matrix-bits" } });
    const longer = [pair(0, 2, `${10n ** 1300n}`)];
    expect(limit({ pairs: longer })).toMatchObject({ decline: { limit: "part-bits" } });
    const factor = [pair(0, 2, "1", `${10n ** 1300n}`)];
    expect(limit({ pairs: factor })).toMatchObject({ decline: { limit: "part-bits" } });
    const apart = [pair(0, 2, `1/${3n ** 2000n}`), pair(1, 2, `1/${5n ** 1000n}`)];
    expect(limit({ pairs: apart })).toMatchObject({ decline: { limit: "denominator-bits" } });
    const norm = power("64/63");
    expect(limit({ norm, radius: `${10n ** 1200n}/${3n ** 2500n}` })).toMatchObject({
      decline: { limit: "value-bits" },
    });
  });

  // 22 rows of 784 entries, each times up to 22 rows: 198,352 steps, 256 times as many at 4,000 bits.
  // 60 rows over one such denominator would be beyond vector-bits: rows are metered before.
  test.each([
    { name: "by long points", count: 60, x: `1/${3n ** 2500n}`, root: "1" },
    { name: "by one long coordinate", count: 22, x: `${3n ** 2500n}`, root: "1" },
    { name: "by long roots", count: 22, x: "1", root: `${3n ** 2500n}` },
    { name: "by one long denominator", count: 22, x: "1", root: `1/${3n ** 2500n}` },
  ])("is declined if products are too many for their length, $name", ({ count, x, root }) => {
    const dimension = 784;
    const setting: Setting = {
      points: 2,
      dimension,
      classes: 2,
      norm: NORM_TWO,
      radius: q("1000000"),
    };
    const roots = [root, ...new Array<string>(count - 1).fill(root.includes("/") ? "1" : root)];
    const pairs = roots.map((own) => pair(0, 1, own));
    const ones = new Array<string>(dimension - 1).fill("1");
    const given = [
      { point: vector(x, ...ones), label: 0 },
      { point: vector("0", ...ones.map(() => "0")), label: 1 },
    ];
    const witness = { rank: 1, shift: q("0"), pairs };
    expect(answered(() => widthBounded(setting, witness, given))).toMatchObject({
      decline: { limit: "proof-steps" },
    });
  });

  test("is declined if products of factors are too many for their length", () => {
    const rest = new Array<string>(255).fill("1");
    const first = pair(0, 2, "1", `1/${3n ** 2500n}`, ...rest);
    const pairs = [first, ...new Array<WeightedPair>(59).fill(pair(0, 2, "1", "1", ...rest))];
    const proofs = { decline: { limit: "proof-steps" } };
    expect(judged({ pairs, radius: "1000000" })).toMatchObject(proofs);
  });

  test("is none of a setting that is not meaningful", () => {
    expect(judged({ radius: "0" })).toMatchObject({ rejection: { code: "ill-formed/radius" } });
  });
});
