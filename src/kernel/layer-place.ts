// TRUSTED. One layer of a pass over a domain: its rows, its units, and the proof of a form about them.
// Imports only the kernel.
import type { Facts } from "./cut.js";
import { preActivations } from "./evaluate.js";
import { at } from "./fault.js";
import { ballDefect, type Form } from "./form.js";
import type { Ground } from "./ground.js";
import { layerParts } from "./layer-parts.js";
import { formOfRow, type LayerView, type RowView } from "./layer-view.js";
import type { LinearParts } from "./linear-parts.js";
import type { Network } from "./network.js";
import type { Refusal } from "./rejection.js";
import { beyondIn } from "./scaled.js";
import { type CaseShortfall, stepDefect } from "./step.js";

/** Exact portions of the pre-activations of layer `index`. */
export function rowsOf(
  network: Network,
  index: number,
  below: LayerView,
  parts: LinearParts,
): RowView | Refusal {
  const layer = at(network.layers, index);
  const values = preActivations(layer, below.values);
  const large = beyondIn(values, "value-bits");
  if (large !== undefined) return large;
  const own = layerParts(parts, index, layer, below.parts);
  return "verdict" in own ? own : { layer, below, values, parts: own };
}

/** A hidden layer with its units on the domain, and the facts about the layer below. */
export interface LayerPlace {
  readonly index: number;
  readonly rows: RowView;
  readonly view: LayerView;
  readonly below: Facts;
}

/**
 * Proves forms over the units of a layer: by STEP and CASE, or by BALL if a form has no symbol.
 * What a unit's pre-activation is over the layer below is found once.
 */
export function prover(
  { rows, view, below }: LayerPlace,
  ground: Ground,
): (form: Form) => CaseShortfall | Refusal | undefined {
  const known = new Map<number, Form>();
  const zOf = (unit: number): Form => {
    const found = known.get(unit) ?? formOfRow(rows, unit, ground.work);
    known.set(unit, found);
    return found;
  };
  return (form) => {
    if (form.terms.size > 0) return stepDefect(form, { view, zOf, below, ground });
    const defect = ballDefect(form, ground, false);
    return defect === undefined || "verdict" in defect ? defect : { ...defect, active: [] };
  };
}
