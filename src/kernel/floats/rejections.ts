// TRUSTED. The formats of a semantics, and why a network is not shown to be computed in one: a member of the union in
// rejection.ts. Imports nothing.

/** The format in which a network is computed; where none is named, it is computed in real numbers. */
export type Semantics = "float32" | "binary64";

/** Layer (from 1) and row (from 0) of a number that is not of the format, or of one that may overflow in it. */
export interface NoFloats {
  readonly code: "ill-formed/weight" | "unproved/overflow";
  readonly semantics: Semantics;
  readonly layer: number;
  readonly row: number;
  readonly got?: string;
}
