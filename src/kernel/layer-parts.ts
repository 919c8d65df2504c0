// TRUSTED. The linear parts of a layer's pre-activations, remembered from ball to ball.
// Imports only the kernel.
import { at } from "./fault.js";
import type { LinearPart, LinearParts } from "./linear-parts.js";
import type { Layer } from "./network.js";
import { exceeded, type Refusal } from "./rejection.js";
import { LAYER_DIGITS } from "./scaled.js";

/** What a layer gave last, and for which incoming parts. */
interface Last {
  readonly layer: Layer;
  readonly incoming: readonly LinearPart[];
  readonly own: readonly LinearPart[];
}

function freshParts(
  parts: LinearParts,
  index: number,
  layer: Layer,
  incoming: readonly LinearPart[],
): readonly LinearPart[] | Refusal {
  const isConstant = index > 0 && incoming.every((part) => part.id === 0);
  if (isConstant) return layer.rows.map(() => parts.zero);
  const own: LinearPart[] = [];
  const ids = new Set<number>();
  let digits = 0;
  for (const [n, row] of layer.rows.entries()) {
    const part = index === 0 ? parts.ofInputs(n, row) : parts.ofRow(row, incoming);
    if (part.beyond !== undefined) return part.beyond;
    if (!ids.has(part.id)) digits += part.digits;
    ids.add(part.id);
    if (digits > LAYER_DIGITS) return exceeded("layer-digits", LAYER_DIGITS);
    own.push(part);
  }
  return own;
}

const memories = new WeakMap<LinearParts, Map<number, Last>>();

/**
 * The linear parts of the rows of layer `index`. A layer that gets the same incoming parts as for the
 * ball before gives the same; forgetting would change cost, never an answer.
 *
 * Shapes   one incoming part an input; none for layer 0.
 * Ensures  the parts, or a refusal if the numbers of one, or all different ones of a layer together,
 *          are too large to go on with.
 * Cost     one comparison an incoming part when nothing changed; memory for one list a layer.
 */
export function layerParts(
  parts: LinearParts,
  index: number,
  layer: Layer,
  incoming: readonly LinearPart[],
): readonly LinearPart[] | Refusal {
  const memory = memories.get(parts) ?? new Map<number, Last>();
  memories.set(parts, memory);
  const last = memory.get(index);
  const isSame =
    last?.layer === layer &&
    last.incoming.length === incoming.length &&
    last.incoming.every((part, k) => part === at(incoming, k));
  if (last !== undefined && isSame) return last.own;
  const own = freshParts(parts, index, layer, incoming);
  if (!("verdict" in own)) memory.set(index, { layer, incoming, own });
  return own;
}
