// The kind `preserving-map`, from bytes to verdict. Each refusal has its samples too.
import { expect, test } from "vitest";
import { checkText, isTheorem } from "../../src/checker/index.js";
import { textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { rejection } from "../records.js";

const LINES = linesOfSample("preserving-map", "multiplier");

test("a preserving map is accepted with a finding", () => {
  const found = checkText(textOf(LINES));
  if (found.verdict !== "accepted" || "claim" in found) throw new Error();
  expect(isTheorem(found.theorem)).toBe(true);
  expect(found).toMatchObject({ kind: "preserving-map", theorem: { rows: 1 } });
});

test("its lines are read in order: map, matrix, multipliers, points", () => {
  const expected = [
    "a row of the network",
    "a row of the network",
    "a multiplier",
    "a point of the dataset",
  ];
  for (const [k, what] of expected.entries()) {
    expect(checkText(textOf(LINES.slice(0, k + 1)))).toMatchObject(
      rejection("malformed/truncated", "", k + 2, { expected: what }),
    );
  }
});
