// UNTRUSTED. Types of numbers in binary files: how many bytes a value has, and how it is read.
// Imports nothing of node. Integers become bigints, floats stay doubles: both are exact.
import type { Cell } from "./cell.js";
import { halfToDouble } from "./float.js";

export interface NumberType {
  readonly bytes: number;
  readonly read: (view: DataView, at: number, little: boolean) => Cell;
}

const type = (bytes: number, read: NumberType["read"]): NumberType => ({ bytes, read });

/** By the kind and size that NumPy names: `i4` is a signed integer of 4 bytes. */
export const NUMBER_TYPES = {
  b1: type(1, (v, at) => (v.getUint8(at) === 0 ? 0n : 1n)),
  u1: type(1, (v, at) => BigInt(v.getUint8(at))),
  u2: type(2, (v, at, little) => BigInt(v.getUint16(at, little))),
  u4: type(4, (v, at, little) => BigInt(v.getUint32(at, little))),
  u8: type(8, (v, at, little) => v.getBigUint64(at, little)),
  i1: type(1, (v, at) => BigInt(v.getInt8(at))),
  i2: type(2, (v, at, little) => BigInt(v.getInt16(at, little))),
  i4: type(4, (v, at, little) => BigInt(v.getInt32(at, little))),
  i8: type(8, (v, at, little) => v.getBigInt64(at, little)),
  f2: type(2, (v, at, little) => halfToDouble(v.getUint16(at, little))),
  f4: type(4, (v, at, little) => v.getFloat32(at, little)),
  f8: type(8, (v, at, little) => v.getFloat64(at, little)),
} as const satisfies Readonly<Record<string, NumberType>>;

/** The type of a name, if there is one. */
export function numberType(name: string): NumberType | undefined {
  return Object.entries(NUMBER_TYPES).find(([own]) => own === name)?.[1];
}

/** Values of one point: beyond that a size is taken for damage. */
export const DIMENSION = 2 ** 24;
