// The letters of a layer: what BALL shows of exact rows, what CUT shows of rows that read units that bend.
import { describe, expect, test } from "vitest";
import { type FactIndex, factIndex } from "../../src/elaborate/cut.js";
import { runsOf } from "../../src/elaborate/index.js";
import { findUnits } from "../../src/elaborate/units.js";
import {
  addTerm,
  type Bend,
  constantForm,
  type Form,
  type Ground,
  type Level,
  NORM_INFINITY,
  type Row,
  rowsOver,
  type Slab,
} from "../../src/kernel/index.js";
import { dense, network, q, vector } from "../exact.js";
import { groundIn, input } from "../kernel/ball/evidence.js";

const LEFT = dense("0", "1", "0");
const UP = dense("0", "0", "1");

/** The square |x|, |y| ≤ 1, or what the domain leaves of it. */
const square = (domain: readonly Slab[] = []): Ground =>
  groundIn(2, { norm: NORM_INFINITY, domain });

function formOf(ground: Ground, value: string, unit: number, weight: string): Form {
  const form = constantForm(q(value));
  addTerm(form, unit, q(weight), ground.budget);
  return form;
}

/** Two units that bend, of which 1 ≤ h_0 ≤ 3 is known. */
function bending(ground: Ground): { level: Level; facts: FactIndex } {
  const symbols = new Map<number, Bend>([
    [0, "open"],
    [1, "active"],
  ]);
  const parts = [ground.parts.zero, ground.parts.zero];
  const own = { index: 0, values: vector("0", "0"), parts, symbols, rows: undefined };
  const facts = [formOf(ground, "-3", 0, "1"), formOf(ground, "1", 0, "-1")];
  return { level: { ...own, bounds: new Map(), facts: [] }, facts: factIndex(facts) };
}

function found(row: Row, domain: readonly Slab[], withFacts = true) {
  const ground = square(domain);
  const { level, facts } = bending(ground);
  const rows = rowsOver(network(2, [LEFT, UP], [row]), level, ground);
  const { proof, level: units } = findUnits(rows, withFacts ? facts : new Map(), ground);
  const runs = proof.units.map(({ letter, count }) => `${letter}${count}`).join("");
  return { is: units.symbols.get(0) ?? "exact", runs, proofs: proof.proofs };
}

describe("a row that reads units that bend", () => {
  const rows = [
    { name: "h_0 + h_1 has no negative weight", row: dense("0", "1", "1"), is: "+1 active" },
    { name: "h_0 − 3 ≤ 0 by h_0 ≤ 3", row: dense("-3", "1", "0"), is: "z1 exact" },
    { name: "h_0 − 1 ≥ 0 by h_0 ≥ 1", row: dense("-1", "1", "0"), is: "a1 active" },
    { name: "3 − h_0 ≥ 0 by h_0 ≤ 3", row: dense("3", "-1", "0"), is: "a1 active" },
    { name: "1 − h_0 ≤ 0 by h_0 ≥ 1", row: dense("1", "-1", "0"), is: "z1 exact" },
    { name: "−h_1 ≤ 0 as h ≥ 0", row: dense("0", "0", "-1"), is: "z1 exact" },
    { name: "h_0 − 2 may have either sign", row: dense("-2", "1", "0"), is: "o1 open" },
    { name: "h_0 − h_1 is bounded by nothing", row: dense("0", "1", "-1"), is: "o1 open" },
  ];
  test.each(rows)("$name", ({ row, is }) => {
    const said = found(row, []);
    expect(`${said.runs} ${said.is}`).toBe(is);
    expect(said.proofs).toHaveLength(/[az]1/u.test(is) ? 1 : 0);
  });

  const slab: Slab = { value: q("0"), part: square().parts.zero, low: undefined, high: q("1") };
  test.each([
    // A short letter where BALL decides; a proof where facts are needed.
    { name: "monotone", row: dense("0", "1", "1"), is: "d1 active" },
    { name: "by BALL", row: dense("0", "0", "-1"), is: "d1 exact" },
    { name: "by a fact", row: dense("-3", "1", "0"), is: "z1 exact" },
    { name: "open although there are facts", row: dense("-2", "1", "0"), is: "o1 open" },
  ])("on a piece: $name", ({ row, is }) => {
    const said = found(row, [slab]);
    expect(`${said.runs} ${said.is}`).toBe(is);
  });

  test("on a piece without facts is left to BALL", () => {
    const said = found(dense("-2", "1", "0"), [slab], false);
    expect(`${said.runs} ${said.is}`).toBe("d1 open");
  });
});

describe("a row of exact units", () => {
  const inputs = (domain: readonly Slab[], ...rows: Row[]) => {
    const ground = square(domain);
    const { proof, level } = findUnits(
      rowsOver(network(2, rows), input(vector("0", "0")), ground),
      new Map(),
      ground,
    );
    const runs = proof.units.map(({ letter, count }) => `${letter}${count}`).join("");
    return { runs, open: [...level.symbols.keys()], values: level.values };
  };

  test("has the letter of its sign, with equality, and is open where it changes it", () => {
    const rows = [dense("2", "1", "1"), dense("-2", "1", "1"), dense("0", "0", "0"), LEFT];
    expect(inputs([], ...rows)).toEqual({
      runs: "+1-2o1",
      open: [3],
      values: vector("2", "0", "0", "0"),
    });
  });

  test("is not open where z ≤ 0 by one in 10³⁰, and is by the next", () => {
    const least = `-1${"0".repeat(29)}1/1${"0".repeat(30)}`;
    const one = (bias: string): string => inputs([], dense(bias, "1", "0")).runs;
    expect([one("-1"), one(least), one("-999/1000")]).toEqual(["-1", "-1", "o1"]);
  });

  test("over the input no row is monotone", () => {
    expect(inputs([], dense("0", "1", "1")).runs).toBe("o1");
  });

  test("on a piece is left to BALL, which knows the slab", () => {
    const ground = square();
    const part = ground.parts.ofInputs(0, LEFT, ground.budget);
    const left: Slab = { value: q("0"), part, low: undefined, high: q("0") };
    expect(inputs([left], LEFT, UP)).toMatchObject({ runs: "d2", open: [1] });
  });
});

test("runs are maximal", () => {
  expect(runsOf(["+", "+", "-", "+", "z", "z"])).toEqual([
    { letter: "+", count: 2 },
    { letter: "-", count: 1 },
    { letter: "+", count: 1 },
    { letter: "z", count: 2 },
  ]);
  expect(runsOf([])).toEqual([]);
});
