// TRUSTED. What a network gives at a rational point, exactly, and the label that it means.
// Imports only the kernel.
import { at, compare, entry, equals, type Scaled } from "../../numbers/index.js";
import type { Rule } from "../claim.js";
import { activations, valuesOf } from "../evaluate.js";
import type { Network } from "../network.js";

/** f(x); declines as soon as the numbers of a layer are too long. Shapes: x has `network.inputs` coordinates. */
export function evaluateWithin(network: Network, x: Scaled): Scaled {
  return network.layers.reduce((h, layer, index) => {
    const z = valuesOf(layer, h);
    return index < network.layers.length - 1 ? activations(z) : z;
  }, x);
}

/**
 * True if the rule gives `label` at this output; a tie gives no label. docs/theory.md#definitions, D8.
 *
 * Requires  label < classes; as many outputs as the rule reads.
 */
export function meansLabel(rule: Rule, label: number, output: Scaled): boolean {
  switch (rule.kind) {
    case "exact":
      return equals(entry(output, 0), at(rule.values, label));
    case "threshold":
      return compare(entry(output, 0), rule.level) === (label === 0 ? -1 : 1);
    case "argmax": {
      const own = at(output.ints, label);
      return output.ints.every((n, k) => k === label || n < own);
    }
  }
}
