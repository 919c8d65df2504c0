// Balls by + and - alone: what the fast way shows, the plain one shows; what it does not, it says nothing of.
import { describe, expect, test } from "vitest";
import { lettersWay } from "../../../src/kernel/fast/letters.js";
import { shortOf } from "../../../src/kernel/fast/short.js";
import {
  answered,
  type Evidence,
  linearParts,
  type Network,
  NORM_INFINITY,
  NORM_TWO,
  openBudget,
  type Rule,
  showBall,
  type Statement,
} from "../../../src/kernel/index.js";
import { at } from "../../../src/numbers/index.js";
import { dense, network, q, vector } from "../../exact.js";
import { evidenceOf } from "../ball/evidence.js";

/** f(x) = max(0, x) − max(0, x − 1), made of two hidden layers. */
const STEP = network(
  1,
  [dense("0", "1"), dense("-1", "1")],
  [dense("0", "1", "-1"), dense("1/3", "0", "1/7")],
  [dense("0", "1", "0")],
);
const EXACT: Rule = { kind: "exact", values: [q("0"), q("1")] };

interface Case {
  readonly net?: Network;
  readonly rule?: Rule;
  readonly label?: number;
  readonly radius?: string;
  readonly centre: string;
  readonly evidence: object;
  readonly norm?: typeof NORM_TWO;
}

/** What both ways say of a ball: a statement, or nothing. */
function bothOf(one: Case): { fast: Statement | undefined; plain: Statement | undefined } {
  const { net = STEP, rule = EXACT, label = 0, radius = "1", norm = NORM_TWO } = one;
  const centre = vector(...one.centre.split(","));
  const parts = linearParts(centre.ints.length, norm, q(radius), new Map());
  const evidence: Evidence = evidenceOf(one.evidence);
  const rules = new Set<never>();
  const about = { network: net, parts, rule, error: undefined, ball: 0, label, evidence, rules };
  const plain = answered(() => showBall({ ...about, centre, budget: openBudget() }));
  const way = lettersWay(net.layers, parts);
  const fast = way(about, shortOf(centre) ?? centre);
  expect(way(about, centre)).toBe(fast);
  return { fast, plain: typeof plain === "string" ? plain : undefined };
}

const LEFT = { layers: ["-2", "+2"] };
const REGION = "one-activation-region";

describe("balls by + and -", () => {
  test.each<[string, Case, Statement | undefined]>([
    ["that touch the kink", { centre: "-1", evidence: LEFT }, REGION],
    [
      "that pass it",
      { centre: "-1", radius: `${2n ** 40n + 1n}/${2n ** 40n}`, evidence: LEFT },
      undefined,
    ],
    ["on the other side", { centre: "2", label: 1, evidence: { layers: ["+2", "+2"] } }, REGION],
    ["of the other label", { centre: "-1", label: 1, evidence: LEFT }, undefined],
    ["with a wrong letter", { centre: "-1", evidence: { layers: ["+1-1", "+2"] } }, undefined],
    ["with a wrong letter above", { centre: "-1", evidence: { layers: ["-2", "-2"] } }, undefined],
    ["with a letter too few", { centre: "-1", evidence: { layers: ["-1", "+2"] } }, undefined],
    ["with a letter too many", { centre: "-1", evidence: { layers: ["-3", "+2"] } }, undefined],
    ["with a layer too few", { centre: "-1", evidence: { layers: ["-2"] } }, undefined],
    [
      "with a layer too many",
      { centre: "-1", evidence: { layers: ["-2", "+2", "+1"] } },
      undefined,
    ],
    ["with a proof too many", { centre: "-1", evidence: { ...LEFT, output: [[]] } }, undefined],
    [
      "with the proofs of the label",
      { centre: "-1", evidence: { ...LEFT, output: [[], []] } },
      REGION,
    ],
    ["with long numbers", { centre: `-${2n ** 60n}`, evidence: LEFT }, REGION],
    [
      "with long denominators",
      { centre: `-1/${3n ** 50n}`, radius: `1/${3n ** 50n}`, evidence: LEFT },
      REGION,
    ],
    [
      "beyond a long denominator",
      { centre: `-1/${3n ** 50n}`, radius: `1/${3n ** 49n}`, evidence: LEFT },
      undefined,
    ],
  ])("%s", (_, one, expected) => {
    expect(bothOf(one)).toEqual({ fast: expected, plain: expected });
  });

  test.each(["o2", "d2", "-1o1"])("leave the letters %s to the plain way", (letters) => {
    const { fast } = bothOf({ centre: "-1", evidence: { layers: [letters, "+2"] } });
    expect(fast).toBeUndefined();
  });

  test("leave facts, bounds and what is left out to the plain way", () => {
    const facts = [{ terms: [[0, "-1"]], constant: "0" }];
    const layers = [{ units: "-2", facts: [[0, 0, []]] }, "+2"];
    expect(bothOf({ centre: "-1", evidence: { layers, facts } })).toEqual({
      fast: undefined,
      plain: REGION,
    });
    const except = [[0, "0", "1", "1/2"]];
    expect(bothOf({ centre: "-1", evidence: { ...LEFT, except } }).fast).toBeUndefined();
  });

  test("leave a label without a rival to the plain way, which names its rules", () => {
    const net = network(1, [dense("1", "1")], [dense("0", "1")]);
    const one: Case = { net, rule: { kind: "argmax" }, centre: "1", evidence: { layers: ["+1"] } };
    expect(bothOf(one)).toEqual({ fast: undefined, plain: REGION });
  });

  test("take + of a row without a negative number, in later layers only", () => {
    const net = network(1, [dense("0", "1")], [dense("0", "1")], [dense("0", "1")]);
    const rule: Rule = { kind: "threshold", level: q("100") };
    const one: Case = { net, rule, centre: "2", radius: "2", evidence: { layers: ["+1", "+1"] } };
    expect(bothOf(one)).toEqual({ fast: REGION, plain: REGION });
    expect(bothOf({ ...one, centre: "1" })).toEqual({ fast: undefined, plain: undefined });
    // z = h ≥ 0 though the ball passes 0 by no comparison: the reach of h is 2, its value 0.
    const zero = { ...one, centre: "-2", evidence: { layers: ["-1", "+1"] } };
    expect(bothOf(zero)).toEqual({ fast: REGION, plain: REGION });
  });

  test("are told apart by the parts below, not by their letters alone", () => {
    const net = network(
      2,
      [dense("0", "1", "0"), dense("0", "0", "3")],
      [dense("-1/2", "1", "1")],
      [dense("0", "1")],
    );
    const parts = linearParts(2, NORM_INFINITY, q("1"), new Map());
    const rule: Rule = { kind: "threshold", level: q("100") };
    const way = lettersWay(net.layers, parts);
    const said = ["5,5", "1,1", "2,-5", "-5,5", "-1,-1", "1/2,5", "5,-1/2", "5,5"].map((text) => {
      const [x = "", y = ""] = text.split(",");
      const letter = (n: string): string => (n.startsWith("-") ? "-" : "+");
      const units = letter(x) === letter(y) ? `${letter(x)}2` : `${letter(x)}1${letter(y)}1`;
      const evidence = evidenceOf({ layers: [units, "+1"] });
      const centre = vector(x, y);
      const about = { network: net, parts, rule, error: undefined, ball: 0, label: 0, evidence };
      const plain = answered(() =>
        showBall({ ...about, centre, budget: openBudget(), rules: new Set() }),
      );
      const fast = way({ ...about, rules: new Set() }, centre);
      expect(fast).toBe(typeof plain === "string" ? plain : undefined);
      return fast !== undefined;
    });
    expect(said).toEqual([true, false, true, true, false, false, false, true]);
  });

  test("are told apart by their layer: one name of parts below stands for two layers", () => {
    const net = network(
      1,
      [dense("0", "1")],
      [dense("-1/8", "1")],
      [dense("-4", "5")],
      [dense("0", "1")],
    );
    const rule: Rule = { kind: "threshold", level: q("100") };
    const one: Case = {
      net,
      rule,
      centre: "2",
      radius: "9/10",
      evidence: { layers: ["+1", "+1", "+1"] },
    };
    expect(bothOf(one)).toEqual({ fast: REGION, plain: REGION });
    // The value of the third unit is 43/8, its reach 15/2; that of the second 3/2.
    expect(bothOf({ ...one, radius: "3/2" })).toEqual({ fast: undefined, plain: undefined });
  });

  test("name the rules that the plain way names", () => {
    const parts = linearParts(1, NORM_TWO, q("1"), new Map());
    const rules = new Set<"ball">();
    const about = { network: STEP, parts, rule: EXACT, error: undefined, ball: 0, label: 0, rules };
    lettersWay(STEP.layers, parts)({ ...about, evidence: evidenceOf(LEFT) }, vector("-1"));
    expect(at([...rules], 0)).toBe("ball");
  });
});
