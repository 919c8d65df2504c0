// TRUSTED. Rule CUT: an inequality over a layer's units from facts about the same units.
// Imports only the kernel. docs/theory.md#cut.
import { addForm, ballDefect, copyOf, type Form, type Shortfall } from "./form.js";
import type { LinearParts } from "./linear-parts.js";
import { absolute, divide, negate, type Rational, ZERO } from "./rational.js";
import type { Refusal } from "./rejection.js";
import type { Work } from "./work.js";

/** A form that is ≤ 0 on the ball, with the weight of its leading symbol. */
export interface Fact {
  readonly form: Form;
  readonly weight: Rational;
}

/** The facts of a layer by their leading symbol, in the order in which they were proved. */
export type Facts = ReadonlyMap<number, readonly Fact[]>;

/** The first fact that leads with this symbol and this sign and is not used yet. */
function nextFact(facts: Facts, unit: number, weight: Rational, used: Set<Fact>): Fact | undefined {
  const positive = weight.num > 0n;
  return facts.get(unit)?.find((fact) => fact.weight.num > 0n === positive && !used.has(fact));
}

/** form − Σ λ·fact with λ > 0, so that as many symbols as possible vanish. Changes `form`. */
function reduce(form: Form, facts: Facts, work: Work): void {
  const used = new Set<Fact>();
  const pending = [...form.terms.keys()];
  for (let unit = pending.pop(); unit !== undefined; unit = pending.pop()) {
    const weight = form.terms.get(unit);
    if (weight === undefined) continue;
    const fact = nextFact(facts, unit, weight, used);
    if (fact === undefined) continue;
    used.add(fact);
    work.spend(fact.form.terms.size + 1);
    // Same signs: λ = weight/fact.weight > 0, and the symbol vanishes.
    addForm(form, negate(absolute(divide(weight, fact.weight))), fact.form);
    for (const other of fact.form.terms.keys()) pending.push(other);
  }
}

/**
 * Shows φ ≤ 0 on the ball, φ < 0 if `strict`.
 *
 * Statement  Facts g_k ≤ 0 and λ_k ≥ 0: φ ≤ φ − Σ λ_k g_k; symbols of negative weight left in it are
 *            ≤ 0, as h ≥ 0; so the affine remainder bounds φ, and rule BALL decides it.
 * Requires   every fact is over the layer of φ and holds on the ball.
 * Ensures    undefined if shown; else what is missing. The λ are found by elimination: take a symbol,
 *            subtract the first unused fact that leads with it and the same sign; each fact once.
 * Cost       one subtraction a fact used, one combination of linear parts.
 */
export function cutDefect(
  phi: Form,
  facts: Facts,
  parts: LinearParts,
  strict: boolean,
  work: Work,
): Shortfall | Refusal | undefined {
  const form = facts.size === 0 ? phi : copyOf(phi);
  work.spend(phi.terms.size + 1);
  if (facts.size > 0) reduce(form, facts, work);
  for (const [unit, weight] of form.terms) {
    if (weight.num > 0n) return { unit, value: form.value, reach: ZERO, squared: false };
  }
  return ballDefect(form, parts, strict);
}
