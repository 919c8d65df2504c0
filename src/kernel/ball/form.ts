// TRUSTED. Affine forms in the units of one hidden layer, over a ball, on integers over one denominator.
// Imports only the kernel. A unit that is affine in x on the ball is folded into the remainder; what is left of
// it are *symbols*, units of which only inequalities are known. docs/theory.md#facts. Proved: fev_add.
import { gcd, type Rational, rational } from "../../numbers/index.js";
import { type Budget, KEPT, wordsOf } from "../budget.js";
import type { LinearPart } from "../linear-parts.js";

/** (Σ terms[unit]·h[unit] + value + Σ parts[w]·w·(x − c)) / den, c the centre, den > 0; no entry is 0. */
export interface Form {
  readonly terms: Map<number, bigint>;
  readonly parts: Map<LinearPart, bigint>;
  value: bigint;
  den: bigint;
}

/** Words of a denominator above which common divisors are looked for: they cost more than they save below. */
const LONG = 4;

export function constantForm({ num, den }: Rational): Form {
  return { terms: new Map(), parts: new Map(), value: num, den };
}

export function copyOf({ terms, parts, value, den }: Form, budget: Budget): Form {
  budget.spend(1 + terms.size + parts.size);
  return { terms: new Map(terms), parts: new Map(parts), value, den };
}

/** The same form without symbols. */
export function remainderOf({ parts, value, den }: Form, budget: Budget): Form {
  budget.spend(1 + parts.size);
  return { terms: new Map(), parts: new Map(parts), value, den };
}

/** Multiplies all entries. */
function stretch(form: Form, factor: bigint, budget: Budget): void {
  const words = wordsOf(factor);
  const scaled = (n: bigint): bigint => {
    budget.spend(words * wordsOf(n));
    return n * factor;
  };
  for (const [unit, n] of form.terms) form.terms.set(unit, scaled(n));
  for (const [part, n] of form.parts) form.parts.set(part, scaled(n));
  form.value = scaled(form.value);
  form.den *= factor;
}

/** Takes a common divisor out of a form with a long denominator. */
function reduce(form: Form, budget: Budget): void {
  const words = wordsOf(form.den);
  if (words <= LONG) return;
  let g = form.den;
  for (const n of [form.value, ...form.terms.values(), ...form.parts.values()]) {
    if (g === 1n) return;
    budget.spend(words * (words + wordsOf(n)));
    g = gcd(g, n);
  }
  if (g === 1n) return;
  budget.spend((form.terms.size + form.parts.size + 2) * words * words);
  for (const [unit, n] of form.terms) form.terms.set(unit, n / g);
  for (const [part, n] of form.parts) form.parts.set(part, n / g);
  form.value /= g;
  form.den /= g;
}

/** Makes the denominator a multiple of `den`; gives what a number over `den` is multiplied with. */
function over(form: Form, den: bigint, budget: Budget): bigint {
  if (form.den === den) return 1n;
  if (form.den % den !== 0n) {
    const words = wordsOf(form.den) + wordsOf(den);
    budget.spend(words * words);
    stretch(form, den / gcd(form.den, den), budget);
  }
  return form.den / den;
}

/** Adds to the entry of a map; an entry that becomes 0 leaves it. */
function addEntry<K>(map: Map<K, bigint>, key: K, amount: bigint): void {
  const sum = (map.get(key) ?? 0n) + amount;
  if (sum === 0n) map.delete(key);
  else map.set(key, sum);
}

/** form += weight·h[unit], for a symbol. */
export function addTerm(form: Form, unit: number, weight: Rational, budget: Budget): void {
  const scale = over(form, weight.den, budget);
  budget.spend(wordsOf(scale) * wordsOf(weight.num));
  addEntry(form.terms, unit, scale * weight.num);
}

/** form += factor·(value/den + w·(x − c)). */
export function addAffine(
  form: Form,
  factor: Rational,
  value: bigint,
  den: bigint,
  part: LinearPart,
  budget: Budget,
): void {
  const scale = over(form, factor.den * den, budget) * factor.num;
  const words = wordsOf(scale);
  budget.spend(words * (wordsOf(value) + wordsOf(den)));
  form.value += scale * value;
  if (part.id !== 0) addEntry(form.parts, part, scale * den);
}

/** form += factor·other. Shapes: both over the same layer. */
export function addForm(form: Form, factor: Rational, other: Form, budget: Budget): void {
  const scale = over(form, factor.den * other.den, budget) * factor.num;
  const words = wordsOf(scale);
  for (const [unit, n] of other.terms) {
    budget.spend(words * wordsOf(n));
    addEntry(form.terms, unit, scale * n);
  }
  for (const [part, n] of other.parts) {
    budget.spend(words * wordsOf(n));
    addEntry(form.parts, part, scale * n);
  }
  budget.spend(words * wordsOf(other.value));
  form.value += scale * other.value;
  reduce(form, budget);
}

/** Pays for a form that is kept. */
export function kept(form: Form, budget: Budget): Form {
  const words = wordsOf(form.value) + wordsOf(form.den);
  let entries = 8; // Without any a form takes as much memory as these.
  for (const n of form.terms.values()) entries += 1 + wordsOf(n);
  for (const n of form.parts.values()) entries += 1 + wordsOf(n);
  budget.spend(KEPT * (words + entries));
  return form;
}

/** form·sign + constant. */
export function signed(sign: bigint, form: Form, constant: Rational, budget: Budget): Form {
  const own = constantForm(constant);
  addForm(own, rational(sign), form, budget);
  return own;
}
