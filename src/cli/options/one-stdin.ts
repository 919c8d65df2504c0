// UNTRUSTED. Standard input can be read once: a command that is given it twice would wait, or read nothing.
import { usageProblem } from "../problem.js";

/** Fails: Problem (usage) if more than one of these files is `-`. */
export function requireOneStdin(files: readonly (string | undefined)[]): void {
  if (files.filter((file) => file === "-").length < 2) return;
  throw usageProblem(
    "standard input (-) can be read only once",
    "use - for one input only; name files for the others",
  );
}
