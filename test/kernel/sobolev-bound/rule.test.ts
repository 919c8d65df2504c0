// The rule of Sobolev bounds: each condition alone, at equality and just outside.
import { describe, expect, test } from "vitest";
import { isTheorem, type TargetPoint } from "../../../src/kernel/index.js";
import type { Scaled } from "../../../src/numbers/index.js";
import { q, vector } from "../../exact.js";
import { type Case, judged } from "./given.js";

const no = (reason: string, more: object = {}): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/sobolev-bound", reason, ...more },
});
const shape = (code: string, more: object = {}): object => ({
  verdict: "rejected",
  rejection: { code: `ill-formed/${code}`, ...more },
});
const tangent = { model: "tangent" } as const;
const ENDS = [vector("1"), vector("-1")] as const;
const TWO: Case = {
  units: ENDS,
  atoms: ENDS,
  points: ENDS.map((x) => ["1", x]),
  ...{ den: 3n, claim: { bound: q("2/3") } },
};
const THIRDS: Case["points"] = [
  ["1/3", vector("1/3")],
  ["1/2", vector("1/2")],
  ["2", vector("2")],
];

describe("a Sobolev bound", () => {
  test.each<[string, Case]>([
    ["λ = 1, with equality", {}],
    // v = λ/(1 + λ), LB = λ/(1 + λ).
    ["λ = 99", { lambda: "99", parameters: [[99n]], den: 100n, claim: { bound: q("99/100") } }],
    ["λ = 1/2", { lambda: "1/2", den: 3n, claim: { bound: q("1/3") } }],
    // One unit for x, one for −x; each is active at half of the atoms: v = λ/(1/2 + λ).
    ["two units", { ...TWO, parameters: [[2n], [2n]] }],
    ["a smaller bound", { claim: { bound: q("1/3") } }],
    ["a bound below 0", { claim: { bound: q("-1") } }],
    // LB = λ/(1 + λ) − λη.
    ["an error", { claim: { error: q("1/4"), bound: q("1/4") } }],
    ["tangent features", { claim: tangent }],
    ["parameters not in lowest terms", { parameters: [[50n]], den: 100n }],
    // f = v·max(0, 3x) is the same with v/3; slope 9v².
    ["a longer unit", { units: [vector("3")], parameters: [[1n]], den: 6n }],
    // And the same with 3v for max(0, x/3).
    ["a shorter unit", { units: [vector("1/3")], parameters: [[3n]] }],
    // v = y/2, and LB = y/2·y.
    [
      "a target of another denominator than its point",
      { points: [["1/3", vector("1")]], den: 6n, claim: { bound: q("1/18") } },
    ],
    // The mean of the slopes at 1 and −1 is v²/2: λ/(1/2 + λ)/2 at v = λ/(1/2 + λ).
    [
      "an atom where nothing is active",
      {
        atoms: [vector("-1"), vector("1")],
        parameters: [[2n]],
        den: 3n,
        claim: { bound: q("1/3") },
      },
    ],
    [
      "an atom where w·z = 0",
      {
        atoms: [vector("0"), vector("1")],
        parameters: [[2n]],
        den: 3n,
        claim: { bound: q("1/3") },
      },
    ],
    [
      "points of other denominators",
      {
        points: THIRDS,
        // Σx² = 157/36 = s, and v and LB are s/(1 + s).
        parameters: [[157n]],
        ...{ den: 193n, claim: { bound: q("157/193") } },
      },
    ],
  ])("holds with %s", (_, change) => {
    const found = judged(change);
    expect(found).toMatchObject({ kind: "sobolev-bound", bound: change.claim?.bound ?? q("1/2") });
    expect(isTheorem(found as object)).toBe(true);
  });

  test.each<[string, Case, object]>([
    [
      "a bound just above",
      { claim: { bound: q("500001/1000000") } },
      no("too-small", { proved: q("1/2") }),
    ],
    [
      "an error of which n times counts",
      {
        claim: { error: q("1/4"), bound: q("1/4") },
        points: [
          ["1", vector("1")],
          ["0", vector("-1")],
        ],
      },
      no("too-small", { proved: q("0") }),
    ],
    [
      "a bound just above, with points of other denominators",
      { points: THIRDS, parameters: [[157n]], den: 193n, claim: { bound: q("158/193") } },
      no("too-small", { proved: q("157/193") }),
    ],
    [
      "a bound just above, with a target of another denominator than its point",
      { points: [["1/3", vector("1")]], den: 6n, claim: { bound: q("2/35") } },
      no("too-small", { proved: q("1/18") }),
    ],
    ["the parameter of a longer unit", { units: [vector("1/3")] }, no("not-stationary")],
    ["λ = 0", { lambda: "0" }, no("lambda-not-positive")],
    ["λ below 0", { lambda: "-1" }, no("lambda-not-positive")],
    ["an error below 0", { claim: { error: q("-1/4") } }, no("error-below-0")],
    ["another λ", { lambda: "2" }, no("not-stationary", { unit: 0 })],
    ["another parameter", { parameters: [[2n]] }, no("not-stationary", { unit: 0 })],
    ["another denominator", { den: 3n }, no("not-stationary", { unit: 0 })],
    ["another target", { points: [["2", vector("1")]] }, no("not-stationary", { unit: 0 })],
    [
      "an atom where nothing is active",
      { atoms: [vector("-1")] },
      no("not-stationary", { unit: 0 }),
    ],
    ["a point where nothing is active", { points: [["1", vector("0")]] }, no("not-stationary")],
    ["one atom less", { atoms: [vector("1"), vector("-1")] }, no("not-stationary", { unit: 0 })],
    [
      "the second of two units that is not at rest",
      { ...TWO, parameters: [[2n], [1n]] },
      no("not-stationary", { unit: 1 }),
    ],
    [
      "two units, both not at rest",
      { units: [vector("1"), vector("2")], parameters: [[1n], [1n]] },
      no("not-stationary", { unit: 0 }),
    ],
    ["no point", { claim: { points: 0 } }, shape("empty-dataset")],
    ["no atom", { claim: { atoms: 0 } }, shape("empty-dataset")],
    [
      "no unit",
      { units: [], parameters: [] },
      shape("empty-dataset", {
        expected: "a point, an atom, a unit and a coordinate",
        got: "1, 1, 0 and 1",
      }),
    ],
    ["no coordinate", { claim: { dimension: 0 } }, shape("empty-dataset")],
    [
      "a point of two coordinates",
      { points: [["1", vector("1", "0")]] },
      shape("dimension-mismatch", { expected: "1 coordinates of point 0", got: "2" }),
    ],
    [
      "an atom of two coordinates",
      { atoms: [vector("1", "0")] },
      shape("dimension-mismatch", { expected: "1 coordinates of atom 0", got: "2" }),
    ],
    ["a unit of two coordinates", { units: [vector("1", "0")] }, shape("dimension-mismatch")],
    ["two parameters", { parameters: [[1n, 1n]] }, shape("dimension-mismatch")],
  ])("is refused: %s", (_, change, refusal) => {
    expect(judged(change)).toMatchObject(refusal);
  });
});

describe("points and atoms are as many as claimed", () => {
  const one = { point: vector("1"), target: q("1") };
  const count = (got: string, what: string): object => ({
    rejection: { code: "ill-formed/empty-dataset", expected: `1 ${what}`, got },
  });

  test.each<[string, readonly TargetPoint[], readonly Scaled[], object]>([
    ["no point", [], [vector("1")], count("0", "points")],
    ["two points", [one, one], [vector("1")], count("2", "points")],
    ["no atom", [one], [], count("0", "atoms")],
    ["two atoms", [one], [vector("1"), vector("1")], count("2", "atoms")],
  ])("%s is refused", (_, points, atoms, refusal) => {
    expect(judged({ claim: { points: 1, atoms: 1 } }, points, atoms)).toMatchObject(refusal);
  });

  test("units of another number are a fault", () => {
    expect(() => judged({ claim: { units: 2 } })).toThrow(/another claim/u);
  });

  test("points are taken one at a time, and atoms after all of them", () => {
    const taken: string[] = [];
    function* points(): Generator<TargetPoint> {
      taken.push("point");
      yield one;
      taken.push("no more points");
    }
    function* atoms(): Generator<Scaled> {
      taken.push("atom");
      yield vector("1");
    }
    expect(judged({}, points(), atoms())).toMatchObject({ kind: "sobolev-bound" });
    expect(taken).toEqual(["point", "no more points", "atom"]);
  });
});
