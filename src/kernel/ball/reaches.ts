// TRUSTED. The bounds on reaches that the witnesses of a certificate prove (p = a/b only).
// Imports only the kernel. docs/theory.md#l1-power.
import type { Setting } from "../setting.js";
import { gcd, type Rational, rational } from "../rational.js";
import { directionKey } from "../reach.js";
import { refuse } from "../refusal.js";
import { exceeded, rejected } from "../rejection.js";
import { beyondIn, isLargePower, scaled, VALUE_BITS } from "../scaled.js";
import { reachByYoung, type ReachWitness } from "../young.js";

/** The bounds by direction; or a refusal at the first witness that proves nothing. */
export function provedReaches(
  { norm, radius, dimension }: Setting,
  witnesses: readonly ReachWitness[],
): ReadonlyMap<string, Rational> {
  const reaches = new Map<string, Rational>();
  for (const [index, witness] of witnesses.entries()) {
    const expected = "conditions of Young's inequality";
    const got = `witness ${index}`;
    const no = (): never => refuse(rejected({ code: "ill-formed/reach-witness", expected, got }));
    let divisor = 0n;
    for (const n of witness.direction) divisor = gcd(divisor, n);
    if (norm.kind !== "power" || divisor === 0n || witness.direction.length !== dimension)
      return no();
    const { alpha, power, taus } = witness;
    const large = beyondIn(scaled([alpha]), "part-bits");
    if (large !== undefined) return refuse(large);
    const powered = [scaled([radius]), scaled([power]), scaled(taus)];
    if (powered.some((v) => isLargePower(v, norm.a)))
      return refuse(exceeded("value-bits", VALUE_BITS));
    const bound = reachByYoung(norm.a, norm.b, radius, witness);
    if (bound === undefined) return no();
    reaches.set(directionKey(witness.direction, divisor), rational(bound.num, bound.den * divisor));
  }
  return reaches;
}
