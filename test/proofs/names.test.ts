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
    // The sum of curves is a part of SEPARABLE.
    const own = files.filter((file) => file !== "src/kernel/optional/curve-sum.ts");
    expect(own.filter((file) => namedIn(file).length === 0)).toEqual([]);
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

test("no proof is admitted, and nothing is assumed by a word of its own", () => {
  const words = /\b(?:Admitted|admit|Axiom|Parameter|Conjecture|Unset)\b/u;
  const found = theories.filter((file) =>
    words.test(readFileSync(path.join(FOLDER, file), "utf8").replace(/\(\*[\s\S]*?\*\)/gu, "")),
  );
  expect(found).toEqual([]);
});
