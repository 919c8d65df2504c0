// UNTRUSTED. The activation pattern of a network at a point: the evidence for the region macro.
// May import the kernel.
import {
  activations,
  type Network,
  type Pattern,
  preActivations,
  runsOf,
  type Scaled,
} from "../kernel/index.js";

/**
 * The phases at a point, units at 0 counted as inactive (then a constant 0 adds no linear part).
 *
 * Shapes  the point has `network.inputs` coordinates.
 * Cost    one exact evaluation.
 */
export function patternAt(network: Network, point: Scaled): Pattern {
  const pattern: Pattern[number][] = [];
  let h = point;
  for (const layer of network.layers.slice(0, -1)) {
    const z = preActivations(layer, h);
    pattern.push(runsOf(z.ints.map((n) => n > 0n)));
    h = activations(z);
  }
  return pattern;
}
