// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
import type Fraction from "fraction.js";
import { fraction, total } from "./fraction.js";

/** By expansion along the first row. */
export function determinant(rows: readonly (readonly Fraction[])[]): Fraction {
  const [first, ...others] = rows;
  if (first === undefined) return fraction("1");
  return total(
    first.map((value, k) => {
      const minor = others.map((row) => row.filter((_, c) => c !== k));
      const product = value.mul(determinant(minor));
      return k % 2 === 0 ? product : product.neg();
    }),
  );
}
