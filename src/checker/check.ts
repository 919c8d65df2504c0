// TRUSTED. The trusted act: bytes of a certificate → verdict. Never throws on any text.
// Imports only kernel and format. Trusts nothing that made the certificate, and reads the network from
// its bytes. Each kind is judged in its own file, in a fixed order of its own.
import { decodeKind, linesOf } from "../format/index.js";
import { judgeCollision } from "./collision.js";
import type { Companions } from "./companions.js";
import { judgeCounterexample } from "./counterexample.js";
import { judgeMemorization } from "./memorization.js";
import { judgeObstruction } from "./obstruction.js";
import { judgePreservingMap } from "./preserving-map.js";
import { judgeSobolevBound } from "./sobolev-bound.js";
import { type Chunks, expectLine } from "./sources.js";
import type { Verdict } from "./verdict.js";
import { judgeWidthBound } from "./width-bound.js";

/**
 * Checks a certificate.
 *
 * Statement  `accepted` ⇒ what docs/theory.md#soundness states for the kind of the verdict.
 * Ensures    a verdict for all bytes; the first refusal in the order of docs/format.md#validity.
 * Cost       that of the kind; memory: never the text as a whole.
 */
export function check(certificate: Chunks, companions: Companions = {}): Verdict {
  const lines = linesOf(certificate);
  const first = expectLine(lines, "the header of a certificate");
  if (first.verdict !== "line") return first;
  const kind = decodeKind(first);
  switch (kind) {
    case "memorization":
    case "eta-robust":
      return judgeMemorization(kind, first, lines, companions);
    case "counterexample":
      return judgeCounterexample(first, lines, companions);
    case "collision":
      return judgeCollision(first, lines, companions);
    case "preserving-map":
      return judgePreservingMap(first, lines, companions);
    case "obstruction":
      return judgeObstruction(first, lines, companions);
    case "width-bound":
      return judgeWidthBound(first, lines, companions);
    case "sobolev-bound":
      return judgeSobolevBound(first, lines, companions);
    default:
      return kind;
  }
}

/** Checks a certificate given as one text. */
export function checkText(text: string, companions: Companions = {}): Verdict {
  return check([new TextEncoder().encode(text)], companions);
}
