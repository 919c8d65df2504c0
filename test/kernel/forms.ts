// Forms, facts and grounds for the tests of the rules, on the ball of radius 1 about 0 in the plane.
import { factsOf, type Facts } from "../../src/kernel/cut.js";
import { WHOLE_BALL } from "../../src/kernel/domain.js";
import { addAffine, addTerm, type Form, zeroForm } from "../../src/kernel/form.js";
import type { Ground } from "../../src/kernel/ground.js";
import type { LayerView, RowView, Symbol } from "../../src/kernel/layer-view.js";
import { type Layer, type LinearPart, linearParts, NORM_INFINITY } from "../../src/kernel/index.js";
import { workMeter } from "../../src/kernel/work.js";
import { dense, q, vector } from "../exact.js";

export function groundOf(ball = 7): Ground {
  const parts = linearParts(2, NORM_INFINITY, q("1"), new Map());
  return { ball, domain: WHOLE_BALL, parts, work: workMeter() };
}

/** The linear part with these two entries; one id for each spelling. */
export function partOf({ parts }: Ground, spelled: string): LinearPart {
  const [x = "0", y = "0"] = spelled.split(",");
  const axes = [dense("0", "1", "0"), dense("0", "0", "1")];
  return parts.ofRow(
    dense("0", x, y),
    axes.map((axis, k) => parts.ofInputs(k, axis)),
  );
}

/** A form: its constant, its terms by unit, and its linear parts such as "2,-1" with factors. */
export function formOf(
  ground: Ground,
  value: string,
  terms: Readonly<Record<number, string>> = {},
  parts: Readonly<Record<string, string>> = {},
): Form {
  const form = zeroForm(ground.work);
  form.value = q(value);
  for (const [unit, weight] of Object.entries(terms)) addTerm(form, Number(unit), q(weight));
  for (const [part, factor] of Object.entries(parts)) {
    addAffine(form, q(factor), q("0"), partOf(ground, part));
  }
  return form;
}

/** Facts in order. Each is a constant and its terms, the leading one first. */
export function factsFrom(
  ground: Ground,
  ...facts: readonly (readonly [string, ...(readonly [number, string])[]])[]
): Facts {
  return factsOf(
    facts.map(([value, ...terms]) => {
      const form = formOf(ground, value);
      for (const [unit, weight] of terms) addTerm(form, unit, q(weight));
      return form;
    }),
  );
}

/** Units of a layer: an exact one as [value, part], a symbol by its phase. */
export function viewOf(
  ground: Ground,
  ...units: readonly (readonly [string, string] | Symbol)[]
): LayerView {
  const symbols = new Map<number, Symbol>();
  const values: string[] = [];
  const parts: LinearPart[] = [];
  for (const [n, unit] of units.entries()) {
    if (typeof unit === "string") symbols.set(n, unit);
    values.push(typeof unit === "string" ? "0" : unit[0]);
    parts.push(typeof unit === "string" ? ground.parts.zero : partOf(ground, unit[1]));
  }
  return { values: vector(...values), parts, symbols, isInput: false };
}

/** Pre-activations of a layer over units, exact portions given as [value, part]. */
export function rowsOver(
  ground: Ground,
  layer: Layer,
  below: LayerView,
  ...exact: readonly (readonly [string, string])[]
): RowView {
  const values = vector(...exact.map(([value]) => value));
  return { layer, below, values, parts: exact.map(([, part]) => partOf(ground, part)) };
}
