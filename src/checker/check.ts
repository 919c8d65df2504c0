// TRUSTED. The trusted act: bytes of a certificate → verdict. Never throws on any text.
// Imports only kernel and format. Trusts nothing that made the certificate, and reads the network from
// its bytes. The one place where a refusal is caught: whatever else is thrown is a fault, and goes on.
import { jsonOf, linesOf, namedKind } from "../format/index.js";
import { answered, type Refusal } from "../kernel/index.js";
import { fault } from "../numbers/index.js";
import type { Companions } from "./companions.js";
import { FINDING_JUDGES, type Judge } from "./findings.js";
import { judgeMemorization, type Memorized } from "./memorization.js";
import { judgeSobolevBound } from "./sobolev-bound.js";
import { type Chunks, expectLine } from "./text.js";
import { judgeProperty, judgeRobustness } from "./trained.js";
import type { Found } from "./verdict.js";

export type Accepted = Memorized | Found;

/** The three things a checker may say. A thrown fault is a bug and none of the three. */
export type Verdict = Accepted | Refusal;

/** Who judges which kind. */
const JUDGES: Readonly<Record<string, Judge<Accepted>>> = Object.freeze({
  memorization: judgeMemorization("memorization"),
  "eta-robust": judgeMemorization("eta-robust"),
  ...FINDING_JUDGES,
  robustness: judgeRobustness,
  property: judgeProperty,
  "sobolev-bound": judgeSobolevBound,
});

/**
 * Checks a certificate.
 *
 * Statement  `accepted` ⇒ what docs/theory.md#soundness states for the kind of the verdict.
 * Ensures    a verdict for all bytes; the first refusal in the order of docs/format.md#validity.
 * Cost       that of the kind; memory: never the text as a whole.
 */
export function check(certificate: Chunks, companions: Companions = {}): Verdict {
  return answered(() => {
    const lines = linesOf(certificate);
    const first = expectLine(lines, "the header of a certificate");
    // What names no kind is refused by the header of memorization.
    const kind = namedKind(jsonOf(first), Object.keys(JUDGES)) ?? "memorization";
    const judge = JUDGES[kind] ?? fault("a kind without a judge");
    return judge(first, lines, companions);
  });
}

/** Checks a certificate given as one text. */
export function checkText(text: string, companions: Companions = {}): Verdict {
  return check([new TextEncoder().encode(text)], companions);
}
