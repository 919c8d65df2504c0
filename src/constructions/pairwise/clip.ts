// UNTRUSTED. A clip: a form that is 0 on some balls and 1 on others, and where it serves best.
import { add, compare, rational, subtract } from "../../numbers/index.js";
import type { PairDirection } from "./pair-direction.js";
import { type PointMatrix, projectExact } from "../points/point-matrix.js";
import { type DyadicInterval, dyadicInside } from "../../doubles/short-rational.js";

/** Where a ball is: before the ramp, after it, or neither. */
export const BEFORE = 0;
export const AFTER = 1;
export const ACROSS = 2;

/** The ramp from 0 to 1 over a dyadic interval of w·(x − origin)/unit. */
export interface Clip {
  readonly w: readonly bigint[];
  readonly ramp: DyadicInterval;
  /** BEFORE, AFTER or ACROSS for every ball. */
  readonly sides: Uint8Array;
}

/** An interval in which no ball begins or ends, with what a clip in it would gain. */
interface Slot {
  readonly from: bigint;
  readonly to: bigint;
  readonly gain: number;
}

/** A clip that may be taken. */
export interface Candidate {
  readonly direction: PairDirection;
  readonly values: readonly bigint[];
  readonly slot: Slot;
}

/** Pairs (i, j), entry i·N + j, that some clip still has to set apart: 1, else 0. Symmetric. */
export type Open = Uint8Array;

/** True if the first slot gains more, or as much in more room. */
function isBetter(a: Slot, b: Slot): boolean {
  return a.gain > b.gain || (a.gain === b.gain && a.to - a.from > b.to - b.from);
}

/** The number of open pairs of point k with marked points. */
function countOpen(open: Open, k: number, marked: Uint8Array): number {
  const from = k * marked.length;
  let sum = 0;
  for (let j = 0; j < marked.length; j += 1) sum += (open[from + j] ?? 0) & (marked[j] ?? 0);
  return sum;
}

/**
 * Where along a direction a clip sets most open pairs apart.
 *
 * Ensures  undefined if it sets none apart. No ball begins or ends inside the slot, so none lies in it:
 *          every ball is before it, after it, or reaches beyond it.
 * Cost     a sort of 2N integers, and N operations for each.
 */
export function candidateAlong(
  matrix: PointMatrix,
  direction: PairDirection,
  open: Open,
): Candidate | undefined {
  const values = projectExact(matrix, direction.w);
  const { num, den } = direction.extent;
  const events = values.flatMap((value, k) => [
    { place: value * den - num, k, ends: false },
    { place: value * den + num, k, ends: true },
  ]);
  events.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
  const before = new Uint8Array(matrix.count);
  const after = new Uint8Array(matrix.count).fill(1);
  let gain = 0;
  let best: Slot | undefined;
  events.forEach(({ place, k, ends }, n) => {
    if (ends) {
      gain += countOpen(open, k, after);
      before[k] = 1;
    } else {
      after[k] = 0;
      gain -= countOpen(open, k, before);
    }
    const to = events[n + 1]?.place ?? place;
    const slot = { from: place, to, gain };
    if (gain > 0 && to > place && (best === undefined || isBetter(slot, best))) best = slot;
  });
  return best === undefined ? undefined : { direction, values, slot: best };
}

/** The clip of a candidate. */
export function clipOf({ direction, values, slot }: Candidate): Clip {
  const { w, extent } = direction;
  const low = rational(slot.from, extent.den);
  const high = rational(slot.to, extent.den);
  const sideOf = (value: bigint): number => {
    if (compare(add(rational(value), extent), low) <= 0) return BEFORE;
    return compare(subtract(rational(value), extent), high) >= 0 ? AFTER : ACROSS;
  };
  return { w, ramp: dyadicInside(low, high), sides: Uint8Array.from(values, sideOf) };
}

/** Marks the pairs that a clip sets apart as no longer open; gives their number. */
export function close(open: Open, { sides }: Clip): number {
  const count = sides.length;
  const after: number[] = [];
  sides.forEach((side, j) => {
    if (side === AFTER) after.push(j);
  });
  let closed = 0;
  sides.forEach((side, i) => {
    if (side !== BEFORE) return;
    for (const j of after) {
      closed += open[i * count + j] ?? 0;
      open[i * count + j] = 0;
      open[j * count + i] = 0;
    }
  });
  return closed;
}
