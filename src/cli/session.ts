// UNTRUSTED. One run of the command: its streams, its exit code, and how answers are printed.
import type { Plain } from "../report/plain-data.js";
import { visibleText } from "../report/visible.js";
import { type ExitCode, worstOf } from "./exit-codes.js";
import type { Io } from "./io.js";

/** What commands share in one run. */
export interface Session {
  readonly io: Io;
  /** Ends the run with this code, or a worse one. */
  end(code: ExitCode): void;
  readonly exit: ExitCode;
}

export function openSession(io: Io): Session {
  const codes: ExitCode[] = [];
  return {
    io,
    end: (code) => void codes.push(code),
    get exit() {
      return worstOf(codes);
    },
  };
}

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: true;
  readonly quiet?: true;
}

/** One JSON object on stdout. What is hidden in its texts is escaped as JSON has it. */
export async function answerJson(io: Io, data: Readonly<Record<string, Plain>>): Promise<void> {
  await io.stdout.write(visibleText([JSON.stringify(data)]));
}

/** Lines for people on stdout. */
export async function answerLines(io: Io, lines: readonly string[]): Promise<void> {
  await io.stdout.write(visibleText(lines));
}

/** Words beside the answer: on stderr, and none with `--quiet`. */
export async function remark(
  io: Io,
  options: CommonOptions,
  lines: readonly string[],
): Promise<void> {
  if (options.quiet === true) return;
  await io.stderr.write(visibleText(lines));
}
