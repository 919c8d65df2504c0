// One layer of a pass: its rows, and the proof of forms about its units.
import { describe, expect, test } from "vitest";
import { WHOLE_BALL } from "../../src/kernel/domain.js";
import { addAffine, addTerm, zeroForm } from "../../src/kernel/form.js";
import type { Ground } from "../../src/kernel/ground.js";
import { linearParts, NORM_ONE, ONE } from "../../src/kernel/index.js";
import { type LayerPlace, prover, rowsOf } from "../../src/kernel/layer-place.js";
import type { LayerView } from "../../src/kernel/layer-view.js";
import { workMeter } from "../../src/kernel/work.js";
import { dense, network, q, vector } from "../exact.js";

// x on [−1, 1] about 0; unit 0 is max(0, x), open.
const net = network(1, [dense("0", "1")], [dense("0", "1")]);
const parts = linearParts(1, NORM_ONE, q("1"), new Map());
const ground: Ground = { ball: 0, domain: WHOLE_BALL, parts, work: workMeter() };
const input: LayerView = { values: vector("0"), parts: [], symbols: new Map(), isInput: true };

function place(): LayerPlace {
  const rows = rowsOf(net, 0, input, parts);
  if ("verdict" in rows) throw new Error("rows refused");
  const view: LayerView = {
    values: vector("0"),
    parts: [parts.zero],
    symbols: new Map([[0, "open"]]),
    isInput: false,
  };
  return { index: 0, rows, view, below: new Map() };
}

describe("rows", () => {
  test("are the values at the centre and the linear parts", () => {
    expect(place().rows).toMatchObject({ values: vector("0"), parts: [{ w: vector("1") }] });
  });

  test("with values too large to go on with are declined", () => {
    const centre = { ...input, values: vector(`${1n << 65_537n}`) };
    expect(rowsOf(net, 0, centre, parts)).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "value-bits", allowed: "65536" },
    });
  });
});

describe("the proof of a form", () => {
  const form = (weight: string, value: string): ReturnType<typeof zeroForm> => {
    const made = zeroForm(ground.work);
    if (weight !== "0") addTerm(made, 0, q(weight));
    addAffine(made, ONE, q(value), parts.zero);
    return made;
  };

  test("with a symbol goes by cases: max(0, x) ≤ 1", () => {
    expect(prover(place(), ground)(form("1", "-1"))).toBe(undefined);
    expect(prover(place(), ground)(form("1", "-1/2"))).toMatchObject({ active: [0] });
  });

  test("without a symbol goes by the ball", () => {
    expect(prover(place(), ground)(form("0", "0"))).toBe(undefined);
    expect(prover(place(), ground)(form("0", "1"))).toMatchObject({ active: [], value: q("1") });
  });
});
