// TRUSTED. The first page: every way to a theorem, one line each. What each theorem says stands at its type; what
// is true of it, and why, in docs/theory.md. Nothing else of the kernel makes one.
import type { Memorization } from "./ball/memorized.js";
import type { Obstruction } from "./kinds/obstruction.js";
import type { Property } from "./kinds/property.js";
import type { Robustness } from "./kinds/robustness.js";
import type { Collision, Refutation } from "./kinds/points-of-balls.js";
import type { Preservation } from "./kinds/preserving-map.js";
import type { WidthBound } from "./kinds/width-bound.js";
import type { SobolevBound } from "./sobolev-bound/rule.js";

/** A network gives every point of every ball its label, except on a share of each ball if the claim has an error. */
export { memorized } from "./ball/memorized.js";
/** A claim about a network and every ball is false: one point of one ball has another label. */
export { refuted } from "./kinds/points-of-balls.js";
/** A network has one output at points of two balls with different labels. */
export { collided } from "./kinds/points-of-balls.js";
/** A linear map keeps the images of all balls with different labels apart. */
export { preserved } from "./kinds/preserving-map.js";
/** No network memorizes the dataset with one activation region per ball. */
export { obstructed } from "./kinds/obstruction.js";
/** No network whose first layer has this rank or less memorizes the dataset. */
export { widthBounded } from "./kinds/width-bound.js";
/** Of the points of a dataset so many are robust for a network, so many refuted, so many wrong. */
export { judgedRobust } from "./kinds/robustness.js";
/** Some input in some boxes fulfils conditions on it and on the output of a network, or none does. */
export { answeredProperty } from "./kinds/property.js";
/** Every feature model that fits points so well is so steep on average. */
export { sobolevBounded } from "./sobolev-bound/rule.js";

/** Those about a dataset with one ball per point, except memorization. */
export type BallFinding =
  | Refutation
  | Collision
  | Preservation
  | Obstruction
  | WidthBound
  | Robustness;

/** Theorems of the other kinds than memorization. */
export type Finding = BallFinding | SobolevBound | Property;

/** Everything that is accepted: its `kind` says which statement it is. */
export type Theorem = Memorization | Finding;

/** True only of what one of these functions gave. */
export { isTheorem } from "./theorem.js";
