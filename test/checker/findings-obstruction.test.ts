// The kind `obstruction`, from bytes to verdict. Each refusal has its samples too.
import { expect, test } from "vitest";
import { checkText, isTheorem } from "../../src/checker/index.js";
import { textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { rejection } from "../records.js";

const LINES = linesOfSample("obstruction", "triangle-2");

test("an obstruction is accepted with a finding, and is about no network", () => {
  const found = checkText(textOf(LINES));
  if (found.verdict !== "accepted" || "claim" in found) throw new Error();
  expect(isTheorem(found.theorem)).toBe(true);
  expect(found).toMatchObject({ kind: "obstruction", theorem: { rules: "every" } });
  expect(Object.keys(found.digests)).toEqual(["claim"]);
});

test("its lines are read in order: links, points", () => {
  for (const [count, what] of [
    [1, "a link"],
    [4, "a point of the dataset"],
  ] as const) {
    expect(checkText(textOf(LINES.slice(0, count)))).toMatchObject(
      rejection("malformed/truncated", "", count + 1, { expected: what }),
    );
  }
});

test("a network beside it is not the one it is about", () => {
  const network = [new TextEncoder().encode("anything")];
  expect(checkText(textOf(LINES), { network })).toMatchObject(
    rejection("mismatched/network", "/network/source", 1, { expected: "no network" }),
  );
});
