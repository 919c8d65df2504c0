// Labels on balls where f may read units that switch: what each rule needs, and what is then said of f.
import { describe, expect, test } from "vitest";
import {
  type FactFamily,
  forwardOf,
  labelByFacts,
  linearParts,
  type Network,
  NORM_TWO,
  PROOF_STEPS,
  type Row,
  type Rule,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";
import { EXACT, family, OTHER_CLASS, term, VORONOI } from "./switching.js";

/** The layers of the maximum, and then these. */
function afterMaximum(...layers: Row[][]): Network {
  return { ...VORONOI, layers: [...VORONOI.layers.slice(0, 3), ...network(3, ...layers).layers] };
}
/** w = 1/2 + (A − 20)·5/4, not clipped: on the ball of 0 it bends, and is at most 0, with equality. */
const w = dense("-49/2", "0", "5/4", "0");
const BENDING = afterMaximum([w]);

interface Question {
  readonly label: number;
  readonly facts: readonly FactFamily[];
  readonly rule: Rule;
  readonly network: Network;
  readonly centre?: string;
  readonly radius?: string;
}

function labelled({
  label,
  facts,
  rule,
  network: net,
  centre = "0",
  radius = "9/10",
}: Question): unknown {
  const parts = linearParts(1, NORM_TWO, q(radius), new Map());
  const output = forwardOf(net, parts, 7, vector(centre), facts);
  return output.verdict === "forward" ? labelByFacts(parts, rule, 7, label, output) : output;
}

/** That the facts do not bound f. */
function notBounded(rival: number, more: object = {}): object {
  const code = "unproved/label-not-certain";
  return {
    verdict: "rejected",
    rejection: { code, ball: 7, reason: "not-bounded", rival, ...more },
  };
}

const threshold = (level: string): Rule => ({ kind: "threshold", level: q(level) });

describe("the rule exact", () => {
  test("is met by a constant f, whatever switches before", () => {
    const question = { facts: OTHER_CLASS, rule: EXACT, network: VORONOI };
    expect(labelled({ ...question, label: 0 })).toBe("one-linear-region");
    expect(labelled({ ...question, label: 1 })).toMatchObject({
      rejection: { code: "unproved/label-not-certain", label: 1, reason: "other-value" },
    });
  });

  test("is met by facts alone, where f reads units that are not affine", () => {
    // f = A − A by two units that both copy A: each reads a symbol, and facts tie them together.
    const twice = afterMaximum(
      [dense("0", "0", "1", "0"), dense("0", "0", "1", "0")],
      [dense("3", "1", "-1")],
    );
    const up = family({ from: 3, to: 3, terms: [term(0, "1"), term(1, "-1")] });
    const down = family({ from: 3, to: 3, terms: [term(1, "1"), term(0, "-1")] });
    const three: Rule = { kind: "exact", values: [q("3"), q("4")] };
    const of = (...facts: FactFamily[]) =>
      labelled({ label: 0, rule: three, network: twice, facts });
    expect(of(up, down)).toBe("one-linear-region");
    expect(of(up)).toMatchObject(notBounded(0, { label: 0 }));
    expect(of(down)).toMatchObject(notBounded(0, { label: 0 }));
    const four = labelled({ label: 1, rule: three, network: twice, facts: [up, down] });
    expect(four).toMatchObject(notBounded(1, { label: 1, value: q("1"), required: q("0") }));
  });
});

describe("the rule threshold", () => {
  const of = (label: number, level: string, facts = OTHER_CLASS): unknown =>
    labelled({ label, rule: threshold(level), network: BENDING, facts });

  test("holds although f bends", () => {
    expect(of(0, "1/1000")).toBe("label-only");
  });

  test("is not passed where the level is met", () => {
    expect(of(0, "0")).toMatchObject(notBounded(1, { value: q("0"), required: q("0") }));
  });

  test("needs the other sign for the label 1", () => {
    // A ≥ a_1 = 16 + 4x, so w ≥ 1/2 + (4x − 4)·5/4 ≥ −9, with equality at x = −9/10.
    const rows = [{ layer: 1, row: 1, weight: q("1") }];
    const below = [
      family({ terms: [term(1, "-1"), term(2, "-1")], rows }),
      family({ from: 2, to: 2, terms: [term(1, "-1")], rows }),
    ];
    expect(of(1, "-9001/1000", below)).toBe("label-only");
    expect(of(1, "-9", below)).toMatchObject(notBounded(0, { label: 1 }));
    expect(of(1, "-9001/1000", [])).toMatchObject(notBounded(0, { label: 1 }));
  });
});

describe("the rule argmax", () => {
  const argmax: Rule = { kind: "argmax" };
  const two = afterMaximum([dense("0", "0", "0", "0"), w]);
  const tighter = OTHER_CLASS.map((one) => ({ ...one, constant: q("-96/5") }));

  test("needs a strict lead over every rival", () => {
    const question = { label: 0, rule: argmax, network: two };
    expect(labelled({ ...question, facts: OTHER_CLASS })).toMatchObject(notBounded(1));
    expect(labelled({ ...question, facts: OTHER_CLASS, radius: "8/10" })).toMatchObject(
      notBounded(1),
    );
    expect(labelled({ ...question, facts: tighter, radius: "8/10" })).toBe("label-only");
  });

  test("names the first rival that is not beaten", () => {
    const three = afterMaximum([w, dense("-1", "0", "0", "0"), dense("0", "0", "0", "0")]);
    const of = (label: number): unknown =>
      labelled({ label, rule: argmax, network: three, facts: tighter, radius: "8/10" });
    expect(of(2)).toBe("label-only");
    expect(of(0)).toMatchObject(notBounded(1, { label: 0 }));
    expect(of(1)).toMatchObject(notBounded(0, { label: 1 }));
  });
});

describe("what is said of f where no output reads a symbol", () => {
  test("is one activation region if no unit switches before", () => {
    expect(labelled({ label: 1, rule: EXACT, network: VORONOI, facts: [], centre: "2" })).toBe(
      "one-activation-region",
    );
  });
});

test("a meter that runs out over the outputs ends in a decline", () => {
  const parts = linearParts(1, NORM_TWO, q("9/10"), new Map());
  const output = forwardOf(BENDING, parts, 7, vector("0"), OTHER_CLASS);
  if (output.verdict !== "forward") throw new Error(output.verdict);
  const rule = threshold("1/4");
  expect(labelByFacts(parts, rule, 7, 0, output)).toBe("label-only");
  output.ground.work.spend(PROOF_STEPS);
  expect(labelByFacts(parts, rule, 7, 0, output)).toEqual({
    verdict: "declined",
    decline: { code: "limit-exceeded", limit: "proof-steps", allowed: `${PROOF_STEPS}` },
  });
});
