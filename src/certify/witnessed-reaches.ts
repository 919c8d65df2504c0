// UNTRUSTED. The bounds that reach witnesses prove, by direction, as the judgement reads them.
// May import kernel.
import { directionKey, type Norm, reachByYoung, type ReachWitness } from "../kernel/index.js";
import { gcd, type Rational, rational } from "../numbers/index.js";

/**
 * The bounds by `directionKey`, for `linearParts`. A witness that proves nothing is left out, where the
 * judgement would refuse it.
 */
export function witnessedReaches(
  norm: Norm,
  radius: Rational,
  witnesses: readonly ReachWitness[],
): ReadonlyMap<string, Rational> {
  const reaches = new Map<string, Rational>();
  if (norm.kind !== "power") return reaches;
  for (const witness of witnesses) {
    let divisor = 0n;
    for (const n of witness.direction) divisor = gcd(divisor, n);
    if (divisor === 0n) continue;
    const bound = reachByYoung(norm.a, norm.b, radius, witness);
    if (bound === undefined) continue;
    const key = directionKey(witness.direction, divisor);
    reaches.set(key, rational(bound.num, bound.den * divisor));
  }
  return reaches;
}
