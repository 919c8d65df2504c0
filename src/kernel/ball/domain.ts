// TRUSTED. Where x ranges in a proof: the ball, or what is left of it between parallel hyperplanes.
// Imports only the kernel. Rule SPLIT divides a ball into pieces, each of some slabs; without it there are none.
import type { LinearPart } from "../linear-part.js";
import { isInside } from "../halfspace.js";
import { type Domain, followsFrom } from "../optional/slabs.js";

export const WHOLE_BALL: Domain = Object.freeze([]);

/**
 * Shows sign·(num/den + w·(x − c)) ≤ 0 for all x of the domain; sign is 1 or −1.
 *
 * Statement  it follows from L1 on the whole ball, or from the bounds of one slab with w = α·u.
 * Requires   den > 0; `part` not beyond bounds.
 * Cost       two to four multiplications; for each slab one comparison of directions.
 */
export function isAtMostZero(
  sign: bigint,
  num: bigint,
  den: bigint,
  part: LinearPart,
  domain: Domain,
): boolean {
  if (isInside(-sign * num, den, part.reach)) return true;
  return domain.some((slab) => followsFrom(slab, sign, num, den, part));
}
