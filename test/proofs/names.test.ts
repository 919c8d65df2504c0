// What the sources and documents say of the proofs: every name is a lemma, every rule has one.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn, textOf } from "../architecture/source-text.js";
import { readText } from "../docs/markdown.js";

const FOLDER = new URL("../../proofs/", import.meta.url).pathname;
const theories = readdirSync(FOLDER).filter((file) => file.endsWith(".v"));
const lemmasOf = (file: string): string[] =>
  [...readFileSync(path.join(FOLDER, file), "utf8").matchAll(/^(?:Theorem|Lemma) ([\w']+)/gmu)].map(
    ([, name = ""]) => name,
  );
const lemmas = new Map(theories.map((file) => [file, lemmasOf(file)]));
const all = new Set([...lemmas.values()].flat());

/** Sections of docs/theory.md of which nothing is proved; the proved checker declines such certificates. */
const UNPROVED = ["width-bound", "covering", "rounding", "sobolev-bound"];

/** The lemmas that the header of a file names. */
function namedIn(file: string): string[] {
  const header = /^(?:\/\/[^\n]*\n)*/u.exec(textOf(file))?.[0] ?? "";
  const [, names = ""] = /Proved: ([\w, ]+)\./u.exec(header) ?? [];
  return names === "" ? [] : names.split(", ");
}

describe("names of lemmas", () => {
  test("those in headers of sources are lemmas of proofs/*.v", () => {
    const named = filesIn("src").flatMap((file) => namedIn(file).map((name) => [file, name]));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(([, name = ""]) => !all.has(name))).toEqual([]);
  });

  test("every file of a rule in docs/calculus.md names one", () => {
    const rows = readText("docs/calculus.md").matchAll(/^\| [A-Z, ]+ \| (`src[^|]*) \|/gmu);
    const files = [...rows].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`(src\/[^`]+)`/gu)].map(([, file = ""]) => file),
    );
    expect(files.length).toBeGreaterThan(8);
    expect(files.filter((file) => namedIn(file).length === 0)).toEqual([]);
  });

  test("every file that refers to a section of docs/theory.md names one, except of what is not proved", () => {
    // The fast way is held against the plain one, which is proved.
    const plain = filesIn("src/kernel").filter((file) => !file.startsWith("src/kernel/fast/"));
    const linked = plain.flatMap((file) => {
      const header = /^(?:\/\/[^\n]*\n)*/u.exec(textOf(file))?.[0] ?? "";
      const [, section] = /docs\/theory\.md#([\w-]+)/u.exec(header) ?? [];
      return section === undefined ? [] : [{ file, section }];
    });
    expect(linked.length).toBeGreaterThan(25);
    const without = linked.filter(({ file }) => namedIn(file).length === 0);
    expect(new Set(without.map(({ section }) => section))).toEqual(
      new Set(["definitions", ...UNPROVED]),
    );
  });

  test("every section of docs/theory.md about the kernel names one, except of what is not proved", () => {
    const sections = readText("docs/theory.md")
      .split(/^## /mu)
      .filter((text) => text.includes("*Code: `src/kernel/"));
    expect(sections.length).toBeGreaterThan(18);
    const without = sections.filter((text) => !text.includes("*Proved: "));
    const names = without.map((text) => text.split("\n", 1)[0]?.toLowerCase().replace(" ", "-"));
    expect(names.sort()).toEqual([...UNPROVED].sort());
  });

  test("those in documents are lemmas of the file that they name", () => {
    const said = ["docs/theory.md", "proofs/README.md"].flatMap((document) =>
      [
        ...readText(document).matchAll(/((?:`\w+`, )*`\w+`)(?: in |\s*\| )((?:\w+\.v(?:, )?)+)/gu),
      ].map(([, names = "", files = ""]) => ({ document, names, files })),
    );
    expect(said.length).toBeGreaterThan(20);
    const wrong = said.flatMap(({ document, names, files }) => {
      const there = files.split(", ").flatMap((file) => lemmas.get(file) ?? []);
      return [...names.matchAll(/`(\w+)`/gu)]
        .filter(([, name = ""]) => !there.includes(name))
        .map(([, name]) => `${document}: ${name} in ${files}`);
    });
    expect(wrong).toEqual([]);
  });
});

test("the sizes in proofs/README.md are those of the files", () => {
  const linesOf = (file: string): number =>
    readFileSync(path.join(FOLDER, file), "utf8").split("\n").length - 1;
  const total = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + linesOf(file), 0);
  const reader = readdirSync(path.join(FOLDER, "reader")).map((file) => `reader/${file}`);
  const statement = linesOf("Statement.v");
  const rows = readText("proofs/README.md").matchAll(/^\| [^|]* \| ([\d,]+) \|$/gmu);
  const said = [...rows].map(([, lines = ""]) => Number(lines.replace(",", "")));
  expect(said).toEqual([statement, total(theories) - statement, total(reader)]);
});

test("no proof is admitted, and nothing is assumed by a word of its own", () => {
  const words = /\b(?:Admitted|admit|Axiom|Parameter|Conjecture|Unset)\b/u;
  const found = theories.filter((file) =>
    words.test(readFileSync(path.join(FOLDER, file), "utf8").replace(/\(\*[\s\S]*?\*\)/gu, "")),
  );
  expect(found).toEqual([]);
});
