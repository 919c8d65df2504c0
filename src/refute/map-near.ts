// UNTRUSTED. A question about a linear map, in doubles: which pairs of balls one matrix keeps apart.
// May import kernel, dataset, constructions, certify. Proposals only.
import { nearPoint } from "../certify/near-network.js";
import { lengthOf } from "../certify/points-of-ball.js";
import { near } from "../doubles/near.js";
import { integerNear, positiveDouble } from "../doubles/beyond-doubles.js";
import { timesPower } from "../doubles/short-rational.js";
import { type Layer, layer, type Network, row, type Setting } from "../kernel/index.js";
import { at, bitLength, difference, type Rational, rational } from "../numbers/index.js";
import { dot, type Matrix, times, transposedTimes } from "./dense.js";
import { ownQuestion, type Question } from "./own-question.js";
import { dualLength } from "./shortest.js";

/** A map, as a network of one layer, and the balls that it is to keep apart. */
export interface MapQuestion extends Question {
  readonly map: Network;
}

export function settingOf({ dataset, norm, radius }: Question): Setting {
  const { points, dimension, classes } = dataset;
  return { points: points.length, dimension, classes: classes.length, norm, radius };
}

/** Binary digits of what is rounded to integers. */
export const BITS = 30;
/** Entries of a map between 2^−this and 2^this are left as they are. */
const ORDINARY_BITS = 128;
/** Doubles may be off by less than this part. */
export const CAUTION = 1 + 1e-9;

/** The weights of a layer times 2^k as doubles, dense. */
export function denseOf({ rows }: Layer, inputs: number, k: number): Float64Array[] {
  return rows.map(({ columns, ints, den }) => {
    const dense = new Float64Array(inputs);
    columns.forEach((column, n) => {
      dense[column] = near(timesPower(rational(at(ints, n), den), k));
    });
    return dense;
  });
}

/** Integers near to a multiple of a matrix of doubles, as a map without biases. */
export function roundedMap(matrix: Matrix): Network {
  const largest = matrix.reduce(
    (max, own) => own.reduce((most, x) => Math.max(most, Math.abs(x)), max),
    0,
  );
  const factor = largest > 0 ? 2 ** BITS / largest : 1;
  const rows = matrix.map((own) => {
    const ints = Array.from(own, (x) => integerNear(x * factor, "an entry of a matrix"));
    const columns = [...ints.keys()].filter((k) => ints[k] !== 0n);
    const weights = columns.map((k) => rational(at(ints, k)));
    const made = row(matrix.length, columns, weights, rational(0n));
    if (typeof made === "string") throw new Error(`a row with defect ${made}`);
    return made;
  });
  return { inputs: matrix.length, layers: [layer(rows)] };
}

/** Everything about a question in doubles, points about the first one, where doubles work. */
export interface Near {
  /** A multiple of the map, with entries of ordinary size: it keeps the same balls apart. */
  readonly map: Matrix;
  readonly points: readonly Float64Array[];
  readonly reach: number;
  /** What 1 is in lengths of the question. */
  readonly unit: Rational;
}

/** k for which entries of the layer times 2^k are of about size 1; 0 if they are of ordinary size. */
function exponentOf({ rows }: Layer): number {
  const octaves = rows.flatMap(({ ints, den }) => ints.map((n) => bitLength(n) - bitLength(den)));
  const most = octaves.reduce((max, one) => Math.max(max, one), -Infinity);
  return Math.abs(most) <= ORDINARY_BITS || octaves.length === 0 ? 0 : -most;
}

/** Fails: BeyondDoubles if the radius is far from the size of the data. */
export function nearOf(question: MapQuestion): Near {
  const { map } = question;
  const { question: own, unit } = ownQuestion(question);
  const first = at(own.dataset.points, 0).point;
  const mapped = at(map.layers, 0);
  return {
    map: denseOf(mapped, map.inputs, exponentOf(mapped)),
    points: own.dataset.points.map(({ point }) => nearPoint(difference(point, first))),
    reach: positiveDouble(2 * near(own.radius), "the radius"),
    unit,
  };
}

export function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((x, k) => x - (b[k] ?? 0));
}

/** The opposite pair whose centres are nearest to each other, in doubles. Requires: two labels. */
export function nearestPair({ dataset, norm }: MapQuestion, here: Near): readonly [number, number] {
  let least = Infinity;
  let found: readonly [number, number] = [0, 0];
  for (const [i, first] of dataset.points.entries()) {
    for (let j = i + 1; j < dataset.points.length; j += 1) {
      if (first.label === at(dataset.points, j).label) continue;
      const distance = lengthOf(norm, minus(at(here.points, i), at(here.points, j)));
      if (distance < least) [least, found] = [distance, [i, j]];
    }
  }
  return found;
}

/** The pairs that the one matrix does not keep apart, in doubles. */
export function* badPairs(
  question: MapQuestion,
  here: Near,
  matrix: Matrix,
): Generator<[number, number]> {
  const { dataset, norm, map } = question;
  const forms = here.points.map((x) =>
    transposedTimes(here.map, times(matrix, times(here.map, x)), map.inputs),
  );
  for (const [i, first] of dataset.points.entries()) {
    for (let j = i + 1; j < dataset.points.length; j += 1) {
      if (first.label === at(dataset.points, j).label) continue;
      const w = minus(at(forms, i), at(forms, j));
      const t = minus(at(here.points, i), at(here.points, j));
      if (dot(w, t) <= here.reach * dualLength(norm, w) * CAUTION) yield [i, j];
    }
  }
}
