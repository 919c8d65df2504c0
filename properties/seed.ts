// The seed of a run: MUBALL_SEED, or a fresh one. Chosen once, printed once, handed to every worker.
import { randomInt } from "node:crypto";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    readonly seed: number;
    readonly runs: number;
  }
}

const LARGEST_SEED = 2 ** 31 - 1;
const RUNS = 100;

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
  const seed = wholeNumber("MUBALL_SEED", () => randomInt(1, LARGEST_SEED), LARGEST_SEED);
  const runs = wholeNumber("MUBALL_RUNS", () => RUNS, 1_000_000);
  project.provide("seed", seed);
  project.provide("runs", runs);
  console.error(`properties: MUBALL_SEED=${seed} MUBALL_RUNS=${runs}`);
}
