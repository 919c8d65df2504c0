// TRUSTED. What a certificate asserts, and when that is meaningful.
// Imports only the kernel. A claim names its points by count and dimension; the checker streams them.
import type { Network } from "./network.js";
import { at } from "./fault.js";
import { compare, ONE, type Rational, rational, ZERO } from "./rational.js";
import { rejected, type Refusal, type ShapeCode } from "./rejection.js";
import { type Setting, settingDefect } from "./setting.js";

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
 * error η, for all those x' but a share of at most η of the volume of each ball.
 */
export interface Claim extends Setting {
  readonly rule: Rule;
  /** r in the further claim ρ = μ/ε_D ≥ r, if it is made. */
  readonly ratio: Rational | undefined;
  /** η; absent: every x'. */
  readonly error?: Rational;
}

/** A frozen copy, so that what was judged cannot be changed under the judgement. */
export function sealed(claim: Claim): Claim {
  const copy = ({ num, den }: Rational): Rational => Object.freeze({ num, den });
  const { norm, rule, ratio, error } = claim;
  const values = rule.kind === "exact" && { values: Object.freeze(rule.values.map(copy)) };
  const level = rule.kind === "threshold" && { level: copy(rule.level) };
  const own = Object.freeze({ ...rule, ...values, ...level });
  return Object.freeze({
    ...claim,
    ...{ norm: Object.freeze({ ...norm }), rule: own, radius: copy(claim.radius) },
    ...{ ratio: ratio && copy(ratio), ...(error && { error: copy(error) }) },
  });
}

function shape(code: ShapeCode, expected: string, got: string): Refusal {
  return rejected({ code, expected, got });
}

/** Outputs a rule reads. */
function outputsOf(rule: Rule, classes: number): number {
  return rule.kind === "argmax" ? classes : 1;
}

function ruleDefect(rule: Rule, classes: number): Refusal | undefined {
  if (rule.kind === "threshold" && classes !== 2) {
    return shape("ill-formed/rule", "2 classes for a threshold", `${classes}`);
  }
  if (rule.kind !== "exact") return undefined;
  if (rule.values.length !== classes) {
    return shape("ill-formed/rule", `${classes} values, one a class`, `${rule.values.length}`);
  }
  const seen = new Set(rule.values.map((v) => `${v.num}/${v.den}`));
  if (seen.size < classes) return shape("ill-formed/rule", "distinct values", "a repeated value");
  return undefined;
}

/**
 * The first reason why a claim about a network is not meaningful, or undefined.
 *
 * Ensures  points ≥ 1, dimension ≥ 1, classes ≥ 1, radius > 0, 0 < ratio ≤ 1, 0 < error < 1, or < 1/2 with
 *          a ratio, the rule fits the classes, and the network maps ℚ^dimension to as many outputs as the rule reads.
 */
export function claimDefect(claim: Claim, network: Network): Refusal | undefined {
  const unset = settingDefect(claim);
  if (unset !== undefined) return unset;
  const { ratio, error } = claim;
  if (ratio !== undefined && (compare(ratio, ZERO) <= 0 || compare(ratio, ONE) > 0)) {
    return shape("ill-formed/ratio", "a ratio in (0, 1]", `${ratio.num}/${ratio.den}`);
  }
  // Half of a ball for one label and half for another: then two labels could have one point, and ρ no value.
  const [most, end] = ratio === undefined ? [ONE, "1"] : [rational(1n, 2n), "1/2"];
  if (error !== undefined && (compare(error, ZERO) <= 0 || compare(error, most) >= 0)) {
    return shape("ill-formed/error", `an error in (0, ${end})`, `${error.num}/${error.den}`);
  }
  const defect = ruleDefect(claim.rule, claim.classes);
  if (defect !== undefined) return defect;
  if (network.inputs !== claim.dimension) {
    const expected = `${claim.dimension} network inputs`;
    return shape("ill-formed/dimension-mismatch", expected, `${network.inputs}`);
  }
  const outputs = at(network.layers, network.layers.length - 1).rows.length;
  const needed = outputsOf(claim.rule, claim.classes);
  if (outputs !== needed) {
    return shape("ill-formed/dimension-mismatch", `${needed} network outputs`, `${outputs}`);
  }
  return undefined;
}
