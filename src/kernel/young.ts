// TRUSTED. The reach of a linear form for p = a/b other than 1 and 2, from a purely rational witness.
// Imports only the kernel. Young's inequality as a tangent to α|t|^p; docs/theory.md#l1-power.
import { at } from "./fault.js";
import { compare, power, type Rational, rational } from "./rational.js";
import { scaled } from "./scaled.js";

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
 * Ensures    the bound, or undefined when a condition fails.
 * Cost       d powers; sums over one denominator, one gcd.
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
  const low = tau.den ** (a - b);
  const lift = low * tau.den ** b;
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
  // αM + α(p−1)·conjugate/lift + μ·remainder/unit, over one denominator.
  const first = rational(alpha.num * witness.power.num, alpha.den * witness.power.den);
  const second = rational(alpha.num * (a - b) * conjugate, alpha.den * b * lift);
  const third = rational(radius.num * remainder, radius.den * unit);
  const sum = rational(first.num * second.den + second.num * first.den, first.den * second.den);
  return rational(sum.num * third.den + third.num * sum.den, sum.den * third.den);
}
