// TRUSTED. Matrices of integers: rows over one denominator, products of rows. Imports only the kernel.
import { at } from "./fault.js";
import { bitLength, lcm } from "./rational.js";
import { refuse, sound } from "./refusal.js";
import { exceeded } from "./rejection.js";
import { beyondIn, DENOMINATOR_BITS, type Scaled, VECTOR_BITS } from "./scaled.js";

/** Rows of a matrix. */
export type Matrix = readonly (readonly bigint[])[];

/** Vectors over one denominator, or a decline if it is beyond the bounds. */
export function overOne(vectors: readonly Scaled[]): { rows: Matrix; den: bigint } {
  let den = 1n;
  for (const vector of vectors) {
    // Rows may be empty; then there is nothing to bound.
    if (vector.ints.length > 0) sound(beyondIn(vector, "part-bits"));
    den = lcm(den, vector.den);
    if (den > 1n << DENOMINATOR_BITS) refuse(exceeded("denominator-bits", DENOMINATOR_BITS));
  }
  // One long denominator makes all entries of all rows long.
  const entries = vectors.reduce((sum, { ints }) => sum + ints.length, 0);
  if (BigInt(entries * bitLength(den)) > VECTOR_BITS) refuse(exceeded("vector-bits", VECTOR_BITS));
  return { rows: vectors.map(({ ints, den: own }) => ints.map((n) => n * (den / own))), den };
}

/** Σ a_k·b_k. Requires: b at least as long as a. */
export function dot(a: readonly bigint[], b: readonly bigint[]): bigint {
  let sum = 0n;
  for (const [k, n] of a.entries()) if (n !== 0n) sum += n * at(b, k);
  return sum;
}
