// UNTRUSTED. Two points side by side for a reader: as images, in the plane, or as a table of coordinates.
import { near } from "../doubles/near.js";
import type { SvgElement } from "../figures/index.js";
import { unitBall } from "../figures/ball-outline.js";
import { element } from "../figures/svg.js";
import type { Norm } from "../kernel/index.js";
import { entry, type Rational, type Scaled, subtract } from "../numbers/index.js";
import { decimalText, shown } from "../report/number.js";
import { isImage, pointDrawing } from "./point-drawing.js";

/** What is drawn of two points, and a row per coordinate where there are few of them. */
export interface TwoPoints {
  readonly drawings: readonly SvgElement[];
  readonly head: readonly string[];
  readonly coordinates: readonly (readonly string[])[];
}

/** A second point, and what it is called. */
export interface Other {
  readonly point: Scaled;
  readonly name: string;
}

/** Coordinates that are listed. */
const MOST_ROWS = 24;
const SIZE = 200;
const HALF = SIZE / 2;
/** Pixels of the radius. */
const RADIUS = 70;

function coordinatesNear(point: Scaled): readonly number[] {
  return point.ints.map((_, k) => near(entry(point, k)));
}

/** The ball about x in the plane, and another point. The scale is that of the ball: what is far stands at the edge. */
function inPlane(x: Scaled, other: Other | undefined, norm: Norm, radius: Rational): SvgElement {
  const scale = RADIUS / near(radius);
  const away = (to: Scaled): readonly number[] =>
    x.ints.map((_, k) => near(subtract(entry(to, k), entry(x, k))) * scale);
  const limit = (value: number): number => Math.max(6, Math.min(SIZE - 6, HALF + value));
  const outline = unitBall(norm).map(([a, b]) => `${HALF + a * RADIUS},${HALF - b * RADIUS}`);
  const dot = (cx: number, cy: number, fill: string, name: string): readonly SvgElement[] => [
    element("circle", { cx, cy, r: 4, fill }),
    element("text", { x: Math.min(cx + 7, SIZE - 22), y: cy + 14, "font-size": 13 }, name),
  ];
  const beside = ([dx = 0, dy = 0]: readonly number[], name: string): readonly SvgElement[] =>
    dot(limit(dx), limit(-dy), "#a01414", name);
  const box = { viewBox: `0 0 ${SIZE} ${SIZE}`, width: SIZE, height: SIZE };
  return element(
    "svg",
    {
      ...box,
      role: "img",
      "aria-label": `the ball in the plane about x${other ? `, and ${other.name}` : ""}`,
    },
    element("path", { d: `M${outline.join("L")}Z`, fill: "none", stroke: "#555555" }),
    ...dot(HALF, HALF, "#0063a6", "x"),
    ...(other === undefined ? [] : beside(away(other.point), other.name)),
  );
}

/** x, and another point if there is one. Requires: as many coordinates in each, radius > 0. */
export function twoPoints(
  x: Scaled,
  other: Other | undefined,
  norm: Norm,
  radius: Rational,
): TwoPoints {
  const d = x.ints.length;
  if (isImage(d) || d > MOST_ROWS) {
    const points = other === undefined ? [x] : [x, other.point];
    return {
      drawings: points.map((point) => pointDrawing(coordinatesNear(point))),
      head: [],
      coordinates: [],
    };
  }
  return {
    drawings: d === 2 ? [inPlane(x, other, norm, radius)] : [],
    head: ["Coordinate", "x", ...(other ? [other.name, "Difference"] : [])],
    coordinates: x.ints.map((_, k) => {
      const a = entry(x, k);
      if (other === undefined) return [`${k}`, shown(a)];
      const b = entry(other.point, k);
      return [`${k}`, shown(a), shown(b), decimalText(subtract(b, a))];
    }),
  };
}
