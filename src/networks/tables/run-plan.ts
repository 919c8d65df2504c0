// UNTRUSTED. Sizes of table L2 and the choice of its block length.
import { at, bitLength } from "../../numbers/index.js";
import { denseCount, widened } from "../dense-size.js";
import { digits, type Run } from "./runs.js";
import {
  ANY_ROOM,
  fits,
  mostPerLayer,
  type Room,
  type SelectionShape,
  selectionWidths,
} from "./selection.js";

/** The shape of a table of runs: A blocks of B runs. */
export interface RunShape extends SelectionShape {
  readonly length: number;
  /** κ: digits of a difference of two starts in one block. */
  readonly differenceBits: number;
  /** c: digits of a change of code; 0 when two codes alternate and none is stored. */
  readonly labelBits: number;
}

/**
 * Layer widths from the key unit to the output, B ≥ 2.
 *
 * With E = B − 1 and select = 8A − 2 (4 if A = 1) where one layer selects, for c = 0:
 * P = select + 25 + 31(E − 1) + 12κE; for c > 0:
 * P = select + 44 + 12c + (E − 1)(63 + 20c) + 12κE.
 */
export function runTableWidths(shape: RunShape): number[] {
  const { length, differenceBits, labelBits } = shape;
  const widths = [1, ...selectionWidths(shape, true)];
  for (let e = 1; e < length; e += 1) {
    const last = e === length - 1 ? 1 : 0;
    for (let k = 0; k <= differenceBits; k += 1) widths.push(3);
    widths.push(4 - last);
    if (labelBits === 0) continue;
    for (let k = 0; k <= labelBits; k += 1) widths.push(4 - last);
    widths.push(3 - last);
  }
  return [...widths, 1];
}

/** Digits of a stored change of code: changes lie in (−T, T), T = top + 1, stored as change + T. */
export function labelBitsFor(top: number): number {
  return top === 1 ? 0 : digits(2 * top + 1);
}

/** κ for blocks of B runs when the first block is filled up in front with starts one apart. */
function differenceBitsFor(gaps: Int32Array, runs: number, length: number): number {
  const fill = (length - (runs % length)) % length;
  let bits = 1;
  for (let i = 1; i < runs; i += 1) {
    if ((i + fill) % length !== 0 && (gaps[i] ?? 0) > bits) bits = gaps[i] ?? 0;
  }
  return bits;
}

/**
 * The shape with the fewest parameters when so many units are carried beside it, or undefined if there
 * is but one run, or no room.
 * With two codes B is even, so that every block starts with the same code.
 */
export function bestRunShape(
  runs: readonly Run[],
  top: number,
  carried = 0,
  room: Room = ANY_ROOM,
): RunShape | undefined {
  const count = runs.length;
  if (count < 2) return undefined;
  const gaps = Int32Array.from(runs, ({ start }, i) =>
    i === 0 ? 0 : bitLength(start - at(runs, i - 1).start),
  );
  const labelBits = labelBitsFor(top);
  let best: RunShape | undefined;
  let least = Infinity;
  const longest = Math.max(4, Math.ceil(Math.sqrt(count)));
  for (let length = 2; length <= longest; length += labelBits === 0 ? 2 : 1) {
    const differenceBits = differenceBitsFor(gaps, count, length);
    const blocks = Math.ceil(count / length);
    const perLayer = mostPerLayer(blocks, room, carried, true);
    if (perLayer === undefined) continue;
    const shape = { blocks, perLayer, length, differenceBits, labelBits };
    const widths = runTableWidths(shape);
    const parameters = denseCount(widened(widths, carried));
    if (parameters < least && fits(widths, carried, room)) {
      least = parameters;
      best = shape;
    }
  }
  return best;
}
