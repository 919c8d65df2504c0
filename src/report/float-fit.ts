// UNTRUSTED. Whether the numbers of a network are floats, exactly. It is about the numbers, not about sums of them.
// May import kernel, foreign.
import { nearestFloat } from "../foreign/writing/nearest.js";
import type { Network } from "../kernel/index.js";
import { equals, rational } from "../numbers/index.js";

/** The binary formats of IEEE 754 that networks are run in, the narrow one first. */
const FORMATS = { binary32: "float32", binary64: "float64" } as const;

type Format = keyof typeof FORMATS;

/** Which formats hold every weight and bias. */
export interface FloatFit {
  /** The narrowest format that holds all; nothing if none does. */
  readonly exactIn: Format | undefined;
  readonly numbers: number;
  /** Numbers that a format rounds, and the first of them: layer and unit, from 0. */
  readonly rounded: Readonly<Record<Format, { readonly count: number; readonly first: string }>>;
}

/** Cost: two roundings a number that is not 0. */
export function floatFit({ layers }: Network): FloatFit {
  const rounded = { binary32: { count: 0, first: "" }, binary64: { count: 0, first: "" } };
  let numbers = 0;
  for (const [l, { rows }] of layers.entries()) {
    for (const [unit, { ints, bias, den }] of rows.entries()) {
      for (const int of [...ints, bias]) {
        const value = rational(int, den);
        numbers += 1;
        for (const format of ["binary32", "binary64"] as const) {
          const nearest = nearestFloat(value, FORMATS[format]);
          if (nearest !== undefined && equals(nearest.value, value)) continue;
          if (rounded[format].count === 0) rounded[format].first = `layer ${l}, unit ${unit}`;
          rounded[format].count += 1;
        }
      }
    }
  }
  const exactIn = (["binary32", "binary64"] as const).find((name) => rounded[name].count === 0);
  return { exactIn, numbers, rounded };
}

/** A line for a person. */
export function floatFitWords({ exactIn, numbers, rounded }: FloatFit): string {
  const { count, first } = rounded[exactIn === undefined ? "binary64" : "binary32"];
  const some = `${count} of ${numbers} weights and biases are rounded, the first at ${first}`;
  switch (exactIn) {
    case "binary32":
      return "every weight and bias is exact in binary32 and binary64; sums of them may still round";
    case "binary64":
      return `every weight and bias is exact in binary64, sums of them may still round; in binary32 ${some}`;
    case undefined:
      return `not exact in binary64: ${some}. Run in doubles this is another network, and nothing is proved of it`;
  }
}
