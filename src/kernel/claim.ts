// TRUSTED. What is claimed of which balls, and when that is meaningful. Imports only numbers and the kernel.
// A claim names its points by count and dimension; the points themselves are read one by one.
import { compare, equals, ONE, type Rational, rational, type Scaled } from "../numbers/index.js";
import type { GivenPoint } from "./fast/short.js";
import { type Network, outputsOf } from "./network.js";
import type { Norm } from "./norm.js";
import { illShaped } from "./refusal.js";

/** N points of ℚ^d with labels below `classes`, and the closed ball ‖x' − x‖_p ≤ radius about each. */
export interface Setting {
  readonly points: number;
  readonly dimension: number;
  readonly classes: number;
  readonly norm: Norm;
  readonly radius: Rational;
}

/** A point of the dataset and its class, counted from 0. */
export interface LabelledPoint {
  readonly point: Scaled;
  readonly label: number;
}

/**
 * How outputs mean labels, on the whole closed ball of a point of class k:
 * `exact`: f(x) = values[k]; `threshold` (two classes): f(x) < level for class 0, > level for class 1;
 * `argmax`: output k is strictly larger than every other.
 */
export type Rule =
  | { readonly kind: "exact"; readonly values: readonly Rational[] }
  | { readonly kind: "threshold"; readonly level: Rational }
  | { readonly kind: "argmax" };

/**
 * For every point (x, y) and every real x' with ‖x' − x‖_p ≤ radius, the rule gives y at f(x'); with an
 * error η, for all those x' except a share of at most η of the volume of each ball.
 */
export interface Claim extends Setting {
  readonly rule: Rule;
  /** r in the further claim ρ = μ/ε_D ≥ r, if it is made. */
  readonly ratio?: Rational | undefined;
  /** η; absent: every x'. */
  readonly error?: Rational;
}

const spelled = ({ num, den }: Rational): string => `${num}/${den}`;

/** Refuses a setting that is not meaningful: N, C, d ≥ 1 and radius > 0 are required. */
export function testSetting({ points, classes, dimension, radius }: Setting): void {
  if (points < 1) illShaped("ill-formed/empty-dataset", "a point", "none");
  if (classes < 1) illShaped("ill-formed/empty-dataset", "a class", "none");
  if (dimension < 1) illShaped("ill-formed/dimension-mismatch", "at least 1", "0");
  if (radius.num <= 0n) illShaped("ill-formed/radius", "a radius above 0", spelled(radius));
}

/** Refuses a point unless it is one of ℚ^d with a label of the setting. */
export function testPoint(setting: Setting, index: number, { point, label }: GivenPoint): void {
  const { dimension, classes } = setting;
  if (point.ints.length !== dimension) {
    const got = `${point.ints.length}`;
    illShaped("ill-formed/dimension-mismatch", `${dimension} coordinates`, got, index);
  }
  if (label < 0 || label >= classes) {
    illShaped("ill-formed/label-out-of-range", `a label below ${classes}`, `${label}`, index);
  }
}

function testRule(rule: Rule, classes: number): void {
  const no = (expected: string, got: string): never => illShaped("ill-formed/rule", expected, got);
  if (rule.kind === "threshold" && classes !== 2) no("2 classes for a threshold", `${classes}`);
  if (rule.kind !== "exact") return;
  const { values } = rule;
  if (values.length !== classes) no(`${classes} values, one a class`, `${values.length}`);
  if (new Set(values.map(spelled)).size < classes) no("distinct values", "a repeated value");
}

/**
 * Refuses a claim about a network that is not meaningful.
 *
 * Ensures  points ≥ 1, dimension ≥ 1, classes ≥ 1, radius > 0, 0 < ratio ≤ 1, 0 < error < 1, or < 1/2 with
 *          a ratio, the rule fits the classes, and the network maps ℚ^dimension to as many outputs as the rule reads.
 */
export function testClaim(claim: Claim, network: Network): void {
  testSetting(claim);
  const { ratio, error, rule, classes, dimension } = claim;
  const isWithin = (x: Rational, most: Rational): boolean => x.num > 0n && compare(x, most) <= 0;
  if (ratio !== undefined && !isWithin(ratio, ONE)) {
    illShaped("ill-formed/ratio", "a ratio in (0, 1]", spelled(ratio));
  }
  // Half of a ball for one label and half for another: then two labels could have one point, and ρ no value.
  const [most, end] = ratio === undefined ? [ONE, "1"] : [rational(1n, 2n), "1/2"];
  if (error !== undefined && (!isWithin(error, most) || equals(error, most))) {
    illShaped("ill-formed/error", `an error in (0, ${end})`, spelled(error));
  }
  testRule(rule, classes);
  const no = (expected: string, got: number): never =>
    illShaped("ill-formed/dimension-mismatch", expected, `${got}`);
  if (network.inputs !== dimension) no(`${dimension} network inputs`, network.inputs);
  const outputs = outputsOf(network);
  const needed = rule.kind === "argmax" ? classes : 1;
  if (outputs !== needed) no(`${needed} network outputs`, outputs);
}
