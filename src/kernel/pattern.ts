// TRUSTED. Activation patterns: the phases of all hidden units, as runs of equal phases.
// Imports only the kernel. Runs, because a staircase of 20,000 units changes phase once or twice.

/** `count` units in a row with the same phase. */
export interface Run {
  readonly active: boolean;
  readonly count: number;
}

/** The runs of every hidden layer, in order. */
export type Pattern = readonly (readonly Run[])[];

/** The phase of each of `width` units, true for active; undefined if the runs do not add up. */
export function phasesOf(runs: readonly Run[], width: number): readonly boolean[] | undefined {
  let total = 0;
  for (const run of runs) {
    total += run.count;
    if (total > width) return undefined;
  }
  if (total < width) return undefined;
  return runs.flatMap((run) => new Array<boolean>(run.count).fill(run.active));
}

/** The maximal runs of a list of phases. */
export function runsOf(phases: readonly boolean[]): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  phases.forEach((active, n) => {
    if (n + 1 < phases.length && phases[n + 1] === active) return;
    runs.push({ active, count: n + 1 - start });
    start = n + 1;
  });
  return runs;
}
