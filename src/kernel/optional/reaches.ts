// TRUSTED. The bounds on reaches that the witnesses of a certificate prove (p = a/b only).
// Imports only the kernel. docs/theory.md#l1-power.
import { gcd, type Rational, rational, scaled } from "../../numbers/index.js";
import { longestOf, proofBudget, wordsOf } from "../budget.js";
import { testPower, testVector } from "../limits.js";
import { directionKey } from "../reach.js";
import { refuse } from "../refusal.js";
import { rejected } from "../rejection.js";
import type { Setting } from "../claim.js";
import { reachByYoung, type ReachWitness } from "./young.js";

/** The bounds by direction; or a refusal at the first witness that proves nothing. */
export function provedReaches(
  { norm, radius, dimension }: Setting,
  witnesses: readonly ReachWitness[],
): ReadonlyMap<string, Rational> {
  const reaches = new Map<string, Rational>();
  const budget = proofBudget();
  for (const [index, witness] of witnesses.entries()) {
    const expected = "conditions of Young's inequality";
    const got = `witness ${index}`;
    const no = (): never => refuse(rejected({ code: "ill-formed/reach-witness", expected, got }));
    let divisor = 0n;
    for (const n of witness.direction) divisor = gcd(divisor, n);
    if (norm.kind !== "power" || divisor === 0n || witness.direction.length !== dimension)
      return no();
    const { alpha, power, taus } = witness;
    testVector(scaled([alpha]), "part-bits");
    const tau = scaled(taus);
    for (const v of [scaled([radius]), scaled([power]), tau]) testPower(v, norm.a);
    const words = wordsOf(1n << (64n * BigInt(longestOf([...tau.ints, tau.den])) * norm.a));
    budget.spend(taus.length * (1 + (words >> 4)) ** 2);
    const bound = reachByYoung(norm.a, norm.b, radius, witness);
    if (bound === undefined) return no();
    reaches.set(directionKey(witness.direction, divisor), rational(bound.num, bound.den * divisor));
  }
  return reaches;
}
