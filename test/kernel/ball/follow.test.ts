// A ball through the network: layers in order, facts before what uses them, and what is said of f.
import { describe, expect, test } from "vitest";
import { dense, network, q, vector } from "../../exact.js";
import { below, type BallCase, exactly, judged, rejectionOf } from "./evidence.js";

const LINE = network(1, [dense("5", "1"), dense("0", "1")], [dense("0", "1", "0")]);
const on = (evidence: object, more: Partial<BallCase> = {}): BallCase => {
  return { network: LINE, centre: vector("0"), rule: below("7"), evidence, ...more };
};

describe("what is said of f", () => {
  test.each([
    {
      name: "no unit is open",
      net: network(1, [dense("5", "1")], [dense("0", "1")]),
      layers: ["+1"],
      statement: "one-activation-region",
    },
    {
      name: "an open unit is not read",
      net: LINE,
      layers: ["+1o1"],
      statement: "one-linear-region",
    },
    { name: "BALL leaves one open", net: LINE, layers: ["d2"], statement: "one-linear-region" },
  ])("if $name", ({ net, layers, statement }) => {
    expect(judged(on({ layers }, { network: net }))).toEqual({ statement, rules: "ball" });
  });

  test("if an open unit is read, by the rule", () => {
    // f = h − max(0, h − 1) for h = max(0, x): 0 on [−2, 0].
    const bent = network(1, [dense("0", "1")], [dense("0", "1")]);
    const fact = {
      facts: [
        [
          0,
          0,
          {
            cases: [
              [[], []],
              [[0], []],
            ],
          },
        ],
      ],
    };
    const zero = {
      layers: [{ units: "o1", ...fact }],
      facts: [{ terms: [[0, "1"]], constant: "0" }],
    };
    const far = { centre: vector("-1"), network: bent };
    expect(judged(on({ ...zero, output: [[0]] }, far))).toMatchObject({ statement: "label-only" });
    const constant = on({ ...zero, output: [[0], []] }, { ...far, rule: exactly("0") });
    expect(judged(constant)).toMatchObject({ statement: "one-linear-region" });
  });
});

describe("a ball", () => {
  test.each([
    { name: "a layer less", layers: [] },
    { name: "a layer more", layers: ["+1o1", "+1"] },
  ])("with $name is no proof", ({ layers }) => {
    expect(rejectionOf(on({ layers }))).toMatchObject({ code: "ill-formed/proof", ball: 3 });
  });

  test("without hidden layers is its label", () => {
    const flat = network(1, [dense("0", "1")]);
    expect(judged(on({ layers: [] }, { network: flat }))).toMatchObject({
      statement: "one-activation-region",
    });
    expect(rejectionOf(on({ layers: [] }, { network: flat, rule: below("1") }))).toMatchObject({
      code: "unproved/label-not-certain",
      required: q("1"),
    });
  });

  test("that leaves out anything needs an error, and is no region", () => {
    const except = [[0, "4", "41/10", "1/20"]];
    const given = { layers: ["+1o1"], except };
    expect(rejectionOf(on(given))).toMatchObject({ code: "unproved/error", reason: "not-claimed" });
    expect(judged(on(given, { error: q("1/20") }))).toEqual({
      statement: "label-only",
      rules: "ball left-out",
    });
    const flat = network(1, [dense("0", "1")]);
    const nothing = on({ layers: [], except }, { network: flat, error: q("1/20") });
    expect(rejectionOf(nothing)).toMatchObject({ reason: "not-exact" });
  });

  test("is declined beyond its budget", () => {
    expect(judged(on({ layers: ["+1o1"] }, { steps: 20 }))).toMatchObject({
      verdict: "declined",
      decline: { limit: "ball-steps" },
    });
  });
});
