// UNTRUSTED. The points under a linear map, and by how much one of them wins on a ball.
// May import kernel, dataset. Theory: a_k(z) = 2 z·z_k − ‖z_k‖² is largest at the nearest image z_k.
import type { Norm } from "../../kernel/index.js";
import { at, divide, type Rational, rational, subtract } from "../../numbers/index.js";
import { dualNormBound, dualNormNear } from "../points/dual-norm.js";
import { near, quotientNear } from "../../doubles/near.js";
import { type PointMatrix, projectExact } from "../points/point-matrix.js";
import type { Projection } from "./projection.js";

const EXACT_LIMIT = 2n ** 53n;
/** Relative error of a margin in doubles: sums of up to 2^13 terms, a root and few products. */
const RELATIVE = 2 ** -38;

function largestOf(vectors: readonly (readonly bigint[])[]): bigint {
  let largest = 1n;
  for (const vector of vectors) {
    for (const n of vector) {
      if (n > largest) largest = n;
      else if (-n > largest) largest = -n;
    }
  }
  return largest;
}

/** Rows of doubles: the integers themselves, or quotients by `unit`. */
function doubles(vectors: readonly (readonly bigint[])[], unit: bigint): Float64Array[] {
  const quotient = (n: bigint): number =>
    n < 0n ? -quotientNear(-n, unit) : quotientNear(n, unit);
  return vectors.map((v) => Float64Array.from(v, unit === 1n ? Number : quotient));
}

function squareNear(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) {
    const step = (a[k] ?? 0) - (b[k] ?? 0);
    sum += step * step;
  }
  return sum;
}

/**
 * The images ζ_i = W(x_i − origin)/unit in integers, and the margins
 *
 *   margin(i, k, j) ≤ min { a_k − a_j : x in ball i } = ‖ζ_i−ζ_j‖² − ‖ζ_i−ζ_k‖² − 2μ‖Wᵀ(ζ_k−ζ_j)‖_q
 *
 * in those units, μ in units of the matrix. With k = i it is positive iff ‖Wv‖² > 2μ‖WᵀWv‖_q.
 * Cost  two N×N tables of doubles; N²(m + d) operations when they are first needed.
 */
export class Images {
  readonly points: readonly (readonly bigint[])[];
  /** μ in units of the matrix. */
  readonly radius: Rational;
  /** False if integers are too long for doubles: the near margins then only rank. */
  readonly isExact: boolean;
  /** Wᵀζ_i: as doubles if all integers are exact in them, else as integers. */
  readonly #pulled: readonly (Float64Array | readonly bigint[])[];
  readonly #extents = new Map<number, Rational>();
  #tables: { squares: Float64Array; extents: Float64Array } | undefined;

  constructor(
    readonly matrix: PointMatrix,
    readonly norm: Norm,
    readonly projection: Projection,
    radius: Rational,
  ) {
    const columns = projection.rows.map((w) => projectExact(matrix, w));
    this.points = Array.from({ length: matrix.count }, (_, i) => columns.map((c) => at(c, i)));
    this.radius = divide(radius, matrix.unit);
    const columnSum = projection.rows
      .reduce<bigint[]>((sums, w) => w.map((n, k) => (n < 0n ? -n : n) + (sums[k] ?? 0n)), [])
      .reduce((most, n) => (n > most ? n : most), 1n);
    const largest = largestOf(this.points);
    this.isExact = largest * (projection.isCoordinates ? 1n : columnSum) < EXACT_LIMIT / 2n;
    this.#pulled = this.isExact
      ? this.#pulledNear(doubles(this.points, 1n))
      : this.points.map((z) => this.pull(z));
  }

  /** Number of coordinates of an image. */
  get coordinates(): number {
    return this.projection.rows.length;
  }

  /** Wᵀu; coordinates that no row reads are left out if W only picks coordinates. */
  pull(u: readonly bigint[]): readonly bigint[] {
    const { rows, isCoordinates } = this.projection;
    if (isCoordinates) return u;
    const sum = new Array<bigint>(this.matrix.dimension).fill(0n);
    u.forEach((factor, r) => {
      if (factor === 0n) return;
      at(rows, r).forEach((n, k) => {
        if (n !== 0n) sum[k] = (sum[k] ?? 0n) + factor * n;
      });
    });
    return sum;
  }

  /** Wᵀζ_i in doubles: exact, as every partial sum is an integer below 2^53. */
  #pulledNear(points: readonly Float64Array[]): readonly Float64Array[] {
    const { rows, isCoordinates } = this.projection;
    if (isCoordinates) return points;
    const weights = doubles(rows, 1n);
    return points.map((z) => {
      const sum = new Float64Array(this.matrix.dimension);
      weights.forEach((w, r) => {
        const factor = z[r] ?? 0;
        for (let k = 0; k < w.length; k += 1) sum[k] = (sum[k] ?? 0) + factor * (w[k] ?? 0);
      });
      return sum;
    });
  }

  /** An upper bound on ‖Wᵀ(ζ_k − ζ_j)‖_q. */
  #extent(k: number, j: number): Rational {
    const name = k < j ? k * this.matrix.count + j : j * this.matrix.count + k;
    const known = this.#extents.get(name);
    if (known !== undefined) return known;
    const [from, to] = [Array.from(at(this.#pulled, k), BigInt), at(this.#pulled, j)];
    const bound = dualNormBound(
      this.norm,
      from.map((n, r) => n - BigInt(to[r] ?? 0)),
    );
    this.#extents.set(name, bound);
    return bound;
  }

  #square(i: number, j: number): bigint {
    const to = at(this.points, j);
    return at(this.points, i).reduce((sum, n, r) => sum + (n - at(to, r)) ** 2n, 0n);
  }

  /** A rational lower bound of the margin, exact up to the rounding of the dual norm. */
  margin(i: number, k: number, j: number): Rational {
    const { radius } = this;
    const extent = this.#extent(k, j);
    const apart = rational(this.#square(i, j) - this.#square(i, k));
    return subtract(apart, rational(2n * radius.num * extent.num, radius.den * extent.den));
  }

  /** The tables ‖ζ_i−ζ_j‖² and 2μ‖Wᵀ(ζ_i−ζ_j)‖_q in doubles, row by row. */
  get tables(): { readonly squares: Float64Array; readonly extents: Float64Array } {
    if (this.#tables !== undefined) return this.#tables;
    const { count } = this.matrix;
    const unit = this.isExact ? 1n : largestOf(this.points);
    const whole = this.#pulled.map((v) => (v instanceof Float64Array ? [] : v));
    const pulledUnit = this.isExact ? 1n : largestOf(whole);
    const points = doubles(this.points, unit);
    const pulled = this.#pulled.map((v, i) =>
      v instanceof Float64Array ? v : at(doubles([at(whole, i)], pulledUnit), 0),
    );
    const { num, den } = this.radius;
    const factor = near(rational(2n * num * pulledUnit, den * unit ** 2n));
    const isSame = this.norm.kind === "two" && this.projection.isCoordinates;
    const squares = new Float64Array(count * count);
    const extents = new Float64Array(count * count);
    const step = new Float64Array(pulled[0]?.length ?? 0);
    for (let i = 0; i < count; i += 1) {
      const own = at(pulled, i);
      for (let j = 0; j < i; j += 1) {
        const square = squareNear(at(points, i), at(points, j));
        let extent = square;
        if (this.norm.kind !== "two") {
          const other = at(pulled, j);
          for (let k = 0; k < step.length; k += 1) step[k] = (own[k] ?? 0) - (other[k] ?? 0);
          extent = factor * dualNormNear(this.norm, step);
        } else {
          extent = factor * Math.sqrt(isSame ? square : squareNear(own, at(pulled, j)));
        }
        squares[i * count + j] = square;
        squares[j * count + i] = square;
        extents[i * count + j] = extent;
        extents[j * count + i] = extent;
      }
    }
    this.#tables = { squares, extents };
    return this.#tables;
  }

  /** The margin in doubles, and how far it may be off (∞ if it only ranks). */
  nearMargin(i: number, k: number, j: number): { readonly value: number; readonly slack: number } {
    const { squares, extents } = this.tables;
    const { count } = this.matrix;
    const apart = squares[i * count + j] ?? 0;
    const home = squares[i * count + k] ?? 0;
    const extent = extents[k * count + j] ?? 0;
    const slack = this.isExact ? RELATIVE * (apart + home + extent) : Infinity;
    return { value: apart - home - extent, slack };
  }
}
