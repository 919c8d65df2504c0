// The kind `sobolev-bound`, from bytes to verdict. Each refusal has its samples too.
import { expect, test } from "vitest";
import { checkText, isTheorem } from "../../src/checker/index.js";
import { digest, textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { edited, rejection } from "../records.js";

const LINES = linesOfSample("sobolev-bound", "tangent");

test("a Sobolev bound is accepted with a finding, and its claim names all that it is about", () => {
  const found = checkText(textOf(LINES));
  if (found.verdict !== "accepted" || !("names" in found)) throw new Error();
  expect(isTheorem(found.theorem)).toBe(true);
  const { claim } = LINES[0] as { claim: Record<string, string> };
  const { bound } = claim;
  expect(found.theorem).toMatchObject({
    ...{ kind: "sobolev-bound", model: "tangent", units: 2, points: 4, atoms: 5 },
  });
  const line = { format: "muball-claim/1", kind: "sobolev-bound", ...claim };
  expect(found.digests).toEqual({
    claim: digest(textOf([line])),
    features: digest(textOf(LINES.slice(1, 3))),
    law: digest(textOf(LINES.slice(9))),
  });
  expect(found.names).toEqual({ dataset: digest(textOf(LINES.slice(5, 9))), classes: [] });
  expect(bound).toMatch(/^\d+\/\d+$/u);
});

test("its lines are read in order: units, parameters, points, atoms", () => {
  for (const [count, what] of [
    [1, "a unit"],
    [2, "a unit"],
    [3, "the parameters of a unit"],
    [5, "a point"],
    [9, "an atom"],
    [13, "an atom"],
  ] as const) {
    expect(checkText(textOf(LINES.slice(0, count)))).toMatchObject(
      rejection("malformed/truncated", "", count + 1, { expected: what }),
    );
  }
});

test("nothing follows the last atom", () => {
  expect(checkText(textOf([...LINES, ...LINES.slice(-1)]))).toMatchObject(
    rejection("malformed/trailing", "", LINES.length + 1),
  );
});

test("a wrong line is named by its number", () => {
  const wrong = (index: number): unknown =>
    checkText(textOf(LINES.map((line, k) => (k === index ? null : line))));
  for (const index of [1, 3, 5, 9]) {
    expect(wrong(index)).toMatchObject(rejection("malformed/wrong-type", "", index + 1));
  }
});

test("a refusal of the rule is the verdict", () => {
  const [header = null, ...rest] = LINES;
  const code = "unproved/sobolev-bound";
  const verdict = (pointer: string, value: string): unknown =>
    checkText(textOf([edited(header, pointer, value), ...rest]));
  expect(verdict("/multiplier", "0")).toEqual({
    verdict: "rejected",
    rejection: { code, reason: "lambda-not-positive" },
  });
  expect(verdict("/claim/bound", "1000000000")).toMatchObject({
    verdict: "rejected",
    rejection: { code, reason: "too-small" },
  });
});

test("a network beside it is not the one it is about", () => {
  const network = [new TextEncoder().encode("anything")];
  expect(checkText(textOf(LINES), { network })).toMatchObject(
    rejection("mismatched/network", "/network/source", 1, { expected: "no network" }),
  );
});

test("each digest of the claim is compared with the lines that were judged", () => {
  for (const name of ["features", "dataset", "law"]) {
    const [header = null, ...rest] = LINES;
    const other = edited(header, `/claim/${name}`, `sha256:${"0".repeat(64)}`);
    expect(checkText(textOf([other, ...rest]))).toMatchObject(
      rejection("mismatched/dataset", `/claim/${name}`),
    );
  }
});

test("a wrong unit that no point or atom notices changes the digest of the features", () => {
  const [header = null, , ...rest] = linesOfSample("sobolev-bound", "line-error");
  expect(checkText(textOf([header, { unit: ["2"] }, ...rest]))).toMatchObject(
    rejection("mismatched/dataset", "/claim/features"),
  );
});
