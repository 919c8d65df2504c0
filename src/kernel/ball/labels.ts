// TRUSTED. The labelling rule on a ball: that the proofs show what it needs of the outputs.
// Imports only the kernel. docs/theory.md#labels. Proved: goals_sound.
import { negate, rational } from "../../numbers/index.js";
import type { Rule } from "../claim.js";
import { type Need, needsOf } from "../needs.js";
import { unproved } from "../refusal.js";
import { addForm, constantForm, type Form } from "./form.js";
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

/** The left side of an inequality that a label needs, over the last hidden layer. */
export function needForm(need: Omit<Need, "strict" | "rival">, rows: Rows, ground: Ground): Form {
  const form = constantForm(need.constant);
  for (const [n, sign] of need.signs) {
    addForm(form, rational(sign), preActivation(rows, n, ground), ground.budget);
  }
  return form;
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
 *            inequality, or none at all, where BALL shows each: tested here.
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
  const needs = needsOf(rule, label, rows.layer.rows.length);
  if (proofs.length > 0 && proofs.length !== needs.length) {
    illFormed(ground, `${needs.length} proofs of the label`, `${proofs.length}`);
  }
  for (const [n, { strict, rival, ...need }] of needs.entries()) {
    const fail = (shortfall: Shortfall): never => {
      const { value, reach, squared } = shortfall;
      const reason = reasonOf(rule, shortfall);
      const shown = { reason, rival, value: negate(value), required: reach, squared };
      return unproved({ code: "unproved/label-not-certain", ball, label, ...shown });
    };
    const form = needForm(need, rows, ground);
    show(form, proofs[n] ?? BALL, rows.under, ground, { strict, active: [], fail });
  }
  // An output that reads a symbol reads, at some depth, a unit that bends; the exact rule shows f constant.
  const bends = rows.layer.rows.some((row) => readsSymbol(row, rows.under));
  if (bends) return rule.kind === "exact" ? "one-linear-region" : "label-only";
  return hasOpen ? "one-linear-region" : "one-activation-region";
}
