// UNTRUSTED. Linear models over features of units with rational weights: random features and tangent features.
// May import kernel. f = v·φ; at the kinks of an activation slopes count as 0. What is enclosed is taken on its grid.
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
  const { slope, over } = featuresOf(kind).activation;
  const one = den * x.den;
  return { ints: units.map((w) => slope(dot(w, x.ints), one)), den: over(one)[1] };
}

/** φ(x). */
export function featuresAt(model: FeatureModel, x: Scaled): Scaled {
  const { kind, units, den } = model;
  const { isTangent, activation } = featuresOf(kind);
  const one = den * x.den;
  if (!isTangent) {
    const ints = units.map((w) => activation.value(dot(w, x.ints), one));
    return { ints, den: activation.over(one)[0] };
  }
  const slopes = slopesAt(model, x);
  return {
    ints: slopes.ints.flatMap((slope) => x.ints.map((n) => slope * n)),
    den: slopes.den * x.den,
  };
}

/**
 * ∇φ_1(x), …, ∇φ_P(x) over one denominator, where they exist; else with slopes 0 at kinks.
 * Random features σ'(w_j·x)·w_j; tangent features σ'(w_j·x)·e_c + x_c·σ''(w_j·x)·w_j.
 * The jumps of tangent features across w_j·x = 0 are not seen: docs/sobolev.md#tangent-features.
 */
export function featureGradientsAt(
  model: FeatureModel,
  x: Scaled,
): { readonly rows: readonly (readonly bigint[])[]; readonly den: bigint } {
  const { kind, units, den } = model;
  const { isTangent, activation } = featuresOf(kind);
  const slopes = slopesAt(model, x);
  const { bend } = activation;
  if (!isTangent) {
    return {
      rows: units.map((w, j) => w.map((n) => at(slopes.ints, j) * n)),
      den: slopes.den * den,
    };
  }
  // Without σ'' all is over the denominator of the slopes.
  const one = bend === undefined ? 1n : den * x.den;
  const rows = units.flatMap((w, j) => {
    const bent = bend?.(dot(w, x.ints), one) ?? 0n;
    return x.ints.map((own, c) =>
      w.map((n, e) => own * bent * n + (c === e ? at(slopes.ints, j) * one : 0n)),
    );
  });
  return { rows, den: slopes.den * one };
}

/** ∇f_v at x. */
export function gradientAt(model: FeatureModel, v: Scaled, x: Scaled): Scaled {
  const { rows, den } = featureGradientsAt(model, x);
  const sum = new Array<bigint>(model.dimension).fill(0n);
  rows.forEach((row, k) => {
    const own = at(v.ints, k);
    if (own === 0n) return;
    for (const [c, n] of row.entries()) sum[c] = at(sum, c) + own * n;
  });
  return { ints: sum, den: v.den * den };
}

/** f_v(x) as a numerator and a denominator. */
export function valueAt(model: FeatureModel, v: Scaled, x: Scaled): Scaled {
  const phi = featuresAt(model, x);
  return { ints: [dot(phi.ints, v.ints)], den: phi.den * v.den };
}
