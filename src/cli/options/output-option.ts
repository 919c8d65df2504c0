// UNTRUSTED. Where output goes: `--output FILE`, or stdout. Judged before any long work begins.
import { type Stats, statSync } from "node:fs";
import { resolve } from "node:path";
import { placeOf } from "../files/place.js";
import { usageProblem } from "../problem.js";

/** A file, or undefined for stdout. */
export type Target = string | undefined;

/** What a path names, or undefined if nothing can be found out. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** True if two paths name the same file, by links of either kind too. */
function isSameFile(a: string, b: string): boolean {
  if (resolve(a) === resolve(b)) return true;
  const first = statOf(a);
  const second = statOf(b);
  if (first === undefined || second === undefined) return false;
  return first.dev === second.dev && first.ino === second.ino;
}

/** The places of several outputs of one command: none is an input, and no two are one file. */
export function targetsOf(
  outputs: readonly (string | undefined)[],
  inputs: readonly string[],
): readonly Target[] {
  return outputs.map((output, k) => {
    const before = outputs.slice(0, k).flatMap((own) => (own === undefined ? [] : [own]));
    return targetOf(output, [...inputs, ...before]);
  });
}

/**
 * The place for output.
 *
 * Fails  Problem: usage if the output is one of the inputs, cannot write if no file can be made.
 */
export function targetOf(output: string | undefined, inputs: readonly string[]): Target {
  if (output === undefined || output === "-") return undefined;
  if (output === "") throw usageProblem("--output is empty", "give the path of a file, or -");
  const input = inputs.find((path) => path !== "-" && isSameFile(path, output));
  if (input !== undefined) {
    const next = "name another file for the output; the input is untouched";
    throw usageProblem(`the output ${output} is also an input`, next);
  }
  placeOf(output);
  return output;
}
