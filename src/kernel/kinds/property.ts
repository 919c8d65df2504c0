// TRUSTED. The rule of properties: is there an input in one of some boxes at which conditions on x and f(x) hold?
// Imports only the kernel. docs/theory.md#property. Proved: sat_sound, unsat_sound.
import { at, compare, entry, type Rational, type Scaled, scaled } from "../../numbers/index.js";
import type { Condition } from "../bounds/goal.js";
import { boxOf } from "../bounds/inputs.js";
import { prepared } from "../bounds/prepared.js";
import { roundedIn, runAt, type Semantics } from "../floats/semantics.js";
import { type TreeNode, treeDefect } from "../bounds/tree.js";
import { evaluateWithin } from "./output.js";
import type { NoProperty } from "./trained-rejections.js";
import { type Network, outputsOf, row, type RowDefect } from "../network.js";
import { illShaped, unproved } from "../refusal.js";
import { seal } from "../theorem.js";

/** Some input of some case fulfils its conditions, or none does. docs/theory.md#property; with a semantics, #rounding. */
export interface Property {
  readonly kind: "property";
  readonly inputs: number;
  readonly outputs: number;
  readonly cases: number;
  readonly answer: "sat" | "unsat";
  readonly semantics?: Semantics;
}

export interface ConditionParts {
  readonly bias: Rational;
  readonly columns: readonly number[];
  readonly weights: readonly Rational[];
}

/** Inputs between two bounds, and conditions that are to hold together. */
export interface PropertyCase {
  readonly lower: readonly Rational[];
  readonly upper: readonly Rational[];
  readonly conditions: readonly Condition[];
}

/** `sat`: in some case some real input fulfils all conditions; `unsat`: in none. */
export interface PropertyClaim {
  readonly inputs: number;
  readonly outputs: number;
  readonly cases: readonly PropertyCase[];
  readonly answer: "sat" | "unsat";
  readonly semantics?: Semantics;
}

/** A tree a case, or the number of one and a point of it. */
export type PropertyEvidence =
  | { readonly trees: readonly (readonly TreeNode[])[] }
  | { readonly case: number; readonly point: Scaled };

/** The condition of a row, or what keeps it from being one. Requires: as many values as inputs and outputs. */
export function conditionOf(
  values: number,
  { bias, columns, weights }: ConditionParts,
  isStrict: boolean,
): Condition | RowDefect {
  const made = row(values, columns, weights, bias);
  return typeof made === "string" ? made : { row: made, isStrict };
}

/** Does a condition hold at x and f(x), one vector? */
function holds({ row: own, isStrict }: Condition, values: Scaled): boolean {
  let sum = own.bias * values.den;
  for (const [k, column] of own.columns.entries()) sum += at(own.ints, k) * at(values.ints, column);
  return isStrict ? sum > 0n : sum >= 0n;
}

/**
 * Shows an answer.
 *
 * Ensures  a theorem, or a refusal: the shape of the claim, then the cases in order.
 * Cost     that of a tree a case, or of one evaluation.
 */
export function answeredProperty(
  claim: PropertyClaim,
  { inputs, layers }: Network,
  bits: number,
  evidence: PropertyEvidence,
): Property {
  const network = { inputs, layers: [...layers] };
  const { cases, answer, semantics } = claim;
  const outputs = outputsOf(network);
  if (claim.inputs !== inputs || claim.outputs !== outputs) {
    const expected = `${claim.inputs} network inputs and ${claim.outputs} outputs`;
    illShaped("ill-formed/dimension-mismatch", expected, `${inputs} and ${outputs}`);
  }
  const no = (index: number, reason: NoProperty["reason"], more: object = {}): never =>
    unproved({ code: "unproved/property", case: index, reason, ...more });
  for (const [index, { lower, upper }] of cases.entries()) {
    if (lower.length !== inputs || upper.length !== inputs) no(index, "bounds");
  }
  if ("trees" in evidence) {
    if (answer !== "unsat") no(0, "answer");
    const whole = semantics ? roundedIn(network, bits, semantics) : prepared(network, bits);
    for (const [index, { lower, upper, conditions }] of cases.entries()) {
      const nodes = evidence.trees[index] ?? no(index, "open-part");
      // No input is between bounds that cross.
      const isEmpty = lower.some((own, k) => compare(own, at(upper, k)) > 0);
      if (isEmpty) continue;
      const defect = treeDefect(whole, boxOf(lower, upper), [conditions], nodes);
      if (defect !== undefined) no(index, defect.reason, defect);
    }
  } else {
    const { case: index, point } = evidence;
    if (answer !== "sat") no(index, "answer");
    const { lower, upper, conditions } = cases[index] ?? no(index, "no-such-case");
    if (point.ints.length !== inputs) no(index, "outside");
    const coordinates = point.ints.map((_, k) => entry(point, k));
    const isOutside = coordinates.some(
      (own, k) => compare(at(lower, k), own) > 0 || compare(own, at(upper, k)) > 0,
    );
    if (isOutside) no(index, "outside");
    const run = semantics ? runAt(network, point, semantics) : evaluateWithin(network, point);
    const y = run ?? no(index, "no-float");
    const values = scaled([...coordinates, ...y.ints.map((_, k) => entry(y, k))]);
    const failing = conditions.findIndex((condition) => !holds(condition, values));
    if (failing >= 0) no(index, "condition", { condition: failing });
  }
  const found = { kind: "property", inputs, outputs, cases: cases.length, answer } as const;
  return seal(semantics ? { ...found, semantics } : found);
}
