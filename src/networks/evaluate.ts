// UNTRUSTED. What a network gives at a rational point, whatever the length of its numbers. May import kernel.
import { activations, type Network, preActivations } from "../kernel/index.js";
import type { Scaled } from "../numbers/index.js";

/** f(x). Shapes: x has `network.inputs` coordinates. Cost: one multiplication a weight; no limit. */
export function evaluate(network: Network, x: Scaled): Scaled {
  return network.layers.reduce((h, layer, index) => {
    const z = preActivations(layer, h);
    return index < network.layers.length - 1 ? activations(z) : z;
  }, x);
}
