// TRUSTED. Affine forms of inputs and ReLU units of a network that is being read, and its layers.
// Imports the kernel. A value that is used more than one layer later is carried, exactly: a unit h as
// max(0, h), since h ≥ 0; an input x as the pair max(0, x), max(0, −x).
import { layer, row, type Row, type Semantics } from "../kernel/index.js";
import { add, at, multiply, negate, ONE, type Rational, ZERO } from "../numbers/index.js";
import { need, stop } from "./stop.js";

/** Σ weights(v)·v + bias over values v: inputs first, then units as they are made. No weight is 0. */
export interface Form {
  readonly weights: ReadonlyMap<number, Rational>;
  readonly bias: Rational;
}

export type Term = readonly [factor: Rational, form: Form];

/** Entries of a tensor; products of one reading; bits of a number. Tested before anything is made. */
const ENTRIES = 1_000_000;
const PRODUCTS = 4_000_000;
const BITS = 13_000n;

export const constant = (bias: Rational): Form => ({ weights: new Map(), bias });
export const isConstant = ({ weights }: Form): boolean => weights.size === 0;
const isOne = ({ num, den }: Rational): boolean => num === den;
const isValue = ({ weights, bias }: Form): boolean =>
  weights.size === 1 && bias.num === 0n && [...weights.values()].every(isOne);
const valued = (value: number): Form => ({ weights: new Map([[value, ONE]]), bias: ZERO });

/**
 * True if the sum merges no weights and no biases, so that a machine that adds and multiplies as the file says
 * computes a row of values and a bias, or nothing new: docs/theory.md#rounding.
 */
function isRow(terms: readonly Term[]): boolean {
  const biases = terms.filter(([f, form]) => isConstant(form) && f.num * form.bias.num !== 0n);
  const forms = terms.filter(([f, form]) => !isConstant(form) && (f.num !== 0n || !isValue(form)));
  if (biases.length > 1 || !biases.every(([f]) => isOne(f) || isOne(negate(f)))) return false;
  const [[factor, first] = [ONE, constant(ZERO)]] = forms;
  if (forms.length === 1 && isOne(factor)) return biases.length === 0 || first.bias.num === 0n;
  const values = new Set(forms.flatMap(([, { weights }]) => [...weights.keys()]));
  return values.size === forms.length && forms.every(([, form]) => isValue(form));
}

/** A whole number as a number. */
export function small(n: bigint): number {
  const size = n < 0n ? -n : n;
  need(size < 10n ** 9n, "dimension", "a whole number of more than nine digits");
  let value = 0;
  for (const digit of `${size}`) value = value * 10 + digit.charCodeAt(0) - 48;
  return n < 0n ? -value : value;
}

/** The number of entries of a shape. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((count, size) => {
    if (size >= 1 && count * size <= ENTRIES) return count * size;
    return stop("dimension", `${shape.join("×")} entries: 1 to ${ENTRIES} are read`);
  }, 1);
}

/** A number of a bounded length: without it sums could grow for hours. */
function bounded(value: Rational): Rational {
  const size = value.num < 0n ? -value.num : value.num;
  if (size >> BITS === 0n && value.den >> BITS === 0n) return value;
  return stop("too-large", `a number of the network has more than ${BITS} bits`);
}

export type Layers = ReturnType<typeof openLayers>;

/** Opens a network with so many inputs. */
export function openLayers(inputs: number) {
  const units: { readonly form: Form; readonly level: number }[] = [];
  let [products, isFolded] = [0, false];
  const levelOf = (value: number): number => (value < inputs ? 0 : at(units, value - inputs).level);

  function spend(count: number): void {
    products += count;
    if (products > PRODUCTS) stop("too-large", `the reading takes over ${PRODUCTS} products`);
  }

  /** Σ factor·form. */
  function sum(terms: readonly Term[]): Form {
    const weights = new Map<number, Rational>();
    let bias = ZERO;
    isFolded ||= !isRow(terms);
    for (const [factor, form] of terms) {
      spend(1 + form.weights.size);
      if (factor.num === 0n) continue;
      bias = bounded(add(bias, multiply(factor, form.bias)));
      for (const [v, weight] of form.weights) {
        const value = bounded(add(weights.get(v) ?? ZERO, multiply(factor, weight)));
        if (value.num === 0n) weights.delete(v);
        else weights.set(v, value);
      }
    }
    return { weights, bias };
  }

  /** max(0, form); a unit stays as it is. */
  function relu(form: Form): Form {
    const [first = 0] = form.weights.keys();
    if (isConstant(form)) return form.bias.num > 0n ? form : constant(ZERO);
    if (isValue(form) && first >= inputs) return form;
    spend(form.weights.size);
    let level = 0;
    for (const v of form.weights.keys()) if (levelOf(v) > level) level = levelOf(v);
    units.push({ form, level: level + 1 });
    return valued(inputs + units.length - 1);
  }

  /** The network with these outputs. */
  function network(outputs: readonly Form[]) {
    const levels: (readonly [value: number, form: Form])[][] = [[]];
    for (const [k, { form, level }] of units.entries()) {
      (levels[level] ??= []).push([inputs + k, form]);
    }
    levels.push(outputs.map((form) => [-1, form] as const));
    /** The last level at which each value is used. */
    const uses = new Map<number, number>();
    for (const [level, forms] of levels.entries()) {
      for (const [, form] of forms) for (const v of form.weights.keys()) uses.set(v, level);
    }
    /** The columns of each value in the layer below: one, or a pair whose difference it is. */
    let columns: ReadonlyMap<number, readonly number[]> = new Map(
      Array.from({ length: inputs }, (_, k) => [k, [k]]),
    );
    let width = inputs;
    const layers = levels.slice(1).map((forms, below) => {
      const next = new Map<number, readonly number[]>();
      const rows: Row[] = [];
      const push = (entries: readonly (readonly [number, Rational])[], bias: Rational): void => {
        const sorted = [...entries].sort(([a], [b]) => a - b);
        const [places, weights] = [sorted.map(([c]) => c), sorted.map(([, w]) => w)];
        const made = row(width, places, weights, bias);
        rows.push(typeof made === "string" ? stop("shape", made) : made);
      };
      for (const [value, { weights, bias }] of forms) {
        next.set(value, [rows.length]);
        const entries = [...weights].flatMap(([v, weight]) =>
          (columns.get(v) ?? []).map((c, k) => [c, k === 0 ? weight : negate(weight)] as const),
        );
        push(entries, bias);
      }
      for (const [value, own] of columns) {
        if ((uses.get(value) ?? 0) <= below + 1) continue;
        const signs = below === 0 ? [ONE, negate(ONE)] : own.map(() => ONE);
        next.set(
          value,
          signs.map((_, k) => rows.length + k),
        );
        for (const [k, sign] of signs.entries()) push([[own[k] ?? at(own, 0), sign]], ZERO);
      }
      spend(rows.length);
      [columns, width] = [next, rows.length];
      return layer(rows);
    });
    return Object.freeze({ inputs, layers: Object.freeze(layers) });
  }

  const plus = (...terms: readonly Term[]): Form => sum(terms);
  /** These formats, if every sum was a row: then the float run of the file is a run of the network. */
  const roundsOf = (...all: readonly Semantics[]): readonly Semantics[] => (isFolded ? [] : all);
  const values = Array.from({ length: inputs }, (_, k) => valued(k));
  return { inputs: values, sum, plus, relu, network, roundsOf };
}
