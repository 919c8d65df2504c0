// The kind `property`, from bytes to verdict. Each refusal has its samples too.
import { expect, test } from "vitest";
import { checkText, isTheorem } from "../../src/checker/index.js";
import { digest, textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { rejection } from "../records.js";

const LINES = linesOfSample("property", "unsat-by-mixture");

test("an answer is accepted with a finding about the network that it holds", () => {
  const found = checkText(textOf(LINES));
  if (found.verdict !== "accepted" || !("names" in found)) throw new Error();
  expect(isTheorem(found.theorem)).toBe(true);
  expect(found.theorem).toMatchObject({
    kind: "property",
    inputs: 2,
    outputs: 1,
    cases: 2,
    answer: "unsat",
  });
  const { claim, network } = LINES[0] as {
    claim: object;
    network: { inputs: number; widths: number[] };
  };
  const { inputs, widths } = network;
  const rows = [{ format: "muball-network/1", inputs, widths }, ...LINES.slice(1, 6)];
  expect(found.digests).toEqual({
    claim: digest(textOf([{ format: "muball-claim/1", kind: "property", ...claim }])),
    network: digest(textOf(rows as never)),
  });
});

test("rows come first, then a tree a case, and nothing more", () => {
  for (const [count, what] of [
    [5, "a row of the network"],
    [6, "the tree of a case"],
    [7, "the tree of a case"],
  ] as const) {
    expect(checkText(textOf(LINES.slice(0, count)))).toMatchObject(
      rejection("malformed/truncated", "", count + 1, { expected: what }),
    );
  }
  expect(checkText(textOf([...LINES, LINES.at(-1) ?? null]))).toMatchObject(
    rejection("malformed/trailing", "", LINES.length + 1),
  );
});

test("no dataset belongs to it", () => {
  const dataset = [new TextEncoder().encode("anything\n")];
  expect(checkText(textOf(LINES), { dataset })).toMatchObject(
    rejection("mismatched/dataset", "/claim/dataset", 1),
  );
});
