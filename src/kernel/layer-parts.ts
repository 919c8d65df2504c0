// TRUSTED. The linear parts of a layer's pre-activations, remembered from ball to ball.
// Imports only the kernel.
import { at } from "../numbers/index.js";
import type { Budget } from "./budget.js";
import type { Layer } from "./network.js";

/** The parts of the rows of layer `index`, one incoming part an input; none for layer 0. */
export type LayerParts<P> = (
  index: number,
  layer: Layer,
  incoming: readonly P[],
  budget: Budget,
) => readonly P[];

/**
 * Remembers for each layer what it gave last: with the same incoming parts as for the ball before it gives
 * the same; forgetting would change cost, never an answer.
 *
 * Cost  one comparison an incoming part when nothing changed; else that of `fresh`.
 */
export function layerParts<P>(fresh: LayerParts<P>): LayerParts<P> {
  const lasts = new Map<number, { layer: Layer; incoming: readonly P[]; own: readonly P[] }>();
  return (index, layer, incoming, budget) => {
    budget.spend(incoming.length + layer.rows.length);
    const last = lasts.get(index);
    const isSame =
      last?.layer === layer &&
      last.incoming.length === incoming.length &&
      last.incoming.every((part, k) => part === at(incoming, k));
    if (last !== undefined && isSame) return last.own;
    const own = fresh(index, layer, incoming, budget);
    lasts.set(index, { layer, incoming, own });
    return own;
  };
}
