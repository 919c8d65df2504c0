// UNTRUSTED. A verdict as a value that JSON can hold: `JSON.stringify` throws on the big integers of a verdict.
// May import kernel, format.
import type { Refusal } from "../kernel/index.js";
import { acceptedData } from "./accepted-data.js";
import type { AcceptedOut } from "./accepted-line.js";
import { explain } from "./explain.js";
import type { Names } from "./explain-unproved.js";
import { type Plain, plainData } from "./plain-data.js";

/** A verdict of the checker, whatever it is. */
export type VerdictOut = ({ readonly verdict: "accepted" } & AcceptedOut) | Refusal;

/** A verdict with its fields named once for every command. */
export type VerdictJson = Readonly<Record<string, Plain>> & {
  readonly verdict: "accepted" | "rejected" | "declined";
};

/** A refusal: its code and numbers exactly, and its words. */
export function refusalData(refusal: Refusal, names: Names): VerdictJson {
  const explanation = plainData(explain(refusal, names));
  return refusal.verdict === "rejected"
    ? { verdict: refusal.verdict, rejection: plainData(refusal.rejection), explanation }
    : { verdict: refusal.verdict, decline: plainData(refusal.decline), explanation };
}

/**
 * The verdict as `muball check --json` gives it: `JSON.stringify(toJson(check(bytes)))`.
 *
 * Ensures  numbers are counts and places, and safe integers; rationals, norms and digests are text, exactly;
 *          valid under docs/schema/answers/verdict.schema.json. It is a report and no evidence: what was
 *          sealed is the verdict itself.
 */
export function toJson(verdict: VerdictOut): VerdictJson {
  if (verdict.verdict !== "accepted") return refusalData(verdict, {});
  return { verdict: "accepted", proved: acceptedData(verdict) };
}
