// TRUSTED. Vectors over one denominator. Imports only numbers and the kernel.
import { bitLength, lcm, type Matrix, type Scaled } from "../../numbers/index.js";
import { atMost, testDenominator, testVector } from "../limits.js";

/** Vectors over one denominator, none of whose numbers is too long. Vectors may be empty. */
export function overOne(vectors: readonly Scaled[]): { rows: Matrix; den: bigint } {
  let den = 1n;
  let entries = 0;
  for (const vector of vectors) {
    testVector(vector, "part-bits");
    den = lcm(den, vector.den);
    testDenominator(den);
    entries += vector.ints.length;
  }
  // One long denominator makes all entries of all rows long.
  atMost("vector-bits", entries * bitLength(den));
  return { rows: vectors.map(({ ints, den: own }) => ints.map((n) => n * (den / own))), den };
}
