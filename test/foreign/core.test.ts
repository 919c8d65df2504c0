// The readers of ONNX and NNet stand by themselves: whoever lets the checker read such a file trusts them.
import { expect, test } from "vitest";
import { codeOf, filesIn, importsOf, linesOf, textOf } from "../architecture/source-text.js";

const CORE = ["exact", "onnx"].flatMap((folder) => filesIn(`src/foreign/${folder}`));

test("they import one another, the kernel and its numbers, and nothing else", () => {
  const allowed = /^src\/(?:(?:kernel|numbers)\/index\.ts$|foreign\/(?:exact|onnx)\/)/u;
  const others = CORE.flatMap((file) =>
    importsOf(file)
      .filter((target) => !allowed.test(target))
      .map((target) => `${file} imports ${target}`),
  );
  expect(others).toEqual([]);
});

test("operators are given to the reader of ONNX: its own are the plain ones", () => {
  const targets = CORE.flatMap(importsOf);
  expect(targets.filter((target) => target.includes("operators/"))).toEqual([]);
});

test("their code has no floating-point number, no clock, no cast and no platform", () => {
  const dialect =
    /\b(?:Math|Date|process|globalThis|Buffer|require|JSON|any|parseFloat|parseInt|Number(?!\.isSafeInteger)|as(?! const\b))\b|\d\.\d/u;
  const hits = CORE.flatMap((file) =>
    codeOf(textOf(file))
      .split("\n")
      .filter((line) => dialect.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(hits).toEqual([]);
});

test("only one of their files throws and catches", () => {
  const files = CORE.filter((file) => /\b(?:throw|try|catch)\b/u.test(codeOf(textOf(file))));
  expect(files).toEqual(["src/foreign/exact/refusal.ts"]);
});

test("their size is looked at", () => {
  const lines = CORE.reduce((sum, file) => sum + linesOf(file), 0);
  console.log(`lines of the readers of ONNX and NNet: ${lines}`);
  expect(lines).toBeLessThanOrEqual(2_000);
});
