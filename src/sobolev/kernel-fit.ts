// UNTRUSTED. Interpolation in kernels of infinite width: f = Σ c_i·κ(·, x_i), its S and its errors, rounded outward.
// May import kernel, dataset, bounds. c solves the system of a Gram matrix on a grid; S and errors are of this c.
import { squareRoot } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import { add, at, multiply, type Rational, rational, type Scaled } from "../numbers/index.js";
import { ANGLE_BITS, type Span } from "./arc-cosine.js";
import { squared, widened } from "./enclosed-features.js";
import { type IntegerMatrix, solveExactly } from "./exact-solve.js";
import { dot } from "./feature-model.js";
import { GRID, GRID_BITS } from "./fixed-point.js";
import { columnsOf, productsOf } from "./interpolate.js";
import { kernelAt, type KernelKind, rankOf } from "./kernels.js";

/** f = Σ c_i·κ(·, centre_i), c exact. */
export interface KernelModel {
  readonly kind: KernelKind;
  readonly centres: readonly Scaled[];
  readonly c: Scaled;
}

const SHIFT = ANGLE_BITS - GRID_BITS;

/** A number of the span on the grid, and by how many of its units the span goes beyond. */
function onGrid([low, high]: Span): readonly [value: bigint, off: bigint] {
  const value = low >> SHIFT;
  return [value, (high >> SHIFT) + 1n - value];
}

/** The kernel of some points with the centres on the grid, and the most that an entry is off. */
function gridMatrix(
  kind: KernelKind,
  points: readonly Scaled[],
  centres: readonly Scaled[],
): { readonly matrix: IntegerMatrix; readonly off: bigint } {
  let off = 0n;
  const matrix = points.map((x) =>
    centres.map((z) => {
      const [value, own] = onGrid(kernelAt(kind, x, z).value);
      if (own > off) off = own;
      return value;
    }),
  );
  return { matrix, off };
}

/**
 * argmin Σ(f(x_i) − y_i)² + ridge·‖f‖² in the space of the kernel; for ridge 0 the interpolant of least norm.
 *
 * Ensures  (K + ridge·I)c = y exactly for the K of the grid. A kernel of finite rank R has R centres if n > R and there is no
 *          ridge: f is then the least squares fit. Undefined if the matrix is singular.
 * Cost     n²/2 kernels, an exact solution of n equations.
 */
export function fitKernel(
  kind: KernelKind,
  points: readonly Scaled[],
  labels: Scaled,
  ridge: Rational,
): KernelModel | undefined {
  const rank = ridge.num === 0n ? rankOf(kind, points[0]?.ints.length ?? 0) : points.length;
  const centres = points.slice(0, rank);
  const { matrix } = gridMatrix(kind, points, centres);
  const isSquare = centres.length === points.length;
  const columns = columnsOf(matrix);
  const system = isSquare
    ? matrix.map((row, i) => row.map((n, j) => n * ridge.den + (i === j ? ridge.num * GRID : 0n)))
    : productsOf(columns);
  const right = isSquare
    ? labels.ints.map((n) => n * ridge.den)
    : columns.map((column) => dot(column, labels.ints));
  const solution = solveExactly(system, right);
  if (solution === undefined) return undefined;
  const c = {
    ints: solution.ints.map((n) => n * GRID),
    den: solution.den * labels.den,
  };
  return { kind, centres, c };
}

const size = (n: bigint): bigint => (n < 0n ? -n : n);

/** ‖x‖_1, at least ‖x‖_2. */
function length({ ints, den }: Scaled): Rational {
  return rational(
    ints.reduce((s, n) => s + size(n), 0n),
    den,
  );
}

/** The mean of (f(x_i) − y_i)². */
export function kernelError(
  { kind, centres, c }: KernelModel,
  points: readonly Scaled[],
  labels: Scaled,
): Enclosure {
  const { matrix, off } = gridMatrix(kind, points, centres);
  const common = GRID * c.den * labels.den;
  let sum = 0n;
  matrix.forEach((row, i) => {
    const error = dot(row, c.ints) * labels.den - at(labels.ints, i) * GRID * c.den;
    sum += error * error;
  });
  const mean = rational(sum, common * common * BigInt(points.length));
  const slack = rational(off * c.ints.reduce((s, n) => s + size(n), 0n), GRID * c.den);
  return squared(widened(squareRoot({ lower: mean, upper: mean }), slack));
}

/**
 * S over some points: the root of the mean of ‖∇f‖², ∇f = Σ c_i·(α_i·x_i + β_i·x).
 *
 * Ensures  contains S of f; ‖∇f‖ is off by at most Σ |c_i|·(‖x_i‖ + ‖x‖) units of the grid times what they are off.
 */
export function kernelSeminorm(
  { kind, centres, c }: KernelModel,
  points: readonly Scaled[],
): Enclosure {
  let total = 0n;
  let slack = rational(0n);
  const reach = centres.reduce(
    (s, z, i) => add(s, multiply(rational(size(at(c.ints, i)), c.den), length(z))),
    rational(0n),
  );
  const weight = rational(
    c.ints.reduce((s, n) => s + size(n), 0n),
    c.den,
  );
  let den = 1n;
  for (const x of points) {
    const gradient = new Array<bigint>(x.ints.length).fill(0n);
    let own = 0n;
    let off = 0n;
    centres.forEach((z, i) => {
      const { alpha, beta } = kernelAt(kind, x, z);
      const [[a, offA], [b, offB]] = [onGrid(alpha), onGrid(beta)];
      const factor = at(c.ints, i);
      for (const [k, n] of z.ints.entries()) gradient[k] = at(gradient, k) + factor * a * n;
      own += factor * b;
      off = [off, offA, offB].reduce((most, n) => (n > most ? n : most));
    });
    for (const [k, n] of x.ints.entries()) gradient[k] = at(gradient, k) + own * n;
    total += dot(gradient, gradient);
    den = GRID * c.den * x.den;
    const here = multiply(rational(off, GRID), add(reach, multiply(weight, length(x))));
    if (here.num * slack.den > slack.num * here.den) slack = here;
  }
  const mean = rational(total, den * den * BigInt(points.length));
  return widened(squareRoot({ lower: mean, upper: mean }), slack);
}
