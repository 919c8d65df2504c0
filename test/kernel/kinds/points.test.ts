// All points of a dataset are taken, one at a time, before a rule looks at any.
import { describe, expect, test } from "vitest";
import {
  answered,
  collided,
  type LabelledPoint,
  type Network,
  NORM_TWO,
  obstructed,
  preserved,
  refuted,
  type Setting,
  widthBounded,
} from "../../../src/kernel/index.js";
import type { Scaled } from "../../../src/numbers/index.js";
import { pointsOf } from "../../../src/kernel/kinds/points.js";
import { dense, network, q, vector } from "../../exact.js";

const setting: Setting = {
  points: 2,
  dimension: 1,
  classes: 2,
  norm: NORM_TWO,
  radius: q("1"),
};
const left: LabelledPoint = { point: vector("0"), label: 0 };
const right: LabelledPoint = { point: vector("3"), label: 1 };
const taken = (given: Iterable<LabelledPoint>): unknown =>
  answered(() => pointsOf(setting, given, (index) => index === 1));

describe("the points of a setting", () => {
  test("are taken, and those kept that were asked for", () => {
    expect(taken([left, right])).toEqual(new Map([[1, right]]));
  });

  test.each<{ name: string; given: readonly LabelledPoint[]; rejection: object }>([
    {
      name: "one less",
      given: [left],
      rejection: { code: "ill-formed/empty-dataset", expected: "2 points", got: "1" },
    },
    {
      name: "one more",
      given: [left, right, right],
      rejection: {
        code: "ill-formed/empty-dataset",
        ball: 2,
        expected: "2 points",
        got: "more",
      },
    },
    {
      name: "one of another dimension",
      given: [left, { point: vector("0", "0"), label: 0 }],
      rejection: { code: "ill-formed/dimension-mismatch", ball: 1 },
    },
    {
      name: "a label beyond the classes",
      given: [{ point: vector("0"), label: 2 }, right],
      rejection: { code: "ill-formed/label-out-of-range", ball: 0 },
    },
  ])("are refused: $name", ({ given, rejection }) => {
    expect(taken(given)).toMatchObject({ verdict: "rejected", rejection });
  });

  test("are not taken beyond the first that is refused", () => {
    let count = 0;
    function* endless(): Generator<LabelledPoint> {
      for (;;) {
        count += 1;
        yield left;
      }
    }
    expect(taken(endless())).toMatchObject({ rejection: { got: "more" } });
    expect(count).toBe(3);
  });

  test("are copies: what their giver does with them later changes nothing", () => {
    const ints = [3n];
    const mine: Scaled = { ints, den: 1n };
    const kept = pointsOf(setting, [left, { point: mine, label: 1 }], () => true);
    ints[0] = 77n;
    expect(kept.get(1)).toEqual(right);
  });
});

// The points stand between the shape of a claim and the evidence: what is wrong with them is said after the
// one and before the other, in every rule.
describe("in every rule of points", () => {
  const map = network(1, [dense("0", "1")]);
  const end = { point: vector("1"), powers: [] };
  const rule = { kind: "exact", values: [q("0"), q("1")] } as const;
  const claim = { ...setting, rule, ratio: undefined };
  const long: Network = network(2, [dense("0", "1", "1")]);
  type Rule = (about: Setting, points: readonly LabelledPoint[]) => unknown;
  const pair = [0, 5] as const;
  const cases: readonly [string, Rule][] = [
    [
      "counterexample",
      (about, points) => refuted({ ...claim, ...about }, map, { ball: 5, ...end }, points),
    ],
    ["collision", (about, points) => collided(about, map, { pair, points: [end, end] }, points)],
    [
      "preserving-map",
      (about, points) =>
        preserved(
          about,
          map,
          { matrix: map, multipliers: [{ pair, lambda: vector("1", "1") }] },
          points,
        ),
    ],
    [
      "obstruction",
      (about, points) => obstructed(about, { family: [0, 0], distance: q("5"), links: [] }, points),
    ],
    [
      "width-bound",
      (about, points) => widthBounded(about, { rank: 0, shift: q("-1"), pairs: [] }, points),
    ],
    ["covering", (about, points) => widthBounded(about, { rank: 0, nodes: [] }, points)],
  ];

  test.each(cases)("%s: the claim, then the points, then the evidence", (_, judge) => {
    const told = (about: Setting, points: readonly LabelledPoint[]): unknown =>
      answered(() => judge(about, points));
    expect(told({ ...setting, radius: q("0") }, [])).toMatchObject({
      rejection: { code: "ill-formed/radius" },
    });
    expect(told(setting, [left])).toMatchObject({
      rejection: { code: "ill-formed/empty-dataset", got: "1" },
    });
    expect(told(setting, [left, right])).toMatchObject({
      rejection: { code: expect.stringMatching(/^unproved\//u) as string },
    });
  });

  test("a map of another number of inputs is said before the points", () => {
    const witness = { pair, points: [end, end] } as const;
    expect(answered(() => collided(setting, long, witness, []))).toMatchObject({
      rejection: { code: "ill-formed/dimension-mismatch" },
    });
  });
});

// Whoever gives the points runs between the test of the claim and the rule: nothing it changes may count.
describe("who gives the points cannot change what is shown of them", () => {
  const map = network(1, [dense("0", "1")]);
  const rule = { kind: "exact", values: [q("0"), q("1")] } as const;

  /** Points that change the setting while they are taken. */
  function* changing(
    own: Setting,
    points: readonly LabelledPoint[],
    change: object,
  ): Generator<LabelledPoint> {
    yield* points;
    Object.assign(own, change);
  }

  const met = [
    { point: vector("0"), label: 0 },
    { point: vector("2"), label: 1 },
  ];
  const both = { point: vector("1"), powers: [] };
  const cases: readonly [string, (own: Setting, given: Iterable<LabelledPoint>) => unknown][] = [
    [
      "counterexample",
      (own, given) => {
        const claim = Object.assign(own, { rule, ratio: undefined });
        return refuted(claim, network(1, [dense("7", "0")]), { ball: 0, ...both }, given);
      },
    ],
    [
      "collision",
      (own, given) => collided(own, map, { pair: [0, 1], points: [both, both] }, given),
    ],
    [
      "width-bound",
      (own, given) => {
        const leaf = { pair: [0, 1] as const, free: [q("-2")], powers: [] };
        return widthBounded(own, { rank: 0, nodes: [leaf] }, given);
      },
    ],
  ];

  test.each(cases)("%s", (_, judge) => {
    const judged = (change: object): unknown => {
      const own: Setting = { ...setting };
      const found = answered(() => judge(own, changing(own, met, change)));
      return typeof found === "object" && found !== null && "claim" in found
        ? found.claim
        : (found as { setting?: Setting }).setting;
    };
    const plain = judged({});
    expect(plain).toMatchObject({ dimension: 1, points: 2, radius: q("1") });
    const changed = { dimension: 7, points: 9, classes: 1, radius: q("1000"), norm: {} };
    expect(judged(changed)).toEqual(plain);
  });
});
