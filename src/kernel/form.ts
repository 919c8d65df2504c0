// TRUSTED. Affine forms in the units of one hidden layer, over a ball.
// Imports only the kernel. A unit that is affine in x on the ball is folded into the remainder; what is
// left of it are *symbols*, units of which only inequalities are known. docs/theory.md#facts.
import { isAtMostZero, isBelowZero } from "./domain.js";
import type { Ground } from "./ground.js";
import type { LinearPart } from "./linear-parts.js";
import { add, multiply, ONE, type Rational, ZERO } from "./rational.js";
import type { Fraction } from "./reach.js";
import type { Refusal } from "./rejection.js";
import { stepsOf, type Work } from "./work.js";

/**
 * Σ weight·h[unit] over symbols + value + Σ factor·w·(x − c) over linear parts w; c is the centre.
 * Every sum is metered. Once the meter is over, sums stop, and `ballDefect` shows nothing any more.
 */
export interface Form {
  readonly terms: Map<number, Rational>;
  readonly parts: Map<LinearPart, Rational>;
  value: Rational;
  readonly work: Work;
}

export function zeroForm(work: Work): Form {
  return { terms: new Map(), parts: new Map(), value: ZERO, work };
}

/** a + factor·b, metered by the longer of b and the sum, which may cancel; a itself once the meter is over. */
function metered(work: Work, a: Rational, factor: Rational, b: Rational): Rational {
  if (work.refusal() !== undefined) return a;
  const sum = add(a, multiply(factor, b));
  const [own, added] = [stepsOf(sum), stepsOf(b)];
  work.spend(own > added ? own : added);
  return sum;
}

/** Adds factor·amount to the entry of a map; an entry that becomes 0 leaves it. */
function addEntry<K>(
  work: Work,
  map: Map<K, Rational>,
  key: K,
  factor: Rational,
  amount: Rational,
): void {
  const sum = metered(work, map.get(key) ?? ZERO, factor, amount);
  if (sum.num === 0n) map.delete(key);
  else map.set(key, sum);
}

/** form += weight·h[unit], for a symbol. */
export function addTerm(form: Form, unit: number, weight: Rational): void {
  addEntry(form.work, form.terms, unit, ONE, weight);
}

/** form += factor·(value + w·(x − c)). */
export function addAffine(form: Form, factor: Rational, value: Rational, part: LinearPart): void {
  form.value = metered(form.work, form.value, factor, value);
  if (part.id !== 0) addEntry(form.work, form.parts, part, ONE, factor);
}

/** form += factor·other. Shapes: both over the same layer. */
export function addForm(form: Form, factor: Rational, other: Form): void {
  const { work, terms, parts } = form;
  for (const [unit, weight] of other.terms) addEntry(work, terms, unit, factor, weight);
  for (const [part, weight] of other.parts) addEntry(work, parts, part, factor, weight);
  form.value = metered(work, form.value, factor, other.value);
}

export function copyOf({ terms, parts, value, work }: Form): Form {
  work.spend(terms.size + parts.size);
  return { terms: new Map(terms), parts: new Map(parts), value, work };
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
 * Rule BALL: shows that a form is ≤ 0 on the domain, or < 0 on the whole ball if `strict`.
 *
 * Statement  Symbols of negative weight are ≤ 0 in it, as h ≥ 0; so the affine remainder bounds it, and
 *            lemma L1 (docs/theory.md#l1) bounds that: w·(x − c) ≤ reach(w) on the ball; or a slab does.
 * Ensures    undefined, what is missing, or a decline if the numbers or the work are too large.
 * Cost       one combination of linear parts, unless the value at the centre already decides.
 */
export function ballDefect(
  form: Form,
  { parts, work, domain }: Ground,
  strict: boolean,
): Shortfall | Refusal | undefined {
  const { value } = form;
  const over = work.refusal();
  if (over !== undefined) return over;
  const none = { value, reach: ZERO, squared: false };
  for (const [unit, weight] of form.terms) if (weight.num > 0n) return { unit, ...none };
  // The centre is a point of the ball: no linear part can make up for a value that is too large.
  const isTooLarge = value.num > 0n || (strict && value.num === 0n);
  if (isTooLarge && domain.length === 0) return { unit: undefined, ...none };
  for (const { support } of form.parts.keys()) work.spend(support.length);
  if (form.parts.size > 0) work.spend(parts.zero.w.ints.length);
  const part = parts.combination(form.parts);
  const { reach, beyond } = part;
  if (beyond !== undefined) return beyond;
  const isShown = strict
    ? isBelowZero(value.num, value.den, part)
    : isAtMostZero(value.num, value.den, part, domain);
  if (isShown) return undefined;
  return { unit: undefined, value, reach: reach.bound, squared: reach.squared };
}
