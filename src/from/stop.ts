// TRUSTED. Why a network file is not read: docs/networks.md#codes. Imports the kernel.
import { declined, refuse } from "../kernel/index.js";

/** Stops the reading: `reason at place: what`. A place is a line, from 1, of a text, or a byte, from 0. */
export function stop(reason: string, what: string, place?: number): never {
  const at = place === undefined ? "" : ` at ${place}`;
  return refuse(declined({ code: "network-file", got: `${reason}${at}: ${what.slice(0, 300)}` }));
}

/** Stops the reading unless this holds. */
export function need(holds: boolean, reason: string, what: string, place?: number): asserts holds {
  if (!holds) stop(reason, what, place);
}
