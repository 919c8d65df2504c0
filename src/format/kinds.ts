// TRUSTED. The kinds of certificates and their lines in one table, for those who write and describe them: the
// checker does not read it. Imports only kernel and format. docs/format.md#kinds.
import { FINDINGS, WITNESSES } from "./findings.js";
import { namedKind } from "./headers.js";
import { jsonOf } from "./line-record.js";
import type { Line } from "./lines.js";
import { EVIDENCE, MEMORIZATIONS } from "./memorizations.js";
import { TEXTS } from "./records.js";
import { SOBOLEV_BOUND, SOBOLEV_LINES } from "./sobolev-bound.js";
import { TRAINED, TRAINED_LINES } from "./trained.js";

/** What a certificate may establish, and the header of each. */
export const HEADERS = Object.freeze({
  ...MEMORIZATIONS,
  ...FINDINGS,
  ...TRAINED,
  "sobolev-bound": SOBOLEV_BOUND,
});

/** Every line of every text except these headers, by the names of their schemas. */
export const RECORDS = Object.freeze({
  ...TEXTS,
  ...EVIDENCE,
  ...WITNESSES,
  ...TRAINED_LINES,
  ...SOBOLEV_LINES,
});

export type Kind = keyof typeof HEADERS;

/** What the header of a kind says. */
export type HeaderOf<K extends Kind> = ReturnType<(typeof HEADERS)[K]["read"]>;

const isKind = (kind: string): kind is Kind => Object.hasOwn(HEADERS, kind);

export const KINDS: readonly Kind[] = Object.freeze(Object.keys(HEADERS).filter(isKind));

/** The kind of a header; stops with a decline. What names no kind is left to the header of memorization. */
export function kindOf(line: Line): Kind {
  const kind = namedKind(jsonOf(line), KINDS);
  return isKind(kind) ? kind : "memorization";
}
