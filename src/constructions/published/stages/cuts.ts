// UNTRUSTED. What a set of cuts does to all balls, in doubles: which open points it would serve, and at
// what price. The loop that a search for stages spends its time in.
import { type Guard, stageCost } from "./gated-size.js";
import type { Axis } from "./directions.js";

/** Cells that a ball may touch in a proposal. */
const MOST_CELLS = 64;
const LARGEST_KEY = 2 ** 50;
const LARGEST_CELLS = 2 ** 30;

/** What cuts are judged by. */
export interface Balls {
  readonly axes: readonly Pick<Axis, "places" | "least" | "most">[];
  readonly radius: number;
  /** Code of every point, 0 to top. */
  readonly codes: readonly number[];
  readonly top: number;
  /** The points that are still to be served. */
  readonly open: readonly boolean[];
}

/** Parallel walls, a width apart. */
export interface Cut {
  readonly axis: number;
  readonly width: number;
  readonly wall: number;
  /** How far the wall may be moved. */
  readonly aside: number;
}

/** Grids with the open points that they would serve. */
export interface Proposal {
  readonly cuts: readonly Cut[];
  readonly served: readonly number[];
  /** Estimated parameters a point served. */
  readonly price: number;
}

/** The cell of a cut that a place is in, counted from the wall. */
function cellAt(x: number, { wall, width }: Cut): number {
  return Math.floor((x - wall) / width);
}

/** The cells of one cut that balls touch, those of places x − r to x + r for each, from the lowest on. */
interface Cells {
  readonly places: Float64Array;
  readonly cut: Cut;
  readonly lowest: number;
  readonly count: number;
  /** What one cell further adds to a key. */
  readonly weight: number;
}

/** The cells of every cut, or undefined if there are too many of them. */
function cellsOf({ axes, radius }: Balls, cuts: readonly Cut[]): Cells[] | undefined {
  const all: Cells[] = [];
  let weight = 1;
  for (const cut of cuts) {
    const axis = axes[cut.axis];
    if (axis === undefined) return undefined;
    const { places, least, most } = axis;
    const lowest = cellAt(least - radius, cut);
    const count = cellAt(most + radius, cut) - lowest + 1;
    all.push({ places, cut, lowest, count, weight });
    weight *= count;
    if (!(count <= LARGEST_CELLS)) return undefined;
  }
  return weight > LARGEST_KEY ? undefined : all;
}

/** How many cells one ball touches. */
function touchedBy(all: readonly Cells[], radius: number, i: number): number {
  let touched = 1;
  for (const { places, cut } of all) {
    const x = places[i] ?? 0;
    touched *= cellAt(x + radius, cut) - cellAt(x - radius, cut) + 1;
  }
  return touched;
}

/** Writes the keys of the cells that one ball touches; answers with their number. */
function writeKeys(
  all: readonly Cells[],
  radius: number,
  i: number,
  keys: Float64Array,
  from: number,
): number {
  keys[from] = 0;
  let length = 1;
  for (const { places, cut, lowest, weight } of all) {
    const x = places[i] ?? 0;
    const first = cellAt(x - radius, cut) - lowest;
    const last = cellAt(x + radius, cut) - lowest;
    for (let cell = last; cell >= first; cell -= 1) {
      const start = from + length * (cell - first);
      for (let k = 0; k < length; k += 1) keys[start + k] = (keys[from + k] ?? 0) + weight * cell;
    }
    length *= last - first + 1;
  }
  return length;
}

/** The balls by how many cells they touch. */
interface Touched {
  readonly cells: Uint8Array;
  readonly guard: Guard;
  /** How many keys the balls of codes below the top have. */
  readonly keys: number;
}

/** How many cells every ball touches, or undefined if one touches too many. */
function touchedByAll({ codes, top, radius }: Balls, all: readonly Cells[]): Touched | undefined {
  const cells = new Uint8Array(codes.length);
  let guard: Guard = "none";
  let keys = 0;
  for (let i = 0; i < codes.length; i += 1) {
    const touched = touchedBy(all, radius, i);
    if (touched > MOST_CELLS) return undefined;
    cells[i] = touched;
    const isBelow = (codes[i] ?? 0) < top;
    if (isBelow) keys += touched;
    if (touched > 1) guard = isBelow ? "gates" : guard === "none" ? "clip" : guard;
  }
  return { cells, guard, keys };
}

/** Of whole balls, by their keys, those whose cell no ball of a smaller code touches. */
function servedOf(
  { codes, top, radius }: Balls,
  all: readonly Cells[],
  whole: ReadonlyMap<number, number>,
): number[] {
  const bounds = new Map<number, number>();
  for (const key of whole.values()) bounds.set(key, top);
  const keys = new Float64Array(MOST_CELLS);
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? 0;
    if (code >= top) continue;
    const length = writeKeys(all, radius, i, keys, 0);
    for (let k = 0; k < length; k += 1) {
      const bound = bounds.get(keys[k] ?? 0);
      if (bound !== undefined && code < bound) bounds.set(keys[k] ?? 0, code);
    }
  }
  return [...whole].flatMap(([i, key]) => ((bounds.get(key) ?? top) >= (codes[i] ?? 0) ? [i] : []));
}

/** About how many runs a table would have that tells the needed keys from those of smaller codes. */
function runsOf(
  { codes, top, radius }: Balls,
  all: readonly Cells[],
  needed: ReadonlySet<number>,
  others: number,
): number {
  const keys = new Float64Array(needed.size + others);
  keys.set([...needed]);
  let length = needed.size;
  for (let i = 0; i < codes.length; i += 1)
    if ((codes[i] ?? 0) < top) length += writeKeys(all, radius, i, keys, length);
  let runs = 1;
  let isNeeded = false;
  for (const key of keys.sort()) {
    if (needed.has(key) === isNeeded) continue;
    isNeeded = !isNeeded;
    runs += 1;
  }
  return Math.max(2, runs);
}

/**
 * What the cuts do, or undefined if they are of no use, or not below the price.
 *
 * Cost  a pass over the points; none if even all open points served would not lower the price.
 */
export function judged(balls: Balls, cuts: readonly Cut[], below: number): Proposal | undefined {
  const { codes, open, axes, radius } = balls;
  const all = cellsOf(balls, cuts);
  if (all === undefined) return undefined;
  const cells = all.map(({ count }) => count);
  // The price at the least: two runs that begin next to one another.
  const isTooDear = (guard: Guard, served: number): boolean =>
    served === 0 || stageCost(axes.length, guard, cells, 2, 1) / served >= below;
  const most = open.reduce((count, isOpen) => count + Number(isOpen), 0);
  if (isTooDear("none", most)) return undefined;
  const touched = touchedByAll(balls, all);
  if (touched === undefined) return undefined;
  const { guard } = touched;
  const key = new Float64Array(MOST_CELLS);
  const whole = new Map<number, number>();
  for (let i = 0; i < codes.length; i += 1) {
    if (open[i] !== true || touched.cells[i] !== 1) continue;
    writeKeys(all, radius, i, key, 0);
    whole.set(i, key[0] ?? 0);
  }
  if (isTooDear(guard, whole.size)) return undefined;
  const served = servedOf(balls, all, whole);
  if (isTooDear(guard, served.length)) return undefined;
  const needed = new Set(served.map((i) => whole.get(i) ?? 0));
  const size = cells.reduce((product, count) => product * count, 1);
  const spread = Math.log2(size / (needed.size + 1) + 2);
  const runs = runsOf(balls, all, needed, touched.keys);
  const price = stageCost(axes.length, guard, cells, runs, spread) / served.length;
  return price < below ? { cuts, served, price } : undefined;
}
