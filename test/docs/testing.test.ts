// docs/testing.md, run as it stands: the mistake is found, the repair holds, and the data are proved.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Construct } from "../../src/interchange/index.js";
import { robustlyMemorizes, type TrialReport } from "../../src/testing/index.js";
import * as kit from "../../src/testing/index.js";
import { muball } from "../cli/in-memory.js";
import { fenced, readText } from "./markdown.js";

const text = readText("docs/testing.md");
const [mistaken = ""] = fenced(text, "js mistaken");
const [repair = ""] = fenced(text, "js repair");
const [shown = "", holds = ""] = fenced(text, "text");
const repaired = mistaken.replace("    const high = x;\n", repair);

/** Inside the project, where fraction.js is found. */
const folder = fileURLToPath(new URL("../../reports/testing-document/", import.meta.url));

/** The construction of a text, as a module. */
async function construction(name: string, source: string): Promise<Construct> {
  const file = path.join(folder, name);
  writeFileSync(file, source);
  const module = (await import(pathToFileURL(file).href)) as { construct: Construct };
  return module.construct;
}

/** The report for the call that the document shows. */
async function tried(name: string, source: string): Promise<TrialReport> {
  return robustlyMemorizes(await construction(name, source), { seed: 1 });
}

/** The lines without their numbers: those depend on what is drawn. Balls count once. */
function masked(lines: string): string[] {
  const plain = lines
    .trim()
    .replaceAll(/"[\d:]+"/gu, "path")
    .replaceAll(/-?\d+(?:\/\d+)?/gu, "0");
  const points = plain.replaceAll(/\([0, ]*\)/gu, "(0)").replaceAll(/p = (?:0|inf)/gu, "p = 0");
  return [...new Set(points.split("\n"))].map((line) => line.replaceAll(/ +/gu, " "));
}

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("docs/testing.md", () => {
  test("the kit finds the mistake, as shown", async () => {
    const report = await tried("mistaken.mjs", mistaken);
    expect(report.failed?.points.length).toBeLessThanOrEqual(3);
    expect(masked(report.text)).toEqual(masked(shown));
  });

  test("the repair holds, as shown", { timeout: 120_000 }, async () => {
    expect(repaired).not.toBe(mistaken);
    const report = await tried("mine.mjs", repaired);
    expect(report.holds).toBe(true);
    expect(report.counts.unproved).toBe(0);
    expect(masked(report.text)).toEqual(masked(holds));
  });

  test("the commands prove it on data", async () => {
    const data = path.join(folder, "line.csv");
    writeFileSync(data, "x,y,side\n0,0,a\n2,0,b\n5,0,a\n");
    writeFileSync(path.join(folder, "mine.mjs"), repaired);
    const [example = ""] = fenced(text, "sh example");
    for (const line of example.trim().split("\n")) {
      const [, ...words] = line.split(" ");
      const places = words.map((word) =>
        /\.(?:csv|muball)$/u.test(word)
          ? path.join(folder, word)
          : word.replace("./mine.js", path.join(folder, "mine.mjs")),
      );
      const ran = await muball(places);
      expect([ran.exit, ran.stdout], ran.stderr).toEqual([0, expect.stringMatching(/^accepted /u)]);
    }
  });

  test("the questions with known answers are written and checked", async () => {
    const [example = ""] = fenced(text, "sh benchmark");
    for (const line of example.trim().split("\n")) {
      const [, ...words] = line.split(" ");
      const places = words.map((word) =>
        word.startsWith("questions") ? path.join(folder, word) : word,
      );
      const ran = await muball(places);
      expect([ran.exit, ran.stderr.includes("problem")]).toEqual([0, false]);
    }
  });

  test("names exports that there are", () => {
    const named = [...text.matchAll(/^\| `([a-zA-Z]+)[`(]/gmu)].map(([, name = ""]) => name);
    const parts = named.filter(
      (name) => text.indexOf(`| \`${name}`) > text.indexOf("## The parts"),
    );
    expect(parts.length).toBeGreaterThan(7);
    expect(parts.filter((name) => !(name in kit))).toEqual([]);
  });
});
