// TRUSTED. Exact evaluation of a network at a rational point.
// Imports only the kernel. Integers over one denominator a layer; one common divisor removed a layer.
import { at } from "./fault.js";
import type { Layer, Network } from "./network.js";
import { exceeded, type Refusal } from "./rejection.js";
import { beyondIn, isBeyond, reduced, type Scaled, VALUE_BITS, VECTOR_BITS } from "./scaled.js";

/**
 * The pre-activations W h + b of one layer.
 *
 * Shapes   h has as many coordinates as the layer has inputs.
 * Ensures  exact values over one denominator, reduced.
 * Cost     one multiplication a stored weight, one common divisor a layer.
 */
export function preActivations(layer: Layer, h: Scaled): Scaled {
  const ints: bigint[] = [];
  for (const row of layer.rows) {
    let sum = row.bias * h.den;
    const columns = row.columns;
    for (let k = 0; k < columns.length; k += 1) {
      const value = at(h.ints, at(columns, k));
      if (value !== 0n) sum += at(row.ints, k) * value;
    }
    ints.push(row.den === layer.den ? sum : sum * (layer.den / row.den));
  }
  return reduced(ints, layer.den * h.den);
}

/** The pre-activations, or a decline: one is too long, or the longest number read is, for so many rows. */
export function valuesOf(layer: Layer, h: Scaled): Scaled | Refusal {
  const share = VECTOR_BITS / BigInt(layer.rows.length);
  if (share < VALUE_BITS && isBeyond(h.ints, share)) return exceeded("vector-bits", VECTOR_BITS);
  const z = preActivations(layer, h);
  return beyondIn(z, "value-bits") ?? z;
}

/** max(0, z), coordinate by coordinate. */
export function activations(z: Scaled): Scaled {
  return { ints: z.ints.map((n) => (n < 0n ? 0n : n)), den: z.den };
}

/** f(x). Shapes: x has `network.inputs` coordinates. */
export function evaluate(network: Network, x: Scaled): Scaled {
  let h = x;
  network.layers.forEach((layer, index) => {
    const z = preActivations(layer, h);
    h = index < network.layers.length - 1 ? activations(z) : z;
  });
  return h;
}

/** f(x), or a decline as soon as the numbers of a layer are beyond the kernel's bounds. */
export function evaluateWithin(network: Network, x: Scaled): Scaled | Refusal {
  let h = x;
  for (const [index, layer] of network.layers.entries()) {
    const z = valuesOf(layer, h);
    if ("verdict" in z) return z;
    h = index < network.layers.length - 1 ? activations(z) : z;
  }
  return h;
}
