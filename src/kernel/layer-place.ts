// TRUSTED. One layer of a pass over a domain: its rows, its units, and the layers below it.
// Imports only the kernel.
import type { Facts } from "./cut.js";
import { valuesOf } from "./evaluate.js";
import { at } from "./fault.js";
import { layerParts } from "./layer-parts.js";
import type { LayerView, RowView } from "./layer-view.js";
import type { LinearParts } from "./linear-parts.js";
import type { Network } from "./network.js";
import { bitLength } from "./rational.js";
import type { Refusal } from "./rejection.js";

/** Exact portions of the pre-activations of layer `index`. */
export function rowsOf(
  network: Network,
  index: number,
  below: LayerView,
  parts: LinearParts,
): RowView | Refusal {
  const layer = at(network.layers, index);
  const values = valuesOf(layer, below.values);
  if ("verdict" in values) return values;
  const own = layerParts(parts, index, layer, below.parts);
  return "verdict" in own ? own : { layer, below, values, parts: own };
}

/** Values below are short, and cost a step. */
const SHORT = 1n << 64n;

/**
 * Steps of proof that the rows of a layer cost, in time and in what a ball keeps of them: the values by their
 * length, and every coordinate of the linear parts that the layer below does not have.
 */
export function stepsOfRows({ below, values, parts }: RowView): number {
  let steps = 0;
  for (const n of values.ints) steps += n < SHORT && n > -SHORT ? 1 : bitLength(n) >> 6;
  const known = new Set(below.parts);
  for (const part of parts) {
    if (part.id === 0 || known.has(part)) continue;
    known.add(part);
    steps += part.w.ints.length + (part.digits >> 4);
  }
  return steps;
}

/** A hidden layer with its units on the domain, and the facts about the layer below. */
export interface LayerPlace {
  readonly index: number;
  readonly rows: RowView;
  readonly view: LayerView;
  readonly below: Facts;
  /** The place of the layer below; none for the first layer. */
  readonly previous: LayerPlace | undefined;
}
