// The rule of coverings: each condition alone, at equality and just outside.
import { describe, expect, test } from "vitest";
import {
  LIMITS,
  type CoveringNode,
  isTheorem,
  nextColumns,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  answered,
  widthBounded,
  type Setting,
} from "../../../src/kernel/index.js";
import { q, vector } from "../../exact.js";

const DENOMINATOR_BITS = BigInt(LIMITS["denominator-bits"]);

const leaf = (
  i: number,
  j: number,
  free: readonly string[],
  ...powers: string[]
): CoveringNode => ({
  pair: [i, j],
  free: free.map(q),
  powers: powers.map(q),
});
const cut = (row: number, column: number, at: string): CoveringNode => ({ row, column, at: q(at) });

/** (1, 0), (0, 1) of label 0 and the origin of label 1. */
const POINTS = [
  { point: vector("1", "0"), label: 0 },
  { point: vector("0", "1"), label: 0 },
  { point: vector("0", "0"), label: 1 },
];
/** With column 0: v = (0, 1), c = 1/2 leaves (B/2, 1/2); with column 1 the same. */
const HALVES = [leaf(1, 2, ["1/2"]), leaf(0, 2, ["1/2"])];

interface Case {
  readonly norm?: Norm;
  readonly radius?: string;
  readonly rank?: number;
  readonly nodes?: readonly CoveringNode[];
}

function judged({ norm = NORM_INFINITY, radius = "1/4", rank = 1, nodes = HALVES }: Case): unknown {
  const setting: Setting = { points: 3, dimension: 2, classes: 2, norm, radius: q(radius) };
  return answered(() => widthBounded(setting, { rank, nodes }, POINTS));
}

const no = (reason: string, node: number): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/width-bound", reason, node },
});
const power = (p: string): Norm => normOf(q(p)) ?? NORM_TWO;

describe("a covering", () => {
  test.each<[string, Case]>([
    ["p = inf, with equality", {}],
    ["p = 1, with equality", { norm: NORM_ONE, radius: "1/2" }],
    // (1/2)² + (1/2)² = 4μ².
    ["p = 2", { norm: NORM_TWO, radius: "354/1000" }],
    [
      "p = 3/2 and powers",
      {
        norm: power("3/2"),
        // 2·(1/2)^(3/2) < 708/1000 ≤ (2μ)^(3/2): 2μ ≥ 0.7944.
        radius: "398/1000",
        nodes: [
          leaf(1, 2, ["1/2"], "354/1000", "354/1000"),
          leaf(0, 2, ["1/2"], "354/1000", "354/1000"),
        ],
      },
    ],
    [
      "the same ends of a pair, the other way round",
      { nodes: [leaf(2, 1, ["-1/2"]), leaf(0, 2, ["1/2"])] },
    ],
    [
      "cuts",
      {
        nodes: [
          cut(0, 0, "0"),
          leaf(1, 2, ["1/2"]),
          cut(0, 0, "1/3"),
          leaf(1, 2, ["2/3"]),
          leaf(1, 2, ["1/2"]),
          leaf(0, 2, ["1/2"]),
        ],
        radius: "1/4",
      },
    ],
    [
      "a cut of as many bits as a denominator may have",
      {
        nodes: [
          cut(0, 0, `1/${1n << DENOMINATOR_BITS}`),
          leaf(1, 2, ["1"]),
          leaf(1, 2, ["1"]),
          leaf(0, 2, ["1"]),
        ],
        radius: "1/2",
      },
    ],
    ["rank 0", { rank: 0, radius: "1/1000000", nodes: [leaf(0, 2, ["1", "0"])] }],
    ["rank d, where balls meet", { rank: 2, radius: "1/2", nodes: [leaf(0, 2, [])] }],
    ["a rank above d, as d", { rank: 3, radius: "1/2", nodes: [leaf(0, 2, [])] }],
  ])("holds with %s", (_, change) => {
    const found = judged(change);
    expect(found).toMatchObject({ kind: "width-bound", rank: change.rank ?? 1 });
    expect(isTheorem(found as object)).toBe(true);
  });

  test.each<[string, Case, object]>([
    ["a smaller radius", { radius: "249/1000" }, no("too-far", 0)],
    ["p = 1 and that radius", { norm: NORM_ONE }, no("too-far", 0)],
    ["p = 2 just below", { norm: NORM_TWO, radius: "353/1000" }, no("too-far", 0)],
    ["another c", { nodes: [leaf(1, 2, ["1/2"]), leaf(0, 2, ["51/100"])] }, no("too-far", 1)],
    ["c of another sign", { nodes: [leaf(1, 2, ["-1/2"]), leaf(0, 2, ["1/2"])] }, no("too-far", 0)],
    [
      "a leaf that is far in one half",
      {
        nodes: [cut(0, 0, "1/2"), leaf(1, 2, ["1/2"]), leaf(1, 2, ["1"]), leaf(0, 2, ["1/2"])],
      },
      no("too-far", 2),
    ],
    ["no powers where they are needed", { norm: power("3"), radius: "1" }, no("bad-powers", 0)],
    ["a pair of one label", { nodes: [leaf(0, 1, ["1/2"])] }, no("equal-labels", 0)],
    ["a point that is not there", { nodes: [leaf(1, 3, ["1/2"])] }, no("no-such-point", 0)],
    ["a first point that is not there", { nodes: [leaf(3, 2, ["1/2"])] }, no("no-such-point", 0)],
    ["c too long", { nodes: [leaf(1, 2, ["1/2", "0"])] }, no("bad-free", 0)],
    ["c too short", { nodes: [leaf(1, 2, [])] }, no("bad-free", 0)],
    ["no nodes", { nodes: [] }, no("open-cell", 0)],
    ["one choice of columns alone", { nodes: HALVES.slice(0, 1) }, no("open-cell", 1)],
    ["half a cell", { nodes: [cut(0, 0, "0"), ...HALVES.slice(0, 1)] }, no("open-cell", 2)],
    ["a node too many", { nodes: [...HALVES, leaf(0, 2, ["1/2"])] }, no("node-left-over", 2)],
    ["a cut too many", { nodes: [...HALVES, cut(0, 0, "0")] }, no("node-left-over", 2)],
    ["a cut at the end of the cell", { nodes: [cut(0, 0, "1"), ...HALVES] }, no("bad-cut", 0)],
    [
      "a cut outside of a half",
      { nodes: [cut(0, 0, "0"), cut(0, 0, "1/2"), ...HALVES] },
      no("bad-cut", 1),
    ],
    ["a cut in no row", { nodes: [cut(1, 0, "0"), ...HALVES] }, no("bad-cut", 0)],
    ["a cut in no column", { nodes: [cut(0, 1, "0"), ...HALVES] }, no("bad-cut", 0)],
    ["a cut of rank 0", { rank: 0, nodes: [cut(0, 0, "0")] }, no("bad-cut", 0)],
    [
      "rank d, where balls are apart",
      { rank: 2, radius: "49/100", nodes: [leaf(0, 2, [])] },
      no("too-far", 0),
    ],
    ["a rank above d, without nodes", { rank: 3, nodes: [] }, no("open-cell", 0)],
  ])("does not with %s", (_, change, refusal) => {
    expect(judged(change)).toEqual(refusal);
  });

  test("does not with a cut in no column, where another entry has its place", () => {
    const setting: Setting = {
      points: 1,
      dimension: 3,
      classes: 1,
      norm: NORM_TWO,
      radius: q("1"),
    };
    const given = [{ point: vector("0", "0", "0"), label: 0 }];
    const witness = { rank: 2, nodes: [cut(0, 1, "0")] };
    expect(answered(() => widthBounded(setting, witness, given))).toEqual(no("bad-cut", 0));
  });

  test("is declined beyond the limits", () => {
    const many = new Array<CoveringNode>(LIMITS["covering-terms"] / 4).fill(leaf(1, 2, ["1/2"]));
    expect(judged({ nodes: many })).toMatchObject({
      decline: { limit: "covering-terms", allowed: `${LIMITS["covering-terms"]}` },
    });
    expect(judged({ nodes: many.slice(1) })).toEqual(no("too-far", 1));
    const long = leaf(1, 2, [`1/${2n ** 4097n}`]);
    expect(judged({ nodes: [long] })).toMatchObject({ decline: { limit: "denominator-bits" } });
    const large = leaf(1, 2, [`${2n ** 4097n}`]);
    expect(judged({ nodes: [large] })).toMatchObject({ decline: { limit: "part-bits" } });
    const fine = cut(0, 0, `1/${2n ** 4097n}`);
    expect(judged({ nodes: [fine] })).toMatchObject({ decline: { limit: "denominator-bits" } });
    const two = [cut(0, 0, `1/${2n ** 4000n}`), cut(0, 0, `-1/${3n ** 100n}`)];
    expect(judged({ nodes: two })).toMatchObject({ decline: { limit: "denominator-bits" } });
  });

  test("is none of a setting that is not meaningful", () => {
    expect(judged({ radius: "0" })).toMatchObject({ rejection: { code: "ill-formed/radius" } });
  });
});

describe("a covering of two rows and two columns", () => {
  const AXES = [0, 1, 2, 3].map((k) => vector(...[0, 1, 2, 3].map((n) => (n === k ? "1" : "0"))));
  const SHIFTED = vector("1/2", "1/2", "0", "3/2");
  /** The axis `k` with c = 1/2 there: every entry of B leaves at most 1/2. */
  const axis = (k: number, ...free: readonly string[]): CoveringNode => leaf(k, 5, free);
  /** A leaf for each choice of the columns after 0 and 1. */
  const OTHERS = [
    axis(3, "0", "1/2"),
    axis(2, "0", "1/2"),
    axis(3, "0", "1/2"),
    axis(2, "0", "1/2"),
    axis(1, "0", "1/2"),
  ];
  /** (1/2 + b_01, 1/2 + b_11, 0, 1/2): at most 1/2 if b_01 and b_11 are from −1 to 0. */
  const narrow = leaf(4, 5, ["0", "1"]);

  function wide(nodes: readonly CoveringNode[], radius = "1/4"): unknown {
    const setting: Setting = {
      ...{ points: 6, dimension: 4, classes: 2 },
      ...{ norm: NORM_INFINITY, radius: q(radius) },
    };
    const given = [
      ...[...AXES, SHIFTED].map((point) => ({ point, label: 0 })),
      { point: vector("0", "0", "0", "0"), label: 1 },
    ];
    return answered(() => widthBounded(setting, { rank: 2, nodes }, given));
  }
  const whole = axis(3, "0", "1/2");

  test("holds with one leaf a choice of columns", () => {
    expect(wide([whole, ...OTHERS])).toMatchObject({ kind: "width-bound", rank: 2 });
  });

  test("holds with a leaf that needs the cuts in both rows", () => {
    const nodes = [cut(0, 1, "0"), cut(1, 1, "0"), narrow, whole, whole, ...OTHERS];
    expect(wide(nodes)).toMatchObject({ kind: "width-bound", rank: 2 });
    const other = [cut(1, 1, "0"), cut(0, 1, "0"), narrow, whole, whole, ...OTHERS];
    expect(wide(other)).toMatchObject({ kind: "width-bound", rank: 2 });
  });

  test.each<[string, readonly CoveringNode[], object]>([
    ["that leaf alone", [narrow], no("too-far", 0)],
    [
      "a cut in another column of the second row",
      [cut(0, 1, "0"), cut(1, 0, "0"), narrow],
      no("too-far", 2),
    ],
    [
      "a cut in another column of the first row",
      [cut(0, 0, "0"), cut(1, 1, "0"), narrow],
      no("too-far", 2),
    ],
    [
      "that leaf in another part",
      [cut(0, 1, "0"), cut(1, 1, "0"), narrow, narrow],
      no("too-far", 3),
    ],
    ["a cut just above", [cut(0, 1, "0"), cut(1, 1, "1/100"), narrow], no("too-far", 2)],
    ["an entry cut outside of its part", [cut(1, 1, "0"), cut(1, 1, "1/2")], no("bad-cut", 1)],
    ["a cut in no row", [cut(2, 0, "0")], no("bad-cut", 0)],
    ["a cut in no column", [cut(0, 2, "0")], no("bad-cut", 0)],
    ["one choice of columns less", [whole, ...OTHERS.slice(0, -1)], no("open-cell", 5)],
    ["one leaf too many", [whole, ...OTHERS, whole], no("node-left-over", 6)],
  ])("does not with %s", (_, nodes, refusal) => {
    expect(wide(nodes)).toEqual(refusal);
  });

  test("does not with a smaller radius", () => {
    expect(wide([whole, ...OTHERS], "249/1000")).toEqual(no("too-far", 0));
  });
});

test("columns are taken in order, each choice once", () => {
  const all: (readonly number[])[] = [];
  let next: readonly number[] | undefined = [0, 1];
  for (; next !== undefined; next = nextColumns(next, 4)) all.push(next);
  expect(all.map((columns) => columns.join(""))).toEqual(["01", "02", "03", "12", "13", "23"]);
  expect(nextColumns([], 3)).toBeUndefined();
  expect(nextColumns([0, 1, 2], 3)).toBeUndefined();
});
