// Letters of units: what each of them needs, and what the unit then is.
import { describe, expect, test } from "vitest";
import { dense, network, q } from "../../exact.js";
import { below, type BallCase, judged, rejectionOf } from "./evidence.js";
import { first } from "./open-units.js";

describe("letters of rows of exact units", () => {
  test.each(["+1-1o1-1", "+1-1o1+1", "d4", "d1-1d2", "+1-1o1d1"])("%s holds", (letters) => {
    expect(judged(first(letters))).toMatchObject({ statement: "label-only" });
  });

  test.each([
    { letters: "-2o1-1", neuron: 0, phase: "inactive", value: "1", reach: "1" },
    { letters: "+2o1-1", neuron: 1, phase: "active", value: "-1", reach: "1" },
    { letters: "+1-2+1", neuron: 2, phase: "inactive", value: "0", reach: "1" },
    { letters: "+1-1+2", neuron: 2, phase: "active", value: "0", reach: "1" },
  ])("$letters does not", ({ letters, neuron, phase, value, reach }) => {
    const where = { code: "unproved/neuron-not-stable", ball: 3, layer: 0, neuron, phase };
    const shown = { valueAtCentre: q(value), reach: q(reach), squared: false, active: [] };
    expect(rejectionOf(first(letters))).toEqual({ ...where, ...shown });
  });

  test("a and z with a proof say the same, and are exact", () => {
    const by = { proofs: [[], []] };
    expect(judged(first("a1z1o1-1", by))).toMatchObject({ statement: "label-only" });
    expect(rejectionOf(first("z2o1-1", by))).toMatchObject({ neuron: 0, phase: "inactive" });
    expect(rejectionOf(first("a2o1-1", by))).toMatchObject({ neuron: 1, phase: "active" });
  });

  test.each([
    { letters: "a1z1o1-1", layer: { proofs: [[]] }, got: "fewer" },
    { letters: "a1-1o1-1", layer: { proofs: [[], []] }, got: "more" },
    { letters: "+1-1o1", layer: {}, got: "letters for 3" },
    { letters: "+1-1o1-999999999", layer: {}, got: "letters for 1000000002" },
  ])("$letters with other counts are no proof", ({ letters, layer, got }) => {
    expect(rejectionOf(first(letters, layer))).toMatchObject({ code: "ill-formed/proof", got });
  });
});

describe("letters of rows that read units that bend", () => {
  // S = max(0, x); then S + 1, S − 2, 1 − S, S − 1/2.
  const rows = [dense("1", "1"), dense("-2", "1"), dense("1", "-1"), dense("-1/2", "1")];
  const deep = network(1, [dense("0", "1")], rows, [dense("0", "1", "1", "1", "1")]);
  const of = (
    layer: unknown,
    facts: unknown[] = [
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
  ): BallCase => ({
    ...first("o1"),
    network: deep,
    evidence: {
      layers: [{ units: "o1", facts }, layer],
      facts: [{ terms: [[0, "1"]], constant: "-1" }],
      output: [
        {
          cases: [
            [[], [0]],
            [[3], [[0, "2"]]],
          ],
        },
      ],
    },
  });
  const by = { proofs: [[0], [0]] };

  test.each([
    { units: "+1z1a1o1", ...by },
    { units: "d1z1a1o1", ...by },
    { units: "d1z1a1d1", ...by },
    { units: "a1z1a1o1", proofs: [[], [0], [0]] },
  ])("$units holds", (layer) => {
    expect(judged(of(layer))).toMatchObject({ statement: "label-only" });
  });

  test("BALL alone decides where symbols fall away, and leaves the others open", () => {
    expect(
      judged({
        ...of("d4"),
        rule: below("200"),
        evidence: {
          layers: [
            {
              units: "o1",
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
            },
            "d4",
          ],
          facts: [{ terms: [[0, "1"]], constant: "-1" }],
          output: [
            {
              cases: [
                [[], [0]],
                [[1], [[0, "2"]]],
                [[2], [[0, "2"]]],
                [[3], [[0, "2"]]],
                [[1, 2], [[0, "3"]]],
                [[1, 3], [[0, "3"]]],
                [[2, 3], [[0, "3"]]],
                [[1, 2, 3], [[0, "4"]]],
              ],
            },
          ],
        },
      }),
    ).toMatchObject({ statement: "label-only" });
  });

  test.each([
    { units: "+1-1a1o1", letter: "-", proofs: [[0]] },
    { units: "+1z1+1o1", letter: "+", proofs: [[0]] },
  ])("$units needs a proof", ({ letter, ...layer }) => {
    expect(rejectionOf(of(layer))).toMatchObject({ code: "ill-formed/proof", got: letter });
  });

  test("a sign without the fact that it needs names the unit that is left", () => {
    expect(rejectionOf(of({ units: "+1z1a1o1", proofs: [[], [0]] }))).toMatchObject({
      code: "unproved/neuron-not-stable",
      ...{ layer: 1, neuron: 1, phase: "inactive", unit: 0, valueAtCentre: q("-2") },
    });
    expect(rejectionOf(of({ units: "+1z1a1o1", proofs: [[0], []] }))).toMatchObject({
      ...{ layer: 1, neuron: 2, phase: "active", unit: 0, valueAtCentre: q("1") },
    });
  });
});
