// TRUSTED. Why a certificate of another kind than memorization shows nothing: members of the union in
// rejection.ts, closed data without words. Imports only the kernel.
import type { Rational } from "./rational.js";

/** The point does not refute the claim. */
export interface NoCounterexample {
  readonly code: "unproved/counterexample";
  readonly ball: number;
  readonly reason: "no-such-point" | "too-far" | "bad-powers" | "right-label";
}

/** The two points do not show that the map sends points of opposite balls to one image. */
export interface NoCollision {
  readonly code: "unproved/collision";
  readonly pair: readonly [number, number];
  readonly reason: "no-such-point" | "equal-labels" | "too-far" | "bad-powers" | "different-images";
}

/** The evidence does not keep the images of two balls with different labels apart. */
export interface NotPreserved {
  readonly code: "unproved/preserving-map";
  readonly pair: readonly [number, number];
  readonly reason: "not-apart" | "bad-multiplier";
}

/** The family and its links do not keep networks from having one activation region a ball. */
export interface NoObstruction {
  readonly code: "unproved/obstruction";
  readonly reason:
    | "distance-not-below"
    | "point-twice"
    | "no-such-point"
    | "one-label"
    | "not-in-family"
    | "not-convex"
    | "too-far"
    | "bad-powers"
    | "open-split";
  /** The link that shows nothing, from 0. */
  readonly link?: number;
  /** One point of every part on one side of a split that no link excludes. */
  readonly side?: readonly number[];
}

/** The weighted pairs, or the nodes of the covering, do not show that first layers of the rank are too narrow. */
export interface NoWidthBound {
  readonly code: "unproved/width-bound";
  readonly reason:
    | "shift-below-0"
    | "bad-factor"
    | "no-such-point"
    | "equal-labels"
    | "no-weight"
    | "too-far"
    | "not-semidefinite"
    | "bad-cut"
    | "bad-free"
    | "bad-powers"
    | "node-left-over"
    | "open-cell";
  readonly pair?: readonly [number, number];
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
