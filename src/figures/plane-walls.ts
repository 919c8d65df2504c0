// UNTRUSTED. Where f changes from one affine map to another, and where only a unit changes its phase.
// May import kernel. Borders of cells are compared along their common line, exactly.
import { at } from "../numbers/index.js";
import type { PlaneCell } from "./plane-cells.js";
import { type Line, primitive, signOn, type Vertex } from "./plane-polygon.js";

/** A segment between two points. */
export type Segment = readonly [Vertex, Vertex];

export interface Walls {
  /** f is another affine map on the other side. */
  readonly walls: readonly Segment[];
  /** f is the same affine map on both sides. */
  readonly seams: readonly Segment[];
  /** Connected sets of cells with one affine map that share borders. */
  readonly regions: number;
}

/** The border of a cell on a line: from, to, ascending along it, and on which side the cell is. */
interface Border {
  readonly cell: number;
  readonly side: 1 | -1;
  readonly from: Vertex;
  readonly to: Vertex;
}

/** The same line in one spelling: its first coefficient that is not 0 is positive. */
function spelled(line: Line): Line {
  const [a, b, c] = primitive(line);
  return a < 0n || (a === 0n && b < 0n) ? [-a, -b, -c] : [a, b, c];
}

/** The order of points along a line. */
function along([, b]: Line): (p: Vertex, q: Vertex) => number {
  const axis = b === 0n ? 1 : 0;
  return (p, q) => {
    const difference = p[axis] * q[2] - q[axis] * p[2];
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  };
}

interface OnLine {
  readonly line: Line;
  readonly borders: Border[];
}

function bordersByLine(cells: readonly PlaneCell[]): readonly OnLine[] {
  const found = new Map<string, OnLine>();
  for (const [cell, { polygon }] of cells.entries()) {
    for (const [k, given] of polygon.lines.entries()) {
      const line = spelled(given);
      const key = line.join(" ");
      const group = found.get(key) ?? { line, borders: [] };
      found.set(key, group);
      const ends = [
        at(polygon.vertices, k),
        at(polygon.vertices, (k + 1) % polygon.vertices.length),
      ];
      const [from, to] = ends.sort(along(line));
      const side = signOn(line, polygon);
      if (from !== undefined && to !== undefined && side !== 0) {
        group.borders.push({ cell, side, from, to });
      }
    }
  }
  return [...found.values()];
}

/** Stretches of a line with the cells on both sides; those with a cell on one side only are left out. */
function stretches({ line, borders }: OnLine) {
  const order = along(line);
  const points = borders.flatMap(({ from, to }) => [from, to]).sort(order);
  const breaks = points.filter((p, k) => k === 0 || order(p, at(points, k - 1)) !== 0);
  const places = new Map(breaks.map((p, k) => [p.join(" "), k]));
  const sides = { above: new Map<number, number>(), below: new Map<number, number>() };
  for (const { cell, side, from, to } of borders) {
    const own = side > 0 ? sides.above : sides.below;
    const last = places.get(to.join(" ")) ?? 0;
    for (let k = places.get(from.join(" ")) ?? 0; k < last; k += 1) own.set(k, cell);
  }
  return breaks.slice(0, -1).flatMap((from, k) => {
    const [above, below] = [sides.above.get(k), sides.below.get(k)];
    if (above === undefined || below === undefined) return [];
    return [{ from, to: at(breaks, k + 1), above, below }];
  });
}

/** Sets of cells that are joined two by two. */
class Joined {
  private readonly parents: number[];

  constructor(count: number) {
    this.parents = Array.from({ length: count }, (_, k) => k);
  }

  find(cell: number): number {
    let root = cell;
    for (let up = at(this.parents, root); up !== root; up = at(this.parents, root)) {
      this.parents[root] = at(this.parents, up);
      root = up;
    }
    return root;
  }

  join(a: number, b: number): void {
    this.parents[this.find(a)] = this.find(b);
  }

  get count(): number {
    return this.parents.filter((parent, cell) => parent === cell).length;
  }
}

/** Adds a segment; one that begins where the last one ended continues it. */
function extend(segments: Segment[], from: Vertex, to: Vertex, isFirst: boolean): void {
  const last = segments.at(-1);
  if (!isFirst && last !== undefined && last[1] === from)
    segments[segments.length - 1] = [last[0], to];
  else segments.push([from, to]);
}

/** Walls, seams and linear regions of the cells of a network. */
export function wallsOf(cells: readonly PlaneCell[]): Walls {
  const maps = cells.map(({ output }) => `${output.den} ${output.forms.join(" ")}`);
  const joined = new Joined(cells.length);
  const walls: Segment[] = [];
  const seams: Segment[] = [];
  for (const group of bordersByLine(cells)) {
    const starts = { walls: walls.length, seams: seams.length };
    for (const { from, to, above, below } of stretches(group)) {
      const isSeam = maps[above] === maps[below];
      if (isSeam) joined.join(above, below);
      if (isSeam) extend(seams, from, to, seams.length === starts.seams);
      else extend(walls, from, to, walls.length === starts.walls);
    }
  }
  return { walls, seams, regions: joined.count };
}
