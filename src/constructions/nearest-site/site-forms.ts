// UNTRUSTED. The affine forms whose maximum over sites tells the nearest site, over positive coordinates.
// May import kernel, networks. Theory: a_k(z) = 2 z·z_k − ‖z_k‖²; ‖z‖² is common and left out.
import { ceilingOf, magnitude, timesPower } from "../../doubles/short-rational.js";
import { add, at, multiply, ONE, type Rational, rational, subtract } from "../../numbers/index.js";
import { type Affine, denseForm } from "../../networks/index.js";
import { dualNormBound } from "../points/dual-norm.js";
import type { Images } from "./images.js";
import { inputForm } from "../points/input-form.js";
import type { Sites } from "./sites.js";

/** Coordinates of the first hidden layer, and the forms a_k + K over them. */
export interface SiteForms {
  /** z_r = w_r·(x − origin)/unit + lift_r as forms of the input, positive on all balls. */
  readonly coordinates: readonly Affine[];
  /** a_k + K over the first hidden layer, positive on all balls. */
  readonly formOf: (point: number) => Affine;
}

/** The middle of the box of the images, in integers. */
function middleOf(images: Images): bigint[] {
  const first = at(images.points, 0);
  return first.map((start, r) => {
    let [low, high] = [start, start];
    for (const z of images.points) {
      const n = at(z, r);
      if (n < low) low = n;
      if (n > high) high = n;
    }
    return (low + high) / 2n;
  });
}

function squareOf(u: readonly bigint[]): bigint {
  return u.reduce((sum, n) => sum + n * n, 0n);
}

/** How far row r of W can be from its value at the centre of a ball, from the least image up. */
function liftOf(images: Images, r: number): bigint {
  const { norm, projection, points, radius } = images;
  const reach = multiply(radius, dualNormBound(norm, at(projection.rows, r)));
  const least = points.reduce((low, z) => (at(z, r) < low ? at(z, r) : low), at(at(points, 0), r));
  return ceilingOf(subtract(reach, rational(least))) + 1n;
}

/**
 * The coordinates and the forms of all points.
 *
 * Ensures  with u_k = ζ_k − o for a common o: a_k = 2u_k·(Wξ − o) − ‖u_k‖², so a_k − a_j does not depend
 *          on o; |a_k| ≤ 3R² + 2μ‖Wᵀu_k‖_q < K on every ball, R = max ‖u_k‖. All weights are integers.
 */
export function siteForms(images: Images, sites: readonly number[]): SiteForms {
  const { matrix, projection, norm, radius, points } = images;
  const middle = middleOf(images);
  const lifts = projection.rows.map((_, r) => liftOf(images, r));
  const centred = points.map((z) => z.map((n, r) => n - at(middle, r)));
  const largest = centred.reduce((most, u) => (squareOf(u) > most ? squareOf(u) : most), 0n);
  let reach = rational(0n);
  for (const k of sites) {
    const extent = dualNormBound(norm, images.pull(at(centred, k)));
    if (extent.num * reach.den > reach.num * extent.den) reach = extent;
  }
  const twice = rational(2n * radius.num, radius.den);
  const raise = 3n * largest + ceilingOf(multiply(twice, reach)) + 1n;
  const formOf = (point: number): Affine => {
    const u = at(centred, point);
    const shift = u.reduce((sum, n, r) => sum + 2n * n * (at(lifts, r) + at(middle, r)), 0n);
    const weights = u.map((n) => rational(2n * n));
    return denseForm(1, weights, rational(raise - shift - squareOf(u)));
  };
  const coordinates = projection.rows.map((w, r) =>
    inputForm(matrix, w, ONE, rational(at(lifts, r))),
  );
  return { coordinates, formOf };
}

/** The largest power of 2 that is at most the least margin: the gap G, and 1/(2G). */
export function gapOf({ least }: Pick<Sites, "least">): { gap: Rational; steepness: Rational } {
  let exponent = magnitude(least) + 1;
  while (add(least, timesPower(rational(-1n), exponent)).num < 0n) exponent -= 1;
  return { gap: timesPower(ONE, exponent), steepness: timesPower(ONE, -exponent - 1) };
}
