// UNTRUSTED. What a stage looks up: the code of the cells it is for, elsewhere any code that does no
// harm. The maximum of all stages tolerates every code up to that of the ball.
import { at } from "../../../numbers/index.js";
import { type Entry, smallestTable, type TablePlan, tablePlans } from "../../../networks/index.js";

/** The codes that a key may be given: from `least` to `most`. */
interface Allowed {
  readonly key: bigint;
  readonly least: number;
  readonly most: number;
}

/** What a stage has to look up. */
export interface Wanted {
  /** Keys of cells that the stage is for, with their codes ≥ 1. */
  readonly needed: ReadonlyMap<bigint, number>;
  /** The least code of a ball that touches the cell; absent if none is below the largest code. */
  readonly bounds: ReadonlyMap<bigint, number>;
}

/** A table, and the code that it gives to a key ≥ 0 (−1 where table L1 gives none). */
export interface StageTable {
  readonly plan: TablePlan;
  readonly codeOf: (key: bigint) => number;
}

function allowedKeys({ needed, bounds }: Wanted): Allowed[] {
  const allowed: Allowed[] = [];
  for (const [key, code] of needed) allowed.push({ key, least: code, most: code });
  for (const [key, most] of bounds) if (!needed.has(key)) allowed.push({ key, least: 0, most });
  return allowed.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** As few runs of one code as possible, the first from key 0 on: at least two. */
function fewestRuns(allowed: readonly Allowed[]): Entry[] {
  const runs: Entry[] = [];
  let run: Allowed = { key: 0n, least: 0, most: Infinity };
  for (const { key, least, most } of allowed) {
    const both = {
      key: run.key,
      least: Math.max(least, run.least),
      most: Math.min(most, run.most),
    };
    if (both.least <= both.most) run = both;
    else {
      runs.push({ key: run.key, code: run.least });
      run = { key, least, most };
    }
  }
  runs.push({ key: run.key, code: run.least });
  const last = allowed[allowed.length - 1]?.key ?? 0n;
  if (runs.length === 1) runs.push({ key: last + 1n, code: run.least > 0 ? 0 : 1 });
  return runs;
}

/** The code of the last run that starts at or before the key. */
function codeIn(runs: readonly Entry[], key: bigint): number {
  let [low, high] = [0, runs.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at(runs, middle).key <= key) low = middle;
    else high = middle;
  }
  return at(runs, low).code;
}

/**
 * The table with the fewest parameters beside `carried` units.
 *
 * Requires  a needed key; its code is at most its bound.
 * Ensures   needed keys have their codes, and no key has a code above its bound.
 */
export function stageTable(wanted: Wanted, top: number, carried: number): StageTable {
  const allowed = allowedKeys(wanted);
  const runs = fewestRuns(allowed);
  const entries = allowed.flatMap(({ key, least }): Entry[] =>
    wanted.needed.has(key) ? [{ key, code: least }] : [],
  );
  const plan = smallestTable([
    ...tablePlans(runs, top, carried).filter(({ name }) => name !== "L1"),
    ...tablePlans(entries, top, carried).filter(({ name }) => name === "L1"),
  ]);
  const codeOf = (key: bigint): number =>
    plan.name === "L1" ? (wanted.needed.get(key) ?? -1) : codeIn(runs, key);
  return { plan, codeOf };
}
