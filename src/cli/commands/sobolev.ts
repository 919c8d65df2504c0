// UNTRUSTED. `sobolev`: how the Sobolev seminorm of feature models grows with points and units, exactly.
import type { Command } from "commander";
import { sobolevFigure, svgLines } from "../../figures/index.js";
import {
  type MeasuredSeries,
  sobolevCsv,
  sobolevData,
  sobolevLines,
} from "../../report/sobolev-rows.js";
import {
  exponentOf,
  type Grid,
  isKernel,
  measure,
  Preparation,
  type Row,
  SERIES,
  type Series,
  settingsOf,
  type Shared,
} from "../../sobolev/index.js";
import { addDataOptions } from "../options/data-options.js";
import { targetOf } from "../options/output-option.js";
import { usageProblem } from "../problem.js";
import { type Progress, progressOn } from "../work/progress.js";
import { answerJson, answerLines, remark, type Session } from "../session.js";
import { answerBoundFor } from "../proving/sobolev-bound.js";
import { addSobolevOptions, HELD_OUT, type SobolevOptions } from "../options/sobolev-options.js";
import { type Output, writeFiles } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

const COMMAND = "sobolev";

const EXAMPLE = `
Examples:
  $ muball sobolev
  $ muball sobolev --series descents-random --output descents.csv --svg descents.svg
  $ muball sobolev --model tangent --dimension 8 --units 4,8 --points 4,8,16,32 --json
  $ muball sobolev --model kernel-erf --dimension 32 --points 4,8,16
  $ muball sobolev --dimension 12 --units 24 --points 16 --certificate steep.muball
  $ muball sobolev iris.csv --units 24 --ridge 1/1000 --certificate iris.steep.muball

How steep is a fitted model on average, and how flat could it have been? S = sqrt(E|grad f|^2) is the
Sobolev seminorm: the root mean square slope. This draws points, labels x_1 + noise and ReLU features
from a seed, all rational. It fits them by least norm, or with a ridge. It measures S exactly, and the
least S that a model of the class with the same error can have.
Without options it measures all its series, which show sqrt(n), sqrt(n/k) and the peaks, for ReLU, for
other activations, and for kernels of infinite width. erf, tanh and the kernels are enclosed.
That takes some minutes; --series takes one of them.
With --certificate it takes one setting, or the points of a data file. It writes the least S of all
models over the same features that fit as well, as a certificate that muball check judges.
Some points of a data file are held out, and slopes are measured there. Targets are -1 and 1 for two
classes, else 0, 1, 2, ... in the order of the classes. docs/sobolev.md has the proofs.
`;

/** The series that the options ask for. */
function seriesFor(options: SobolevOptions): readonly Series[] {
  const { series, model, dimension, units, points } = options;
  const own = [model, dimension, units, points];
  if (own.every((part) => part === undefined)) {
    return series === undefined ? SERIES : SERIES.filter(({ name }) => name === series);
  }
  const kind = model ?? "random";
  if (isKernel(kind) && units !== undefined) {
    throw usageProblem(`${kind} is of infinite width`, "leave out --units");
  }
  const widths = isKernel(kind) ? [Number.POSITIVE_INFINITY] : units;
  if (dimension === undefined || widths === undefined || points === undefined) {
    throw usageProblem(
      "a series of your own needs --dimension, --units and --points",
      "muball sobolev --model random --dimension 12 --units 24 --points 8,16,32",
    );
  }
  const grid = widths.map((k): Grid => ({ kind, dimension, units: k, points }));
  return [{ name: "own", law: "settings from the command line", grid }];
}

/** Measures a series row by row, and lets signals in between. */
async function measured(
  series: Series,
  shared: Shared,
  progress: Progress,
): Promise<MeasuredSeries> {
  const settings = settingsOf(series.grid, shared);
  const preparation = new Preparation();
  const rows: Row[] = [];
  for (const setting of settings) {
    progress.count(series.name, rows.length, settings.length);
    await new Promise((resolve) => setImmediate(resolve));
    rows.push(measure(setting, preparation));
  }
  const { name, law, against } = series;
  const value = against && exponentOf(rows, against);
  return { name, law, rows, ...(against && value && { exponent: { against, value } }) };
}

async function run(
  data: string | undefined,
  options: SobolevOptions,
  session: Session,
): Promise<void> {
  if (data !== undefined || options.certificate !== undefined) {
    await answerBoundFor(data, options, session);
    return;
  }
  if (options.error !== undefined) {
    throw usageProblem("--error is for one bound", "add --certificate FILE");
  }
  const target = targetOf(options.output, []);
  const drawing = targetOf(options.svg, target === undefined ? [] : [target]);
  if (options.svg !== undefined && drawing === undefined) {
    throw usageProblem("the figure of a series goes to a file", "give --svg FILE");
  }
  const asked = seriesFor(options);
  const { noise, ridge, repeats, heldOut = HELD_OUT, bounded, seed, output } = options;
  const shared = { noise, ridge, repeats, heldOut, seed, boundedParameters: bounded };
  const progress = progressOn(session.io, options.quiet === true);
  const found: MeasuredSeries[] = [];
  for (const series of asked) found.push(await measured(series, shared, progress));
  progress.clear();
  const written: readonly Output[] = [
    ...(target === undefined ? [] : [{ path: target, lines: sobolevCsv(found) }]),
    ...(drawing === undefined ? [] : [{ path: drawing, lines: svgLines(sobolevFigure(found)) }]),
  ];
  await writeFiles(written);
  if (options.json === true) {
    const data = { ...sobolevData(found), output: target ?? null };
    await answerJson(session.io, { command: COMMAND, exit: 0, ...data });
  } else if (output === "-") await answerLines(session.io, sobolevCsv(found));
  else await answerLines(session.io, sobolevLines(found));
  await remark(
    session.io,
    options,
    written.map(({ path }) => `wrote ${path}`),
  );
}

export function addSobolev(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND);
  addSobolevOptions(command)
    .addHelpText("after", EXAMPLE)
    .argument("[data]", "data file; default: points are drawn");
  addDataOptions(command).action((data: string | undefined, options: SobolevOptions) =>
    run(data, options, session),
  );
}
