// TRUSTED. What the units of one layer do on the ball: exact, or a symbol that is active or open.
// Imports only the kernel. Rules BALL and CUT decide the signs of pre-activations; docs/theory.md#facts.
import { cutDefect, type Facts } from "./cut.js";
import { isAtLeastZero, isAtMostZero } from "./domain.js";
import { at } from "./fault.js";
import { addForm, type Form, zeroForm } from "./form.js";
import type { Ground } from "./ground.js";
import { formOfRow, type LayerView, readsSymbol, type RowView, type Symbol } from "./layer-view.js";
import type { LinearPart } from "./linear-parts.js";
import { negate, ONE } from "./rational.js";
import type { Refusal } from "./rejection.js";

/** A unit after ReLU: exact with its value and part, or a symbol. */
type Unit = { readonly value: bigint; readonly part: LinearPart } | Symbol;

/** The form with the other sign. */
function opposite(form: Form): Form {
  const negated = zeroForm(form.work);
  addForm(negated, negate(ONE), form);
  return negated;
}

/** A unit whose pre-activation is affine in x: the sign of z on the ball decides. */
function exactUnit(view: RowView, n: number, { parts, work, domain }: Ground): Unit {
  const value = at(view.values.ints, n);
  const part = at(view.parts, n);
  // Inputs of a later layer are ≥ 0, so a monotone row is too, at no cost: most units copy another.
  if (!view.below.isInput && at(view.layer.rows, n).isMonotone) return { value, part };
  work.spend(1);
  const { den } = view.values;
  if (isAtMostZero(value, den, part, domain)) return { value: 0n, part: parts.zero };
  return isAtLeastZero(value, den, part, domain) ? { value, part } : "open";
}

/** A unit that reads symbols: CUT may show z ≤ 0 or z ≥ 0. */
function readingUnit(view: RowView, n: number, facts: Facts, ground: Ground): Unit | Refusal {
  if (at(view.layer.rows, n).isMonotone) return "active";
  const z = formOfRow(view, n, ground.work);
  const above = cutDefect(z, facts, ground, false);
  if (above === undefined) return { value: 0n, part: ground.parts.zero };
  if ("verdict" in above) return above;
  const below = cutDefect(opposite(z), facts, ground, false);
  if (below === undefined) return "active";
  return "verdict" in below ? below : "open";
}

/**
 * The units of a layer after ReLU.
 *
 * Statement  for all x in the ball: an exact unit is its stated affine form, an active one is its
 *            pre-activation z; an open one is max(0, z), as every unit.
 * Requires   `view` holds on the ball, and so do the facts, over the layer below.
 * Cost       a comparison a unit; two CUTs for one that reads symbols.
 */
export function unitsOf(view: RowView, facts: Facts, ground: Ground): LayerView | Refusal {
  const ints: bigint[] = [];
  const parts: LinearPart[] = [];
  const symbols = new Map<number, Symbol>();
  for (const [n, row] of view.layer.rows.entries()) {
    const unit = readsSymbol(row, view.below)
      ? readingUnit(view, n, facts, ground)
      : exactUnit(view, n, ground);
    if (typeof unit === "string") {
      symbols.set(n, unit);
      ints.push(0n);
      parts.push(ground.parts.zero);
    } else {
      if ("verdict" in unit) return unit;
      ints.push(unit.value);
      parts.push(unit.part);
    }
  }
  const values = { ints, den: view.values.den };
  return ground.work.refusal() ?? { values, parts, symbols, isInput: false };
}
