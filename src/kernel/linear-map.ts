// TRUSTED. Linear maps: networks of one layer. x ↦ Wx + b; only differences of images matter, so b does not.
// Imports only the kernel.
import { preActivations } from "./evaluate.js";
import { at, sameLength } from "./fault.js";
import type { Layer, Network } from "./network.js";
import { refuse, sound } from "./refusal.js";
import { rejected } from "./rejection.js";
import { beyondIn, reduced, type Scaled } from "./scaled.js";

/** The layer of a network of one layer with this number of inputs, or a refusal. */
export function mapOf(network: Network, inputs: number): Layer {
  const code = "ill-formed/dimension-mismatch";
  if (network.layers.length !== 1) {
    refuse(rejected({ code, expected: "one layer", got: `${network.layers.length}` }));
  }
  if (network.inputs === inputs) return at(network.layers, 0);
  const expected = `${inputs} inputs of the map`;
  return refuse(rejected({ code, expected, got: `${network.inputs}` }));
}

/** The image of a point, or a decline when its numbers are beyond the kernel's bounds. */
export function imageOf(map: Layer, x: Scaled): Scaled {
  const image = preActivations(map, x);
  sound(beyondIn(image, "part-bits"));
  return image;
}

/**
 * Wᵗλ for the weights W of a layer: the linear form x ↦ λ·Wx.
 *
 * Shapes  one entry of λ a row; the result has `inputs` entries.
 * Cost    one multiplication a stored weight, one common divisor.
 */
export function pulledBack(map: Layer, inputs: number, lambda: Scaled): Scaled {
  sameLength(map.rows, lambda.ints);
  const sum = new Array<bigint>(inputs).fill(0n);
  for (const [n, { columns, ints, den }] of map.rows.entries()) {
    const factor = at(lambda.ints, n) * (map.den / den);
    columns.forEach((column, k) => {
      sum[column] = at(sum, column) + factor * at(ints, k);
    });
  }
  const form = reduced(sum, map.den * lambda.den);
  sound(beyondIn(form, "part-bits"));
  return form;
}
