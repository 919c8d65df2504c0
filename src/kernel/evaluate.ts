// TRUSTED. Exact evaluation of one layer at a rational point.
// Imports only the kernel. Integers over one denominator a layer; one common divisor removed a layer.
import { at, reduced, type Scaled } from "../numbers/index.js";
import { testShare, testVector } from "./limits.js";
import type { Layer } from "./network.js";

/** The integers of W h + b over `layer.den · h.den`. Shapes: h has as many coordinates as the layer has inputs. */
export function sumsOf(layer: Layer, h: Scaled): bigint[] {
  return layer.rows.map(({ bias, columns, ints, den }) => {
    let sum = bias * h.den;
    for (let k = 0; k < columns.length; k += 1) {
      const value = at(h.ints, at(columns, k));
      if (value !== 0n) sum += at(ints, k) * value;
    }
    return den === layer.den ? sum : sum * (layer.den / den);
  });
}

/**
 * The pre-activations W h + b of one layer.
 * Ensures  exact values over one denominator, reduced.
 * Cost     one multiplication a stored weight, one common divisor a layer.
 */
export function preActivations(layer: Layer, h: Scaled): Scaled {
  return reduced(sumsOf(layer, h), layer.den * h.den);
}

/** The pre-activations; declines if one is too long, or the longest number read is, for so many rows. */
export function valuesOf(layer: Layer, h: Scaled): Scaled {
  testShare(h.ints, layer.rows.length, "value-bits");
  const z = preActivations(layer, h);
  testVector(z, "value-bits");
  return z;
}

/** max(0, z), coordinate by coordinate. */
export function activations(z: Scaled): Scaled {
  return { ints: z.ints.map((n) => (n < 0n ? 0n : n)), den: z.den };
}
