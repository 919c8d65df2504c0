// TRUSTED. Rules STEP and CASE: an inequality over a layer's units from inequalities a layer below.
// Imports only the kernel. docs/theory.md#step.
import { cutDefect, type Facts } from "./cut.js";
import { fault } from "./fault.js";
import { addForm, copyOf, type Form, type Shortfall } from "./form.js";
import type { Ground } from "./ground.js";
import type { LayerView } from "./layer-view.js";
import type { Rational } from "./rational.js";
import { exceeded, type Refusal } from "./rejection.js";

/** Open units of positive weight that one inequality may have: each doubles the cases. */
export const CASES = 10;

/** What the rule reads: the units of the layer, their pre-activations, and the facts below. */
export interface StepGround {
  readonly view: LayerView;
  /** z of a symbol as a form over the layer below. */
  readonly zOf: (unit: number) => Form;
  readonly below: Facts;
  readonly ground: Ground;
}

/** A case that was not shown: the open units taken as active. */
export interface CaseShortfall extends Shortfall {
  readonly active: readonly number[];
}

/** The symbols of a form by what the rule does with them. */
interface Sorted {
  /** Everything that is replaced in every case: the remainder and the active units. */
  readonly base: Form;
  readonly rising: readonly (readonly [number, Rational])[];
  readonly falling: readonly (readonly [number, Rational])[];
}

function sorted(phi: Form, step: StepGround): Sorted {
  const base = copyOf(phi);
  base.terms.clear();
  const rising: (readonly [number, Rational])[] = [];
  const falling: (readonly [number, Rational])[] = [];
  for (const [unit, weight] of phi.terms) {
    const phase = step.view.symbols.get(unit) ?? fault("a term that is no symbol");
    if (phase === "active") addForm(base, weight, step.zOf(unit));
    else (weight.num > 0n ? rising : falling).push([unit, weight]);
  }
  return { base, rising, falling };
}

/** Every choice of some of the items, the empty one first. */
function* subsets<T>(items: readonly T[]): Generator<readonly T[]> {
  const [first, ...rest] = items;
  if (first === undefined) {
    yield [];
    return;
  }
  yield* subsets(rest);
  for (const some of subsets(rest)) yield [first, ...some];
}

/** One case: the given units of positive weight are active, the others 0. */
function caseDefect(
  { base, falling }: Sorted,
  active: Sorted["rising"],
  { below, zOf, ground }: StepGround,
): Shortfall | Refusal | undefined {
  const form = copyOf(base);
  for (const [unit, weight] of active) addForm(form, weight, zOf(unit));
  const first = cutDefect(form, below, ground, false);
  if (first === undefined || "verdict" in first || falling.length === 0) return first;
  for (const [unit, weight] of falling) addForm(form, weight, zOf(unit));
  return cutDefect(form, below, ground, false);
}

/**
 * Shows φ ≤ 0 on the ball for a form over the symbols of a layer.
 *
 * Statement  active units: h = z. Open units of positive weight: h = max(0, z) is 0 or z, and φ is ≤ 0
 *            if it is with either (CASE). Open units of negative weight: h ≥ 0 and h ≥ z, so φ can only
 *            grow when all of them are replaced by 0, or all by z (STEP). Rule CUT decides below.
 * Ensures    undefined if shown; else the first case that is not.
 * Cost       at most 2·2^k CUTs for k open units of positive weight, k ≤ CASES; beyond: a decline.
 */
export function stepDefect(phi: Form, step: StepGround): CaseShortfall | Refusal | undefined {
  const split = sorted(phi, step);
  const { rising } = split;
  if (rising.length > CASES) return exceeded("cases", CASES);
  for (const active of subsets(rising)) {
    const defect = caseDefect(split, active, step);
    if (defect === undefined) continue;
    if ("verdict" in defect) return defect;
    return { ...defect, active: active.map(([unit]) => unit) };
  }
  return undefined;
}
