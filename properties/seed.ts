// The seed of a run: MUBALL_SEED, or a fresh one. Chosen once, printed once, handed to every worker.
// `npm test` asks for the seed of the sources, so that it says the same of the same sources every time.
import { createHash, randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    readonly seed: number;
    readonly runs: number;
  }
}

const LARGEST_SEED = 2 ** 31 - 1;
const RUNS = 100;

/** What the draws judge, and what draws. */
const SOURCES = ["src", "properties"];

/** A seed from the names and bytes of all files in some folders, in [1, 2^31 − 1]. */
export function seedOf(root: URL, folders: readonly string[]): number {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const entries = readdirSync(new URL(`${folder}/`, root), {
      recursive: true,
      withFileTypes: true,
    });
    const files = entries.filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => `${parentPath}/${name}`).sort();
    for (const path of paths) {
      const bytes = readFileSync(path);
      hash.update(`${path.slice(fileURLToPath(root).length)} ${bytes.length}\n`).update(bytes);
    }
  }
  return 1 + (hash.digest().readUInt32BE() % LARGEST_SEED);
}

/** An environment variable as a whole number in [1, largest], or the fallback if it is not set. */
export function wholeNumber(name: string, fallback: () => number, largest: number): number {
  const text = process.env[name];
  if (text === undefined || text === "") return fallback();
  const value = /^[1-9]\d{0,9}$/u.test(text) ? Number(text) : Number.NaN;
  if (value <= largest) return value;
  throw new Error(`${name} is a whole number from 1 to ${largest}, not "${text}"`);
}

/** Vitest's global set-up. */
export default function provideSeed(project: TestProject): void {
  const seed =
    process.env["MUBALL_SEED"] === "sources"
      ? seedOf(new URL("../", import.meta.url), SOURCES)
      : wholeNumber("MUBALL_SEED", () => randomInt(1, LARGEST_SEED), LARGEST_SEED);
  const runs = wholeNumber("MUBALL_RUNS", () => RUNS, 1_000_000);
  project.provide("seed", seed);
  project.provide("runs", runs);
  console.error(`properties: MUBALL_SEED=${seed} MUBALL_RUNS=${runs}`);
}
