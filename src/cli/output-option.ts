// UNTRUSTED. Where output goes: `--output FILE`, or stdout. Judged before any long work begins.
import { accessSync, constants, type Stats, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { usageProblem } from "./problem.js";
import { cannotWrite } from "./write-files.js";

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

/** A system error with this code, as if the place had been tried. */
function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The place, if a file can be made there. A permission may still be missing on the day. */
function tryPlace(path: string): void {
  const found = statOf(path);
  if (found?.isDirectory() === true) throw systemError("EISDIR");
  if (found !== undefined && !found.isFile()) return;
  accessSync(dirname(resolve(path)), constants.W_OK);
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
  try {
    tryPlace(output);
  } catch (error) {
    throw cannotWrite(output, error);
  }
  return output;
}
