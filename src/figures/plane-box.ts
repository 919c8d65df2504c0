// UNTRUSTED. The part of the plane that a figure shows: all balls, and a margin. May import kernel.
import {
  add,
  compare,
  divide,
  entry,
  multiply,
  rational,
  type Rational,
  type Scaled,
  subtract,
} from "../numbers/index.js";
import { box, type Polygon, type Vertex } from "./plane-polygon.js";

/** The corners of the part that is shown. */
export interface PlaneBox {
  readonly low: readonly [Rational, Rational];
  readonly high: readonly [Rational, Rational];
}

const MARGIN = rational(1n, 12n);
/** The shorter side is at least a third of the longer one. */
const FLAT = rational(1n, 3n);

/** The ends of some coordinates, with the radius and so much more on both sides. */
function ends(values: readonly Rational[], more: Rational): readonly [Rational, Rational] {
  const [first, ...rest] = values;
  let [low, high] = [first ?? rational(0n), first ?? rational(0n)];
  for (const value of rest) {
    if (compare(value, low) < 0) low = value;
    if (compare(value, high) > 0) high = value;
  }
  return [subtract(low, more), add(high, more)];
}

/** An interval made at least so long, about its middle. */
function atLeast([low, high]: readonly [Rational, Rational], length: Rational) {
  const missing = subtract(length, subtract(high, low));
  if (missing.num <= 0n) return [low, high] as const;
  const half = multiply(missing, rational(1n, 2n));
  return [subtract(low, half), add(high, half)] as const;
}

/** The box of some points and their balls. Requires: two coordinates each, radius > 0. */
export function planeBox(points: readonly Scaled[], radius: Rational): PlaneBox {
  const [x, y] = [0, 1].map((k) =>
    ends(
      points.map((point) => entry(point, k)),
      radius,
    ),
  );
  if (x === undefined || y === undefined) return { low: [radius, radius], high: [radius, radius] };
  const [width, height] = [subtract(x[1], x[0]), subtract(y[1], y[0])];
  const longer = compare(width, height) > 0 ? width : height;
  const least = multiply(longer, FLAT);
  const margin = multiply(longer, MARGIN);
  const [left, right] = atLeast(x, least);
  const [bottom, top] = atLeast(y, least);
  return {
    low: [subtract(left, margin), subtract(bottom, margin)],
    high: [add(right, margin), add(top, margin)],
  };
}

/** width/height. */
export function aspectOf({ low, high }: PlaneBox): Rational {
  return divide(subtract(high[0], low[0]), subtract(high[1], low[1]));
}

/** The box as a polygon. */
export function polygonOf({ low, high }: PlaneBox): Polygon {
  const corner = ([x, y]: readonly [Rational, Rational]): Vertex => [
    x.num * y.den,
    y.num * x.den,
    x.den * y.den,
  ];
  return box(corner(low), corner(high));
}
