// TRUSTED. The proof of a form about the units of one layer, by the rule that its family asks for.
// Imports only the kernel.
import type { Form } from "./form.js";
import type { Ground } from "./ground.js";
import type { LayerPlace } from "./layer-place.js";
import { formOfRow } from "./layer-view.js";
import type { Rational } from "./rational.js";
import type { Refusal } from "./rejection.js";
import { separableDefect } from "./separable.js";
import { type CaseShortfall, stepDefect } from "./step.js";

/** What a form that is to be ≤ 0 misses. */
export type Prover = (
  form: Form,
  alpha: Rational | undefined,
) => CaseShortfall | Refusal | undefined;

/**
 * Proves forms over the units of a layer: with α by SEPARABLE; without by STEP and CASE, which come to BALL
 * for a form that has no symbol. What a unit's pre-activation is over the layer below is found once.
 */
export function prover(place: LayerPlace, ground: Ground): Prover {
  const { rows, view, below } = place;
  const known = new Map<number, Form>();
  const zOf = (unit: number): Form => {
    const found = known.get(unit) ?? formOfRow(rows, unit, ground.work);
    known.set(unit, found);
    return found;
  };
  return (form, alpha) => {
    if (alpha === undefined) return stepDefect(form, { view, zOf, below, ground });
    const defect = separableDefect(form, place, alpha, ground);
    return defect === undefined || "verdict" in defect ? defect : { ...defect, active: [] };
  };
}
