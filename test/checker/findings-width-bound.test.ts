// The kind `width-bound`, from bytes to verdict. Each refusal has its samples too.
import { expect, test } from "vitest";
import { checkText, isTheorem } from "../../src/checker/index.js";
import { digest, textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { type Json, rejection } from "../records.js";

const LINES = linesOfSample("width-bound", "basis-2");
const COVERING = linesOfSample("width-bound", "covering-spokes-inf");

test("a width bound is accepted with a finding, and its rank is part of the claim", () => {
  const found = checkText(textOf(LINES));
  if (found.verdict !== "accepted" || "claim" in found) throw new Error();
  expect(isTheorem(found.theorem)).toBe(true);
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

test("the lines of a covering are read in order: nodes, points", () => {
  for (const [count, what] of [
    [1, "a node of the covering"],
    [4, "a point of the dataset"],
  ] as const) {
    expect(checkText(textOf(COVERING.slice(0, count)))).toMatchObject(
      rejection("malformed/truncated", "", count + 1, { expected: what }),
    );
  }
});

test("a pin does not say by which evidence: one claim, proved by a covering and by weights", () => {
  const [header, ...points] = COVERING.filter((_, line) => line < 1 || line > 3);
  const { claim, format, kind, note } = header as Record<string, Json>;
  const at = { ...(claim as object), radius: "9/20" };
  const spokes = [1, 2, 3].map((j) => ({ pair: [j, 0], root: "1", factor: [] }));
  const byWeights = textOf([
    { format, kind, claim: { ...at, norm: "2" }, shift: "1", pairs: 3, points: "inline", note },
    ...spokes,
    ...points,
  ] as Json[]);
  const byNodes = textOf([
    { format, kind, claim: { ...at, norm: "2" }, nodes: 3, points: "inline", note },
    ...COVERING.slice(1, 4),
    ...points,
  ] as Json[]);
  const pin = textOf([{ format: "muball-claim/1", kind: "width-bound", ...at, norm: "2" }]);
  const pinned = [byWeights, byNodes].map((text) =>
    checkText(text, { claim: [new TextEncoder().encode(pin)] }),
  );
  expect(pinned.map(({ verdict }) => verdict)).toEqual(["accepted", "accepted"]);
  expect(pinned[0]).toEqual(pinned[1]);
});
