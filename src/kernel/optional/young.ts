// TRUSTED. The reach of a linear form for p = a/b other than 1 and 2, from a purely rational witness.
// Imports only numbers and the kernel. Young's inequality as a tangent to α|t|^p; docs/theory.md#l1-power. Proved: bound_sound.
import {
  at,
  bitLength,
  compare,
  gcd,
  power,
  type Rational,
  rational,
  scaled,
} from "../../numbers/index.js";
import type { Setting } from "../claim.js";
import { longestOf, proofBudget, wordsOf } from "../budget.js";
import { testPower } from "../distance.js";
import { testVector } from "../limits.js";
import { directionKey, type Fraction } from "../reach.js";
import { illShaped } from "../refusal.js";

/**
 * Untrusted evidence for one direction u: any α, τ, M that satisfy `reachByYoung`'s conditions give
 * a valid bound; good ones give a tight bound.
 */
export interface ReachWitness {
  readonly direction: readonly bigint[];
  readonly alpha: Rational;
  readonly taus: readonly Rational[];
  readonly power: Rational;
}

/**
 * An upper bound on max { u·t : ‖t‖_p ≤ μ } for p = a/b.
 *
 * Statement  u·t ≤ αM + Σ_k ( α(p−1)τ_k^a + |u_k − αp·sgn(u_k)·τ_k^(a−b)|·μ ).
 * Proof      α|t|^p is convex; its tangent at s = sgn(u_k)·τ_k^b gives
 *            αp·sgn(s)|s|^(p−1)·t ≤ α|t|^p + α(p−1)|s|^p, with |s|^p = τ^a and |s|^(p−1) = τ^(a−b).
 *            The rest of u_k is at most |…|·|t_k| ≤ |…|·μ. Sum over k, Σ|t_k|^p ≤ μ^p ≤ M.
 * Requires   α ≥ 0, every τ_k ≥ 0, M ≥ 0 and M^b ≥ μ^a: tested here.
 * Shapes     u and τ equally long: tested here.
 *            sgn(0) = 1 here.
 * Ensures    the bound rounded up to 256 binary digits, or undefined when a condition fails.
 * Cost       d powers; sums over one denominator; no gcd of large numbers.
 */
export function reachByYoung(
  a: bigint,
  b: bigint,
  radius: Rational,
  witness: ReachWitness,
): Rational | undefined {
  const { direction, alpha, taus } = witness;
  if (direction.length !== taus.length || alpha.num < 0n || witness.power.num < 0n) {
    return undefined;
  }
  if (compare(power(witness.power, b), power(radius, a)) < 0) return undefined;
  const tau = scaled(taus);
  // |u_k| − αp·τ_k^(a−b) over the one denominator of all k.
  const low = tau.den ** (a - b);
  const unit = alpha.den * b * low;
  let conjugate = 0n;
  let remainder = 0n;
  for (const [k, n] of tau.ints.entries()) {
    if (n < 0n) return undefined;
    conjugate += n ** a;
    const u = at(direction, k);
    const rest = (u < 0n ? -u : u) * unit - alpha.num * a * n ** (a - b);
    remainder += rest < 0n ? -rest : rest;
  }
  // αM + α(p−1)·conjugate/τ.den^a + μ·remainder/unit, over one denominator, then rounded up once.
  const first = { num: alpha.num * witness.power.num, den: alpha.den * witness.power.den };
  const second = { num: alpha.num * (a - b) * conjugate, den: alpha.den * b * tau.den ** a };
  const third = { num: radius.num * remainder, den: radius.den * unit };
  return roundedUp(sum(sum(first, second), third));
}

/** x + y, not reduced. */
function sum(x: Fraction, y: Fraction): Fraction {
  return { num: x.num * y.den + y.num * x.den, den: x.den * y.den };
}

/** Binary digits of a bound that are kept. */
const BOUND_BITS = 256;

/**
 * x itself if its numbers are short, else one of about BOUND_BITS binary digits that is at least
 * x ≥ 0: ⌈x·2^k⌉/2^k. Rounding up only
 * makes acceptance harder (docs/theory.md#l1, L1.4), and keeps what follows small.
 */
function roundedUp(x: Fraction): Rational {
  const numBits = bitLength(x.num);
  const denBits = bitLength(x.den);
  if (numBits <= BOUND_BITS && denBits <= BOUND_BITS) return rational(x.num, x.den);
  const places = BOUND_BITS - numBits + denBits;
  const num = places > 0 ? x.num << BigInt(places) : x.num;
  const den = places < 0 ? x.den << BigInt(-places) : x.den;
  const up = (num + den - 1n) / den;
  return places > 0 ? rational(up, 1n << BigInt(places)) : rational(up << BigInt(-places));
}

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
    const no = (): never => illShaped("ill-formed/reach-witness", expected, got);
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
