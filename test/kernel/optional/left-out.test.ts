// What may be left out of a ball: each condition at equality and just beyond.
import { describe, expect, test } from "vitest";
import { elaborateBall, type FactFamily } from "../../../src/elaborate/index.js";
import { isExcepted, testLeftOut } from "../../../src/kernel/optional/left-out.js";
import { unitsOf } from "../../../src/kernel/ball/units.js";
import {
  answered,
  type Ball,
  type Claim,
  type ExceptedSlab,
  groundOf,
  inputLevel,
  linearParts,
  memorized,
  type Network,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  openBudget,
  rowsOver,
} from "../../../src/kernel/index.js";
import type { Rational, Scaled } from "../../../src/numbers/index.js";
import { dense, network, q, vector } from "../../exact.js";
import { evidenceOf, groundIn, judged as judgedBall, refusalOf } from "../ball/evidence.js";

const CUBE = normOf(q("3")) ?? NORM_TWO;
const HALVES = normOf(q("3/2")) ?? NORM_TWO;

/** Units 3x + 4y + 25, x (which switches), 7 and 0: on balls of radius 2 about 0. */
const NET: Network = network(
  2,
  [dense("25", "3", "4"), dense("0", "1", "0"), dense("7", "0", "0"), dense("-7", "0", "0")],
  [dense("1", "1", "1", "1", "1")],
);
const SLAB: ExceptedSlab = { unit: 0, low: q("25"), high: q("201/8"), share: q("1/80") };

function defect(
  slabs: readonly ExceptedSlab[],
  error: Rational | undefined = q("1/2"),
  norm: Norm = NORM_TWO,
  allowed = 1_000_000,
): unknown {
  const ground = groundIn(2, { norm, radius: "2" });
  const [proof] = evidenceOf({ layers: ["+1o1+1-1"] }).layers;
  if (proof === undefined) throw new Error("no layer");
  const first = unitsOf(rowsOver(NET, inputLevel(vector("0", "0")), ground), proof, ground);
  const meter = groundOf({ ...ground, budget: openBudget(allowed) }, []);
  return refusalOf(() => {
    testLeftOut({ slabs, error }, first, meter);
  });
}

const no = (reason: string, slab = 0): unknown => ({
  verdict: "rejected",
  rejection: expect.objectContaining({
    code: "unproved/error",
    ball: 3,
    slab,
    reason,
  }) as unknown,
});

describe("the share of a slab, dγ/(2R)", () => {
  // γ = 1/8, d = 2, R = 2·(4, 5, 7), and for other p that of p = 2 or 1.
  const cases = [
    { p: "1", norm: NORM_ONE, share: "1/64", less: "1/65" },
    { p: "2", norm: NORM_TWO, share: "1/80", less: "1/81" },
    { p: "inf", norm: NORM_INFINITY, share: "1/112", less: "1/113" },
    { p: "3", norm: CUBE, share: "1/80", less: "1/81" },
    { p: "3/2", norm: HALVES, share: "1/64", less: "1/65" },
  ];
  test.each(cases)("p = $p: equality counts, less does not", ({ norm, share, less }) => {
    expect(defect([{ ...SLAB, share: q(share) }], q("1/2"), norm)).toBeUndefined();
    expect(defect([{ ...SLAB, share: q(less) }], q("1/2"), norm)).toEqual(no("share-too-small"));
  });

  test("a hyperplane has no volume, but a share must be above 0", () => {
    const plane = { ...SLAB, high: q("25") };
    expect(defect([{ ...plane, share: q("1/1000000") }])).toBeUndefined();
    expect(defect([{ ...plane, share: q("0") }])).toEqual(no("no-slab"));
  });

  test.each([
    { name: "backwards", change: { low: q("26") }, reason: "no-slab" },
    { name: "of share 0", change: { share: q("0") }, reason: "no-slab" },
    { name: "of a negative share", change: { share: q("-1") }, reason: "no-slab" },
    { name: "of a unit that switches", change: { unit: 1 }, reason: "not-exact" },
    { name: "of a constant unit", change: { unit: 2 }, reason: "not-exact" },
    { name: "of a unit that is 0", change: { unit: 3 }, reason: "not-exact" },
    { name: "of no unit", change: { unit: 4 }, reason: "not-exact" },
  ])("a slab $name", ({ change, reason }) => {
    expect(defect([SLAB, { ...SLAB, ...change }])).toEqual(no(reason, 1));
  });
});

describe("the shares of a ball", () => {
  test("may add up to the error, and not to more", () => {
    const sixth = { ...SLAB, share: q("1/60") };
    expect(defect([SLAB, sixth], q("7/240"))).toBeUndefined();
    expect(defect([SLAB, sixth], q("6999/240000"))).toEqual(no("too-much", 1));
  });

  test("count twice if a slab is named twice", () => {
    expect(defect([SLAB, SLAB], q("1/80"))).toEqual(no("too-much", 1));
  });

  test("may not be there without an error", () => {
    const given = { layers: ["+1o1+1-1"], except: [[0, "25", "201/8", "1/80"]] };
    const one = { network: NET, centre: vector("0", "0"), radius: "2", evidence: given };
    expect(judgedBall(one)).toEqual(no("not-claimed"));
  });
});

test("without a hidden layer nothing can be left out", () => {
  const except = [[0, "25", "201/8", "1/80"]];
  const flat = network(2, [dense("1", "0", "0")]);
  const one = {
    network: flat,
    centre: vector("0", "0"),
    radius: "2",
    evidence: { layers: [], except },
  };
  expect(judgedBall(one)).toEqual(no("not-claimed"));
  expect(judgedBall({ ...one, error: q("1/2") })).toEqual(no("not-exact"));
});

test("a slab costs a step a coordinate, and the square of the length of the sum", () => {
  expect(defect([SLAB, SLAB], q("1/2"), NORM_TWO, 6 + 6)).toBeUndefined();
  expect(defect([SLAB, SLAB], q("1/2"), NORM_TWO, 6 + 5)).toMatchObject({
    verdict: "declined",
    decline: { limit: "ball-steps" },
  });
});

describe("a piece is left out", () => {
  const excepted = { slabs: [SLAB], error: q("1/2") };
  test.each([
    { name: "inside of the slab", low: "25", high: "201/8", unit: 0, is: true },
    { name: "a smaller one", low: "2501/100", high: "2502/100", unit: 0, is: true },
    { name: "beyond the upper end", low: "25", high: "202/8", unit: 0, is: false },
    { name: "beyond the lower end", low: "249/10", high: "25", unit: 0, is: false },
    { name: "of another unit", low: "25", high: "201/8", unit: 1, is: false },
  ])("$name: $is", ({ low, high, unit, is }) => {
    const { parts } = groundIn(2);
    const slab = { value: q("0"), part: parts.zero, low: q(low), high: q(high) };
    expect(isExcepted(excepted, unit, slab)).toBe(is);
    expect(isExcepted(excepted, unit, { ...slab, low: undefined })).toBe(false);
    expect(isExcepted(excepted, unit, { ...slab, high: undefined })).toBe(false);
  });
});

/** u = 3x + 4y + 25; f = 1 + a bump on 25 < u < 201/8. */
const BUMP = network(
  2,
  [dense("25", "3", "4")],
  [dense("-25", "1"), dense("-401/16", "1"), dense("-201/8", "1")],
  [dense("1", "1", "-2", "1")],
);
const FACTS = ["1", "-1"].map(
  (sign): FactFamily => ({
    from: 1,
    to: 1,
    step: 1,
    times: 1,
    shift: 0,
    terms: [1, -2, 1].map((weight, unit) => ({ unit, weight: q(`${weight * Number(sign)}`) })),
    rows: [],
    constant: q("0"),
    split: { from: 1, cuts: [{ unit: 0, at: [q("25"), q("201/8")] }] },
  }),
);

/** A ball, and what is said to hold on it. */
interface Said {
  readonly centre: Scaled;
  readonly label: number;
  readonly families: readonly FactFamily[];
  readonly except: readonly ExceptedSlab[];
}

/** What the search finds and the kernel then says. */
function judgedWith(claim: Claim, net: Network, said: readonly Said[]): unknown {
  const { norm, radius, rule, error, dimension } = claim;
  const parts = linearParts(dimension, norm, radius, new Map());
  const balls: Ball[] = [];
  for (const [ball, { centre, label, families, except }] of said.entries()) {
    const about = { network: net, parts, rule, error, ball, centre, label };
    const found = elaborateBall({ ...about, families, except });
    if (found.verdict !== "elaborated") return found;
    balls.push({ centre, label, evidence: found.evidence });
  }
  return answered(() => memorized(claim, net, [], { pair: [0, 1], powers: [] }, balls));
}

describe("a judgement with an error", () => {
  const judged = (error: Rational | undefined, except: readonly ExceptedSlab[]): unknown => {
    const claim = {
      points: 1,
      dimension: 2,
      classes: 1,
      norm: NORM_TWO,
      radius: q("2"),
      rule: { kind: "exact", values: [q("1")] },
      ratio: undefined,
      ...(error !== undefined && { error }),
    } as const;
    return judgedWith(claim, BUMP, [
      { centre: vector("0", "0"), label: 0, families: FACTS, except },
    ]);
  };

  test("proves the label off the slab, and says nothing of regions", () => {
    expect(judged(q("1/80"), [SLAB])).toMatchObject({
      statement: "label-only",
      claim: { error: q("1/80") },
    });
  });

  test("does not prove it if the slab stays in", () => {
    expect(judged(q("1/80"), [])).toMatchObject({ rejection: { code: "unproved/fact" } });
    expect(judged(undefined, [])).toMatchObject({ rejection: { code: "unproved/fact" } });
  });

  test("does not leave out what the claim does not allow", () => {
    expect(judged(undefined, [SLAB])).toMatchObject({
      rejection: { code: "unproved/error", reason: "not-claimed" },
    });
    expect(judged(q("1/81"), [SLAB])).toMatchObject({
      rejection: { code: "unproved/error", reason: "too-much" },
    });
  });
});

// x on [−1, 1]; f = 50·(max(0, x + 1/100) − max(0, x − 1/100)) is 0 on the left and 1 on the right.
describe("two labels at one point, each on a little less than half of its ball", () => {
  const ramp = network(
    1,
    [dense("5", "1")],
    [dense("-499/100", "1"), dense("-501/100", "1")],
    [dense("0", "50", "-50")],
  );
  const side = (label: number, low: string, high: string): Said => {
    const facts = ["50", "-50"].map((sign): FactFamily => {
      const terms = [
        { unit: 0, weight: q(sign) },
        { unit: 1, weight: q(`${-Number(sign)}`) },
      ];
      const constant = q(`${(-label * Number(sign)) / 50}`);
      const split = { from: 1, cuts: [{ unit: 0, at: [q(low), q(high)] }] };
      return { from: 1, to: 1, step: 1, times: 1, shift: 0, terms, rows: [], constant, split };
    });
    const except = [{ unit: 0, low: q(low), high: q(high), share: q("51/100") }];
    return { centre: vector("0"), label, families: facts, except };
  };
  const judged = (ratio: Rational | undefined): unknown => {
    const rule = { kind: "exact", values: [q("0"), q("1")] } as const;
    const size = { points: 2, dimension: 1, classes: 2, radius: q("1"), norm: NORM_TWO };
    const claim = { ...size, rule, ratio, error: q("51/100") };
    const sides = [side(0, "499/100", "6001/1000"), side(1, "3999/1000", "501/100")];
    return judgedWith(claim, ramp, sides);
  };

  test("are what an error above 1/2 allows", () => {
    expect(judged(undefined)).toMatchObject({ statement: "label-only" });
  });

  test("have no separation, so no ρ ≥ r is said of them", () => {
    expect(judged(q("1"))).toMatchObject({ rejection: { code: "ill-formed/error" } });
  });
});
