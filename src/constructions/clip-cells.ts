// UNTRUSTED. Cells: sets of points of one class, each told from all other classes by a few clips.
import { at } from "../numbers/index.js";
import { ACROSS, type Clip } from "./clip.js";
import type { PointMatrix } from "./point-matrix.js";

/** Points with the clips that all their balls are on one side of. */
export interface Cell {
  readonly label: number;
  readonly members: readonly number[];
  /** Clips by number, each with the side of the cell: every other ball is on the other side of one. */
  readonly walls: readonly { readonly clip: number; readonly side: number }[];
}

/** A cell while it grows: its side of every clip, ACROSS if its balls do not agree. */
interface Growing {
  readonly label: number;
  readonly members: number[];
  sides: Uint8Array;
  /** A ball of another class that was in the way before: looked at first. */
  witness: number;
}

/** The sides of all clips for each point. */
function sidesOfPoints(count: number, clips: readonly Clip[]): Uint8Array[] {
  return Array.from({ length: count }, (_, i) =>
    Uint8Array.from(clips, ({ sides }) => sides[i] ?? ACROSS),
  );
}

/** Some clip has the cell on one side and the ball on the other. */
function isTold(cell: Uint8Array, ball: Uint8Array): boolean {
  for (let n = 0; n < cell.length; n += 1) {
    const side = cell[n] ?? ACROSS;
    if (side !== ACROSS && ball[n] === 1 - side) return true;
  }
  return false;
}

/** Adds point i to the cell if it stays told from all balls of other classes. */
function join(cell: Growing, i: number, own: readonly Uint8Array[], labels: Int32Array): boolean {
  const added = at(own, i);
  const sides = cell.sides.map((side, n) => (side === added[n] ? side : ACROSS));
  if (cell.witness >= 0 && !isTold(sides, at(own, cell.witness))) return false;
  for (const [j, ball] of own.entries()) {
    if (labels[j] === cell.label || isTold(sides, ball)) continue;
    cell.witness = j;
    return false;
  }
  cell.sides = sides;
  cell.members.push(i);
  return true;
}

/** As few walls as are found greedily: the one that tells most of the balls that are left. */
function wallsOf(
  cell: Growing,
  own: readonly Uint8Array[],
  labels: Int32Array,
  isUsed: Uint8Array,
): Cell["walls"] {
  let left = own.filter((_, j) => labels[j] !== cell.label);
  const walls: { clip: number; side: number }[] = [];
  const tells = (clip: number, ball: Uint8Array): boolean =>
    ball[clip] === 1 - (cell.sides[clip] ?? ACROSS);
  while (left.length > 0) {
    let best = 0;
    let most = -1;
    cell.sides.forEach((side, clip) => {
      if (side === ACROSS) return;
      const told = left.reduce((sum, ball) => sum + (tells(clip, ball) ? 1 : 0), 0);
      // Among equals a clip that other cells need anyway.
      const worth = told === 0 ? 0 : 2 * told + (isUsed[clip] ?? 0);
      if (worth > most) [best, most] = [clip, worth];
    });
    const next = left.filter((ball) => !tells(best, ball));
    if (next.length === left.length) break;
    walls.push({ clip: best, side: cell.sides[best] ?? ACROSS });
    isUsed[best] = 1;
    left = next;
  }
  return walls.sort((a, b) => a.clip - b.clip);
}

/**
 * Cells that hold all points of the classes other than `base`.
 *
 * Requires  every two differently labelled balls are on the two sides of some clip.
 * Ensures   every ball of another class is, for some wall of a cell, on the side where the cell is not;
 *           every member's ball is on the cell's side of all its walls.
 * Cost      for each point and cell a look at the balls and clips until one is in the way.
 */
export function cellsOf(matrix: PointMatrix, clips: readonly Clip[], base: number): Cell[] {
  const { labels, count } = matrix;
  const own = sidesOfPoints(count, clips);
  const cells: Growing[] = [];
  labels.forEach((label, i) => {
    if (label === base) return;
    if (cells.some((cell) => cell.label === label && join(cell, i, own, labels))) return;
    cells.push({ label, members: [i], sides: at(own, i).slice(), witness: -1 });
  });
  const isUsed = new Uint8Array(clips.length);
  return cells.map((cell) => ({
    label: cell.label,
    members: cell.members,
    walls: wallsOf(cell, own, labels, isUsed),
  }));
}

/** The clips that are walls of some cell, and the cells with these clips numbered anew. */
export function needed(
  clips: readonly Clip[],
  cells: readonly Cell[],
): { readonly clips: readonly Clip[]; readonly cells: readonly Cell[] } {
  const used = [...new Set(cells.flatMap(({ walls }) => walls.map(({ clip }) => clip)))];
  used.sort((a, b) => a - b);
  const numbers = new Map(used.map((clip, n) => [clip, n]));
  return {
    clips: used.map((clip) => at(clips, clip)),
    cells: cells.map((cell) => ({
      ...cell,
      walls: cell.walls.map(({ clip, side }) => ({ clip: numbers.get(clip) ?? 0, side })),
    })),
  };
}
