// UNTRUSTED. Networks as arrays of exact numbers, in and out. May import kernel, format, dataset.
import { LIMITS } from "../kernel/index.js";
import { layer, type Layer, type Network, type Row, row } from "../kernel/index.js";
import { at, type Rational, rational, ZERO } from "../numbers/index.js";
import { asText, type Exact, rationalFrom } from "./exact.js";
import { InterchangeError, shownValue } from "./interchange-error.js";

/** One affine layer: `weights[n]` and `biases[n]` are those of neuron n. */
export interface ExactLayer {
  /** One row per neuron, one weight per input of the layer. */
  readonly weights: readonly (readonly Exact[])[];
  /** One bias per neuron. */
  readonly biases: readonly Exact[];
}

/** A layer whose numbers are all of one type. */
export interface DenseLayer<T> {
  readonly weights: readonly (readonly T[])[];
  readonly biases: readonly T[];
}

const LAYER =
  "write each layer as { weights: [[…], …], biases: [… ] }, one row and one bias per neuron";

/** An array of a length. Fails: InterchangeError. */
function arrayOf(
  value: unknown,
  length: number | undefined,
  place: string,
  what: string,
): unknown[] {
  const isArray = Array.isArray(value);
  if (isArray && (length === undefined ? value.length > 0 : value.length === length)) return value;
  const expected = length === undefined ? `an array of ${what}` : `an array of ${length} ${what}`;
  throw new InterchangeError({ place, expected, got: shownValue(value), next: LAYER });
}

function rowFrom(weights: unknown, bias: unknown, inputs: number, place: string): Row {
  const columns: number[] = [];
  const kept: Rational[] = [];
  const entries = arrayOf(weights, inputs, place, "weights, one an input of the layer");
  for (let column = 0; column < inputs; column += 1) {
    // Read by index: a hole in the array is no number either.
    const weight = rationalFrom(entries[column] as Exact, `${place}, weight ${column}`);
    if (weight.num === 0n) continue;
    columns.push(column);
    kept.push(weight);
  }
  const made = row(inputs, columns, kept, rationalFrom(bias as Exact, `${place}, bias`));
  if (typeof made !== "string") return made;
  throw new Error(`a row that was just made has the defect ${made}`);
}

function layerFrom(value: unknown, inputs: number, place: string): Layer {
  if (typeof value !== "object" || value === null) {
    const expected = "an object with weights and biases";
    throw new InterchangeError({ place, expected, got: shownValue(value), next: LAYER });
  }
  const { weights, biases } = value as Readonly<Record<string, unknown>>;
  const rows = arrayOf(weights, undefined, `${place}, weights`, "rows, one a neuron");
  const constants = arrayOf(biases, rows.length, `${place}, biases`, "biases, one a neuron");
  return layer(rows.map((_, n) => rowFrom(rows[n], constants[n], inputs, `${place}, neuron ${n}`)));
}

/**
 * The network of dense layers in any exact form. ReLU after every layer but the last.
 *
 * Shapes   layer 0 has `inputs` weights a neuron, every other one as many as the layer before has neurons.
 * Fails    InterchangeError with layer, neuron and weight, counted from 0.
 */
export function networkFrom(layers: readonly ExactLayer[], inputs: number): Network {
  const given: readonly unknown[] = arrayOf(layers, undefined, "layers", "layers");
  if (given.length > LIMITS.layers) {
    const expected = `at most ${LIMITS.layers} layers`;
    const got = `${given.length}`;
    throw new InterchangeError({
      place: "layers",
      expected,
      got,
      next: "build a shallower network",
    });
  }
  let before = inputs;
  const made = given.map((_, index) => {
    const one = layerFrom(given[index], before, `layer ${index}`);
    before = one.rows.length;
    return one;
  });
  return { inputs, layers: made };
}

function denseRow(own: Row, inputs: number): readonly Rational[] {
  const dense = new Array<Rational>(inputs).fill(ZERO);
  own.columns.forEach((column, k) => (dense[column] = rational(at(own.ints, k), own.den)));
  return dense;
}

/** The layers of a network as dense arrays of texts. */
export function layersOf(network: Network): readonly DenseLayer<string>[];
/** The layers of a network as dense arrays, every number as `spell` gives it: `asPair`, `asFraction`. */
export function layersOf<T>(
  network: Network,
  spell: (value: Rational) => T,
): readonly DenseLayer<T>[];
export function layersOf(
  network: Network,
  spell: (value: Rational) => unknown = asText,
): readonly DenseLayer<unknown>[] {
  let inputs = network.inputs;
  return network.layers.map(({ rows }) => {
    const weights = rows.map((own) => denseRow(own, inputs).map((weight) => spell(weight)));
    inputs = rows.length;
    return { weights, biases: rows.map((own) => spell(rational(own.bias, own.den))) };
  });
}
