// TRUSTED. Findings: theorems that are no memorization, one type per rule. Imports only the kernel.
import type { Claim } from "./claim.js";
import type { FeatureKind } from "./feature-model.js";
import type { Rational } from "./rational.js";
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
