// One ball from first layer to label: a proof where there is one, and the first step that is missing where not.
import { describe, expect, test } from "vitest";
import type { FactFamily } from "../../src/elaborate/index.js";
import { type Network, openBudget, type Row, type Rule } from "../../src/kernel/index.js";
import { dense, network, q } from "../exact.js";
import { type Case, EXACT, family, found, OTHER_CLASS, rejects, term, VORONOI } from "./sought.js";

const of = (families: readonly FactFamily[], more: Partial<Case> = {}): unknown =>
  found({ network: VORONOI, families, ...more });
const states = (statement: string): unknown => expect.objectContaining({ statement });

describe("a ball on which a unit switches", () => {
  test("is constant by facts that hold with equality", () => {
    expect(of(OTHER_CLASS)).toEqual(states("one-linear-region"));
  });

  test("is one activation region when no unit switches, and then needs letters alone", () => {
    for (const centre of ["2", "-2"]) {
      const said = of([], { centre: [centre], label: 1 });
      const layers = [expect.any(String), expect.any(String), expect.any(String), "+2"] as unknown;
      expect(said).toEqual({ statement: "one-activation-region", evidence: { layers } });
    }
  });

  test("has no label without facts", () => {
    const code = "unproved/label-not-certain";
    expect(of([])).toEqual(rejects({ code, reason: "not-bounded", label: 0 }));
  });

  test("does not get another label", () => {
    const no = { code: "unproved/label-not-certain", label: 1, reason: "other-value" };
    expect(of(OTHER_CLASS, { label: 1 })).toEqual(rejects(no));
  });

  test("of a radius larger by 10⁻¹² is not shown", () => {
    const said = of(OTHER_CLASS, { radius: "900000000001/1000000000000" });
    expect(said).toEqual(
      rejects({ code: "unproved/fact", layer: 1, family: 0, member: 0, active: [], pieces: [] }),
    );
  });

  test("names the case in which a fact fails, and what is missing there", () => {
    const strong = family({ terms: [term(2, "1")], constant: q("-71/10") });
    const missing = { valueAtCentre: q("-71/10"), reach: q("1296/25"), squared: true };
    expect(of([strong, ...OTHER_CLASS.slice(1)])).toEqual(
      rejects({ code: "unproved/fact", layer: 1, family: 0, active: [2], ...missing }),
    );
  });

  test("names the unit that nothing below bounds", () => {
    expect(of(OTHER_CLASS.slice(1))).toEqual(
      rejects({ code: "unproved/fact", layer: 2, family: 0, active: [], unit: 2 }),
    );
  });

  test("ends with the budget", () => {
    expect(of(OTHER_CLASS, { budget: openBudget(100) })).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "ball-steps", allowed: "100" },
    });
  });
});

describe("a label where f reads units that bend", () => {
  /** The layers of the maximum, and then these. */
  const afterMaximum = (...layers: Row[][]): Network => {
    return { ...VORONOI, layers: [...VORONOI.layers.slice(0, 3), ...network(3, ...layers).layers] };
  };
  /** 1/2 + (A − 20)·5/4, not clipped: it bends on the ball of 0, and is at most 0 there, with equality. */
  const w = dense("-49/2", "0", "5/4", "0");
  const no = (reason: string, more: object): unknown =>
    rejects({ code: "unproved/label-not-certain", reason, ...more });

  test("exact: by facts that tie two units together, both of them", () => {
    const copies = [dense("0", "0", "1", "0"), dense("0", "0", "1", "0")];
    const twice = afterMaximum(copies, [dense("3", "1", "-1")]);
    const up = family({ from: 3, to: 3, terms: [term(0, "1"), term(1, "-1")] });
    const down = family({ from: 3, to: 3, terms: [term(1, "1"), term(0, "-1")] });
    const rule: Rule = { kind: "exact", values: [q("3"), q("4")] };
    const by = (families: FactFamily[], label = 0): unknown =>
      found({ network: twice, rule, families, label });
    expect(by([up, down])).toMatchObject({
      statement: "one-linear-region",
      evidence: { output: [[0], [1]] },
    });
    expect(by([up])).toEqual(no("not-bounded", { label: 0, rival: 0 }));
    expect(by([down])).toEqual(no("not-bounded", { label: 0, rival: 0 }));
    expect(by([up, down], 1)).toEqual(
      no("other-value", { label: 1, value: q("-1"), required: q("0") }),
    );
  });

  test("threshold: strictly, in the direction of the label", () => {
    const by = (label: number, level: string, families = OTHER_CLASS): unknown =>
      of(families, {
        network: afterMaximum([w]),
        rule: { kind: "threshold", level: q(level) },
        label,
      });
    expect(by(0, "1/1000")).toEqual(states("label-only"));
    expect(by(0, "0")).toEqual(no("not-beaten", { rival: 1, value: q("0"), required: q("0") }));
    // A ≥ a_1 = 16 + 4x, so w ≥ 1/2 + (4x − 4)·5/4 ≥ −9, with equality at x = −9/10.
    const rows = [{ layer: 1, row: 1, weight: q("1") }];
    const least = [
      family({ terms: [term(1, "-1"), term(2, "-1")], rows }),
      family({ from: 2, to: 2, terms: [term(1, "-1")], rows }),
    ];
    expect(by(1, "-9001/1000", least)).toEqual(states("label-only"));
    expect(by(1, "-9", least)).toEqual(no("not-beaten", { label: 1, rival: 0 }));
    expect(by(1, "-9001/1000", [])).toEqual(no("not-beaten", { label: 1, rival: 0 }));
  });

  test("argmax: a strict lead over every rival, the first that is not beaten named", () => {
    const rule: Rule = { kind: "argmax" };
    const tighter = OTHER_CLASS.map((one) => ({ ...one, constant: q("-96/5") }));
    const two = afterMaximum([dense("0", "0", "0", "0"), w]);
    const by = (families: readonly FactFamily[], radius: string): unknown =>
      of(families, { network: two, rule, radius });
    expect(by(OTHER_CLASS, "9/10")).toEqual(no("not-beaten", { rival: 1 }));
    expect(by(OTHER_CLASS, "8/10")).toEqual(no("not-beaten", { rival: 1 }));
    expect(by(tighter, "8/10")).toEqual(states("label-only"));
    const three = afterMaximum([w, dense("-1", "0", "0", "0"), dense("0", "0", "0", "0")]);
    const labelled = (label: number): unknown =>
      of(tighter, { network: three, rule, radius: "8/10", label });
    expect(labelled(2)).toEqual(states("label-only"));
    expect(labelled(0)).toEqual(no("not-beaten", { label: 0, rival: 1 }));
    expect(labelled(1)).toEqual(no("not-beaten", { label: 1, rival: 0 }));
  });
});

describe("the evidence", () => {
  test("numbers the inequalities in the order in which proofs name them, and leaves out the others", () => {
    const unread = family({ terms: [term(0, "1")], constant: q("-1000") });
    const families = [unread, ...[...OTHER_CLASS].reverse()];
    expect(of(families)).toMatchObject({
      evidence: { facts: [{ constant: "-98/5" }, { constant: "-98/5" }] },
    });
    const text = JSON.stringify(of(families));
    expect(text).not.toContain('-1000",');
    expect(text.replaceAll(/\s/gu, "")).toContain('"facts":[[0,0,');
  });

  test("repeats nothing of a family that speaks of several layers and columns", () => {
    const copies = network(
      1,
      [dense("0", "1"), dense("0", "-1")],
      [dense("0", "1", "0"), dense("0", "0", "1")],
      [dense("0", "1", "0"), dense("0", "0", "1")],
      [dense("0", "1", "1")],
    );
    const both = family({
      from: 0,
      to: 2,
      times: 2,
      shift: 1,
      terms: [term(0, "1")],
      constant: q("-1"),
    });
    const rule: Rule = { kind: "threshold", level: q("201/100") };
    expect(found({ network: copies, families: [both], rule, radius: "1" })).toMatchObject({
      evidence: { facts: [{ terms: [[0, "1"]], constant: "-1" }] },
    });
    const tooStrong = { ...both, constant: q("-99/100") };
    expect(found({ network: copies, families: [tooStrong], rule, radius: "1" })).toEqual(
      rejects({ code: "unproved/fact", layer: 0, family: 0, member: 0, active: [0] }),
    );
  });

  test("of what is left out is label-only, and no slab stands in a claim without an error", () => {
    const except = [{ unit: 0, low: q("0"), high: q("1/100"), share: q("1") }];
    const one = { network: VORONOI, centre: ["2"], label: 1, except };
    expect(found({ ...one, error: q("1") })).toEqual(states("label-only"));
    expect(found(one)).toEqual(rejects({ code: "unproved/error", slab: 0, reason: "not-claimed" }));
    expect(found({ ...one, error: q("1/2") })).toEqual(
      rejects({ code: "unproved/error", slab: 0, reason: "too-much" }),
    );
  });
});

test("a fact says nothing of the layers above the next", () => {
  // h_0 ≤ 1 on [−1, 1], but the unit in its place a layer later is up to 2: f = 1/2 at x = 1.
  const doubled = network(
    1,
    [dense("0", "1")],
    [dense("0", "2")],
    [dense("-3/2", "1")],
    [dense("0", "1")],
  );
  const fact = family({ from: 0, to: 0, terms: [term(0, "1")], constant: q("-1") });
  const by = (families: FactFamily[], radius: string): unknown =>
    found({ network: doubled, families, radius });
  const no = rejects({ code: "unproved/label-not-certain", label: 0 });
  expect(by([fact], "1")).toEqual(no);
  expect(by([fact], "3/4")).toEqual(no);
  const next = family({ terms: [term(0, "1")], constant: q("-3/2") });
  expect(by([{ ...fact, constant: q("-3/4") }, next], "3/4")).toEqual(states("one-linear-region"));
});

test("a network without a hidden layer has a proof without layers", () => {
  const affine = network(1, [dense("0", "0")]);
  expect(found({ network: affine, rule: EXACT })).toEqual({
    statement: "one-activation-region",
    evidence: { layers: [] },
  });
});
