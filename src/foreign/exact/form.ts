// UNTRUSTED. Affine forms of the inputs and ReLU units of a network that is being read. Imports the kernel.
// Integers over one denominator: a combination costs no common divisor a number.
import { at, lcm, type Rational, rational, reduced } from "../../numbers/index.js";

/** (Σ ints[k]·v[columns[k]] + bias)/den of values v, den > 0. Columns increase strictly; no integer of `ints` is 0. */
export interface Form {
  readonly columns: readonly number[];
  readonly ints: readonly bigint[];
  readonly bias: bigint;
  readonly den: bigint;
}

/** One summand of a combination. */
export type Term = readonly [factor: Rational, form: Form];

const NONE = Object.freeze([]);

export function constantForm({ num, den }: Rational): Form {
  return { columns: NONE, ints: NONE, bias: num, den };
}

/** The value itself. */
export function unitForm(value: number): Form {
  return { columns: [value], ints: [1n], bias: 0n, den: 1n };
}

export function isConstant(form: Form): boolean {
  return form.columns.length === 0;
}

/** The constant term. */
export function biasOf(form: Form): Rational {
  return rational(form.bias, form.den);
}

/** Σ factor·form. Cost: one product a stored weight; a sort unless the columns come in order. */
export function combine(terms: readonly Term[]): Form {
  let den = 1n;
  for (const [factor, form] of terms) {
    const own = factor.den * form.den;
    if (den % own !== 0n) den = lcm(den, own);
  }
  const sums = new Map<number, bigint>();
  let bias = 0n;
  let last = -1;
  let isSorted = true;
  for (const [factor, { columns, ints, bias: own, den: under }] of terms) {
    if (factor.num === 0n) continue;
    const times = factor.num * (den / (factor.den * under));
    bias += times * own;
    for (let k = 0; k < columns.length; k += 1) {
      const column = at(columns, k);
      const before = sums.get(column);
      const product = times * at(ints, k);
      sums.set(column, before === undefined ? product : before + product);
      isSorted &&= column > last;
      last = column;
    }
  }
  const kept = [...sums].filter(([, int]) => int !== 0n);
  if (!isSorted) kept.sort(([a], [b]) => a - b);
  const whole = reduced([bias, ...kept.map(([, int]) => int)], den);
  return {
    columns: kept.map(([column]) => column),
    ints: whole.ints.slice(1),
    bias: at(whole.ints, 0),
    den: whole.den,
  };
}

/** Weight k in lowest terms. */
export function weightOf({ ints, den }: Form, k: number): Rational {
  return rational(at(ints, k), den);
}
