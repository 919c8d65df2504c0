// TRUSTED. The rule of collisions: one image of two points, in balls with different labels.
// Imports only the kernel. docs/theory.md#collision.
//
// Sound: if Wx = Wx' with x in the closed ball of (x_i, y_i), x' in that of (x_j, y_j) and y_i ≠ y_j, then a
// function of Wx + b has one value at x and x', and no rule gives two labels at one output.
import { boundedDistance } from "./distance.js";
import type { Collision } from "./finding.js";
import type { NoCollision } from "./finding-rejection.js";
import { imageOf, mapOf } from "./linear-map.js";
import type { Network } from "./network.js";
import { pointsOf } from "./points.js";
import type { Rational } from "./rational.js";
import { refuse, sound } from "./refusal.js";
import { rejected } from "./rejection.js";
import { frozen, type LabelledPoint, pointDefect, type Setting, settingDefect } from "./setting.js";
import type { Scaled } from "./scaled.js";
import { seal } from "./theorem.js";

/** A rational point of a ball, and the powers that show it there for p = a/b. */
export interface BallPoint {
  readonly point: Scaled;
  readonly powers: readonly Rational[];
}

/** Evidence that a map does not preserve a dataset: two balls, by number, and a point of each. */
export interface CollisionWitness {
  readonly pair: readonly [number, number];
  readonly points: readonly [BallPoint, BallPoint];
}

/** True if two vectors, each in lowest terms, are the same. */
function isSame(a: Scaled, b: Scaled): boolean {
  return a.den === b.den && a.ints.every((n, k) => n === b.ints[k]);
}

/**
 * Shows that a map sends points of two balls with different labels to one image.
 *
 * Requires  a network made by the kernel.
 * Ensures   a theorem, or a refusal: the setting or the map is not meaningful, the points, the witness.
 * Cost      two images; memory for two points.
 */
export function collided(
  about: Setting,
  network: Network,
  { pair, points: ends }: CollisionWitness,
  given: Iterable<LabelledPoint>,
): Collision {
  // A copy: whoever gives the points cannot change what is shown of them.
  const setting = frozen(about);
  sound(settingDefect(setting));
  const map = mapOf(network, setting.dimension);
  const points = pointsOf(setting, given, (index) => pair.includes(index));
  const no = (reason: NoCollision["reason"]): never =>
    refuse(rejected({ code: "unproved/collision", pair, reason }));
  const imageOfEnd = (ball: number, { point, powers }: BallPoint) => {
    const { point: centre, label } = points.get(ball) ?? no("no-such-point");
    sound(pointDefect(setting, ball, { point, label }));
    const far = sound(boundedDistance(setting.norm, point, centre, setting.radius, powers));
    if (far !== undefined) no(far);
    return { image: imageOf(map, point), label };
  };
  const [first, second] = [imageOfEnd(pair[0], ends[0]), imageOfEnd(pair[1], ends[1])];
  if (first.label === second.label) no("equal-labels");
  if (!isSame(first.image, second.image)) no("different-images");
  const own: Collision["pair"] = Object.freeze([pair[0], pair[1]]);
  return seal({ kind: "collision", setting, rows: map.rows.length, pair: own });
}
