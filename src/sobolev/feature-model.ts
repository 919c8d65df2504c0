// UNTRUSTED. Linear models over ReLU features with rational weights: random features and tangent features.
// May import kernel. f = v·φ; units at 0 count as inactive.
import { at, type Scaled } from "../numbers/index.js";

/** `random`: φ_j = max(0, w_j·x). `tangent`: φ_j = 1{w_j·x > 0}·x, d coordinates a unit. */
export type ModelKind = "random" | "tangent";

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
  return kind === "random" ? units.length : units.length * dimension;
}

export function dot(a: readonly bigint[], b: readonly bigint[]): bigint {
  let sum = 0n;
  for (let k = 0; k < a.length; k += 1) sum += at(a, k) * at(b, k);
  return sum;
}

/** The units that are active at x, in order. */
export function activeAt({ units }: FeatureModel, x: Scaled): readonly number[] {
  return [...units.keys()].filter((j) => dot(at(units, j), x.ints) > 0n);
}

/** φ(x), over the denominator of x, times that of the units for random features. */
export function featuresAt(model: FeatureModel, x: Scaled): Scaled {
  const { kind, units, den, dimension } = model;
  switch (kind) {
    case "random": {
      const ints = units.map((w) => {
        const z = dot(w, x.ints);
        return z > 0n ? z : 0n;
      });
      return { ints, den: den * x.den };
    }
    case "tangent": {
      const ints = new Array<bigint>(units.length * dimension).fill(0n);
      for (const j of activeAt(model, x)) {
        x.ints.forEach((n, c) => {
          ints[j * dimension + c] = n;
        });
      }
      return { ints, den: x.den };
    }
  }
}

/**
 * ∇f_v at x, where f is differentiable; else the one-sided gradient with units at 0 inactive.
 * For tangent features the jumps of f across w_j·x = 0 are not seen: docs/sobolev.md#tangent-features.
 */
export function gradientAt(model: FeatureModel, v: Scaled, x: Scaled): Scaled {
  const { kind, units, den, dimension } = model;
  const sum = new Array<bigint>(dimension).fill(0n);
  for (const j of activeAt(model, x)) {
    const w = at(units, j);
    for (let c = 0; c < dimension; c += 1) {
      const term = kind === "random" ? at(v.ints, j) * at(w, c) : at(v.ints, j * dimension + c);
      sum[c] = at(sum, c) + term;
    }
  }
  return { ints: sum, den: kind === "random" ? v.den * den : v.den };
}

/** f_v(x) as a numerator and a denominator. */
export function valueAt(model: FeatureModel, v: Scaled, x: Scaled): Scaled {
  const phi = featuresAt(model, x);
  return { ints: [dot(phi.ints, v.ints)], den: phi.den * v.den };
}
