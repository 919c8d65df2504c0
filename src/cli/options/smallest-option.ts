// UNTRUSTED. --smallest: the size by which `auto` chooses among the networks of all constructions.
import { Option } from "commander";
import type { Order } from "../../constructions/index.js";
import type { Norm } from "../../kernel/index.js";
import {
  orderBy,
  QUANTITIES,
  type Quantity,
  sizesIn,
  type SizesOf,
} from "../../report/quantities.js";

export interface SmallestOption {
  readonly norm: Norm;
  readonly smallest?: Quantity;
}

const known = new WeakMap<Norm, SizesOf>();

/** The sizes of networks in the norm of a run, each measured once. */
export function sizesOf({ norm }: SmallestOption): SizesOf {
  const sizes = known.get(norm) ?? sizesIn(norm);
  known.set(norm, sizes);
  return sizes;
}

/** Which of two networks is preferred. */
export function orderOf(options: SmallestOption): Order {
  return orderBy(options.smallest ?? "parameters", sizesOf(options));
}

/** --smallest. */
export function smallestOption(): Option {
  const help =
    "what auto chooses by (default: parameters); bytes: of the network as text; steepness: an upper bound of its slope";
  return new Option("--smallest <size>", help).choices(QUANTITIES);
}
