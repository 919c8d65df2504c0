// UNTRUSTED. What the networks of a tree have in common: directions, positive units, ramps, sizes.
import {
  ceilingOf,
  dyadicInside,
  type DyadicInterval,
  timesPower,
} from "../../doubles/short-rational.js";
import type { Norm } from "../../kernel/index.js";
import {
  add,
  at,
  compare,
  divide,
  fault,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
} from "../../numbers/index.js";
import {
  type Affine,
  combine,
  denseCount,
  type DenseSize,
  type NetworkBuilder,
  type Term,
} from "../../networks/index.js";
import { dualNormBound } from "../points/dual-norm.js";
import { inputForm } from "../points/input-form.js";
import type { Cut } from "./cut.js";
import { type PointMatrix, projectExact } from "../points/point-matrix.js";

/** A direction with what its units need to know. */
export interface Direction {
  readonly w: readonly bigint[];
  /** Upper bound on radius·‖w‖_q, in units of the projections. */
  readonly extent: Rational;
  readonly smallest: bigint;
  readonly largest: bigint;
  /** Its unit is 2^exponent·(projection) + lift: the flattest ramp has steepness 1, later weights are integers. */
  readonly exponent: number;
  /** An integer that makes the unit positive on all balls. */
  readonly lift: bigint;
}

/** The directions of the cuts of one network, by their spelling, with their ramps. */
export class Directions {
  readonly #matrix: PointMatrix;
  readonly #extentOf: (w: readonly bigint[]) => Rational;
  readonly #exponents = new Map<string, number>();
  readonly #least: number;
  readonly #known = new Map<string, Direction>();

  constructor(matrix: PointMatrix, norm: Norm, radius: Rational, cuts: readonly Cut[]) {
    this.#matrix = matrix;
    this.#extentOf = (w) => divide(multiply(radius, dualNormBound(norm, w)), matrix.unit);
    for (const cut of cuts) {
      const name = cut.w.join(",");
      const { exponent } = this.rampOf(cut);
      this.#exponents.set(name, Math.min(exponent, this.#exponents.get(name) ?? exponent));
    }
    this.#least = Math.min(...this.#exponents.values());
  }

  of(w: readonly bigint[]): Direction {
    const name = w.join(",");
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const exponent = this.#exponents.get(name) ?? this.#least;
    const made = this.#made(w, exponent);
    this.#known.set(name, made);
    return made;
  }

  #made(w: readonly bigint[], exponent: number): Direction {
    const values = projectExact(this.#matrix, w);
    const extent = this.#extentOf(w);
    const lowest = values.reduce((min, v) => (v < min ? v : min));
    const largest = values.reduce((max, v) => (v > max ? v : max));
    const lift = ceilingOf(timesPower(subtract(extent, rational(lowest)), exponent)) + 1n;
    return { w, extent, smallest: lowest, largest, exponent, lift };
  }

  /** The coordinate axes, all with the least exponent. */
  axes(): Direction[] {
    const { dimension } = this.#matrix;
    return Array.from({ length: dimension }, (_, k) => {
      const name = `axis ${k}`;
      const w = Array.from({ length: dimension }, (_, j) => (j === k ? 1n : 0n));
      const made = this.#known.get(name) ?? this.#made(w, this.#least);
      this.#known.set(name, made);
      return made;
    });
  }

  /** The dyadic ramp in the gap of a cut, free of the balls on both sides. */
  rampOf({ w, below, above }: Cut): DyadicInterval {
    const extent = this.#extentOf(w);
    const [low, high] = [add(rational(below), extent), subtract(rational(above), extent)];
    if (compare(low, high) >= 0) return fault("a cut that a ball touches");
    return dyadicInside(low, high);
  }
}

/** The different directions of some cuts, in the order in which they occur. */
export function directionsOf(directions: Directions, cuts: readonly Cut[]): Direction[] {
  return [...new Set(cuts.map(({ w }) => directions.of(w)))];
}

/**
 * What a layer knows of the input: the input itself, or units direction + lift, one a direction.
 */
export type Source =
  | { readonly kind: "input" }
  | {
      readonly kind: "units";
      readonly level: number;
      readonly units: ReadonlyMap<Direction, Affine>;
    };

/** The form 2^exponent·w·(x − origin)/unit of a direction, from what the layer knows. */
export function formOf(matrix: PointMatrix, source: Source, direction: Direction): Affine {
  const { w, exponent, lift } = direction;
  if (source.kind === "input") {
    return inputForm(matrix, w, timesPower(ONE, exponent), rational(0n));
  }
  const own = source.units.get(direction);
  if (own !== undefined) return combine(own.level, [[ONE, own]], rational(-lift));
  let bias = rational(0n);
  const terms: Term[] = [];
  for (const [axis, unit] of source.units) {
    const weight = timesPower(rational(at(w, axis.w.indexOf(1n))), exponent - axis.exponent);
    bias = subtract(bias, multiply(weight, rational(axis.lift)));
    terms.push([weight, unit]);
  }
  return combine(source.level, terms, bias);
}

/** The ramp of a cut, from what the layer knows, and between what it is on all balls. */
export function rampForm(
  matrix: PointMatrix,
  source: Source,
  directions: Directions,
  cut: Cut,
): { readonly ramp: Affine; readonly lowest: Rational; readonly highest: Rational } {
  const direction = directions.of(cut.w);
  const { start, exponent } = directions.rampOf(cut);
  const steepness = timesPower(ONE, exponent - direction.exponent);
  const form = formOf(matrix, source, direction);
  const least = timesPower(subtract(rational(direction.smallest), direction.extent), exponent);
  const most = timesPower(add(rational(direction.largest), direction.extent), exponent);
  return {
    ramp: combine(form.level, [[steepness, form]], rational(-start)),
    lowest: subtract(least, rational(start)),
    highest: subtract(most, rational(start)),
  };
}

/** Units that go on with some directions, or with the coordinates if these are fewer. */
export function carriedBy(directions: Directions, needed: readonly Direction[]): Direction[] {
  const axes = needed[0]?.w.length ?? 0;
  return needed.length < axes ? [...needed] : needed.length === 0 ? [] : directions.axes();
}

/** The pre-activations of carried directions: positive on all balls. */
export function carriedForms(
  matrix: PointMatrix,
  source: Source,
  carried: readonly Direction[],
): Affine[] {
  return carried.map((direction) => {
    const form = formOf(matrix, source, direction);
    return combine(form.level, [[ONE, form]], rational(direction.lift));
  });
}

/** The source that the first units of a layer are. */
export function sourceOf(
  builder: NetworkBuilder,
  carried: readonly Direction[],
  units: readonly Affine[],
): Source {
  const pairs = carried.map((direction, n) => [direction, at(units, n)] as const);
  return { kind: "units", level: builder.level, units: new Map(pairs) };
}

/** Width, depth and parameters of layer widths, input and output included. */
export function sizeOfWidths(widths: readonly number[]): DenseSize {
  return {
    width: Math.max(...widths.slice(1, -1)),
    depth: widths.length - 1,
    parameters: denseCount(widths),
  };
}
