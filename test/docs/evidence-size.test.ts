// docs/format.md: how long evidence is, measured on the samples; docs/calculus.md: samples that are there.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { FOLDER, foundSamples } from "../certificates/suite.js";
import { readText } from "./markdown.js";

/** Bytes of the longest list of facts in the accepted samples of a folder whose names match. */
function longestFacts(folder: string, names: RegExp): number {
  const where = path.join(FOLDER, "accepted", folder);
  const files = readdirSync(where).filter((name) => name.endsWith(".muball") && names.test(name));
  const lines = files.flatMap((name) => readFileSync(path.join(where, name), "utf8").split("\n"));
  const facts = lines.flatMap((line) => /"facts":(\[.*\])\}$/u.exec(line)?.[1] ?? []);
  return Math.max(...facts.map((text) => text.length));
}

/** The cell of the table with this first cell, as a number. */
function stated(first: string): number {
  const table = readText("docs/format.md").split("\n");
  const row = table.find((line) => line.startsWith(`| ${first} |`)) ?? "";
  return Number((row.split("|")[4] ?? "").replaceAll(",", ""));
}

test.each([
  ["`gated-lattice`", ["gated-lattice"], /./u],
  ["`voronoi`", ["voronoi"], /./u],
  ["`narrow-voronoi`, `log-width`", ["narrow-voronoi", "log-width"], /./u],
  ["`square`", ["square"], /./u],
  ["`detector-inf`", ["detector-inf"], /./u],
  ["`polyhedral`, p = 1", ["polyhedral"], /-1\b/u],
  ["`polyhedral`, p = ∞", ["polyhedral"], /-inf\b/u],
  ["`pairwise`", ["pairwise"], /./u],
  ["any network, `certify`", ["trained"], /./u],
])("the length of the facts of %s is that of the samples", (first, folders, names) => {
  expect(stated(first)).toBe(Math.max(...folders.map((folder) => longestFacts(folder, names))));
});

describe("docs/calculus.md", () => {
  test("names rejected samples that there are", () => {
    const names = foundSamples()
      .filter(({ verdict }) => verdict === "rejected")
      .map(({ path: file }) => path.basename(file, ".muball"));
    const named = [...readText("docs/calculus.md").matchAll(/`([a-z\d-]+\.[a-z\d-]+)`/gu)];
    expect(named.length).toBeGreaterThan(20);
    for (const [, name] of named) expect(names).toContain(name);
  });
});
