// UNTRUSTED. The counts of a network beside the bounds: how many times a bound it is.
// May import kernel, dataset.
import type { Enclosure } from "../dataset/index.js";
import { type Network, sizeOf } from "../kernel/index.js";
import { vcByOperations } from "./anthony-bartlett.js";
import { vcByLayers } from "./bartlett-harvey-liaw-mehrabian.js";
import type { Bound, Quantity } from "./bound.js";
import { over, whole } from "./enclosure.js";

/** The counts of a network by quantity; `total-bits` is no count of one network. */
export type Counts = Readonly<Partial<Record<Quantity, bigint>>>;

/** The counts of a network, in the conventions of `sizeOf`. */
export function countsOf(network: Network): Counts {
  const { parameters, nonzero, width, depth, bits } = sizeOf(network);
  return {
    parameters,
    nonzero,
    "first-layer-width": BigInt(network.layers[0]?.rows.length ?? 0),
    width: BigInt(width),
    depth: BigInt(depth),
    bits: BigInt(bits),
  };
}

/** The count of a network and its quotient by a bound. */
export interface Beside {
  readonly count: bigint;
  /** count/bound, absent if the bound does not apply or is 0. */
  readonly ratio?: Enclosure;
}

/** What stands beside a bound, or undefined if networks have no such count. */
export function besideOf(bound: Bound, counts: Counts): Beside | undefined {
  const count = counts[bound.quantity];
  if (count === undefined) return undefined;
  if (!bound.applies) return { count };
  const of = bound.value === undefined ? bound.enclosure : whole(bound.value);
  if (of === undefined || of.lower.num <= 0n) return { count };
  return { count, ratio: over(whole(count), of) };
}

/** Bounds of the VC dimension of the dense architecture of a network with one output. */
export interface Architecture {
  readonly operations: bigint;
  /** Absent for networks of more than 200 layers, whose count takes long. */
  readonly layers?: bigint;
}

const COUNTED_LAYERS = 200;

/** What the architecture of a network can shatter at most; undefined unless it has one output. */
export function architectureOf(network: Network): Architecture | undefined {
  const widths = [network.inputs, ...network.layers.map((l) => l.rows.length)].map(BigInt);
  if (widths.at(-1) !== 1n) return undefined;
  const hidden = widths.slice(1, -1).reduce((a, b) => a + b, 0n);
  const operations = vcByOperations(sizeOf(network).parameters, hidden);
  return network.layers.length > COUNTED_LAYERS
    ? { operations }
    : { operations, layers: vcByLayers(widths) };
}
