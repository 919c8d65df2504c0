// UNTRUSTED. Rational points of a closed ball: steps in doubles, rounded inward, decided exactly.
// May import kernel, dataset, constructions.
import { near } from "../doubles/near.js";
import { answered, distanceDefect, type Norm } from "../kernel/index.js";
import {
  add,
  entry,
  type Rational,
  rational,
  type Scaled,
  scaled,
  subtract,
} from "../numbers/index.js";
import { powersAbove } from "./ratio.js";

/** A point of a ball with the powers that show it for p = a/b. */
export interface PointOfBall {
  readonly point: Scaled;
  readonly powers: readonly Rational[];
}

/** Binary digits of a step, relative to the radius, unless fewer are asked for. */
const BITS = 24;

/** ‖t‖_p in doubles. */
export function lengthOf(norm: Norm, t: Float64Array): number {
  const largest = t.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
  if (largest === 0 || norm.kind === "infinity") return largest;
  const p = norm.kind === "one" ? 1 : norm.kind === "two" ? 2 : Number(norm.a) / Number(norm.b);
  return largest * t.reduce((sum, x) => sum + (Math.abs(x) / largest) ** p, 0) ** (1 / p);
}

/** The step of length 1 along which the form g rises fastest: g·t = ‖g‖_q. */
export function steepest(norm: Norm, g: Float64Array): Float64Array {
  const largest = g.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
  if (largest === 0) return g;
  if (norm.kind === "infinity") return g.map(Math.sign);
  if (norm.kind === "one") {
    const place = g.findIndex((x) => Math.abs(x) === largest);
    return g.map((x, k) => (k === place ? Math.sign(x) : 0));
  }
  const p = norm.kind === "two" ? 2 : Number(norm.a) / Number(norm.b);
  const t = g.map((x) => Math.sign(x) * (Math.abs(x) / largest) ** (1 / (p - 1)));
  const length = lengthOf(norm, t);
  return t.map((x) => x / length);
}

/** Dyadic multiples of the radius: step·μ, every coordinate rounded toward 0. */
function rounded(step: Float64Array, radius: Rational, bits: number): readonly Rational[] {
  const unit = 2 ** bits;
  return Array.from(step, (x) => {
    const n = BigInt(Math.trunc(x * unit));
    return rational(n * radius.num, radius.den << BigInt(bits));
  });
}

/**
 * The point c + step·μ of the closed ball, or one a little nearer to the centre.
 *
 * Requires  ‖step‖_p ≤ 1, up to rounding.
 * Ensures   a point that the kernel's own test finds in the ball; undefined if the step is no number.
 */
export function pointOfBall(
  norm: Norm,
  centre: Scaled,
  radius: Rational,
  step: Float64Array,
  bits = BITS,
): PointOfBall | undefined {
  if (!step.every(Number.isFinite)) return undefined;
  for (const shrink of [1, 1 - 1e-7, 1 - 1e-3]) {
    const t = rounded(
      step.map((x) => x * shrink),
      radius,
      bits,
    );
    const found = pointAt(norm, centre, radius, t);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The point c + t, if the kernel's own test finds it in the closed ball. */
export function pointAt(
  norm: Norm,
  centre: Scaled,
  radius: Rational,
  t: readonly Rational[],
): PointOfBall | undefined {
  const point = scaled(t.map((x, k) => add(entry(centre, k), x)));
  const powers = norm.kind === "power" ? powersAbove(t, norm.a, norm.b) : [];
  const defect = answered(() => distanceDefect(norm, point, centre, radius, powers));
  return defect === undefined ? { point, powers } : undefined;
}

/** The step from a centre towards another point, of length at most 1. */
export function towards(norm: Norm, centre: Scaled, other: Scaled, radius: Rational): Float64Array {
  const scale = near(radius);
  const t = Float64Array.from(centre.ints, (_, k) =>
    near(subtract(entry(other, k), entry(centre, k))),
  );
  const length = Math.max(lengthOf(norm, t), scale);
  return length > 0 ? t.map((x) => x / length) : t;
}
