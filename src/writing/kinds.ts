// UNTRUSTED. The kinds of certificates and their lines in one table, for those who write and describe them. May
// import kernel, format. docs/format.md#kinds. The checker has its own table: src/checker/check.ts.
import {
  EVIDENCE,
  FINDINGS,
  jsonOf,
  type Line,
  MEMORIZATIONS,
  namedKind,
  SOBOLEV_BOUND,
  SOBOLEV_LINES,
  TEXTS,
  TRAINED,
  TRAINED_LINES,
  WITNESSES,
} from "../format/index.js";

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

/** What a certificate may establish. */
export type Kind = keyof typeof HEADERS;

/** What the header of a kind says. */
export type HeaderOf<K extends Kind> = ReturnType<(typeof HEADERS)[K]["read"]>;

const isKind = (kind: string): kind is Kind => Object.hasOwn(HEADERS, kind);

/** Every kind. */
export const KINDS: readonly Kind[] = Object.freeze(Object.keys(HEADERS).filter(isKind));

/** The kind of a header; stops with a decline. What names no kind is left to the header of memorization. */
export function kindOf(line: Line): Kind {
  return namedKind(jsonOf(line), KINDS) ?? "memorization";
}
