// TRUSTED. Does the labelling rule give the label on the whole ball, once f is affine there?
// Imports only the kernel. docs/theory.md#labels.
import type { Rule } from "./claim.js";
import { at } from "./fault.js";
import { isStrictlyInside } from "./halfspace.js";
import type { LinearPart, LinearParts } from "./linear-parts.js";
import { equals, negate, ONE, type Rational, rational, subtract } from "./rational.js";
import { type LabelNotCertain, rejected, type Refusal } from "./rejection.js";
import type { AffineOutput } from "./region.js";
import { entry } from "./scaled.js";

/** A refusal unless f is constant on the ball with the value of the label. */
function exactDefect(
  ball: number,
  label: number,
  values: readonly Rational[],
  output: AffineOutput,
): Refusal | undefined {
  const value = entry(output.values, 0);
  const required = at(values, label);
  const constant = at(output.parts, 0).id === 0;
  if (constant && equals(value, required)) return undefined;
  const reason = constant ? "other-value" : "not-constant";
  const code = "unproved/label-not-certain";
  return rejected({ code, ball, label, reason, rival: label, value, required, squared: false });
}

/** A refusal unless lead(x) > 0 on the whole ball; strict, as a tie gives no label. */
function leadDefect(
  ball: number,
  label: number,
  rival: number,
  lead: Rational,
  part: LinearPart,
): Refusal | undefined {
  const { reach, beyond } = part;
  if (beyond !== undefined) return beyond;
  if (isStrictlyInside(lead.num, lead.den, reach)) return undefined;
  const failure: LabelNotCertain = {
    code: "unproved/label-not-certain",
    ball,
    label,
    reason: "not-beaten",
    rival,
    value: lead,
    required: rational(reach.bound.num, reach.bound.den),
    squared: reach.squared,
  };
  return rejected(failure);
}

/** The linear part a − b as a combination. */
function apartOf(a: LinearPart, b: LinearPart): ReadonlyMap<LinearPart, Rational> {
  if (a.id === b.id) return new Map();
  return new Map([
    [a, ONE],
    [b, negate(ONE)],
  ]);
}

/**
 * Shows that the rule gives `label` at every point of the ball.
 *
 * Statement  exact: f(x) = values[label]; threshold: ±(f(x) − level) > 0; argmax: f_label(x) > f_j(x)
 *            for every j ≠ label; each for all x of the closed ball.
 * Requires   `output` from `regionOf` for this ball; label < classes; outputs as the rule reads them.
 * Ensures    undefined, or the first rival that is not beaten.
 */
export function labelDefect(
  parts: LinearParts,
  rule: Rule,
  ball: number,
  label: number,
  output: AffineOutput,
): Refusal | undefined {
  switch (rule.kind) {
    case "exact":
      return exactDefect(ball, label, rule.values, output);
    case "threshold": {
      const value = entry(output.values, 0);
      const lead = label === 1 ? subtract(value, rule.level) : subtract(rule.level, value);
      // The reach of −w is the reach of w, so one part serves both classes.
      return leadDefect(ball, label, 1 - label, lead, at(output.parts, 0));
    }
    case "argmax": {
      const own = entry(output.values, label);
      for (const [rival, part] of output.parts.entries()) {
        if (rival === label) continue;
        const lead = subtract(own, entry(output.values, rival));
        const apart = parts.combination(apartOf(at(output.parts, label), part));
        const defect = leadDefect(ball, label, rival, lead, apart);
        if (defect !== undefined) return defect;
      }
      return undefined;
    }
  }
}
