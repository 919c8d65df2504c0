// The checker whose soundness is proved in Coq, many texts in one process; nothing where it is not built.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Answer } from "../certificates/commands.js";

export const PROVED = fileURLToPath(new URL("../../proofs/build/muball-proved", import.meta.url));

/** Why the proved checker cannot run here, or undefined. */
export function whyNotProved(): string | undefined {
  return existsSync(PROVED) ? undefined : "npm run proofs has not built it (it needs Coq)";
}

/** Its answers to many commands, each the words after `muball-proved`. */
export function provedAnswersOf(commands: readonly (readonly string[])[]): readonly Answer[] {
  const { stdout, stderr, status } = spawnSync(PROVED, ["--batch"], {
    input: commands.map((words) => `${words.join("\t")}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`status ${status}: ${stderr}`);
  return stdout
    .trimEnd()
    .split("\n")
    .map((text) => {
      const [exit = "", line = ""] = text.split("\t");
      return { exit: Number(exit), line };
    });
}

/** True of the header of a claim whose domain has a range for each coordinate. */
export function hasRanges(head: string): boolean {
  return /,"domain":\[(?:\[|"[^"]*",\[)/u.test(head);
}
