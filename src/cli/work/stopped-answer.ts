// UNTRUSTED. What is said when a search ended before it was through: why, what there is, how to go on.
import type { StopReason } from "../../constructions/index.js";
import { factLines } from "../../report/explanation.js";
import type { Plain } from "../../report/plain-data.js";
import { EXIT } from "../exit-codes.js";
import { MORE_MEMORY, OUT_OF_MEMORY } from "./out-of-memory.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";

const CODES: Readonly<Record<StopReason, string>> = {
  time: "out-of-time",
  interrupt: "interrupted",
  memory: OUT_OF_MEMORY,
};

/** `the 10 s were over`. */
export function stopWords(reason: StopReason, seconds: number | undefined): string {
  if (reason === "memory") return "its memory was full";
  return reason === "interrupt" ? "it was interrupted" : `the ${seconds ?? 0} s were over`;
}

/** What is said beside an answer that a longer search might have bettered. */
export function bestSoFar(reason: StopReason, seconds: number | undefined): string {
  return `Stopped: ${stopWords(reason, seconds)}. This is the best so far.`;
}

/** What a stopped command says. */
export interface StoppedAnswer {
  readonly command: string;
  readonly reason: StopReason;
  readonly seconds: number | undefined;
  /** What there is, in words. */
  readonly found: string;
  readonly next: string;
  /** The same as data. */
  readonly data?: Readonly<Record<string, Plain>>;
}

/** Answers that nothing was decided: declined. */
export async function answerStopped(
  session: Session,
  options: CommonOptions,
  { command, reason, seconds, found, next, data }: StoppedAnswer,
): Promise<void> {
  const exit = EXIT.declined;
  const code = CODES[reason];
  session.end(exit);
  if (options.json === true) {
    await answerJson(session.io, { command, exit, verdict: "declined", code, ...data });
    return;
  }
  const lines = [
    `Stopped: ${stopWords(reason, seconds)}. ${found}`,
    ...factLines([["next", reason === "memory" ? MORE_MEMORY : next]]),
  ];
  await answerLines(session.io, [`declined code=${code}`]);
  await remark(session.io, options, lines);
}
