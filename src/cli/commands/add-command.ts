// UNTRUSTED. What every command has: --json, --quiet, and help in one form.
import type { Command } from "commander";

/** Adds a command with the common options. */
export function addCommand(program: Command, name: string, summary: string): Command {
  return program
    .command(name)
    .description(summary)
    .option("--json", "answer with one JSON object, numbers as exact text")
    .option("--quiet", "no progress and no explanations, only the answer");
}
