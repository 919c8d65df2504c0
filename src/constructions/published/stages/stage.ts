// UNTRUSTED. One stage: grids along some coordinates, and a code for every cell. For each ball the code
// is at most its own wherever the key is exact, and equal to it on the balls that the stage serves.
import { at } from "../../../numbers/index.js";
import {
  gridAt,
  type Projection,
  type Sought,
  type Span,
  spansOf,
  type StageGrid,
} from "./grid.js";
import type { Wanted } from "./table.js";

/** Cells that one ball may touch: more, and the stage is not worth it. */
const MOST_CELLS = 1024;

/** A ball along all grids of a stage. */
export interface Place {
  readonly spans: readonly Span[];
  /** The key of its cell, if it is in one along every grid. */
  readonly key: bigint | undefined;
}

export interface Stage extends Wanted {
  readonly grids: readonly StageGrid[];
  /** Weights of the grids in the key: products of the numbers of cells before. */
  readonly weights: readonly bigint[];
  readonly places: readonly Place[];
  /** Points whose balls get their code here and in no stage before. */
  readonly served: readonly number[];
}

/** What a stage is accepted for. */
export interface StageTask {
  readonly projections: readonly Projection[];
  /** Code of every point, 0 to top. */
  readonly codes: readonly number[];
  readonly top: number;
  /** Points with a code above 0 that no stage serves so far. */
  readonly open: readonly boolean[];
  /** Further halvings of the ramps. */
  readonly thinner: number;
  /** Projections are in entries of the matrix times this. */
  readonly entryScale: bigint;
}

/** The keys of all cells where the key is exact on some of the ball; undefined if they are too many. */
export function touchedKeys(
  spans: readonly Span[],
  weights: readonly bigint[],
): readonly bigint[] | undefined {
  let keys = [0n];
  for (const [t, { first, last }] of spans.entries()) {
    if (keys.length * (last - first + 1) > MOST_CELLS) return undefined;
    const weight = at(weights, t);
    const next: bigint[] = [];
    for (const key of keys) {
      for (let k = first; k <= last; k += 1) next.push(key + weight * BigInt(k));
    }
    keys = next;
  }
  return keys;
}

function weightsOf(grids: readonly StageGrid[]): bigint[] {
  let weight = 1n;
  return grids.map(({ cells }) => {
    const own = weight;
    weight *= BigInt(cells);
    return own;
  });
}

/** The least code of a ball that touches each cell, for codes below the top. */
function boundsOf(
  { codes, top }: StageTask,
  spans: readonly (readonly Span[])[],
  weights: readonly bigint[],
): Map<bigint, number> | undefined {
  const bounds = new Map<bigint, number>();
  for (const [i, code] of codes.entries()) {
    if (code === top) continue;
    const keys = touchedKeys(at(spans, i), weights);
    if (keys === undefined) return undefined;
    for (const key of keys) if (code < (bounds.get(key) ?? top)) bounds.set(key, code);
  }
  return bounds;
}

/**
 * The stage with these grids, the walls moved so that they miss the balls of `members`.
 *
 * Ensures  undefined if that fails or no open point is served. Everything in it is decided in exact
 *          rationals, whatever proposed it.
 * Cost     one pass over the points a grid, and one over the cells that balls touch.
 */
export function stageAt(
  task: StageTask,
  sought: readonly Sought[],
  members: readonly number[],
): Stage | undefined {
  const grids: StageGrid[] = [];
  for (const one of sought) {
    const grid = gridAt(at(task.projections, one.coordinate), one, members, task.thinner);
    if (grid === undefined) return undefined;
    if (grid.bits > 0) grids.push(grid);
  }
  if (grids.length === 0) return undefined;
  const weights = weightsOf(grids);
  const along = grids.map((grid) => spansOf(at(task.projections, grid.coordinate), grid));
  const spans = task.codes.map((_, i) => along.map((all) => at(all, i)));
  const bounds = boundsOf(task, spans, weights);
  if (bounds === undefined) return undefined;
  const places = spans.map((own): Place => {
    const isInside = own.every((span) => span.isInside);
    const key = own.reduce((sum, { first }, t) => sum + at(weights, t) * BigInt(first), 0n);
    return { spans: own, key: isInside ? key : undefined };
  });
  const needed = new Map<bigint, number>();
  const served = [...task.codes.keys()].filter((i) => {
    const { key } = at(places, i);
    const code = at(task.codes, i);
    if (!at(task.open, i) || key === undefined || (bounds.get(key) ?? task.top) < code)
      return false;
    needed.set(key, code);
    return true;
  });
  return served.length === 0 ? undefined : { grids, weights, places, needed, bounds, served };
}
