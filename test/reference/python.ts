// The reference checker in Python, many texts in one process; nothing where there is no Python 3.9 or newer.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Answer } from "../certificates/commands.js";

const MANY = fileURLToPath(new URL("./many.py", import.meta.url));

/** Why the reference checker cannot run here, or undefined. */
export function whyNoPython(): string | undefined {
  const { status, error } = spawnSync("python3", [
    "-c",
    "import sys; sys.exit(sys.version_info < (3, 9))",
  ]);
  if (error !== undefined) return "python3 cannot be run; Debian's package is python3";
  return status === 0 ? undefined : "python3 is older than 3.9";
}

/** Its answers to many commands, each the words after `check.py`. */
export function answersOf(commands: readonly (readonly string[])[]): readonly Answer[] {
  const { stdout, stderr, status } = spawnSync("python3", ["-B", MANY], {
    input: commands.map((words) => `${JSON.stringify(words)}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout
    .trimEnd()
    .split("\n")
    .map((text) => {
      const [exit, line] = JSON.parse(text) as [number, string];
      return { exit, line };
    });
}
