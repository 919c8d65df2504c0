// UNTRUSTED. What an accepted certificate proves, whatever its kind. May import kernel, format.
import { findingLine, findingLines, type FoundOut } from "./finding-line.js";
import { leftOutLines, type Proved, provedLine } from "./proved-line.js";

/** An accepted certificate of any kind; those about a network and every ball have a claim. */
export type AcceptedOut = Proved | FoundOut;

export function acceptedLine(accepted: AcceptedOut): string {
  return "claim" in accepted ? provedLine(accepted) : findingLine(accepted);
}

/** What must be said beside the line: nothing of a memorization, whose line says it all. */
export function acceptedRemark(accepted: AcceptedOut): readonly string[] {
  return "claim" in accepted ? leftOutLines(accepted) : findingLines(accepted);
}
