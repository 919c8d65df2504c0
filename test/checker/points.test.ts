// The points of a certificate that is no memorization: all of them, in order, and nothing else.
import { describe, expect, test } from "vitest";
import { checkText, type Companions } from "../../src/checker/index.js";
import { textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { edited, type Json, rejection } from "../records.js";

const bytes = (text: string): Uint8Array[] => [new TextEncoder().encode(text)];
const INLINE = linesOfSample("counterexample", "plane-2");
const POINTS = INLINE.slice(4);
const HEAD: Json = {
  format: "muball-dataset/1",
  points: 2,
  dimension: 2,
  classes: ["blue", "red"],
};
const GIVEN = INLINE.slice(0, 4).map((line, k) =>
  k === 0 ? edited(line, "/points", "given") : line,
);
const beside = (dataset: readonly Json[], lines: readonly Json[] = GIVEN): unknown =>
  checkText(textOf(lines), { dataset: bytes(textOf(dataset)) } satisfies Companions);

describe("points beside the certificate", () => {
  test("are read", () => {
    expect(beside([HEAD, ...POINTS])).toMatchObject({ verdict: "accepted" });
  });

  test.each<[string, readonly Json[], readonly Json[], object]>([
    ["without header", POINTS, GIVEN, rejection("malformed/missing-field", "")],
    [
      "of nothing",
      [],
      GIVEN,
      rejection("malformed/truncated", "", 1, { expected: "the header of a dataset" }),
    ],
    [
      "with another header",
      [edited(HEAD, "/classes/0", "green"), ...POINTS],
      GIVEN,
      rejection("mismatched/dataset", "/claim"),
    ],
    ["one less", [HEAD, ...POINTS.slice(1)], GIVEN, rejection("malformed/truncated", "", 3)],
    ["one more", [HEAD, ...POINTS, ...POINTS], GIVEN, rejection("malformed/trailing", "", 4)],
    [
      "with a line more in the certificate",
      [HEAD, ...POINTS],
      [...GIVEN, HEAD],
      rejection("malformed/trailing", "", 5),
    ],
    [
      "with another point",
      [HEAD, edited(POINTS[0] ?? null, "/point/0", "1"), ...POINTS.slice(1)],
      GIVEN,
      rejection("mismatched/dataset", "/claim/dataset"),
    ],
  ])("%s", (_, dataset, lines, refusal) => {
    expect(beside(dataset, lines)).toMatchObject(refusal);
  });

  test("that are missing", () => {
    expect(checkText(textOf(GIVEN))).toEqual({
      verdict: "declined",
      decline: { code: "companion-missing", companion: "dataset" },
    });
  });
});

describe("points in the certificate", () => {
  test.each<[string, readonly Json[], object]>([
    ["one less", INLINE.slice(0, -1), rejection("malformed/truncated", "", 6)],
    ["one more", [...INLINE, ...POINTS.slice(1)], rejection("malformed/trailing", "", 7)],
    [
      "in another order",
      [...INLINE.slice(0, 4), ...[...POINTS].reverse()],
      { rejection: { code: "unproved/counterexample" } },
    ],
    [
      "of which one is no point",
      INLINE.map((line, k) => (k === 4 ? edited(line, "/label", "0") : line)),
      rejection("malformed/wrong-type", "/label", 5),
    ],
    [
      "of which one has too many coordinates",
      INLINE.map((line, k) => (k === 4 ? edited(line, "/point", ["0", "0", "0"]) : line)),
      {
        verdict: "rejected",
        rejection: {
          code: "ill-formed/dimension-mismatch",
          ball: 0,
          expected: "2 coordinates",
          got: "3",
        },
      },
    ],
    [
      "of which the last has a label that is no class",
      INLINE.map((line, k) => (k === 5 ? edited(line, "/label", 2) : line)),
      {
        verdict: "rejected",
        rejection: { code: "ill-formed/label-out-of-range", ball: 1, got: "2" },
      },
    ],
    [
      "of which one is another",
      INLINE.map((line, k) => (k === 4 ? edited(line, "/point/0", "1") : line)),
      rejection("mismatched/dataset", "/claim/dataset"),
    ],
  ])("%s", (_, lines, refusal) => {
    expect(checkText(textOf(lines))).toMatchObject(refusal);
  });
});
