// UNTRUSTED. Rows of Hadamard matrices with random signs: short orthogonal directions.
import type { PointMatrix } from "../points/point-matrix.js";
import { Random } from "../../doubles/random.js";

/** The parity of the number of ones of n, for n < 2^32. */
function parity(n: number): number {
  let odd = 0;
  for (let rest = n; rest > 0; rest &= rest - 1) odd ^= 1;
  return odd;
}

/**
 * The rows of Sylvester's matrix over the coordinates that vary, in random order, each column with a
 * random sign; coordinates are first dealt to columns in random order.
 *
 * Ensures  entries ±1 on the coordinates that vary and 0 elsewhere; orthogonal if their number is a
 *          power of 2.
 */
export function signedRows({ dimension, spans }: PointMatrix, seed: string): bigint[][] {
  const random = new Random(`signed rows ${seed}`);
  const varying = random.shuffled(Array.from(spans.keys()).filter((k) => (spans[k] ?? 0) > 0));
  const order = 2 ** Math.ceil(Math.log2(Math.max(1, varying.length)));
  const signs = varying.map(() => random.sign());
  const rows = random.shuffled(Array.from({ length: order }, (_, r) => r));
  return rows.slice(0, varying.length).map((r) => {
    const row = new Array<bigint>(dimension).fill(0n);
    varying.forEach((k, c) => {
      const sign = parity(r & c) === 1 ? -1 : 1;
      row[k] = BigInt(sign * (signs[c] ?? 1));
    });
    return row;
  });
}
