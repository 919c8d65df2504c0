// UNTRUSTED. Affine forms of the units of one layer, sparse and exact. May import the kernel.
import { add, fault, multiply, ONE, type Rational, ZERO } from "../numbers/index.js";

/**
 * The form Σ weights[k]·u[columns[k]] + bias of the units u of layer `level`; level 0 is the input.
 * Columns increase strictly and no weight is 0.
 */
export interface Affine {
  readonly level: number;
  readonly columns: readonly number[];
  readonly weights: readonly Rational[];
  readonly bias: Rational;
}

/** One summand of a combination: a factor and the form it multiplies. */
export type Term = readonly [factor: Rational, form: Affine];

/** The form that is unit `column` of layer `level` itself. */
export function unitForm(level: number, column: number): Affine {
  return { level, columns: [column], weights: [ONE], bias: ZERO };
}

/** The form w·u + bias of a whole layer. Shapes: one weight a unit; zeros are dropped. */
export function denseForm(level: number, w: readonly Rational[], bias: Rational): Affine {
  const columns: number[] = [];
  const weights: Rational[] = [];
  w.forEach((weight, column) => {
    if (weight.num === 0n) return;
    columns.push(column);
    weights.push(weight);
  });
  return { level, columns, weights, bias };
}

/**
 * Σ factor·form + bias.
 *
 * Shapes  every form belongs to layer `level`.
 * Fails   KernelFault if one belongs to another layer.
 * Cost    one product a stored weight, and a sort of the columns that occur.
 */
export function combine(level: number, terms: readonly Term[], bias: Rational = ZERO): Affine {
  const sums = new Map<number, Rational>();
  let constant = bias;
  for (const [factor, form] of terms) {
    if (form.level !== level) fault(`a form of layer ${form.level} used at layer ${level}`);
    if (factor.num === 0n) continue;
    constant = add(constant, multiply(factor, form.bias));
    form.columns.forEach((column, k) => {
      const weight = form.weights[k];
      if (weight === undefined) return fault("a column without a weight");
      const product = multiply(factor, weight);
      const before = sums.get(column);
      sums.set(column, before === undefined ? product : add(before, product));
    });
  }
  const kept = [...sums].filter(([, weight]) => weight.num !== 0n).sort(([a], [b]) => a - b);
  return {
    level,
    columns: kept.map(([column]) => column),
    weights: kept.map(([, weight]) => weight),
    bias: constant,
  };
}

/** form + amount. */
export function shifted(form: Affine, amount: Rational): Affine {
  return { ...form, bias: add(form.bias, amount) };
}

/** factor·form + amount. */
export function scaledForm(factor: Rational, form: Affine, amount: Rational = ZERO): Affine {
  return combine(form.level, [[factor, form]], amount);
}
