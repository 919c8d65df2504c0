// UNTRUSTED. Why a file from elsewhere is not read: a code, words, and the place. Imports nothing.
// Readers stop by `refuse`; `attempt` gives the refusal back as a value. Both stand here alone.

/** Codes of files that are sound, but say something that has no exact reading here. */
const DECLINES = [
  "attribute",
  "command",
  "domain",
  "dynamic-shape",
  "element-type",
  "external-data",
  "format-version",
  "irrational",
  "layer",
  "layer-order",
  "operator",
  "product",
  "several-inputs",
  "several-networks",
  "several-outputs",
  "too-large",
  "unbounded",
] as const;

/** Codes of files that are damaged, contradict themselves, or can be read in two ways. */
const REFUSALS = [
  "byte-count",
  "cycle",
  "data-twice",
  "dimension",
  "division-by-zero",
  "name-twice",
  "nested",
  "not-a-number",
  "not-finite",
  "overlap",
  "row-count",
  "shape",
  "syntax",
  "trailing",
  "truncated",
  "two-readings",
  "undefined-name",
  "unknown-field",
] as const;

export type ForeignCode = (typeof DECLINES)[number] | (typeof REFUSALS)[number];

/** Every code, with its verdict: docs/networks.md has a row for each. */
export const FOREIGN_CODES: readonly (readonly [ForeignCode, "declined" | "refused"])[] = [
  ...DECLINES.map((code) => [code, "declined"] as const),
  ...REFUSALS.map((code) => [code, "refused"] as const),
];

/** Where in the file: what is known of it. Bytes count from 0, lines from 1. */
export interface ForeignPlace {
  readonly byte?: number;
  readonly line?: number;
  readonly operator?: string;
  readonly tensor?: string;
}

/** A file that is not read. `what` may hold text of the file: it is made visible where it is printed. */
export interface ForeignRefusal {
  readonly verdict: "declined" | "refused";
  readonly code: ForeignCode;
  readonly what: string;
  readonly place: ForeignPlace;
  readonly next: string | undefined;
}

const refusals = new WeakMap<object, ForeignRefusal>();

/** Stops the reading. */
export function refuse(
  code: ForeignCode,
  what: string,
  place: ForeignPlace = {},
  next?: string,
): never {
  const verdict = FOREIGN_CODES.find(([known]) => known === code)?.[1] ?? "refused";
  const error = new Error(`${code}: ${what}`);
  refusals.set(error, Object.freeze({ verdict, code, what, place, next }));
  throw error;
}

/** True for what `refuse` throws: code that catches the errors of a library hands it on. */
export function isRefusal(error: unknown): boolean {
  return typeof error === "object" && error !== null && refusals.has(error);
}

/** What a reader returns, or why it stopped. A mistake of the reader itself is thrown on. */
export function attempt<T>(read: () => T): T | ForeignRefusal {
  try {
    return read();
  } catch (error) {
    const known = typeof error === "object" && error !== null ? refusals.get(error) : undefined;
    if (known === undefined) throw error;
    return known;
  }
}
