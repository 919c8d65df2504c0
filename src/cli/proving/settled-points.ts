// UNTRUSTED. All points of a dataset, settled one by one, on several threads.
import type { StopReason } from "../../constructions/index.js";
import { at, type Rational } from "../../numbers/index.js";
import { resultLines } from "../../report/result-lines.js";
import { type Labelled, type Largest, type PointSearch, pointSearch } from "../../trained/index.js";
import type { Progress } from "../work/progress.js";
import { answersOf, type Threads } from "../work/shared-search.js";

/** What a thread is told of each point: the radius that is claimed, or from which the largest is sought. */
export type PointTask = readonly [labelled: Labelled, radius: Rational];

/** All points, and why those that are open were not settled, if there was no time. */
export interface Settled {
  readonly all: readonly Largest[];
  readonly stopped: StopReason | undefined;
}

const OPEN: Largest = { evidence: { result: "open" } };

/** Tells how many points have which result so far. */
function teller(progress: Progress, total: number): (found?: Largest) => void {
  const counts = { robust: 0, refuted: 0, wrong: 0, open: 0 };
  let done = 0;
  return (found) => {
    if (found !== undefined) {
      counts[found.evidence.result] += 1;
      done += 1;
    }
    progress.count(`settling points (${resultLines(counts)[0] ?? ""})`, done, total);
  };
}

/**
 * What is found of each point, in the order of the data.
 *
 * Shapes   `radius`: the radius of all; with `largest` where the search begins, until the first point that is robust:
 *          its radius is where all later points begin.
 * Ensures  the same for every number of threads, unless some time is over.
 * Fails    as a thread does.
 */
export async function settledPoints(
  search: PointSearch,
  points: readonly Labelled[],
  radius: Rational,
  threads: Threads,
  progress: Progress,
): Promise<Settled> {
  const { over } = threads;
  const settleOne = pointSearch(search, () => over() !== undefined);
  const tell = teller(progress, points.length);
  const all: Largest[] = [];
  let first = search.largest ? undefined : radius;
  const task = (index: number): PointTask => {
    const { point, label } = at(points, index);
    return [{ point, label }, first ?? radius];
  };
  const steps = {
    ...{ count: points.length, module: "../proving/point-thread.js", search, task },
    here: (index: number) => settleOne(...task(index)),
    isApart: () => first !== undefined,
  };
  tell();
  for await (const found of answersOf(steps, threads)) {
    const one = found ?? OPEN;
    first ??= one.robust;
    all.push(one);
    tell(one);
  }
  const isOpen = all.some(({ evidence }) => evidence.result === "open");
  return { all, stopped: isOpen ? over() : undefined };
}
