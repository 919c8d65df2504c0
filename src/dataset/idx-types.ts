// UNTRUSTED. How a file in IDX begins, and the types of its values. Imports nothing of node.
import { NUMBER_TYPES, type NumberType } from "./number-type.js";

/** Types of IDX by their byte. All are big-endian. */
export const IDX_TYPES: Readonly<Record<number, NumberType>> = {
  0x08: NUMBER_TYPES.u1,
  0x09: NUMBER_TYPES.i1,
  0x0b: NUMBER_TYPES.i2,
  0x0c: NUMBER_TYPES.i4,
  0x0d: NUMBER_TYPES.f4,
  0x0e: NUMBER_TYPES.f8,
};

/** True if the bytes can begin an IDX file. */
export function isIdx(front: Uint8Array): boolean {
  return front.length >= 4 && front[0] === 0 && front[1] === 0 && (front[2] ?? 0) in IDX_TYPES;
}
