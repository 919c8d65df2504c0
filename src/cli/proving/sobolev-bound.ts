// UNTRUSTED. `sobolev --certificate` and `sobolev DATA`: the bound for one setting, or for data, as a certificate.
import { noteOf } from "../../certify/index.js";
import type { Dataset } from "../../dataset/index.js";
import { classBoundData, classBoundLines } from "../../report/class-bound-words.js";
import {
  type ClassBound,
  classBound,
  dataProblem,
  drawnModel,
  drawnProblem,
  type Fitted,
  type ModelKind,
  type NoBound,
  parametersOf,
  sobolevBoundLines,
} from "../../sobolev/index.js";
import type { Rational } from "../../numbers/index.js";
import { answerFound } from "../judging/answer-found.js";
import { provableDataset } from "./beyond-checker.js";
import { withoutPoints } from "../options/data-options.js";
import { EXIT } from "../exit-codes.js";
import { targetOf } from "../options/output-option.js";
import { usageProblem } from "../problem.js";
import { type Progress, progressOn } from "../work/progress.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { HELD_OUT, type SobolevOptions } from "../options/sobolev-options.js";
import { writtenAndChecked } from "./written.js";

/** What the bound is asked for, and where its certificate goes. */
interface BoundTask {
  readonly fitted: Fitted;
  readonly ridge: Rational;
  readonly error: Rational | undefined;
  /** Parameters at most. */
  readonly bounded: number;
  readonly target: string | undefined;
  /** What the certificate says about the data. */
  readonly note: string;
}

const COMMAND = "sobolev";

/** The points of a data file that are not held out, with drawn units. */
function fittedData(
  dataset: Dataset,
  kind: ModelKind,
  units: number,
  heldOut: number | undefined,
  seed: string,
): Fitted {
  const count = heldOut ?? Math.max(1, Math.floor(dataset.points.length / 4));
  if (count >= dataset.points.length) {
    throw usageProblem(
      `${count} of ${dataset.points.length} points cannot be held out`,
      "leave a point to be fitted: give a smaller --held-out",
    );
  }
  const model = drawnModel(kind, dataset.dimension, units, seed);
  return dataProblem(dataset, model, count, seed);
}

const WORDS: Readonly<Record<NoBound, readonly [string, string]>> = {
  "no-such-model": [
    "No model of the class has an error this small, so every bound would be true and say nothing.",
    "Allow a larger --error, or give more units.",
  ],
  "nothing-to-prove": [
    "No bound above 0 was found: f = 0, or a model without slope, may have this error.",
    "Allow a smaller --error.",
  ],
};

async function answerNothing(
  found: NoBound,
  options: CommonOptions,
  session: Session,
): Promise<void> {
  const exit = EXIT.declined;
  session.end(exit);
  if (options.json === true) {
    const decline = { verdict: "declined", code: "nothing-found", reason: found };
    await answerJson(session.io, { command: COMMAND, exit, ...decline });
    return;
  }
  await answerLines(session.io, [`declined code=nothing-found reason=${found}`]);
  await remark(session.io, options, WORDS[found]);
}

function requireSmall({ problem }: Fitted, bounded: number): void {
  const parameters = parametersOf(problem.model);
  if (parameters <= bounded) return;
  throw usageProblem(
    `the bound needs exact solutions of ${parameters} equations, and ${bounded} are allowed`,
    `give fewer --units, or --bounded ${parameters}`,
  );
}

/** Looks for the bound, has its certificate checked, and says what was proved. */
async function answerBound(
  { fitted, ridge, error, bounded, target, note }: BoundTask,
  options: CommonOptions,
  session: Session,
  progress: Progress,
): Promise<void> {
  requireSmall(fitted, bounded);
  progress.say("looking for the bound");
  const found: ClassBound | NoBound = classBound(fitted, ridge, error);
  progress.clear();
  if (typeof found === "string") {
    await answerNothing(found, options, session);
    return;
  }
  const { question, evidence, bound } = found;
  const lines = (): Iterable<string> => sobolevBoundLines(question, evidence, bound, note);
  const verdict = await writtenAndChecked(lines, target, session.io, progress);
  const made = { command: COMMAND, target, exit: EXIT.accepted, option: "--certificate" };
  const beside = { lines: classBoundLines(found), data: { fit: classBoundData(found) } };
  await answerFound(session, options, { ...made, beside }, verdict);
}

/** The one number of a list. */
function only(option: string, list: readonly number[] | undefined): number {
  const [first, ...others] = list ?? [];
  if (first !== undefined && others.length === 0) return first;
  throw usageProblem(
    `a certificate is about one setting: ${option} must be one number`,
    "muball sobolev --dimension 12 --units 24 --points 16 --certificate FILE",
  );
}

/**
 * What is fitted, and where slopes are measured: from a data file, or the first draw of a setting. Undefined if
 * it has been answered that no certificate can hold the data.
 */
async function fittedFor(
  data: string | undefined,
  options: SobolevOptions,
  kind: ModelKind,
  session: Session,
): Promise<Pick<BoundTask, "fitted" | "note"> | undefined> {
  const { dimension, noise, ridge, heldOut, seed } = options;
  const units = only("--units", options.units);
  if (data !== undefined) {
    if (dimension !== undefined || options.points !== undefined) {
      throw usageProblem("the data file says what --dimension and --points are", "leave them out");
    }
    const dataset = await provableDataset(data, COMMAND, withoutPoints(options), session);
    if (dataset === undefined) return undefined;
    return { fitted: fittedData(dataset, kind, units, heldOut, seed), note: noteOf(dataset) };
  }
  const points = only("--points", options.points);
  if (dimension === undefined) throw usageProblem("--dimension is missing", "add --dimension 12");
  const fitted = drawnProblem({
    ...{ kind, dimension, units, points, noise, ridge, seed, repeats: 1 },
    ...{ heldOut: heldOut ?? HELD_OUT, boundedParameters: options.bounded },
  });
  return { fitted, note: "" };
}

/** One bound as a certificate. */
export async function answerBoundFor(
  data: string | undefined,
  options: SobolevOptions,
  session: Session,
): Promise<void> {
  const { certificate, ridge, error, bounded, series, output, svg, model = "random" } = options;
  if (model !== "random" && model !== "tangent") {
    throw usageProblem(
      `certificates are about ReLU features, and ${model} has others`,
      "give --model random or --model tangent",
    );
  }
  if ([series, output, svg].some((option) => option !== undefined)) {
    throw usageProblem(
      "--series, --output and --svg are for series, not for a data file",
      "give --certificate FILE to write the bound of the data",
    );
  }
  const inputs = [data, options.labels].filter((path) => path !== undefined);
  const target = targetOf(certificate, inputs);
  if (certificate !== undefined && target === undefined) {
    throw usageProblem("a certificate goes to a file", "give --certificate FILE");
  }
  const task = await fittedFor(data, options, model, session);
  if (task === undefined) return;
  const progress = progressOn(session.io, options.quiet === true);
  await answerBound({ ...task, ridge, error, bounded, target }, options, session, progress);
}
