// Lists that stand both in the code and in a document are the same list.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { EXIT_MEANINGS } from "../../src/cli/exit-codes.js";
import { LIMITS } from "../../src/kernel/index.js";
import { rejectionSource } from "../architecture/source-text.js";
import { headings, readText, section } from "./markdown.js";

/** Code strings of a declaration in the source of the rejections: quoted, after `|` or `code:`. */
function codes(declaration: RegExp): string[] {
  const source = rejectionSource("all");
  const found = [...source.matchAll(declaration)].map((match) => match[1] ?? "");
  return [...new Set(found)].sort();
}

describe("docs/rejections.md", () => {
  const sections = headings(readText("docs/rejections.md"), 3);

  test("has one section for each rejection code and each decline code, and no other", () => {
    const union = [
      ...codes(/"((?:malformed|ill-formed|unproved|mismatched)\/[a-z-]+)"/gu),
      ...codes(/readonly code: "([a-z-]+)"/gu),
    ];
    expect(union.length).toBeGreaterThan(25);
    expect([...sections].sort()).toEqual(union.sort());
  });

  test("says nothing twice", () => {
    expect(new Set(sections).size).toBe(sections.length);
  });

  test("has the codes that docs/format.md names", () => {
    const named = readText("docs/format.md").matchAll(
      /`((?:malformed|ill-formed|unproved|mismatched)\/[a-z-]+)`/gu,
    );
    for (const [, code] of named) expect(sections).toContain(code);
  });
});

test("the table of limits in docs/format.md is the one of the code", () => {
  const rows = section(readText("docs/format.md"), "Limits").matchAll(
    /^\| `([a-z-]+)` \| (\d+) \|$/gmu,
  );
  expect(Object.fromEntries([...rows].map(([, name, value]) => [name, Number(value)]))).toEqual({
    ...LIMITS,
  });
});

test("docs/trust.md lists every trusted file, and no other", () => {
  const top = new URL("../../", import.meta.url);
  const files = ["numbers", "kernel", "format", "from", "checker"].flatMap((folder) =>
    readdirSync(new URL(`src/${folder}/`, top), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => `src/${folder}/${file}`),
  );
  const listed = section(readText("docs/trust.md"), "What is trusted, in reading order").matchAll(
    /^\| `(src\/[\w./-]+)` \|/gmu,
  );
  expect([...listed].map(([, file]) => file).sort()).toEqual(files.sort());
});

test("the table of exit codes in README.md is the one of the code", () => {
  const rows = readText("README.md").matchAll(/^\| (\d+) \| (.+) \|$/gmu);
  expect([...rows].map(([, code, meaning]) => [Number(code), meaning])).toEqual(
    EXIT_MEANINGS.map(([code, meaning]) => [code, meaning]),
  );
});
