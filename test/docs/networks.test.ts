// docs/networks.md says what the code does: its codes, its operators, its versions.
import { expect, test } from "vitest";
import { ALL_OPERATORS, FOREIGN_CODES, ONNX_VERSIONS } from "../../src/foreign/index.js";
import { readText, section } from "./markdown.js";

const TEXT = readText("docs/networks.md");

test("the codes are those of the readers, each with its verdict", () => {
  const rows = [...section(TEXT, "Codes").matchAll(/^\| `([a-z-]+)` \| (\w+) \|/gmu)];
  expect(rows.map(([, code, verdict]) => [code, verdict]).sort()).toEqual(
    FOREIGN_CODES.map((row) => [...row]).sort(),
  );
});

test("the operators are those of the table, and the softmaxes that are left out", () => {
  const rows = [...section(TEXT, "Formats").matchAll(/^\| ([A-Z][a-z]\w*(?:, \w+)*) \|/gmu)];
  const named = rows.flatMap(([, names = ""]) => names.split(", "));
  const known = [...Object.keys(ALL_OPERATORS), "Softmax", "LogSoftmax"];
  expect(named.sort()).toEqual(known.sort());
});

test("the versions are those that are read", () => {
  const { opset, ir } = ONNX_VERSIONS;
  expect(TEXT).toContain(
    `Opsets ${opset.join(" to ")} and IR versions ${ir.join(" to ")} are read.`,
  );
});
