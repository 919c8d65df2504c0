// TRUSTED. A form that is ≤ 0 on the ball, by an explicit proof: rules CUT, BALL, STEP, CASE and LINEAR BOUNDS.
// Imports only the kernel. Nothing is looked for; docs/calculus.md, docs/theory.md#step. Proved: cut_sound, case_sound, linear_sound, show_sound.
import {
  compare,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../../numbers/index.js";
import { refuse } from "../refusal.js";
import { rejected } from "../rejection.js";
import { addAffine, addForm, copyOf, type Form, remainderOf } from "./form.js";
import { ballDefect, type Ground, type Shortfall } from "./ground.js";
import { type Level, preActivation, type Rows } from "./level.js";
import type { Case, Proof } from "./proof.js";

/** Where a proof stands: for the case that it is in, and what to say if it does not show its form. */
export interface Goal {
  readonly strict: boolean;
  /** The open units that are z in this case. */
  readonly active: readonly number[];
  /** Refuses for what is missing. */
  readonly fail: (shortfall: Shortfall, active: readonly number[]) => never;
}

/** Rejects evidence that is no proof by its form. */
export function illFormed({ ball }: Ground, expected: string, got: string): never {
  return refuse(rejected({ code: "ill-formed/proof", ball, expected, got }));
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
    const { form: below, rows } = boundedBelow(rest, level, ground);
    show(below, proof.bounds, rows.under, ground, goal);
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

/** The symbols of a form by what the rules do with them. */
interface Sorted {
  readonly rows: Rows;
  /** Everything that is the same in every case: the remainder, and active units as z. */
  readonly base: Form;
  /** Open units with their weights. */
  readonly open: ReadonlyMap<number, Rational>;
}

function sorted(form: Form, level: Level, ground: Ground): Sorted {
  const { rows, symbols } = level;
  if (rows === undefined) return illFormed(ground, "a hidden layer to step down from", "the input");
  const base = remainderOf(form, ground.budget);
  const open = new Map<number, Rational>();
  for (const [unit, weight] of form.terms) {
    const own = rational(weight, form.den);
    if (symbols.get(unit) === "open") open.set(unit, own);
    else addForm(base, own, preActivation(rows, unit, ground), ground.budget);
  }
  return { rows, base, open };
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

/**
 * LINEAR BOUNDS.
 *
 * Statement  for l ≤ z ≤ u and s in [0, 1]: s·z ≤ max(0, z) ≤ s·z + max(−s·l, (1 − s)·u). The first is plain;
 *            max(0, z) − s·z is convex in z, so largest at l or u, where it is at most the number given.
 *            Every open unit is replaced by the one or the other by the sign of its weight.
 */
function boundedBelow(form: Form, level: Level, ground: Ground): { form: Form; rows: Rows } {
  const { rows, base, open } = sorted(form, level, ground);
  ground.rules.add("linear-bounds");
  for (const [unit, weight] of open) {
    const bounds = level.bounds.get(unit);
    if (bounds === undefined)
      return illFormed(ground, "bounds of every open unit", `none of unit ${unit}`);
    const { low, high, above, below } = bounds;
    const slope = weight.num > 0n ? above : below;
    addForm(base, multiply(weight, slope), preActivation(rows, unit, ground), ground.budget);
    if (weight.num > 0n) {
      const atLow = negate(multiply(slope, low));
      const atHigh = multiply(subtract(ONE, slope), high);
      const rise = compare(atLow, atHigh) > 0 ? atLow : atHigh;
      addAffine(base, weight, rise.num, rise.den, ground.parts.zero, ground.budget);
    }
  }
  return { form: base, rows };
}
