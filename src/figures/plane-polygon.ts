// UNTRUSTED. Exact geometry of the plane: lines and points in homogeneous integers, convex polygons, cuts.
// May import kernel. No division and no rounding: a point is where two lines meet.
import { at, gcd } from "../numbers/index.js";

/** The affine form a·x + b·y + c, and the line where it is 0. */
export type Line = readonly [a: bigint, b: bigint, c: bigint];

/** The point (x/w, y/w), w > 0, without common divisor. */
export type Vertex = readonly [x: bigint, y: bigint, w: bigint];

/** A convex polygon; edge k lies on line k, from vertex k to vertex k + 1. */
export interface Polygon {
  readonly vertices: readonly Vertex[];
  readonly lines: readonly Line[];
}

/** The triple without its common divisor; unchanged if it is 0. */
export function primitive([a, b, c]: Line): Line {
  const divisor = gcd(gcd(a, b), c);
  return divisor <= 1n ? [a, b, c] : [a / divisor, b / divisor, c / divisor];
}

/** The point where two lines meet. Requires: they are not parallel. */
export function meet([a, b, c]: Line, [d, e, f]: Line): Vertex {
  const w = a * e - b * d;
  const sign = w < 0n ? -1n : 1n;
  return primitive([sign * (b * f - c * e), sign * (c * d - a * f), sign * w]);
}

/** The sign of the form at a point. */
export function signAt([a, b, c]: Line, [x, y, w]: Vertex): -1 | 0 | 1 {
  const value = a * x + b * y + c * w;
  return value === 0n ? 0 : value < 0n ? -1 : 1;
}

/** The sign of the form inside a polygon that it does not cut. */
export function signOn(line: Line, { vertices }: Polygon): -1 | 0 | 1 {
  for (const vertex of vertices) {
    const sign = signAt(line, vertex);
    if (sign !== 0) return sign;
  }
  return 0;
}

/** The box between two corners. */
export function box(low: Vertex, high: Vertex): Polygon {
  const lines: readonly Line[] = [
    [0n, low[2], -low[1]],
    [high[2], 0n, -high[0]],
    [0n, high[2], -high[1]],
    [low[2], 0n, -low[0]],
  ].map(([a = 0n, b = 0n, c = 0n]) => primitive([a, b, c]));
  const vertices = lines.map((line, k) => meet(at(lines, (k + 3) % 4), line));
  return { vertices, lines };
}

/** The part of a polygon where signs are not of the other side. Requires: both sides occur. */
function clipped({ vertices, lines }: Polygon, cut: Line, inward: readonly number[]): Polygon {
  const kept: Vertex[] = [];
  const edges: Line[] = [];
  const push = (vertex: Vertex, edge: Line): void => {
    kept.push(vertex);
    edges.push(edge);
  };
  for (const [k, vertex] of vertices.entries()) {
    const here = at(inward, k);
    const next = at(inward, (k + 1) % vertices.length);
    const edge = at(lines, k);
    if (here > 0) push(vertex, edge);
    else if (here === 0) push(vertex, next < 0 ? cut : edge);
    if (here > 0 && next < 0) push(meet(edge, cut), cut);
    if (here < 0 && next > 0) push(meet(edge, cut), edge);
  }
  return { vertices: kept, lines: edges };
}

/** The parts of a polygon on either side of a line; itself alone if the line only touches it. */
export function split(polygon: Polygon, form: Line): readonly Polygon[] {
  const signs = polygon.vertices.map((vertex) => signAt(form, vertex));
  if (!signs.includes(1) || !signs.includes(-1)) return [polygon];
  const cut = primitive(form);
  return [
    clipped(polygon, cut, signs),
    clipped(
      polygon,
      cut,
      signs.map((sign) => -sign),
    ),
  ];
}
