// The rule of counterexamples: each condition alone, at equality and just outside.
import { describe, expect, test } from "vitest";
import {
  type Claim,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  answered,
  refuted,
} from "../../../src/kernel/index.js";
import { dense, network, q, vector } from "../../exact.js";

const CUBE = normOf(q("3")) ?? NORM_TWO;
/** f(x, y) = x. */
const net = network(2, [dense("0", "1", "0")]);

interface Case {
  readonly norm?: Claim["norm"];
  readonly radius?: string;
  readonly ball?: number;
  readonly point?: readonly string[];
  readonly powers?: readonly string[];
}

/** The claim f < 2 about (0, 0) and f > 2 about (9, 0); by default (3, 4) in the ball of radius 5. */
function judged({
  norm = NORM_TWO,
  radius = "5",
  ball = 0,
  point = ["3", "4"],
  powers = [],
}: Case): unknown {
  const claim: Claim = {
    points: 2,
    dimension: 2,
    classes: 2,
    norm,
    radius: q(radius),
    rule: { kind: "threshold", level: q("2") },
    ratio: undefined,
  };
  const witness = { ball, point: vector(...point), powers: powers.map(q) };
  const given = [
    { point: vector("0", "0"), label: 0 },
    { point: vector("9", "0"), label: 1 },
  ];
  return answered(() => refuted(claim, net, witness, given));
}

test("a claim with an error is not refuted by a point", () => {
  const claim: Claim = {
    points: 1,
    dimension: 2,
    classes: 2,
    norm: NORM_TWO,
    radius: q("5"),
    rule: { kind: "threshold", level: q("2") },
    ratio: undefined,
    error: q("1/2"),
  };
  const witness = { ball: 0, point: vector("3", "4"), powers: [] };
  expect(answered(() => refuted(claim, net, witness, []))).toMatchObject({
    verdict: "rejected",
    rejection: { code: "ill-formed/error", expected: "a claim without an error", got: "1/2" },
  });
});

const no = (reason: string, ball = 0): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/counterexample", ball, reason },
});

describe("a point refutes", () => {
  test.each<[string, Case]>([
    ["at distance exactly the radius, p = 2", {}],
    ["at distance exactly the radius, p = 1", { norm: NORM_ONE, radius: "7" }],
    ["at distance exactly the radius, p = inf", { norm: NORM_INFINITY, radius: "4" }],
    [
      "at distance exactly the radius, p = 3",
      { norm: CUBE, radius: "6", point: ["3", "5"], powers: ["27", "189"] },
    ],
    ["with a tie", { point: ["2", "0"] }],
    ["with the label of the other side", { ball: 1, point: ["1", "0"], radius: "8" }],
  ])("%s", (_, change) => {
    expect(judged(change)).toMatchObject({ kind: "counterexample", ball: change.ball ?? 0 });
  });
});

describe("a point does not refute", () => {
  test.each<[string, Case, object]>([
    ["10^-30 beyond the radius, p = 2", { radius: `4${"9".repeat(1)}/10` }, no("too-far")],
    ["beyond the radius, p = 1", { norm: NORM_ONE, radius: "699/100" }, no("too-far")],
    ["beyond the radius, p = inf", { norm: NORM_INFINITY, radius: "399/100" }, no("too-far")],
    [
      "with powers too large, p = 3",
      { norm: CUBE, radius: "6", point: ["3", "5"], powers: ["27", "190"] },
      no("too-far"),
    ],
    [
      "with powers too small, p = 3",
      { norm: CUBE, radius: "6", point: ["3", "5"], powers: ["27", "124"] },
      no("bad-powers"),
    ],
    ["without powers, p = 3", { norm: CUBE, radius: "6", point: ["3", "5"] }, no("bad-powers")],
    ["with the right label", { point: ["1", "0"] }, no("right-label")],
    ["of a ball that is not there", { ball: 2 }, no("no-such-point", 2)],
  ])("%s", (_, change, refusal) => {
    expect(judged(change)).toEqual(refusal);
  });

  test("of another dimension", () => {
    expect(judged({ point: ["3"] })).toMatchObject({
      rejection: { code: "ill-formed/dimension-mismatch", ball: 0 },
    });
  });

  test("of a claim that is not meaningful", () => {
    expect(judged({ radius: "0" })).toMatchObject({ rejection: { code: "ill-formed/radius" } });
  });

  test("whose evaluation is beyond the limits", () => {
    const claim: Claim = {
      points: 1,
      dimension: 1,
      classes: 1,
      norm: NORM_TWO,
      radius: q("1"),
      rule: { kind: "exact", values: [q("0")] },
      ratio: undefined,
    };
    const large = (): ReturnType<typeof dense>[] => [dense("0", `${10n ** 4000n}`)];
    const deep = network(1, ...Array.from({ length: 6 }, large));
    const witness = { ball: 0, point: vector("1"), powers: [] };
    const given = [{ point: vector("1"), label: 0 }];
    expect(answered(() => refuted(claim, deep, witness, given))).toMatchObject({
      decline: { code: "limit-exceeded", limit: "value-bits" },
    });
  });

  test("with powers of numbers that are too long", () => {
    const norm = normOf(q("64/63")) ?? NORM_TWO;
    const long = `${10n ** 4000n}`;
    expect(judged({ norm, radius: long, powers: [long, long] })).toMatchObject({
      decline: { code: "limit-exceeded", limit: "value-bits" },
    });
  });
});
