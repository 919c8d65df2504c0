// TRUSTED. What a labelling rule needs of the outputs: said once, for points, for balls, and for trained networks.
// Imports only numbers and the kernel. docs/theory.md#definitions, D8.
import { at, negate, type Rational, ZERO } from "../numbers/index.js";
import type { Rule } from "./claim.js";

/** Σ sign·output + constant ≤ 0, or < 0 if strict: so the rival has not the label's place; exact: itself. */
export interface Need {
  readonly signs: readonly (readonly [output: number, sign: bigint])[];
  readonly constant: Rational;
  readonly strict: boolean;
  readonly rival: number;
}

/**
 * What outputs have to fulfil to mean a label: all of these, and nothing else.
 *
 * Statement  exact: f − v ≤ 0 and v − f ≤ 0; threshold: ±(level − f) < 0; argmax: f_j − f_label < 0 for
 *            every j ≠ label, in order.
 */
export function needsOf(rule: Rule, label: number, outputs: number): readonly Need[] {
  if (rule.kind === "argmax") {
    const rivals = Array.from({ length: outputs }, (_, j) => j).filter((j) => j !== label);
    const signsOf = (j: number): Need["signs"] => [
      [label, -1n],
      [j, 1n],
    ];
    return rivals.map((j) => ({ signs: signsOf(j), constant: ZERO, strict: true, rival: j }));
  }
  const one = (sign: bigint, constant: Rational, rival: number): Need => {
    return { signs: [[0, sign]], constant, strict: rival !== label, rival };
  };
  if (rule.kind === "threshold") {
    return [label === 1 ? one(-1n, rule.level, 0) : one(1n, negate(rule.level), 1)];
  }
  const value = at(rule.values, label);
  return [one(1n, negate(value), label), one(-1n, value, label)];
}
