// UNTRUSTED. The commands by name, each loaded when it is asked for: one of them needs a part of the code only, and
// the general help none.
import type { Command } from "commander";
import { COMMAND_SUMMARIES, type CommandName } from "./command-summaries.js";
import type { Session } from "./session.js";

/** Adds a command to the program. */
type Add = (program: Command, session: Session) => void;

/** Where each command is. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Add>>> = {
  prove: async () => (await import("./commands/prove.js")).addProve,
  check: async () => (await import("./commands/check.js")).addCheck,
  merge: async () => (await import("./commands/merge.js")).addMerge,
  inspect: async () => (await import("./commands/inspect.js")).addInspect,
  separate: async () => (await import("./commands/separate.js")).addSeparate,
  canonical: async () => (await import("./commands/canonical.js")).addCanonical,
  construct: async () => (await import("./commands/construct.js")).addConstruct,
  certify: async () => (await import("./commands/certify.js")).addCertify,
  read: async () => (await import("./commands/read.js")).addRead,
  evaluate: async () => (await import("./commands/evaluate.js")).addEvaluate,
  preserve: async () => (await import("./commands/preserve.js")).addPreserve,
  refute: async () => (await import("./commands/refute.js")).addRefute,
  bounds: async () => (await import("./commands/bounds.js")).addBounds,
  lipschitz: async () => (await import("./commands/lipschitz.js")).addLipschitz,
  sobolev: async () => (await import("./commands/sobolev.js")).addSobolev,
  sweep: async () => (await import("./commands/sweep.js")).addSweep,
  benchmark: async () => (await import("./commands/benchmark.js")).addBenchmark,
  export: async () => (await import("./commands/export.js")).addExport,
  report: async () => (await import("./commands/report.js")).addReport,
  sign: async () => (await import("./commands/sign.js")).addSign,
  "verify-signature": async () =>
    (await import("./commands/verify-signature.js")).addVerifySignature,
  supports: async () => (await import("./commands/supports.js")).addSupports,
  verify: async () => (await import("./commands/verify.js")).addVerify,
};

/** The word that names the command, whether there is such a command or not. */
export function nameOf(argv: readonly string[]): string | undefined {
  return argv.find((word) => !word.startsWith("-"));
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

/** Adds what the general help says of every command, and nothing that runs. */
const addSummaries: Add = (program) => {
  for (const [name, [args, summary]] of Object.entries(COMMAND_SUMMARIES)) {
    // Every command has options, and the help says so.
    program.command(`${name} ${args}`).description(summary).option("--json");
  }
};

/** What adds the command that the words name; if they name none, what the help needs of all. */
export async function adderFor(argv: readonly string[]): Promise<Add> {
  const name = nameOf(argv) ?? "";
  return isCommand(name) ? COMMANDS[name]() : addSummaries;
}
