// UNTRUSTED. What the networks of a tree have in common: directions, positive units, ramps, sizes.
import {
  add,
  at,
  divide,
  multiply,
  type Norm,
  ONE,
  type Rational,
  rational,
  subtract,
} from "../kernel/index.js";
import {
  type Affine,
  combine,
  denseCount,
  type DenseSize,
  type NetworkBuilder,
  type Term,
} from "../networks/index.js";
import { dualNormBound } from "./dual-norm.js";
import { inputForm } from "./input-form.js";
import type { Cut } from "./partition-cut.js";
import { type PointMatrix, projectExact } from "./point-matrix.js";
import { ceilingOf, type DyadicInterval, dyadicInside } from "./short-rational.js";

/** A direction with the exact projections of all points and what a ball adds to them. */
export interface Direction {
  readonly w: readonly bigint[];
  readonly values: readonly bigint[];
  /** Upper bound on radius·‖w‖_q, in units of the values. */
  readonly extent: Rational;
  /** An integer with value + lift > 0 on all balls. */
  readonly lift: bigint;
  readonly largest: bigint;
}

/** The directions of cuts by their spelling. */
export class Directions {
  readonly #matrix: PointMatrix;
  readonly #norm: Norm;
  readonly #radius: Rational;
  readonly #known = new Map<string, Direction>();

  constructor(matrix: PointMatrix, norm: Norm, radius: Rational) {
    this.#matrix = matrix;
    this.#norm = norm;
    this.#radius = radius;
  }

  of(w: readonly bigint[]): Direction {
    const name = w.join(",");
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const values = projectExact(this.#matrix, w);
    const extent = divide(multiply(this.#radius, dualNormBound(this.#norm, w)), this.#matrix.unit);
    const lowest = values.reduce((min, v) => (v < min ? v : min));
    const largest = values.reduce((max, v) => (v > max ? v : max));
    const lift = ceilingOf(subtract(extent, rational(lowest))) + 1n;
    const made = { w, values, extent, lift, largest };
    this.#known.set(name, made);
    return made;
  }

  /** The coordinate axes. */
  axes(): Direction[] {
    const { dimension } = this.#matrix;
    return Array.from({ length: dimension }, (_, k) =>
      this.of(Array.from({ length: dimension }, (_, j) => (j === k ? 1n : 0n))),
    );
  }

  /** The dyadic ramp in the gap of a cut, free of the balls on both sides. */
  rampOf({ w, below, above }: Cut): DyadicInterval {
    const { extent } = this.of(w);
    return dyadicInside(add(rational(below), extent), subtract(rational(above), extent));
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

/** The form w·(x − origin)/unit of a direction, from what the layer knows. */
export function formOf(matrix: PointMatrix, source: Source, direction: Direction): Affine {
  if (source.kind === "input") return inputForm(matrix, direction.w, ONE, rational(0n));
  const own = source.units.get(direction);
  if (own !== undefined) return combine(own.level, [[ONE, own]], rational(-direction.lift));
  let bias = 0n;
  const terms: Term[] = [];
  for (const [axis, unit] of source.units) {
    const weight = at(direction.w, axis.w.indexOf(1n));
    bias -= weight * axis.lift;
    terms.push([rational(weight), unit]);
  }
  return combine(source.level, terms, rational(bias));
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
