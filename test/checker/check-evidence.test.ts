// One change of the network, of its stated size, of a ball or of a reach witness of the example.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import { changed, cubic, textOf } from "../example.js";
import { type Json, rejection } from "../records.js";

const verdict = (lines: readonly Json[]): unknown => checkText(textOf(lines));

const JUST_ABOVE = `${10n ** 30n + 1n}/${10n ** 30n}`;
const notStable = (ball: number, neuron: number): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/neuron-not-stable", ball, layer: 0, neuron },
});

describe("one change of the evidence", () => {
  test.each<{ name: string; line: number; pointer: string; value: Json; refusal: object }>([
    {
      name: "a phase flipped in the first ball",
      line: 5,
      pointer: "/layers/0",
      value: "+1-1",
      refusal: notStable(0, 0),
    },
    {
      name: "a phase flipped in the second ball",
      line: 6,
      pointer: "/layers/0",
      value: "+1-1",
      refusal: notStable(1, 1),
    },
    {
      name: "a unit missing in the evidence",
      line: 6,
      pointer: "/layers/0",
      value: "+1",
      refusal: { rejection: { code: "ill-formed/proof", ball: 1 } },
    },
    {
      name: "a layer missing in the evidence",
      line: 6,
      pointer: "/layers",
      value: [],
      refusal: { rejection: { code: "ill-formed/proof", ball: 1 } },
    },
    {
      name: "a layer too many in the evidence",
      line: 6,
      pointer: "/layers",
      value: ["+2", "+1"],
      refusal: { rejection: { code: "ill-formed/proof", ball: 1 } },
    },
    {
      name: "another label",
      line: 5,
      pointer: "/label",
      value: 1,
      refusal: {
        rejection: { code: "unproved/label-not-certain", ball: 0, label: 1, reason: "other-value" },
      },
    },
    {
      name: "a label out of range",
      line: 6,
      pointer: "/label",
      value: 2,
      refusal: { rejection: { code: "ill-formed/label-out-of-range", ball: 1 } },
    },
    {
      name: "a coordinate too many",
      line: 5,
      pointer: "/point",
      value: ["-1", "0"],
      refusal: { rejection: { code: "ill-formed/dimension-mismatch", ball: 0 } },
    },
    {
      name: "a weight changed by 10⁻³⁰",
      line: 4,
      pointer: "/weights/0",
      value: JUST_ABOVE,
      refusal: rejection("mismatched/size", "/size"),
    },
    {
      name: "a bias of 1/2 at the first unit",
      line: 2,
      pointer: "/bias",
      value: "1",
      refusal: rejection("mismatched/size", "/size"),
    },
    {
      name: "a weight changed by sign",
      line: 4,
      pointer: "/weights/1",
      value: "1",
      refusal: {
        rejection: { code: "unproved/label-not-certain", ball: 1, reason: "other-value" },
      },
    },
    {
      name: "another width",
      line: 1,
      pointer: "/size/width",
      value: 3,
      refusal: rejection("mismatched/size", "/size"),
    },
    {
      name: "another depth",
      line: 1,
      pointer: "/size/depth",
      value: 3,
      refusal: rejection("mismatched/size", "/size"),
    },
    {
      name: "another parameter count",
      line: 1,
      pointer: "/size/parameters",
      value: "6",
      refusal: rejection("mismatched/size", "/size"),
    },
    {
      name: "another non-zero count",
      line: 1,
      pointer: "/size/nonzero",
      value: "4",
      refusal: rejection("mismatched/size", "/size"),
    },
    {
      name: "another bit complexity",
      line: 1,
      pointer: "/size/bits",
      value: 2,
      refusal: rejection("mismatched/size", "/size"),
    },
    {
      name: "one layer more",
      line: 1,
      pointer: "/network/widths",
      value: [2, 1, 1],
      refusal: rejection("malformed/missing-field", "", 5),
    },
    {
      name: "one row more",
      line: 1,
      pointer: "/network/widths",
      value: [2, 2],
      refusal: rejection("malformed/missing-field", "", 5),
    },
    {
      name: "one row less",
      line: 1,
      pointer: "/network/widths",
      value: [1, 1],
      refusal: rejection("mismatched/size", "/size"),
    },
    {
      name: "another number of inputs",
      line: 1,
      pointer: "/network/inputs",
      value: 2,
      refusal: rejection("mismatched/size", "/size"),
    },
    {
      name: "a reach witness more",
      line: 1,
      pointer: "/reaches",
      value: 1,
      refusal: rejection("malformed/missing-field", "", 5),
    },
    {
      name: "a column beyond the inputs",
      line: 2,
      pointer: "/columns/0",
      value: 1,
      refusal: rejection("ill-formed/row", "", 2),
    },
  ])("$name", ({ line, pointer, value, refusal }) => {
    expect(verdict(changed(line, pointer, value))).toMatchObject(refusal);
  });

  test("sizes in a rejection are those of the network, and those that are stated", () => {
    expect(verdict(changed(1, "/size/width", 3))).toMatchObject({
      rejection: {
        expected: "width 2, depth 2, parameters 7, non-zero 5, bits 1",
        got: "width 3, depth 2, parameters 7, non-zero 5, bits 1",
      },
    });
  });

  test("another point that is as good is a point of another dataset", () => {
    const lines = changed(1, "/claim/ratio", null, changed(5, "/point", ["-2"]));
    expect(verdict(lines)).toMatchObject(rejection("mismatched/dataset", "/claim/dataset"));
  });
});

describe("one change of a reach witness", () => {
  const line = 5;
  test.each<{ name: string; pointer: string; value: Json; refusal: object }>([
    {
      name: "another direction",
      pointer: "/direction/0",
      value: "0",
      refusal: { code: "ill-formed/reach-witness", got: "witness 0" },
    },
    {
      name: "a power below μ^p",
      pointer: "/power",
      value: "99/100",
      refusal: { code: "ill-formed/reach-witness" },
    },
    {
      name: "a power above μ^p",
      pointer: "/power",
      value: "101/100",
      refusal: { code: "unproved/neuron-not-stable", ball: 0 },
    },
    {
      name: "a negative τ",
      pointer: "/taus/0",
      value: "-1",
      refusal: { code: "ill-formed/reach-witness" },
    },
    {
      name: "another τ",
      pointer: "/taus/0",
      value: "1/2",
      refusal: { code: "unproved/neuron-not-stable", ball: 0 },
    },
    {
      name: "a τ too many",
      pointer: "/taus",
      value: ["1", "1"],
      refusal: { code: "ill-formed/reach-witness" },
    },
    {
      name: "a decimal α",
      pointer: "/alpha",
      value: "0.5",
      refusal: { code: "malformed/rational", at: { line, pointer: "/alpha" } },
    },
  ])("$name", ({ pointer, value, refusal }) => {
    expect(verdict(changed(line, pointer, value, cubic()))).toMatchObject({ rejection: refusal });
  });

  test("a power of the distance too small, too large, missing", () => {
    const powers = (value: Json): unknown => verdict(changed(1, "/ratio/powers", value, cubic()));
    const code = "unproved/ratio";
    expect(powers(["26"])).toMatchObject({ rejection: { code, reason: "bad-powers" } });
    expect(powers(["28"])).toMatchObject({ rejection: { code, reason: "too-far" } });
    expect(powers([])).toMatchObject({ rejection: { code, reason: "bad-powers" } });
  });
});
