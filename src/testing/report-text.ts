// UNTRUSTED. What came of the trials of a construction, and its lines for people.
import { visible } from "../report/visible.js";
import type { Fate, Fault } from "./trial.js";

/** The trial that fails, as small as it could be made. */
export interface FailedTrial {
  readonly fault: Fault;
  readonly points: readonly (readonly string[])[];
  readonly labels: readonly number[];
  readonly norm: string;
  readonly radius: string;
  /** ρ of the trial. */
  readonly ratio: string;
  /** The dataset as its canonical text, for a file that every command reads. */
  readonly dataset: string;
  /** For the option `path`. */
  readonly path: string;
  readonly shrinks: number;
}

/** What came of the trials. */
export interface TrialReport {
  /** True if no trial failed, and at least one network was proved or could not be refuted. */
  readonly holds: boolean;
  readonly name: string;
  /** Trials by fate, shrinking left out. */
  readonly counts: Readonly<Record<Fate["status"], number>>;
  readonly seed: number;
  readonly failed: FailedTrial | undefined;
  /** The call that tries the failed trial again, or all of them. */
  readonly again: string;
  /** All of this in lines for people. */
  readonly text: string;
}

function faultLines(fault: Fault): readonly string[] {
  switch (fault.kind) {
    case "threw":
    case "no-network":
      return [`${fault.kind}: ${visible(fault.message)}`];
    case "unreached":
      return [`unreached: it says that it has no network: ${visible(fault.message)}`];
    case "unproved":
      return [`unproved: no wrong point was found, and no proof (${fault.code})`];
    case "wrong-label": {
      const { ball, point, outputs, label, got } = fault;
      const has = got === undefined ? "no label" : `the label ${got}`;
      return [
        `wrong-label: a point of ball ${ball} has ${has}, not ${label}`,
        `  point    (${point.join(", ")})`,
        `  outputs  (${outputs.join(", ")})`,
      ];
    }
  }
}

function trialLines(failed: FailedTrial): readonly string[] {
  const { points, labels, norm, radius, ratio, shrinks } = failed;
  return [
    ...faultLines(failed.fault),
    `  norm     p = ${norm}`,
    `  radius   ${radius}, which is ${ratio} of the separation or a little less`,
    ...points.map(
      (point, i) => `  ball ${i}   (${point.join(", ")}) has the label ${labels[i] ?? ""}`,
    ),
    `  shrunk   ${shrinks} times`,
  ];
}

/** The lines of a report, without the last line feed. */
export function reportText(report: Omit<TrialReport, "text">): string {
  const { name, counts, failed, seed, again, holds } = report;
  const { proved, unproved, declined } = counts;
  const sums = `${proved} proved, ${unproved} neither proved nor refuted, ${declined} without a network`;
  if (failed !== undefined) {
    const first = `${name} fails: ${sums} before`;
    return [first, ...trialLines(failed), `  again    ${again}`].join("\n");
  }
  const words = holds ? "no failure found" : "says nothing: it never gave a network";
  return `${name}: ${words}; ${sums} (seed ${seed})`;
}
