// The steepest rise that balls ask of every function, pair by pair, and places to look for a steeper one.
import type { Dataset } from "../../src/dataset/dataset.js";
import {
  absolute,
  add,
  at,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  type Scaled,
  scaled,
  subtract,
  ZERO,
} from "../../src/numbers/index.js";

/** The norms whose distances are rational. */
export type Polyhedral = "1" | "inf";

export function coordinatesOf({ ints, den }: Scaled): Rational[] {
  return ints.map((n) => rational(n, den));
}

/** The point x + factor·t. */
export function moved(
  x: readonly Rational[],
  t: readonly Rational[],
  factor: Rational,
): readonly Rational[] {
  return x.map((n, k) => add(n, multiply(factor, at(t, k))));
}

function sum(entries: readonly Rational[]): Rational {
  return entries.reduce((a, b) => add(a, b), ZERO);
}

function largest(entries: readonly Rational[]): Rational {
  return entries.reduce((a, b) => (compare(a, b) >= 0 ? a : b), ZERO);
}

/** ‖t‖_p. */
export function size(p: Polyhedral, t: readonly Rational[]): Rational {
  const sizes = t.map(absolute);
  return p === "1" ? sum(sizes) : largest(sizes);
}

/** ‖g‖_q: how steep a function with gradient g is in ℓ_p. */
export function dualSize(p: Polyhedral, gradient: readonly Rational[]): Rational {
  return size(p === "1" ? "inf" : "1", gradient);
}

/** Two balls, a point of each nearest the other, the values there, and the slope between them. */
export interface Steepest {
  readonly slope: Rational;
  readonly ends: readonly { readonly point: Scaled; readonly value: Rational }[];
}

/** The differently labelled pair with the largest |v_i − v_j|/(‖x_i − x_j‖_p − 2·radius), by looking at all. */
export function steepestPair(
  dataset: Dataset,
  p: Polyhedral,
  radius: Rational,
  values: readonly Rational[],
): Steepest {
  let best: Steepest = { slope: ZERO, ends: [] };
  for (const [i, a] of dataset.points.entries()) {
    for (const b of dataset.points.slice(0, i)) {
      if (a.label === b.label) continue;
      const [x, y] = [coordinatesOf(a.point), coordinatesOf(b.point)];
      const t = y.map((n, k) => subtract(n, at(x, k)));
      const distance = size(p, t);
      const [u, v] = [at(values, a.label), at(values, b.label)];
      const gap = subtract(distance, multiply(rational(2n), radius));
      const slope = divide(absolute(subtract(u, v)), gap);
      if (compare(slope, best.slope) <= 0) continue;
      const step = divide(radius, distance);
      best = {
        slope,
        ends: [
          { point: scaled(moved(x, t, step)), value: u },
          { point: scaled(moved(y, t, rational(-step.num, step.den))), value: v },
        ],
      };
    }
  }
  return best;
}

/**
 * Points about the data: between and beyond its points, by weights read in turn for each pair of
 * neighbours, and a small step aside.
 */
export function placesAbout(dataset: Dataset, draws: readonly number[]): Scaled[] {
  const points = dataset.points.map(({ point }) => coordinatesOf(point));
  const draw = (n: number): bigint => BigInt(draws[n % draws.length] ?? 0);
  return points.map((x, i) => {
    const other = at(points, (i + 1) % points.length);
    const t = other.map((n, k) => subtract(n, at(x, k)));
    const along = moved(x, t, rational(draw(i), 12n));
    const aside = t.map((n, k) => multiply(n, rational(draw(i + k + 1), 97n)));
    return scaled(moved(along, aside, rational(1n)));
  });
}
