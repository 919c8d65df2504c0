// TRUSTED. What this checker is willing to judge. Beyond a limit the verdict is `declined`.
// Imports only the kernel. The table of docs/format.md#limits is this one; a test compares them.
import type { Scaled } from "../numbers/index.js";
import { KIND_LIMITS } from "./kinds/limits.js";
import { refuse } from "./refusal.js";
import { declined, type Refusal } from "./rejection.js";

/** Every limit, by the name a decline uses. Sizes in bytes or counts. */
export const LIMITS = Object.freeze({
  ...KIND_LIMITS,
  /** Bytes of one line without its line feed. */
  "line-bytes": 16_777_216,
  /** Opening brackets of one line, wherever they stand: an eighth of its bytes, as `[0,"1"],` has one in eight. */
  "line-brackets": 2_097_152,
  /** Bytes of a network file of another format. */
  "file-bytes": 67_108_864,
  /** Characters of one number, sign and slash included. */
  "number-digits": 4_096,
  /** Affine layers. */
  layers: 100_000,
  /** Rows of all layers together. */
  units: 5_000_000,
  /** Inputs of the network, and coordinates of a point. */
  dimension: 1_000_000,
  /** Points of the dataset. */
  points: 100_000_000,
  /** Classes of the dataset. */
  classes: 100_000,
  /** Reach witnesses. */
  reaches: 100_000,
  /** Numerator and denominator of a rational norm exponent, each. */
  "norm-terms": 64,
  /** Characters of the note. */
  "note-characters": 1_000,
  /** Slabs that are left out of one ball. */
  "excepted-slabs": 100_000,
  /** Items of one list of evidence. */
  "evidence-items": 1_000_000,
  /** Values in values, in one line of evidence. */
  nesting: 512,
  /** Bytes of all shared lines. */
  "shared-bytes": 33_554_432,
  /** Steps of proof for one ball: products of two numbers of 64 binary digits, or what takes as long, some 150 ns. */
  "ball-steps": 100_000_000,
  /** Steps of proof for a Sobolev bound, or a width bound by pairs; a sum of long numbers takes more. */
  "proof-steps": 50_000_000,
  /** Size of a denominator: of a point, a row, a layer, a linear part, a value. At most 2^this. */
  "denominator-bits": 4_096,
  /** Size of an integer computed at a centre: at most 2^this. */
  "value-bits": 65_536,
  /** Size of an integer of a linear part: at most 2^this. */
  "part-bits": 4_096,
  /** Bits of all integers of a point, a row, a matrix or a linear part together, over one denominator. */
  "vector-bits": 134_217_728,
});

export type LimitName = keyof typeof LIMITS;

/** The decline for a limit. */
export function beyond(limit: LimitName, allowed: number = LIMITS[limit]): Refusal {
  return declined({ code: "limit-exceeded", limit, allowed: `${allowed}` });
}

/** Declines for a limit. */
export function decline(limit: LimitName): never {
  return refuse(beyond(limit));
}

/** Declines what is larger than a limit allows. */
export function atMost(limit: LimitName, size: number): void {
  if (size > LIMITS[limit]) decline(limit);
}

/** True if some integer is more than 2^bits in size. A long power is made for long integers alone. */
function areBeyond(ints: readonly bigint[], bits: bigint): boolean {
  if (bits >= 512n && ints.every((n) => BigInt.asIntN(512, n) === n)) return false;
  const most = 1n << bits;
  return ints.some((n) => n > most || n < -most);
}

/** Declines a denominator that is too long. */
export function testDenominator(den: bigint): void {
  if (areBeyond([den], BigInt(LIMITS["denominator-bits"]))) decline("denominator-bits");
}

/** Declines numbers, each within `limit`, that are too long for so many of them. */
export function testShare(
  ints: readonly bigint[],
  count: number,
  limit: "value-bits" | "part-bits",
): void {
  const share = BigInt(LIMITS["vector-bits"]) / BigInt(count);
  if (share < BigInt(LIMITS[limit]) && areBeyond(ints, share)) decline("vector-bits");
}

/** Declines a vector with a number that is too long; that of a linear part, also for so many coordinates. */
export function testVector({ ints, den }: Scaled, limit: "value-bits" | "part-bits"): void {
  testDenominator(den);
  if (areBeyond(ints, BigInt(LIMITS[limit]))) decline(limit);
  if (limit === "part-bits" && ints.length > 0) testShare([den, ...ints], ints.length, limit);
}
