// TRUSTED. The least whole number that lies inside: one comparison instead of products of long numbers.
// Imports only the kernel. docs/theory.md#l1.
import { bitLength, fault } from "../../numbers/index.js";
import { EXACT, wholeOf } from "../bounds/dyadic.js";
import { isInside, type Reach } from "../reach.js";

const MOST = 1n << 53n;

/** ⌈a/b⌉ for a ≥ 0, b > 0. */
const ceilRatio = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

/** The least whole number whose square is at least n ≥ 1. Cost: Newton's steps from above. */
function ceilRoot(n: bigint): bigint {
  let root = 1n << BigInt((bitLength(n) >> 1) + 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) break;
    root = next;
  }
  return root * root < n ? root + 1n : root;
}

/**
 * The least whole t ≥ 0 for which t/den is inside; 2^53 if there is none below it.
 *
 * Statement  for whole numbers v below 2^53: v/den is inside ⇔ v ≥ t. Inside is `isInside`, which is asked.
 * Requires   den > 0.
 */
export function thresholdOf(reach: Reach, den: bigint): number {
  const { bound, squared } = reach;
  if (bound.num <= 0n) return 0;
  const least = ceilRatio(bound.num * den * (squared ? den : 1n), bound.den);
  if (least > (squared ? MOST * MOST : MOST)) return EXACT;
  const t = squared ? ceilRoot(least) : least;
  if (!isInside(t, den, reach)) return fault("a threshold that is not inside");
  return wholeOf(t) ?? EXACT;
}
