// UNTRUSTED. Linear models over features of units with rational weights: random features and tangent features.
// May import kernel. f = v·φ; at the kinks of an activation slopes count as 0.
import { at, type Scaled } from "../numbers/index.js";
import { featuresOf, type ModelKind } from "./activations.js";

/** k units over ℚ^d: integer vectors over one denominator. */
export interface FeatureModel {
  readonly kind: ModelKind;
  readonly dimension: number;
  readonly units: readonly (readonly bigint[])[];
  /** w_j = units[j]/den. */
  readonly den: bigint;
}

/** Parameters of v: k, or k·d. */
export function parametersOf({ kind, dimension, units }: FeatureModel): number {
  return featuresOf(kind).isTangent ? units.length * dimension : units.length;
}

export function dot(a: readonly bigint[], b: readonly bigint[]): bigint {
  let sum = 0n;
  for (let k = 0; k < a.length; k += 1) sum += at(a, k) * at(b, k);
  return sum;
}

/** σ'(w_j·x) of all units. */
export function slopesAt({ kind, units, den }: FeatureModel, x: Scaled): Scaled {
  const { slope, degree } = featuresOf(kind).activation;
  const one = den * x.den;
  return { ints: units.map((w) => slope(dot(w, x.ints), one)), den: degree === 2 ? one : 1n };
}

/** φ(x). */
export function featuresAt(model: FeatureModel, x: Scaled): Scaled {
  const { kind, units, den } = model;
  const { isTangent, activation } = featuresOf(kind);
  const one = den * x.den;
  if (!isTangent) {
    const ints = units.map((w) => activation.value(dot(w, x.ints), one));
    return { ints, den: activation.degree === 2 ? one * one : one };
  }
  const slopes = slopesAt(model, x);
  return {
    ints: slopes.ints.flatMap((slope) => x.ints.map((n) => slope * n)),
    den: slopes.den * x.den,
  };
}

/**
 * ∇f_v at x, where f is differentiable; else with slopes 0 at kinks.
 * For tangent features the jumps of f across w_j·x = 0 are not seen: docs/sobolev.md#tangent-features.
 */
export function gradientAt(model: FeatureModel, v: Scaled, x: Scaled): Scaled {
  const { kind, units, den, dimension } = model;
  const { isTangent } = featuresOf(kind);
  const slopes = slopesAt(model, x);
  const sum = new Array<bigint>(dimension).fill(0n);
  slopes.ints.forEach((slope, j) => {
    if (slope === 0n) return;
    const w = at(units, j);
    for (let c = 0; c < dimension; c += 1) {
      const term = isTangent ? at(v.ints, j * dimension + c) : at(v.ints, j) * at(w, c);
      sum[c] = at(sum, c) + slope * term;
    }
  });
  return { ints: sum, den: v.den * slopes.den * (isTangent ? 1n : den) };
}

/** f_v(x) as a numerator and a denominator. */
export function valueAt(model: FeatureModel, v: Scaled, x: Scaled): Scaled {
  const phi = featuresAt(model, x);
  return { ints: [dot(phi.ints, v.ints)], den: phi.den * v.den };
}
