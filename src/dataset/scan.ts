// UNTRUSTED. Walks all pairs of differently labelled rows and lets other work happen in between.
// May import node:timers.
import { setImmediate } from "node:timers/promises";
import type { Grid } from "./grid.js";
import type { RowMeasure } from "./row-measure.js";

/** Tells how many of how many pairs have been compared. */
export type Progress = (done: number, total: number) => void;

/** Rows compared with one row while that is in the cache. */
const TILE = 16;
const PAUSE_MILLISECONDS = 100;

/** Pairs of differently labelled rows. */
export function countPairs(grid: Grid): number {
  return grid.order.reduce((sum, _, row) => sum + grid.order.length - (grid.classEnd[row] ?? 0), 0);
}

/**
 * Calls `visit` for every pair of rows whose measure is at most the limit, and takes the limit that
 * it returns. Pairs above the limit are not visited.
 *
 * Cost  all pairs, each until its partial sum is above the limit. Pauses about ten times a second.
 */
export async function scanPairs(
  grid: Grid,
  measure: RowMeasure,
  visit: (r: number, s: number, value: number) => number,
  progress?: Progress,
): Promise<void> {
  const rows = grid.order.length;
  const total = countPairs(grid);
  let limit = Infinity;
  let done = 0;
  let paused = performance.now();
  for (let first = 0; first < rows; ) {
    const others = grid.classEnd[first] ?? rows;
    const last = Math.min(first + TILE, others);
    for (let s = others; s < rows; s += 1) {
      for (let r = first; r < last; r += 1) {
        const value = measure(r, s, limit);
        if (value <= limit) limit = visit(r, s, value);
      }
    }
    done += (last - first) * (rows - others);
    first = last;
    if (performance.now() - paused >= PAUSE_MILLISECONDS) {
      progress?.(done, total);
      await setImmediate();
      paused = performance.now();
    }
  }
  progress?.(total, total);
}
