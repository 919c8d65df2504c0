// UNTRUSTED. What an accepted certificate proves, whatever its kind. May import kernel, format.
import { findingData, findingLine, findingLines, type FoundOut } from "./finding-line.js";
import type { Plain } from "./plain-data.js";
import { type Proved, provedData, provedLine } from "./proved-line.js";

/** An accepted certificate of any kind. */
export type AcceptedOut = (Proved & { readonly kind: "memorization" }) | (FoundOut & Of);

interface Of {
  readonly kind: FoundOut["theorem"]["kind"];
}

export function acceptedLine(accepted: AcceptedOut): string {
  return accepted.kind === "memorization" ? provedLine(accepted) : findingLine(accepted);
}

export function acceptedData(accepted: AcceptedOut): Plain {
  return accepted.kind === "memorization" ? provedData(accepted) : findingData(accepted);
}

/** What must be said beside the line: nothing of a memorization, whose line says it all. */
export function acceptedRemark(accepted: AcceptedOut): readonly string[] {
  return accepted.kind === "memorization" ? [] : findingLines(accepted);
}
