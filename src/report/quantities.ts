// UNTRUSTED. The sizes by which networks for one dataset are compared. May import kernel, format, constructions, lipschitz.
import type { Constructed, Order } from "../constructions/index.js";
import { encodeNetwork } from "../format/index.js";
import { type Network, type Norm, sizeOf } from "../kernel/index.js";
import { allOpen } from "../lipschitz/gradient-box.js";
import { slopeBound } from "../lipschitz/upper.js";
import { compare, type Rational, rational } from "../numbers/index.js";

/** What a network can be the smallest in. */
export const QUANTITIES = ["parameters", "width", "depth", "bits", "bytes", "steepness"] as const;

export type Quantity = (typeof QUANTITIES)[number];

/** The sizes of a network, each measured when it is first asked for. */
export type SizesOf = (built: Constructed) => (quantity: Quantity) => Rational;

/** Bytes of the network as text, the line ends included. */
function bytesOf(network: Network): number {
  let bytes = 0;
  for (const line of encodeNetwork(network)) bytes += line.length + 1;
  return bytes;
}

function measured({ network, slope }: Constructed, quantity: Quantity, norm: Norm): Rational {
  switch (quantity) {
    case "bytes":
      return rational(BigInt(bytesOf(network)));
    case "steepness": {
      const bound = slopeBound(network, norm, allOpen(network)).upper;
      return slope !== undefined && compare(slope, bound) < 0 ? slope : bound;
    }
    case "parameters":
    case "width":
    case "depth":
    case "bits":
      return rational(BigInt(sizeOf(network)[quantity]));
  }
}

/**
 * Measures networks in a norm.
 *
 * Ensures  nothing is measured twice. `bytes` is the network as text. `steepness` is an upper bound of the
 *          Lipschitz constant on the whole space: the gradient box, or what the construction chose.
 * Cost     bytes, steepness: a pass over the weights.
 */
export function sizesIn(norm: Norm): SizesOf {
  const known = new WeakMap<Constructed, Map<Quantity, Rational>>();
  return (built) => {
    const own = known.get(built) ?? new Map<Quantity, Rational>();
    known.set(built, own);
    return (quantity) => {
      const size = own.get(quantity) ?? measured(built, quantity, norm);
      own.set(quantity, size);
      return size;
    };
  };
}

/** The smaller first in one quantity; where that is equal, by parameters. */
export function orderBy(quantity: Quantity, sizes: SizesOf): Order {
  return (a, b) => {
    const order = compare(sizes(a)(quantity), sizes(b)(quantity));
    return order === 0 ? compare(sizes(a)("parameters"), sizes(b)("parameters")) : order;
  };
}
