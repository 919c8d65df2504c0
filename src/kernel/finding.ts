// TRUSTED. Findings: sealed statements that are no memorization, one type a rule.
// Imports only the kernel. A test tries to forge one, and keeps `seal` to the files of the rules.
import { type Claim, sealed } from "./claim.js";
import type { FeatureKind } from "./feature-model.js";
import { type Rational, rational } from "./rational.js";
import type { Setting } from "./setting.js";

/**
 * The claim is false: some point of the closed ball number `ball` has an output that does not mean the
 * label of the ball's point. docs/theory.md#counterexample.
 */
export interface Refutation {
  readonly kind: "counterexample";
  readonly claim: Claim;
  readonly ball: number;
}

/**
 * Some point of the closed ball i and some point of the closed ball j have one image under the map, and the
 * labels differ: no function of the image memorizes the dataset at this radius. docs/theory.md#collision.
 */
export interface Collision {
  readonly kind: "collision";
  readonly setting: Setting;
  /** Rows of the map. */
  readonly rows: number;
  readonly pair: readonly [number, number];
}

/** The images of any two closed balls with different labels are disjoint. docs/theory.md#preserving-map. */
export interface Preservation {
  readonly kind: "preserving-map";
  readonly setting: Setting;
  readonly rows: number;
}

/**
 * No network memorizes the dataset at this radius, or a larger one, with one activation region a ball: with
 * an exact rule, and with every rule if the family has two labels. docs/theory.md#obstruction.
 */
export interface Obstruction {
  readonly kind: "obstruction";
  readonly setting: Setting;
  /** Numbers of the points that make it impossible. */
  readonly family: readonly number[];
  readonly rules: "every" | "exact";
}

/**
 * Every real linear map of this rank or less has one image for points of two closed balls with different
 * labels: no network with such a first layer memorizes the dataset at this radius. docs/theory.md#width-bound.
 */
export interface WidthBound {
  readonly kind: "width-bound";
  readonly setting: Setting;
  readonly rank: number;
}

/**
 * Every model of the class with a mean squared error of at most `error` at the points has a mean of
 * ‖∇f‖² over the atoms of at least `bound`. docs/theory.md#sobolev-bound.
 */
export interface SobolevBound {
  readonly kind: "sobolev-bound";
  readonly model: FeatureKind;
  readonly dimension: number;
  readonly units: number;
  readonly points: number;
  readonly atoms: number;
  readonly error: Rational;
  readonly bound: Rational;
}

/** Those about a dataset with one ball a point. */
export type BallFinding = Refutation | Collision | Preservation | Obstruction | WidthBound;

export type Finding = BallFinding | SobolevBound;

const found = new WeakSet();

function keep<T extends Finding>(finding: T): T {
  found.add(Object.freeze(finding));
  return finding;
}

/** A frozen copy of the fields of a setting. */
function copied({ points, dimension, classes, norm, radius }: Setting): Setting {
  const size = rational(radius.num, radius.den);
  return Object.freeze({
    points,
    dimension,
    classes,
    norm: Object.freeze({ ...norm }),
    radius: size,
  });
}

/** Seals that a claim is false. Called by `counterexample.ts` alone; not exported from the kernel. */
export function sealRefutation(claim: Claim, ball: number): Refutation {
  return keep({ kind: "counterexample", claim: sealed(claim), ball });
}

/** Seals a collision. Called by `collision.ts` alone. */
export function sealCollision(
  setting: Setting,
  rows: number,
  [i, j]: readonly [number, number],
): Collision {
  return keep({ kind: "collision", setting: copied(setting), rows, pair: Object.freeze([i, j]) });
}

/** Seals that a map preserves. Called by `preservation.ts` alone. */
export function sealPreservation(setting: Setting, rows: number): Preservation {
  return keep({ kind: "preserving-map", setting: copied(setting), rows });
}

/** Seals an obstruction. Called by `obstruction.ts` alone. */
export function sealObstruction(
  setting: Setting,
  family: readonly number[],
  labels: number,
): Obstruction {
  const rules = labels === 2 ? "every" : "exact";
  const own = Object.freeze([...family]);
  return keep({ kind: "obstruction", setting: copied(setting), family: own, rules });
}

/** Seals a bound on the first layer. Called by `width-bound.ts` alone. */
export function sealWidthBound(setting: Setting, rank: number): WidthBound {
  return keep({ kind: "width-bound", setting: copied(setting), rank });
}

/** Seals a bound on the seminorm of feature models. Called by `sobolev-bound.ts` alone. */
export function sealSobolevBound(claim: Omit<SobolevBound, "kind">): SobolevBound {
  const { model, dimension, units, points, atoms } = claim;
  const error = rational(claim.error.num, claim.error.den);
  const bound = rational(claim.bound.num, claim.bound.den);
  return keep({ kind: "sobolev-bound", model, dimension, units, points, atoms, error, bound });
}

/** True only of what the kernel itself sealed. */
export function isFinding(value: object): boolean {
  return found.has(value);
}
