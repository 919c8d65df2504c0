// TRUSTED. Rule CUT: an inequality over a layer's units from facts about the same units.
// Imports only the kernel. docs/theory.md#cut.
import { addForm, ballDefect, copyOf, type Form, type Shortfall } from "./form.js";
import type { Ground } from "./ground.js";
import { divide, negate, type Rational } from "./rational.js";
import type { Refusal } from "./rejection.js";

/** A form that is ≤ 0 on the ball, with the weight of its leading symbol. */
interface Fact {
  readonly form: Form;
  readonly weight: Rational;
}

/** The facts of a layer by `leadOf` their leading symbol, in the order in which they were proved. */
export type Facts = ReadonlyMap<number, readonly Fact[]>;

/** A symbol with the sign of its weight, as one number. */
function leadOf(unit: number, weight: Rational): number {
  return weight.num > 0n ? unit : -1 - unit;
}

/** The facts that these forms state, each ≤ 0 on the ball; a form leads with its first symbol. */
export function factsOf(forms: readonly Form[]): Facts {
  const facts = new Map<number, Fact[]>();
  for (const form of forms) {
    for (const [unit, weight] of form.terms) {
      const lead = leadOf(unit, weight);
      const others = facts.get(lead);
      if (others === undefined) facts.set(lead, [{ form, weight }]);
      else others.push({ form, weight });
      break;
    }
  }
  return facts;
}

/** form − Σ λ·fact with λ > 0, so that as many symbols as possible vanish. Changes `form`. */
function reduce(form: Form, facts: Facts): void {
  const used = new Map<number, number>();
  const pending = [...form.terms.keys()];
  for (let unit = pending.pop(); unit !== undefined; unit = pending.pop()) {
    const weight = form.terms.get(unit);
    if (weight === undefined) continue;
    const lead = leadOf(unit, weight);
    const count = used.get(lead) ?? 0;
    const fact = facts.get(lead)?.[count];
    if (fact === undefined) continue;
    if (form.work.refusal() !== undefined) return;
    used.set(lead, count + 1);
    // Same signs: λ = weight/fact.weight > 0, and the symbol vanishes.
    addForm(form, negate(divide(weight, fact.weight)), fact.form);
    for (const other of fact.form.terms.keys()) pending.push(other);
  }
}

/**
 * Shows φ ≤ 0 on the ball, φ < 0 if `strict`.
 *
 * Statement  Facts g_k ≤ 0 and λ_k ≥ 0: φ ≤ φ − Σ λ_k g_k, and rule BALL decides the latter.
 * Requires   every fact is over the layer of φ and holds on the ball.
 * Ensures    undefined if shown; else what is missing. The λ are found by elimination: take a symbol,
 *            subtract the first unused fact that leads with it and the same sign; each fact once.
 * Cost       one subtraction a fact used, and rule BALL.
 */
export function cutDefect(
  phi: Form,
  facts: Facts,
  ground: Ground,
  strict: boolean,
): Shortfall | Refusal | undefined {
  if (facts.size === 0) return ballDefect(phi, ground, strict);
  const form = copyOf(phi);
  reduce(form, facts);
  return ballDefect(form, ground, strict);
}
