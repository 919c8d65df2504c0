// docs/format.md: how long evidence is, measured on the samples; docs/calculus.md: samples that are there.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { FOLDER, foundSamples } from "../certificates/suite.js";
import { readText } from "./markdown.js";

/** Bytes of evidence a ball in the accepted samples of a folder: shared lines, and balls without their points. */
function meanEvidence(folder: string): number {
  const where = path.join(FOLDER, "accepted", folder);
  const files = readdirSync(where).filter((name) => name.endsWith(".muball"));
  const lines = files.flatMap((name) => readFileSync(path.join(where, name), "utf8").split("\n"));
  const evidence = lines.flatMap(
    (line) => /^\{"(?:point|layers|layer|fact)":.*$/u.exec(line)?.[0] ?? [],
  );
  const balls = evidence.filter((line) => /^\{"(?:point|layers)"/u.test(line));
  const own = evidence.map((line) => line.replace(/^\{"point":\[[^\]]*\],"label":\d+,/u, "{"));
  return Math.round(own.reduce((sum, line) => sum + line.length + 1, 0) / balls.length);
}

const ROWS = [...readText("docs/format.md").matchAll(/^\| `([a-z\d-]+)` \| ([\d,]+) bytes \|$/gmu)];

test("the table of evidence names at least ten constructions", () => {
  expect(ROWS.length).toBeGreaterThan(9);
});

test.each(ROWS.map(([, folder = "", bytes = ""]) => ({ folder, bytes })))(
  "the evidence of $folder has $bytes bytes a ball",
  ({ folder, bytes }) => {
    expect(meanEvidence(folder)).toBe(Number(bytes.replaceAll(",", "")));
  },
);

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
