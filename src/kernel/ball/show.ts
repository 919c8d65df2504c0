// TRUSTED. A form that is ≤ 0 on the ball, by an explicit proof: rules CUT, BALL, STEP and CASE.
// Imports only the kernel. Nothing is looked for; docs/calculus.md, docs/theory.md#step. Proved: cut_sound, case_sound, show_sound.
import { negate, ZERO } from "../../numbers/index.js";
import { boundedBelow } from "../optional/linear-bounds.js";
import { addForm, copyOf, type Form } from "./form.js";
import { ballDefect, type Ground, illFormed, type Shortfall } from "./ground.js";
import { type Level, preActivation, sorted } from "./level.js";
import type { Case, Proof } from "./proof.js";

/** Where a proof stands: for the case that it is in, and what to say if it does not show its form. */
export interface Goal {
  readonly strict: boolean;
  /** The open units that are z in this case. */
  readonly active: readonly number[];
  /** Refuses for what is missing. */
  readonly fail: (shortfall: Shortfall, active: readonly number[]) => never;
}

/**
 * Shows φ ≤ 0 on the domain, φ < 0 if the goal is strict, for a form over the units of a level.
 *
 * Statement  CUT: facts g_k ≤ 0 and λ_k ≥ 0 give φ ≤ φ − Σ λ_k g_k. The latter is ≤ 0 by BALL, or because
 *            the form is that the rule at the end of the proof leaves one level down.
 * Requires   every fact of the level holds on the domain.
 * Ensures    returns if it is shown; else refuses.
 * Cost       one sum for each use, case and symbol; metered.
 */
export function show(form: Form, proof: Proof, level: Level, ground: Ground, goal: Goal): void {
  const rest = proof.less.length === 0 ? form : lessFacts(form, proof, level, ground);
  if (proof.cases !== undefined) {
    showCases(rest, proof.cases, level, ground, goal);
  } else if (proof.bounds !== undefined) {
    ground.rules.add("linear-bounds");
    const own = sorted(rest, level, ground);
    show(boundedBelow(own, level, ground), proof.bounds, own.rows.under, ground, goal);
  } else {
    const defect = ballDefect(rest, ground, goal.strict);
    if (defect !== undefined) goal.fail(defect, goal.active);
  }
}

/** φ − Σ λ_k·g_k. */
function lessFacts(form: Form, { less }: Proof, { facts }: Level, ground: Ground): Form {
  const rest = copyOf(form, ground.budget);
  ground.rules.add("cut");
  for (const { fact, times } of less) {
    const used = facts[fact];
    if (used === undefined) {
      return illFormed(ground, `a fact among ${facts.length} of the layer`, `${fact}`);
    }
    if (times.num < 0n)
      return illFormed(ground, "a multiplier of at least 0", `${times.num}/${times.den}`);
    addForm(rest, negate(times), used, ground.budget);
  }
  return rest;
}

/**
 * STEP and CASE.
 *
 * Statement  active units: h = z. Open units of positive weight: h = max(0, z) is 0 or z, and φ is ≤ 0
 *            if it is with either; open units of negative weight: h ≥ 0 and h ≥ z, so φ can only grow when
 *            one is replaced by 0 or by z. So φ ≤ 0 if for every set of those of positive weight there is
 *            a case in which these and perhaps some of negative weight are z, all others 0.
 */
function showCases(
  form: Form,
  cases: readonly Case[],
  level: Level,
  ground: Ground,
  goal: Goal,
): void {
  const { rows, base, open } = sorted(form, level, ground);
  const rising = [...open].filter(([, { num }]) => num > 0n).map(([unit]) => unit);
  ground.rules.add(rising.length > 0 ? "case" : "step");
  const seen = new Set<string>();
  for (const { units, proof } of cases) {
    const taken = new Set(units);
    if (taken.size < units.length || units.some((unit) => !open.has(unit))) {
      illFormed(ground, "different open units of the form", `units ${units.join(", ")}`);
    }
    const below = copyOf(base, ground.budget);
    for (const unit of units) {
      addForm(below, open.get(unit) ?? ZERO, preActivation(rows, unit, ground), ground.budget);
    }
    show(below, proof, rows.under, ground, { ...goal, active: units });
    ground.budget.spend(rising.length);
    seen.add(rising.map((unit) => (taken.has(unit) ? "1" : "0")).join(""));
  }
  // 2^k sets are written in the evidence one by one, so k is small where this holds.
  const needed = rising.length < 32 ? 2 ** rising.length : Infinity;
  if (seen.size < needed) {
    illFormed(
      ground,
      `a case for every set of the units ${rising.join(", ")}`,
      `${seen.size} of them`,
    );
  }
}
