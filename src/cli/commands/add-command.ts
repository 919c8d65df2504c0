// UNTRUSTED. What every command has: --json, --quiet, and help in one form.
import type { Command } from "commander";
import { COMMAND_SUMMARIES, type CommandName } from "../command-summaries.js";

/** Adds a command with the common options. */
export function addCommand(program: Command, name: CommandName): Command {
  const [, summary] = COMMAND_SUMMARIES[name];
  return program
    .command(name)
    .description(summary)
    .option("--json", "answer with one JSON object, numbers as exact text")
    .option("--quiet", "no progress and no explanations, only the answer");
}
