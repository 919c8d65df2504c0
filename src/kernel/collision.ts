// TRUSTED. The rule of collisions: one image of two points, in balls with different labels.
// Imports only the kernel. docs/theory.md#collision.
//
// Sound: if Wx = Wx' with x in the closed ball of (x_i, y_i), x' in that of (x_j, y_j) and y_i ≠ y_j, then a
// function of Wx + b has one value at x and x', and no rule gives two labels at one output.
import { boundedDistance } from "./distance.js";
import { type Finding, sealCollision } from "./finding.js";
import { type Inquiry, openInquiry, type Points } from "./inquiry.js";
import { imageOf, mapOf } from "./linear-map.js";
import type { Layer, Network } from "./network.js";
import type { Rational } from "./rational.js";
import type { NoCollision } from "./finding-rejection.js";
import { rejected, type Refusal } from "./rejection.js";
import { pointDefect, type Setting, settingDefect } from "./setting.js";
import type { Scaled } from "./scaled.js";

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

function judge(
  setting: Setting,
  map: Layer,
  { pair, points: ends }: CollisionWitness,
  points: Points,
): Finding | Refusal {
  const no = (reason: NoCollision["reason"]): Refusal =>
    rejected({ code: "unproved/collision", pair, reason });
  const images: Scaled[] = [];
  const labels = new Set<number>();
  for (const [side, { point, powers }] of ends.entries()) {
    const ball = pair[side === 0 ? 0 : 1];
    const centre = points.get(ball);
    if (centre === undefined) return no("no-such-point");
    const shape = pointDefect(setting, ball, { point, label: centre.label });
    if (shape !== undefined) return shape;
    const far = boundedDistance(setting.norm, point, centre.point, setting.radius, powers);
    if (far !== undefined) return typeof far === "string" ? no(far) : far;
    const image = imageOf(map, point);
    if ("verdict" in image) return image;
    images.push(image);
    labels.add(centre.label);
  }
  if (labels.size < 2) return no("equal-labels");
  const [first, second] = images;
  const isOne = first !== undefined && second !== undefined && isSame(first, second);
  return isOne ? sealCollision(setting, map.rows.length, pair) : no("different-images");
}

/**
 * Opens the inquiry whether a map sends points of two balls with different labels to one image.
 *
 * Ensures  a refusal at once if the setting or the map is not meaningful.
 * Cost     two images; memory for two points.
 */
export function openCollision(
  given: Setting,
  network: Network,
  evidence: CollisionWitness,
): Inquiry | Refusal {
  const [setting, witness] = structuredClone([given, evidence] as const);
  const defect = settingDefect(setting);
  if (defect !== undefined) return defect;
  const map = mapOf(network, setting.dimension);
  if ("verdict" in map) return map;
  return openInquiry(
    setting,
    (index) => witness.pair.includes(index),
    (points) => judge(setting, map, witness, points),
  );
}
