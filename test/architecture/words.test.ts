// Documents, help and explanations keep clear of the habits that make sentences hard to read.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { filesIn, textOf } from "./source-text.js";

/** Things that are counted "per": one row per point, and not "one row a point". */
const COUNTED_PER = [
  ...["ball", "binary", "cell", "choice", "class", "column", "commit", "construction", "feature"],
  ...["file", "folder", "hour", "image", "input", "label", "layer", "leaf", "line", "link"],
  ...["member", "minute", "neuron", "node", "output", "pair", "parameter", "part", "piece"],
  ...["point", "property", "record", "row", "run", "sample", "second", "series", "unit"],
  ...["vector", "weight"],
].join("|");

/** What is counted, directly before "a ball". */
const COUNTED = [
  ...["activation regions?", "bias", "biases", "bits?", "bytes?", "colou?rs?", "concepts?"],
  ...["coordinates", "digits", "draws", "entries", "equations?", "factors?", "folders?"],
  ...["idea", "ideas", "lines?", "links?", "multiplications", "nodes?", "numbers?", "outputs?"],
  ...["panels?", "parameters?", "paths?", "points?", "records?", "regions?", "rows?", "seconds"],
  ...["statements?", "sums", "tests?", "units?", "values?", "weights?"],
].join("|");

/** A habit, what to write in its place, and a sentence that has it. */
interface Habit {
  readonly pattern: RegExp;
  readonly better: string;
  readonly caught: string;
  /** A sentence near to it that is fine. */
  readonly fine: string;
}

const HABITS: readonly Habit[] = [
  {
    pattern: /\bbut for\b/iu,
    better: "except",
    caught: "All are right, but for one.",
    fine: "This is not for p = 2, but it is for p = 1.",
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:one|two|\\d*[dkNn]|no more|\\d+) (?:[\\w-]+ ){0,2}?|an? )(?:${COUNTED}) an? (?:${COUNTED_PER})\\b`,
      "u",
    ),
    better: "per ball, per row, per point",
    caught: "It has one activation region a ball.",
    fine: "It has one activation region per ball, and one unit switches on a ball.",
  },
  {
    pattern: /\bshare (?:η |η' )?of (?:the volume of )?(?:every|each) ball\b/iu,
    better: "a fraction of each ball",
    caught: "It may be wrong on a share of every ball.",
    fine: "It may be wrong on a fraction of each ball. The shares of the slabs add up.",
  },
  {
    pattern: /\boutside of\b/iu,
    better: "outside",
    caught: "A point outside of the balls has no label.",
    fine: "A point outside the balls has no label.",
  },
  {
    pattern: /\bof what (?:a line|it|they) speaks?\b/iu,
    better: "what it is about",
    caught: "| scope | of what it speaks |",
    fine: "| scope | what it is about |",
  },
  {
    pattern: /\banew\b/iu,
    better: "again",
    caught: "It makes the samples anew.",
    fine: "It makes the samples again.",
  },
  {
    pattern: /\bwho(?:ever)? (?:gives|reads|pins|asks|makes|deletes)\b/iu,
    better: "if you …",
    caught: "Whoever pins a claim is safe.",
    fine: "If you pin a claim, you are safe.",
  },
];

/** Documents that are not held against the habits yet, each with its reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  "docs/format.md": "it is rewritten together with the records of the format",
  "docs/calculus.md": "it is rewritten together with the trusted folders",
  "docs/theory.md": "it is rewritten together with the trusted folders",
  "docs/trust.md": "it is rewritten together with the trusted folders",
  "docs/rejections.md": "it is rewritten together with the trusted folders",
};

const DOCUMENTS = [
  "README.md",
  "certificates/README.md",
  "properties/README.md",
  ...readdirSync(new URL("../../docs/", import.meta.url))
    .filter((file) => file.endsWith(".md"))
    .map((file) => `docs/${file}`),
];

/** Where the words that people read are made; comments of other files are not looked at. */
const SOURCES = ["src/cli", "src/report", "src/ci", "src/interchange"].flatMap((folder) =>
  filesIn(folder),
);

/** `docs/kinds.md:12: "but for": write except`. */
function foundIn(file: string, text: string): readonly string[] {
  return text.split("\n").flatMap((line, k) =>
    HABITS.flatMap(({ pattern, better }) => {
      const found = pattern.exec(line);
      return found === null ? [] : [`${file}:${k + 1}: "${found[0]}": write ${better}`];
    }),
  );
}

describe("a habit is caught", () => {
  test.each(HABITS)("$better", ({ pattern, caught, fine }) => {
    expect(caught).toMatch(pattern);
    expect(fine).not.toMatch(pattern);
  });
});

test("documents have none of the habits", () => {
  const held = DOCUMENTS.filter((file) => !(file in LEFT_OUT));
  expect(held.length).toBeGreaterThan(12);
  expect(held.flatMap((file) => foundIn(file, textOf(file)))).toEqual([]);
});

test("help, errors and explanations have none of the habits", () => {
  expect(SOURCES.length).toBeGreaterThan(60);
  expect(SOURCES.flatMap((file) => foundIn(file, textOf(file)))).toEqual([]);
});

test("what is left out is a document, and says why", () => {
  for (const [file, why] of Object.entries(LEFT_OUT)) {
    expect(DOCUMENTS).toContain(file);
    expect(why, file).not.toBe("");
  }
});
