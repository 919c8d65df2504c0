// TRUSTED. What is known of the units of one layer on a ball.
// Imports only the kernel. A unit is *exact* if it is affine in x on the ball; otherwise it is a *symbol*:
// active (h = z is known) or open (only h ≥ 0 and h ≥ z are). docs/theory.md#facts.
import { at } from "./fault.js";
import { addAffine, addTerm, type Form, zeroForm } from "./form.js";
import type { LinearPart } from "./linear-parts.js";
import type { Layer, Row } from "./network.js";
import { ONE, rational } from "./rational.js";
import { entry, type Scaled } from "./scaled.js";
import type { Work } from "./work.js";

/** A unit that is not affine in x on the ball. */
export type Symbol = "active" | "open";

/** Post-activations: exact units by value at the centre and linear part, symbols by their phase. */
export interface LayerView {
  /** 0 for symbols. */
  readonly values: Scaled;
  /** The part 0 for symbols. */
  readonly parts: readonly LinearPart[];
  readonly symbols: ReadonlyMap<number, Symbol>;
  /** True for the input of the network: its entries are no units, and may be negative. */
  readonly isInput: boolean;
}

/** Pre-activations of the next layer: each row's exact portion, the terms of symbols left out. */
export interface RowView {
  readonly layer: Layer;
  readonly below: LayerView;
  readonly values: Scaled;
  readonly parts: readonly LinearPart[];
}

/** True if the row reads a symbol. */
export function readsSymbol(row: Row, below: LayerView): boolean {
  return below.symbols.size > 0 && row.columns.some((column) => below.symbols.has(column));
}

/** The pre-activation of one unit as a form over the layer below. */
export function formOfRow(view: RowView, unit: number, work: Work): Form {
  const form = zeroForm(work);
  const row = at(view.layer.rows, unit);
  const { symbols } = view.below;
  if (symbols.size > 0) {
    row.columns.forEach((column, k) => {
      if (symbols.has(column)) addTerm(form, column, rational(at(row.ints, k), row.den));
    });
  }
  addAffine(form, ONE, entry(view.values, unit), at(view.parts, unit));
  return form;
}
