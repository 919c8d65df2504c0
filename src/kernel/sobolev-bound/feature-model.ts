// TRUSTED. Models that are linear in their parameters, over units that are active or not: random and tangent
// features. Imports only the kernel. Both are homogeneous: f(x) = ∇f(x)·x, with the slopes of the active units.
import { at, bitLength, dot, fault, type Matrix, type Scaled } from "../../numbers/index.js";
import { overOne } from "../kinds/one-denominator.js";
import { illShaped } from "../refusal.js";

/** Features of a unit w: max(0, w·x), one parameter; or 1{w·x > 0}·x, d parameters. */
export type FeatureKind = "random" | "tangent";

/** Parameters of a model as integers over one denominator, one list a unit. */
export interface Parameters {
  readonly rows: Matrix;
  readonly den: bigint;
}

/** f(x) = Σ c_j·x over the units with w_j·x > 0; a unit with w_j·x = 0 is inactive. */
export interface FeatureModel {
  readonly kind: FeatureKind;
  /** w_j, all times one positive number. */
  readonly units: Matrix;
  /** c_j over `den`: v_j·w_j for random features, v_j for tangent ones. */
  readonly slopes: Matrix;
  readonly den: bigint;
  /** Bits of the longest integer above. */
  readonly bits: number;
}

/**
 * The model with these units and parameters.
 *
 * Requires  as many lists of parameters as units, a denominator above 0.
 * Ensures   every unit has d coordinates and as many parameters as its kind asks for, or a refusal.
 */
export function featureModel(
  kind: FeatureKind,
  dimension: number,
  vectors: readonly Scaled[],
  { rows, den }: Parameters,
): FeatureModel {
  if (rows.length !== vectors.length || den < 1n) fault("parameters of another model");
  const code = "ill-formed/dimension-mismatch";
  const own = kind === "random" ? 1 : dimension;
  for (const [j, { ints }] of vectors.entries()) {
    const { length } = at(rows, j);
    const expected = `${dimension} coordinates and ${own} parameters of unit ${j}`;
    const got = `${ints.length} and ${length}`;
    if (ints.length !== dimension || length !== own) illShaped(code, expected, got);
  }
  const units = overOne(vectors);
  const slopes =
    kind === "random"
      ? rows.map((row, j) => at(units.rows, j).map((n) => n * at(row, 0)))
      : rows.map((row) => [...row]);
  const whole = kind === "random" ? den * units.den : den;
  let bits = bitLength(whole);
  for (const row of [...units.rows, ...slopes]) {
    for (const n of row) if (bitLength(n) > bits) bits = bitLength(n);
  }
  return { kind, units: units.rows, slopes, den: whole, bits };
}

/** The units that are active at a point, in order. `x` may be any positive multiple of it. */
export function activeUnits({ units }: FeatureModel, x: readonly bigint[]): readonly number[] {
  const active: number[] = [];
  for (const [j, w] of units.entries()) if (dot(w, x) > 0n) active.push(j);
  return active;
}

/** ∇f where these units are active, over the model's denominator. */
export function slopeOf({ slopes }: FeatureModel, active: readonly number[]): readonly bigint[] {
  const sum = at(slopes, 0).map(() => 0n);
  for (const j of active) for (const [c, n] of at(slopes, j).entries()) sum[c] = at(sum, c) + n;
  return sum;
}

/** True if t·c = 0 for every slope c that unit j can have: the multiples of w_j, or all vectors. */
export function isAcross({ kind, units }: FeatureModel, j: number, t: readonly bigint[]): boolean {
  return kind === "random" ? dot(t, at(units, j)) === 0n : t.every((n) => n === 0n);
}

/** One vector a unit, at first 0. */
export type Sums = bigint[][];

/** Adds factor·x to the sums of these units. */
export function gather(
  sums: Sums,
  active: readonly number[],
  x: readonly bigint[],
  factor: bigint,
): void {
  const scaled = factor === 1n ? x : x.map((n) => n * factor);
  for (const j of active) {
    const sum = at(sums, j);
    for (const [c, n] of scaled.entries()) sum[c] = at(sum, c) + n;
  }
}

/** The sums of no vectors. */
export const noSums = ({ units }: FeatureModel): Sums => units.map((w) => w.map(() => 0n));
