// TRUSTED. The labelling rule on a ball: what it needs of the outputs, and that the proofs show it.
// Imports only the kernel. docs/theory.md#labels. Proved: goals_sound.
import { at, negate, ONE, ZERO } from "../../numbers/index.js";
import type { Rule } from "../claim.js";
import { unproved } from "../refusal.js";
import { addForm, type Form, signed } from "./form.js";
import { type Ground, illFormed, type Shortfall } from "./ground.js";
import { preActivation, readsSymbol, type Rows } from "./level.js";
import type { Proof } from "./proof.js";
import type { LabelNotCertain } from "./rejections.js";
import { show } from "./show.js";

/**
 * What was shown of a ball beside its label, the stronger first:
 * `one-activation-region`: every hidden unit keeps a weakly constant sign, so f is one affine map;
 * `one-linear-region`: f itself is affine there, though hidden units may switch;
 * `label-only`: the labelling rule gives the label (if the claim has an error, perhaps not on all of the
 * ball), f may bend.
 */
export const STATEMENTS = Object.freeze([
  "one-activation-region",
  "one-linear-region",
  "label-only",
] as const);

export type Statement = (typeof STATEMENTS)[number];

/** An inequality the label needs: form ≤ 0, or < 0. */
export interface Need {
  readonly form: Form;
  readonly strict: boolean;
  readonly rival: number;
}

/**
 * What the rule needs of the outputs for a label, over the last hidden layer.
 *
 * Statement  exact: f − v ≤ 0 and v − f ≤ 0; threshold: ±(level − f) < 0; argmax: f_j − f_label < 0 for
 *            every j ≠ label, in order.
 */
export function* needsOf(rule: Rule, label: number, rows: Rows, ground: Ground): Generator<Need> {
  const output = (n: number): Form => preActivation(rows, n, ground);
  switch (rule.kind) {
    case "exact": {
      const value = at(rule.values, label);
      const of = { strict: false, rival: label };
      yield { form: signed(1n, output(0), negate(value), ground.budget), ...of };
      yield { form: signed(-1n, output(0), value, ground.budget), ...of };
      return;
    }
    case "threshold": {
      const sign = label === 1 ? -1n : 1n;
      const constant = label === 1 ? rule.level : negate(rule.level);
      yield {
        form: signed(sign, output(0), constant, ground.budget),
        strict: true,
        rival: 1 - label,
      };
      return;
    }
    case "argmax": {
      const own = output(label);
      for (const rival of rows.layer.rows.keys()) {
        if (rival === label) continue;
        const form = signed(-1n, own, ZERO, ground.budget);
        addForm(form, ONE, output(rival), ground.budget);
        yield { form, strict: true, rival };
      }
    }
  }
}

/** Why an inequality of the label is not shown. */
function reasonOf(rule: Rule, { unit, value }: Shortfall): LabelNotCertain["reason"] {
  if (unit !== undefined) return "not-bounded";
  if (rule.kind !== "exact") return "not-beaten";
  return value.num === 0n ? "not-constant" : "other-value";
}

const BALL: Proof = Object.freeze({ less: Object.freeze([]) });

/**
 * Shows that the rule gives `label` at every point of the domain, and says what it showed of f there.
 *
 * Requires   the rows of the outputs; label < classes; outputs as the rule reads them. Proofs: one for each
 *            inequality, or none at all, where BALL shows each.
 * Ensures    the statement; or refuses at the first inequality that is not shown.
 */
export function showLabel(
  rule: Rule,
  label: number,
  rows: Rows,
  proofs: readonly Proof[],
  hasOpen: boolean,
  ground: Ground,
): Statement {
  const { ball } = ground;
  let count = 0;
  for (const { form, strict, rival } of needsOf(rule, label, rows, ground)) {
    const fail = (shortfall: Shortfall): never => {
      const { value, reach, squared } = shortfall;
      const reason = reasonOf(rule, shortfall);
      const shown = { reason, rival, value: negate(value), required: reach, squared };
      return unproved({ code: "unproved/label-not-certain", ball, label, ...shown });
    };
    const proof = proofs[count] ?? (proofs.length === 0 ? BALL : undefined);
    if (proof === undefined)
      return illFormed(ground, "a proof for each inequality of the label", `${count}`);
    show(form, proof, rows.under, ground, { strict, active: [], fail });
    count += 1;
  }
  if (proofs.length > count) illFormed(ground, `${count} proofs of the label`, `${proofs.length}`);
  // An output that reads a symbol reads, at some depth, a unit that bends; the exact rule shows f constant.
  const bends = rows.layer.rows.some((row) => readsSymbol(row, rows.under));
  if (bends) return rule.kind === "exact" ? "one-linear-region" : "label-only";
  return hasOpen ? "one-linear-region" : "one-activation-region";
}
