// UNTRUSTED. The answer of a command that made a certificate which is no memorization.
import type { Verdict } from "../../checker/index.js";
import type { StopReason } from "../../constructions/index.js";
import { acceptedData } from "../../report/accepted-data.js";
import { findingLine, findingLines } from "../../report/finding-line.js";
import type { Plain } from "../../report/plain-data.js";
import type { ExitCode } from "../exit-codes.js";
import { answerRefusal } from "./answer-refusal.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";

/** Where the certificate is, and what the command ends with if it is accepted. */
export interface Made {
  readonly command: string;
  readonly target: string | undefined;
  readonly exit: ExitCode;
  /** The option that writes the certificate; by default `--output`. */
  readonly option?: string;
  /** Why the search for a better one ended, if it was ended. */
  readonly stopped?: StopReason | undefined;
  /** What else is known of it. */
  readonly beside?: {
    readonly lines: readonly string[];
    readonly data: Readonly<Record<string, Plain>>;
  };
}

/** Says what the checker says of it. A refusal would be a mistake of the search, and is shown as it is. */
export async function answerFound(
  session: Session,
  common: CommonOptions,
  { command, target, exit, option = "--output", beside, stopped }: Made,
  verdict: Verdict,
): Promise<void> {
  if (verdict.verdict !== "accepted") {
    await answerRefusal(session, common, command, verdict, {});
    return;
  }
  if ("claim" in verdict) throw new Error("another kind of certificate was made");
  session.end(exit);
  if (common.json === true) {
    const output = target ?? null;
    await answerJson(session.io, {
      ...{ command, exit, output, verdict: "accepted", proved: acceptedData(verdict) },
      ...beside?.data,
      ...(stopped !== undefined && { stopped }),
    });
    return;
  }
  await answerLines(session.io, [findingLine(verdict)]);
  const next =
    target === undefined
      ? `give ${option} FILE to write this as a certificate that anyone can check`
      : `wrote ${target}; next: muball check ${target}`;
  await remark(session.io, common, [...findingLines(verdict), ...(beside?.lines ?? []), next]);
}
