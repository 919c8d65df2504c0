// UNTRUSTED. Cells: sets of points of one class, each told from all other classes by a few walls.
import { at } from "../../numbers/index.js";
import { ACROSS, AFTER, BEFORE, type Clip } from "./clip.js";
import type { PointMatrix } from "../points/point-matrix.js";

/** A clip with the side that is inside; the other side is beyond the wall. */
export interface Wall {
  readonly clip: Clip;
  readonly side: number;
}

/** Points of one class whose balls are all inside the same walls. */
export interface Cell {
  readonly label: number;
  readonly members: readonly number[];
  /** Walls by number: every ball of another class is beyond one. */
  readonly walls: readonly number[];
}

/** Cells, and the walls of all of them, each once. */
export interface Cells {
  readonly walls: readonly Wall[];
  readonly cells: readonly Cell[];
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

/** The number of a wall: twice its clip, and one more if the inside is after it. */
function wallNumber(clip: number, side: number): number {
  return 2 * clip + (side === AFTER ? 1 : 0);
}

/** As few walls as are found greedily: the one that tells most of the balls that are left. */
function wallsOf(
  cell: Growing,
  own: readonly Uint8Array[],
  labels: Int32Array,
  isUsed: Uint8Array,
): number[] {
  let left = own.filter((_, j) => labels[j] !== cell.label);
  const walls: number[] = [];
  const tells = (clip: number, ball: Uint8Array): boolean =>
    ball[clip] === 1 - (cell.sides[clip] ?? ACROSS);
  while (left.length > 0) {
    let best = 0;
    let most = -1;
    cell.sides.forEach((side, clip) => {
      if (side === ACROSS) return;
      const told = left.reduce((sum, ball) => sum + (tells(clip, ball) ? 1 : 0), 0);
      // Among equals a wall that other cells need anyway.
      const worth = told === 0 ? 0 : 2 * told + (isUsed[wallNumber(clip, side)] ?? 0);
      if (worth > most) [best, most] = [clip, worth];
    });
    const next = left.filter((ball) => !tells(best, ball));
    if (next.length === left.length) break;
    const wall = wallNumber(best, cell.sides[best] ?? ACROSS);
    walls.push(wall);
    isUsed[wall] = 1;
    left = next;
  }
  return walls;
}

/**
 * Cells that hold all points of the classes other than `base`.
 *
 * Requires  every two differently labelled balls are on the two sides of some clip.
 * Ensures   every ball of another class is beyond some wall of a cell; every member's ball is inside all
 *           its walls. Each wall of a cell tells a ball that its others do not, so there are at most as
 *           many walls as pairs of a cell and a ball of another class.
 * Cost      for each point and cell a look at the balls and clips until one is in the way.
 */
export function cellsOf(matrix: PointMatrix, clips: readonly Clip[], base: number): Cells {
  const { labels, count } = matrix;
  const own = sidesOfPoints(count, clips);
  const growing: Growing[] = [];
  labels.forEach((label, i) => {
    if (label === base) return;
    if (growing.some((cell) => cell.label === label && join(cell, i, own, labels))) return;
    growing.push({ label, members: [i], sides: at(own, i).slice(), witness: -1 });
  });
  const isUsed = new Uint8Array(2 * clips.length);
  const numbered = growing.map((cell) => wallsOf(cell, own, labels, isUsed));
  const used = [...isUsed.keys()].filter((wall) => isUsed[wall] === 1);
  const places = new Map(used.map((wall, n) => [wall, n]));
  return {
    walls: used.map((wall) => ({
      clip: at(clips, Math.floor(wall / 2)),
      side: wall % 2 === 1 ? AFTER : BEFORE,
    })),
    cells: growing.map(({ label, members }, n) => ({
      label,
      members,
      walls: at(numbered, n)
        .map((wall) => places.get(wall) ?? 0)
        .sort((a, b) => a - b),
    })),
  };
}
