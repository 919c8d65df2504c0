// UNTRUSTED. A dataset as integers: its common denominator, its minima, and the common divisor of its differences.
// Imports the kernel.
import { at, gcd, lcm } from "../numbers/index.js";
import type { Dataset } from "./dataset.js";

/** x_i = (minima + divisor·entries)/den, the entries integers ≥ 0. */
export interface Frame {
  readonly den: bigint;
  readonly minima: readonly bigint[];
  readonly divisor: bigint;
}

/** The frame of a dataset. Cost: one pass over the coordinates, with a common divisor for each until it is 1. */
export function frameOf(dataset: Dataset): Frame {
  let den = 1n;
  for (const { point } of dataset.points) if (den % point.den !== 0n) den = lcm(den, point.den);
  const minima = at(dataset.points, 0).point.ints.map(
    (n) => n * (den / at(dataset.points, 0).point.den),
  );
  const first = [...minima];
  let divisor = 0n;
  for (const { point } of dataset.points) {
    const factor = den / point.den;
    point.ints.forEach((n, k) => {
      const value = n * factor;
      if (value < at(minima, k)) minima[k] = value;
      if (divisor !== 1n) {
        const offset = value - at(first, k);
        if (divisor === 0n || offset % divisor !== 0n) divisor = gcd(divisor, offset);
      }
    });
  }
  return { den, minima, divisor: divisor === 0n ? 1n : divisor };
}
