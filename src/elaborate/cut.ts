// UNTRUSTED. The multipliers of CUT, by elimination. May import kernel.
// Not complete: a fixed way to look for them, and facts are written for it.
import {
  addForm,
  ballDefect,
  copyOf,
  type Form,
  type Ground,
  type Proof,
  type Use,
} from "../kernel/index.js";
import { negate, rational } from "../numbers/index.js";
import { type Finding, missing } from "./finding.js";

/** A fact of a layer by its number, with the weight of its leading symbol. */
interface Leading {
  readonly fact: number;
  readonly form: Form;
  readonly weight: bigint;
}

/** The facts of a layer by `leadOf` their leading symbol, in the order in which they were shown. */
export type FactIndex = ReadonlyMap<number, readonly Leading[]>;

/** A symbol with the sign of its weight, as one number. */
function leadOf(unit: number, weight: bigint): number {
  return weight > 0n ? unit : -1 - unit;
}

/** The facts of a layer; each leads with its first symbol. */
export function factIndex(forms: readonly Form[]): FactIndex {
  const index = new Map<number, Leading[]>();
  for (const [fact, form] of forms.entries()) {
    for (const [unit, weight] of form.terms) {
      const lead = leadOf(unit, weight);
      const others = index.get(lead);
      if (others === undefined) index.set(lead, [{ fact, form, weight }]);
      else others.push({ fact, form, weight });
      break;
    }
  }
  return index;
}

/** Takes facts from the form until as many symbols as possible have vanished; says which. Changes `form`. */
function reduce(form: Form, facts: FactIndex, ground: Ground): Use[] {
  const used = new Map<number, number>();
  const uses: Use[] = [];
  const pending = [...form.terms.keys()];
  for (let unit = pending.pop(); unit !== undefined; unit = pending.pop()) {
    const weight = form.terms.get(unit);
    if (weight === undefined) continue;
    const lead = leadOf(unit, weight);
    const count = used.get(lead) ?? 0;
    const own = facts.get(lead)?.[count];
    if (own === undefined) continue;
    used.set(lead, count + 1);
    // Same signs: the multiplier is positive, and the symbol vanishes.
    const times = rational(weight * own.form.den, form.den * own.weight);
    addForm(form, negate(times), own.form, ground.budget);
    uses.push({ fact: own.fact, times });
    for (const other of own.form.terms.keys()) pending.push(other);
  }
  return uses;
}

/**
 * A proof of φ ≤ 0 by CUT and BALL.
 *
 * Ensures  the λ are found by elimination: take a symbol, subtract the first unused fact that leads with
 *          it and the same sign; each fact once.
 */
export function findCut(
  form: Form,
  facts: FactIndex,
  ground: Ground,
  strict = false,
): Finding<Proof> {
  const rest = facts.size === 0 ? form : copyOf(form, ground.budget);
  const less = facts.size === 0 ? [] : reduce(rest, facts, ground);
  const defect = ballDefect(rest, ground, strict);
  return defect === undefined ? { proof: { less } } : missing(defect);
}
