// TRUSTED. Does the labelling rule give the label on the whole ball, when f may read units that switch?
// Imports only the kernel. Rule CUT over the last hidden layer; docs/theory.md#labels.
import type { Rule } from "./claim.js";
import { cutDefect } from "./cut.js";
import { at } from "./fault.js";
import { addForm, copyOf, type Form, zeroForm } from "./form.js";
import type { ForwardOutput } from "./forward.js";
import { labelDefect } from "./labelling.js";
import { formOfRow, readsSymbol } from "./layer-view.js";
import type { LinearParts } from "./linear-parts.js";
import { negate, ONE, type Rational, rational, ZERO } from "./rational.js";
import { rejected, type Refusal } from "./rejection.js";
import type { Statement } from "./statement.js";

/** An inequality the label needs: form ≤ 0, or < 0. */
interface Need {
  readonly form: Form;
  readonly isStrict: boolean;
  readonly rival: number;
}

/** sign·f[index] + constant as a form over the last hidden layer. */
function outputForm(
  { outputs, ground }: ForwardOutput,
  index: number,
  sign: Rational,
  constant: Rational,
): Form {
  const form = zeroForm(ground.work);
  form.value = constant;
  addForm(form, sign, formOfRow(outputs, index, ground.work));
  return form;
}

/** What the rule needs of the outputs for a label. */
function* needsOf(rule: Rule, label: number, output: ForwardOutput): Generator<Need> {
  const minus = negate(ONE);
  switch (rule.kind) {
    case "exact": {
      const value = at(rule.values, label);
      const of = { isStrict: false, rival: label };
      yield { form: outputForm(output, 0, ONE, negate(value)), ...of };
      yield { form: outputForm(output, 0, minus, value), ...of };
      return;
    }
    case "threshold": {
      const { level } = rule;
      const isAbove = label === 1;
      const form = isAbove
        ? outputForm(output, 0, minus, level)
        : outputForm(output, 0, ONE, negate(level));
      yield { form, isStrict: true, rival: 1 - label };
      return;
    }
    case "argmax": {
      const own = outputForm(output, label, minus, ZERO);
      for (const rival of output.outputs.layer.rows.keys()) {
        if (rival === label) continue;
        const form = copyOf(own);
        addForm(form, ONE, formOfRow(output.outputs, rival, output.ground.work));
        yield { form, isStrict: true, rival };
      }
    }
  }
}

/**
 * Shows that the rule gives `label` at every point of the ball, and says what it showed of f there.
 *
 * Statement  exact: f − v ≤ 0 and v − f ≤ 0; threshold: ±(level − f) < 0; argmax: f_j − f_label < 0 for
 *            every j ≠ label. If no output reads a symbol, f is affine and `labelDefect` decides.
 * Requires   `output` from `forwardOf` for this ball; label < classes; outputs as the rule reads them.
 * Ensures    the statement, or the first inequality that is not shown.
 */
export function labelByFacts(
  parts: LinearParts,
  rule: Rule,
  ball: number,
  label: number,
  output: ForwardOutput,
): Statement | Refusal {
  const { outputs, facts, ground, hasOpen } = output;
  if (!outputs.layer.rows.some((row) => readsSymbol(row, outputs.below))) {
    const defect = labelDefect(parts, rule, ball, label, { ...outputs, verdict: "affine" });
    return defect ?? (hasOpen ? "one-linear-region" : "one-activation-region");
  }
  for (const { form, isStrict, rival } of needsOf(rule, label, output)) {
    const defect = cutDefect(form, facts, ground, isStrict);
    if (defect === undefined) continue;
    if ("verdict" in defect) return defect;
    const { value, squared } = defect;
    const required = rational(defect.reach.num, defect.reach.den);
    const shortfall = { reason: "not-bounded", rival, value, required, squared } as const;
    return rejected({ code: "unproved/label-not-certain", ball, label, ...shortfall });
  }
  // An output that reads a symbol reads, at some depth, a unit that switches.
  return rule.kind === "exact" ? "one-linear-region" : "label-only";
}
