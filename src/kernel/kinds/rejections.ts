// TRUSTED. Why a certificate of another kind than memorization shows nothing: members of the union in
// rejection.ts, closed data without words. Imports only numbers.
import type { Rational } from "../../numbers/index.js";

/** Two numbers of points. */
type Pair = readonly [number, number];

/** Why two points are not shown to be as near to each other as they must be. */
type NotNear = "too-far" | "bad-powers";
type SamePoints = "no-such-point" | "equal-labels" | NotNear;

/** The point does not refute the claim. */
export interface NoCounterexample {
  readonly code: "unproved/counterexample";
  readonly reason: "no-such-point" | "right-label" | NotNear;
  readonly ball: number;
}

/** The two points do not show that points of balls with different labels have one output. */
export interface NoCollision {
  readonly code: "unproved/collision";
  readonly reason: SamePoints | "different-images";
  readonly pair: Pair;
}

/** The evidence does not keep the images of two balls with different labels apart. */
export interface NotPreserved {
  readonly code: "unproved/preserving-map";
  readonly reason: "not-apart" | "bad-multiplier";
  readonly pair: Pair;
}

type BadFamily = "point-twice" | "no-such-point" | "one-label" | "distance-not-below";
type BadLink = "not-in-family" | "not-convex" | NotNear;

/** The family and its links do not keep networks from having one activation region per ball. */
export interface NoObstruction {
  readonly code: "unproved/obstruction";
  readonly reason: BadFamily | BadLink | "open-split";
  /** The link that shows nothing, from 0. */
  readonly link?: number;
  /** One point of every part on one side of a split that no link excludes. */
  readonly side?: readonly number[];
}

type BadTrace = "shift-below-0" | "bad-factor" | "no-weight" | "not-semidefinite";
type BadCovering = "bad-cut" | "bad-free" | "node-left-over" | "open-cell";

/** The weighted pairs, or the nodes of the covering, do not show that first layers of the rank are too narrow. */
export interface NoWidthBound {
  readonly code: "unproved/width-bound";
  readonly reason: SamePoints | BadTrace | BadCovering;
  readonly pair?: Pair;
  /** The node of a covering that fails, from 0; their number if some are missing. */
  readonly node?: number;
  /** `too-far` of pairs: the mean squared distance that is shown, too large for the radius. */
  readonly square?: Rational;
}

/** The multiplier and the minimizer do not show the bound. */
export interface NoSobolevBound {
  readonly code: "unproved/sobolev-bound";
  readonly reason: "error-below-0" | "lambda-not-positive" | "not-stationary" | "too-small";
  /** `not-stationary`: the first unit along which the function that is to be least still falls. */
  readonly unit?: number;
  /** `too-small`: the bound that is shown, exactly. */
  readonly proved?: Rational;
}
