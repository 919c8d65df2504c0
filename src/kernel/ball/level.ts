// TRUSTED. One layer of units on a domain: what each unit is there, and what is known of those that bend.
// Imports only the kernel. A unit is *exact* if it is affine in x on the domain; otherwise it is a *symbol*:
// active (h = z is known) or open (only h ≥ 0 and h ≥ z are). docs/theory.md#facts. Proved: base_sound.
import { at, ONE, type Rational, rational, type Scaled } from "../../numbers/index.js";
import { KEPT, longestOf, wordsOf } from "../budget.js";
import { valuesOf } from "../evaluate.js";
import type { LinearPart } from "../linear-parts.js";
import type { Layer, Network, Row } from "../network.js";
import { addAffine, addForm, addTerm, constantForm, type Form, kept, remainderOf } from "./form.js";
import { type Ground, illFormed } from "./ground.js";

/** A unit that is not affine in x on the domain. */
export type Bend = "active" | "open";

/** l ≤ z ≤ u for an open unit, with the slopes that rule LINEAR BOUNDS takes for it. */
export interface Bounds {
  readonly low: Rational;
  readonly high: Rational;
  readonly above: Rational;
  readonly below: Rational;
}

/** Pre-activations of a layer: each row's exact portion, the terms of symbols below left out. */
export interface Rows {
  readonly index: number;
  readonly layer: Layer;
  readonly under: Level;
  readonly values: Scaled;
  readonly parts: readonly LinearPart[];
  /** Pre-activations as forms, each made once. */
  readonly forms: Map<number, Form>;
}

/** Units after ReLU; those of layer −1 are the coordinates of x. */
export interface Level {
  readonly index: number;
  /** 0 for symbols. */
  readonly values: Scaled;
  /** The part 0 for symbols. */
  readonly parts: readonly LinearPart[];
  readonly symbols: ReadonlyMap<number, Bend>;
  /** What the units are made of; none for the input. */
  readonly rows: Rows | undefined;
  readonly bounds: ReadonlyMap<number, Bounds>;
  /** The facts that were shown, each ≤ 0 on the domain. */
  readonly facts: Form[];
  /** The rows of the next layer, once they are made. */
  over?: Rows;
}

export function inputLevel(centre: Scaled): Level {
  const none = { symbols: new Map(), bounds: new Map(), facts: [] };
  return { index: -1, values: centre, parts: [], rows: undefined, ...none };
}

/** The rows of the next layer over these units, made once. Cost: one multiplication a weight; parts that are new. */
export function rowsOver(network: Network, under: Level, { parts, budget }: Ground): Rows {
  const index = under.index + 1;
  const layer = at(network.layers, index);
  if (under.over?.layer === layer) return under.over;
  const words = longestOf(under.values.ints) + wordsOf(under.values.den);
  for (const { columns } of layer.rows) budget.spend(words * (1 + columns.length));
  const values = parts.layerValues?.(layer, under.values) ?? valuesOf(layer, under.values);
  budget.spend(KEPT * values.ints.length * longestOf(values.ints));
  const own = parts.ofLayer(index, layer, under.parts, budget);
  under.over = { index, layer, under, values, parts: own, forms: new Map() };
  return under.over;
}

/** True if the row reads a symbol. The part of one is 0: units with another are not looked up. */
export function readsSymbol({ columns }: Row, { symbols, parts }: Level): boolean {
  return symbols.size > 0 && columns.some((k) => (parts[k]?.id ?? 0) === 0 && symbols.has(k));
}

/** The pre-activation of one unit as a form over the units below. */
export function preActivation(rows: Rows, unit: number, { budget }: Ground): Form {
  const known = rows.forms.get(unit);
  if (known !== undefined) return known;
  const row = at(rows.layer.rows, unit);
  const { symbols } = rows.under;
  const form = constantForm({ num: 0n, den: 1n });
  addAffine(form, ONE, at(rows.values.ints, unit), rows.values.den, at(rows.parts, unit), budget);
  if (symbols.size > 0) {
    budget.spend(row.columns.length);
    for (const [k, column] of row.columns.entries()) {
      if (symbols.has(column)) addTerm(form, column, rational(at(row.ints, k), row.den), budget);
    }
  }
  rows.forms.set(unit, kept(form, budget));
  return form;
}

/** The symbols of a form by what the rules do with them. */
export interface Sorted {
  readonly rows: Rows;
  /** Everything that is the same in every case: the remainder, and active units as z. */
  readonly base: Form;
  /** Open units with their weights. */
  readonly open: ReadonlyMap<number, Rational>;
}

export function sorted(form: Form, level: Level, ground: Ground): Sorted {
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
