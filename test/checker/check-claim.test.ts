// One change of the claim, or of the ratio's witness, in the header of the example.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import { changed, CLAIM, textOf } from "../example.js";
import { type Json, rejection } from "../records.js";

const verdict = (lines: readonly Json[]): unknown => checkText(textOf(lines));

const JUST_ABOVE = `${10n ** 30n + 1n}/${10n ** 30n}`;
const notStable = (ball: number, neuron: number): object => ({
  verdict: "rejected",
  rejection: { code: "unproved/neuron-not-stable", ball, layer: 0, neuron },
});

describe("one change of the claim", () => {
  test.each<{ name: string; line: number; pointer: string; value: Json; refusal: object }>([
    {
      name: "radius just above",
      line: 1,
      pointer: "/claim/radius",
      value: JUST_ABOVE,
      refusal: notStable(0, 0),
    },
    {
      name: "radius 0",
      line: 1,
      pointer: "/claim/radius",
      value: "0",
      refusal: { rejection: { code: "ill-formed/radius" } },
    },
    {
      name: "a negative radius",
      line: 1,
      pointer: "/claim/radius",
      value: "-1",
      refusal: { rejection: { code: "ill-formed/radius" } },
    },
    {
      name: "ratio just above",
      line: 1,
      pointer: "/claim/ratio",
      value: "667/1000",
      refusal: { rejection: { code: "unproved/ratio", pair: [0, 1], reason: "too-far" } },
    },
    {
      name: "ratio above 1",
      line: 1,
      pointer: "/claim/ratio",
      value: "4/3",
      refusal: { rejection: { code: "ill-formed/ratio" } },
    },
    {
      name: "no ratio witness",
      line: 1,
      pointer: "/ratio",
      value: null,
      refusal: { rejection: { code: "unproved/ratio", reason: "no-witness" } },
    },
    {
      name: "a pair without second point",
      line: 1,
      pointer: "/ratio/pair",
      value: [0, 2],
      refusal: { rejection: { code: "unproved/ratio", reason: "no-such-pair" } },
    },
    {
      name: "a pair of one point",
      line: 1,
      pointer: "/ratio/pair",
      value: [1, 1],
      refusal: { rejection: { code: "unproved/ratio", reason: "equal-labels" } },
    },
    {
      name: "values exchanged",
      line: 1,
      pointer: "/claim/rule/values",
      value: ["1", "0"],
      refusal: {
        rejection: { code: "unproved/label-not-certain", ball: 0, reason: "other-value" },
      },
    },
    {
      name: "equal values",
      line: 1,
      pointer: "/claim/rule/values",
      value: ["0", "0"],
      refusal: { rejection: { code: "ill-formed/rule" } },
    },
    {
      name: "a threshold that is met",
      line: 1,
      pointer: "/claim/rule",
      value: { kind: "threshold", level: "0" },
      refusal: {
        rejection: { code: "unproved/label-not-certain", ball: 0, reason: "not-beaten", rival: 1 },
      },
    },
    {
      name: "argmax of one output",
      line: 1,
      pointer: "/claim/rule",
      value: { kind: "argmax" },
      refusal: { rejection: { code: "ill-formed/dimension-mismatch" } },
    },
    {
      name: "another class name",
      line: 1,
      pointer: "/claim/classes/1",
      value: "HIGH",
      refusal: rejection("mismatched/dataset", "/claim/dataset"),
    },
    {
      name: "another digest of the dataset",
      line: 1,
      pointer: "/claim/dataset",
      value: `sha256:${"0".repeat(64)}`,
      refusal: rejection("mismatched/dataset", "/claim/dataset", 1, {
        expected: `sha256:${"0".repeat(64)}`,
        got: CLAIM.dataset,
      }),
    },
    {
      name: "another dimension",
      line: 1,
      pointer: "/claim/dimension",
      value: 2,
      refusal: { rejection: { code: "ill-formed/dimension-mismatch" } },
    },
    {
      name: "one point more claimed",
      line: 1,
      pointer: "/claim/points",
      value: 3,
      refusal: rejection("malformed/truncated", "", 7, { expected: "a ball" }),
    },
    {
      name: "one point less claimed",
      line: 1,
      pointer: "/claim/points",
      value: 1,
      refusal: { rejection: { code: "unproved/ratio", reason: "no-such-pair" } },
    },
    {
      name: "no point claimed",
      line: 1,
      pointer: "/claim/points",
      value: 0,
      refusal: { rejection: { code: "ill-formed/empty-dataset" } },
    },
    {
      name: "the next version",
      line: 1,
      pointer: "/format",
      value: "muball/2",
      refusal: { verdict: "declined", decline: { code: "format-version" } },
    },
    {
      name: "p = 3, with the powers for the pair missing",
      line: 1,
      pointer: "/claim/norm",
      value: "3",
      refusal: { rejection: { code: "unproved/ratio", reason: "bad-powers" } },
    },
    {
      name: "p = 65",
      line: 1,
      pointer: "/claim/norm",
      value: "65",
      refusal: { verdict: "declined", decline: { code: "norm-exponent", got: "65" } },
    },
    {
      name: "another rule",
      line: 1,
      pointer: "/claim/rule",
      value: { kind: "x" },
      refusal: { verdict: "declined", decline: { code: "labelling-rule", got: "x" } },
    },
  ])("$name", ({ line, pointer, value, refusal }) => {
    expect(verdict(changed(line, pointer, value))).toMatchObject(refusal);
  });
});
