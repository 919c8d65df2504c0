// TRUSTED. Affine forms in the units of one hidden layer, over a ball.
// Imports only the kernel. A unit that is affine in x on the ball is folded into the remainder; what is
// left of it are *symbols*, units of which only inequalities are known. docs/theory.md#facts.
import { isInside, isStrictlyInside } from "./halfspace.js";
import type { LinearPart, LinearParts } from "./linear-parts.js";
import { add, multiply, type Rational, ZERO } from "./rational.js";
import type { Fraction } from "./reach.js";
import type { Refusal } from "./rejection.js";

/** Σ weight·h[unit] over symbols + value + Σ factor·w·(x − c) over linear parts w; c is the centre. */
export interface Form {
  readonly terms: Map<number, Rational>;
  readonly parts: Map<LinearPart, Rational>;
  value: Rational;
}

export function zeroForm(): Form {
  return { terms: new Map(), parts: new Map(), value: ZERO };
}

/** Adds to the entry of a map; an entry that becomes 0 leaves it. */
function addEntry<K>(map: Map<K, Rational>, key: K, amount: Rational): void {
  const before = map.get(key);
  const sum = before === undefined ? amount : add(before, amount);
  if (sum.num === 0n) map.delete(key);
  else map.set(key, sum);
}

/** form += weight·h[unit], for a symbol. */
export function addTerm(form: Form, unit: number, weight: Rational): void {
  addEntry(form.terms, unit, weight);
}

/** form += factor·(value + w·(x − c)). */
export function addAffine(form: Form, factor: Rational, value: Rational, part: LinearPart): void {
  form.value = add(form.value, multiply(factor, value));
  if (part.id !== 0) addEntry(form.parts, part, factor);
}

/** form += factor·other. Shapes: both over the same layer. */
export function addForm(form: Form, factor: Rational, other: Form): void {
  for (const [unit, weight] of other.terms) addTerm(form, unit, multiply(factor, weight));
  for (const [part, weight] of other.parts) addEntry(form.parts, part, multiply(factor, weight));
  form.value = add(form.value, multiply(factor, other.value));
}

export function copyOf(form: Form): Form {
  return { terms: new Map(form.terms), parts: new Map(form.parts), value: form.value };
}

/** Why a form is not shown to be ≤ 0 (or < 0) on the ball. */
export interface Shortfall {
  /** A symbol of positive weight that no fact bounds; absent if there is none. */
  readonly unit: number | undefined;
  /** The affine remainder at the centre, and how far it can rise; squared as in `Reach`. */
  readonly value: Rational;
  readonly reach: Fraction;
  readonly squared: boolean;
}

/**
 * Rule BALL: shows that the affine remainder is ≤ 0 on the whole ball, < 0 if `strict`.
 *
 * Statement  lemma L1 (docs/theory.md#l1): w·(x − c) ≤ reach(w) on the ball.
 * Ensures    undefined, what is missing, or a decline if the numbers are too large.
 * Cost       one combination of linear parts, unless the value at the centre already decides.
 */
export function ballDefect(
  form: Form,
  parts: LinearParts,
  strict: boolean,
): Shortfall | Refusal | undefined {
  const { value } = form;
  const short = (reach: Fraction, squared: boolean): Shortfall => ({
    unit: undefined,
    value,
    reach,
    squared,
  });
  // The centre is a point of the ball: no linear part can make up for a value that is too large.
  if (value.num > 0n || (strict && value.num === 0n)) return short(ZERO, false);
  const part = parts.combination(form.parts);
  if (part.beyond !== undefined) return part.beyond;
  const decide = strict ? isStrictlyInside : isInside;
  if (decide(-value.num, value.den, part.reach)) return undefined;
  return short(part.reach.bound, part.reach.squared);
}
