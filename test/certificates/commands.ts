// A sample as the words of a command: those of the checkers that are other programs.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { FOLDER } from "./suite.js";

/** The words that give a sample and what stands beside it. */
export function wordsOf(file: string): readonly string[] {
  const whole = path.join(FOLDER, file);
  const beside = ["dataset", "network", "claim"].flatMap((kind) => {
    const companion = whole.replace(/\.muball$/u, `.${kind}`);
    return existsSync(companion) ? [`--${kind}`, companion] : [];
  });
  return [whole, ...beside];
}

/** True of a sample with a network file of another format beside it: those that other checkers do not read. */
export function isWithFile(file: string): boolean {
  const companion = path.join(FOLDER, file).replace(/\.muball$/u, ".network");
  return existsSync(companion) && !readFileSync(companion, "latin1").startsWith("{");
}

/** What a checker that is another program says: its exit code and its line. */
export interface Answer {
  readonly exit: number;
  readonly line: string;
}

export const EXITS = { accepted: 0, rejected: 1, declined: 2 } as const;
