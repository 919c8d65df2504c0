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

/** What layers gave last, the ids of the parts, and what it takes to keep them. */
interface Memory {
  readonly lasts: Map<number, Last>;
  readonly ids: Set<number>;
  size: number;
}

/** What is kept before all layers are forgotten: about the bytes of the different parts. */
const KEPT_SIZE = 268_435_456;

const memories = new WeakMap<LinearParts, Memory>();

/** Remembers what a layer gave; forgets all layers first once that is too much. */
function remember(memory: Memory, index: number, last: Last): void {
  if (memory.size > KEPT_SIZE) {
    memory.lasts.clear();
    memory.ids.clear();
    memory.size = 0;
  }
  memory.lasts.set(index, last);
  for (const part of last.own) {
    if (!memory.ids.has(part.id)) memory.size += 8 * (32 + part.w.ints.length) + part.digits;
    memory.ids.add(part.id);
  }
}

/**
 * The linear parts of the rows of layer `index`. A layer that gets the same incoming parts as for the
 * ball before gives the same; forgetting would change cost, never an answer.
 *
 * Shapes   one incoming part an input; none for layer 0.
 * Ensures  the parts, or a refusal if the numbers of one, or all different ones of a layer together,
 *          are too large to go on with.
 * Cost     one comparison an incoming part when nothing changed; memory up to a bound.
 */
export function layerParts(
  parts: LinearParts,
  index: number,
  layer: Layer,
  incoming: readonly LinearPart[],
): readonly LinearPart[] | Refusal {
  const memory: Memory = memories.get(parts) ?? { lasts: new Map(), ids: new Set(), size: 0 };
  memories.set(parts, memory);
  const last = memory.lasts.get(index);
  const isSame =
    last?.layer === layer &&
    last.incoming.length === incoming.length &&
    last.incoming.every((part, k) => part === at(incoming, k));
  if (last !== undefined && isSame) return last.own;
  const own = freshParts(parts, index, layer, incoming);
  if (!("verdict" in own)) remember(memory, index, { layer, incoming, own });
  return own;
}
