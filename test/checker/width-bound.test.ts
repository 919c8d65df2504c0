// The kind `width-bound`, from bytes to verdict. Each refusal has its samples too.
import { expect, test } from "vitest";
import { checkText, isFinding } from "../../src/checker/index.js";
import { digest, textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { rejection } from "../records.js";

const LINES = linesOfSample("width-bound", "basis-2");

test("a width bound is accepted with a finding, and its rank is part of the claim", () => {
  const found = checkText(textOf(LINES));
  if (found.verdict !== "accepted" || "claim" in found) throw new Error();
  expect(isFinding(found.theorem)).toBe(true);
  expect(found).toMatchObject({ kind: "width-bound", theorem: { rank: 1 } });
  const { claim } = LINES[0] as { claim: object };
  const line = { format: "muball-claim/1", kind: "width-bound", ...claim };
  expect(found.digests).toEqual({ claim: digest(textOf([line])) });
});

test("its lines are read in order: pairs, points", () => {
  for (const [count, what] of [
    [1, "a weighted pair"],
    [5, "a point of the dataset"],
  ] as const) {
    expect(checkText(textOf(LINES.slice(0, count)))).toMatchObject(
      rejection("malformed/truncated", "", count + 1, { expected: what }),
    );
  }
});
