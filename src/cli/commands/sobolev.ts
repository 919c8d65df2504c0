// UNTRUSTED. `sobolev`: how the Sobolev seminorm of feature models grows with points and units, exactly.
import { type Command, InvalidArgumentError, Option } from "commander";
import { sobolevFigure, svgLines } from "../../figures/index.js";
import { compare, type Rational, rational, ZERO } from "../../kernel/index.js";
import {
  type MeasuredSeries,
  sobolevCsv,
  sobolevData,
  sobolevLines,
} from "../../report/sobolev-rows.js";
import {
  exponentOf,
  type Grid,
  measure,
  type ModelKind,
  Preparation,
  type Row,
  SERIES,
  type Series,
  settingsOf,
  type Shared,
} from "../../sobolev/index.js";
import { exactNumber } from "../number-options.js";
import { targetOf } from "../output-option.js";
import { usageProblem } from "../problem.js";
import { type Progress, progressOn } from "../progress.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { type Output, writeFiles } from "../write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions {
  readonly series?: string;
  readonly model?: ModelKind;
  readonly dimension?: number;
  readonly units?: readonly number[];
  readonly points?: readonly number[];
  readonly noise: Rational;
  readonly ridge: Rational;
  readonly repeats: number;
  readonly heldOut: number;
  readonly bounded: number;
  readonly seed: string;
  readonly output?: string;
  readonly svg?: string;
}

const COMMAND = "sobolev";

const EXAMPLE = `
Examples:
  $ muball sobolev
  $ muball sobolev --series descents-random --output descents.csv --svg descents.svg
  $ muball sobolev --model tangent --dimension 8 --units 4,8 --points 4,8,16,32 --json

Draws points, labels x_1 + noise and ReLU features from a seed, all rational; fits by least norm, or with
a ridge; and measures S = sqrt(E|grad f|^2) exactly, beside the least S that the class can have. Without
options: four series that show sqrt(n), sqrt(n/k) and the peaks. docs/sobolev.md has the proofs.
`;

/** An integer from 1 to a limit. */
function count(most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,6}$/u.test(text.trim()) ? Number.parseInt(text, 10) : 0;
    if (value >= 1 && value <= most) return value;
    throw new InvalidArgumentError(`Give an integer from 1 to ${most}.`);
  };
}

/** Integers from 1 to a limit, separated by commas. */
function counts(most: number): (text: string) => readonly number[] {
  return (text) => text.split(",").map(count(most));
}

function nonNegative(text: string): Rational {
  const value = exactNumber(text);
  if (compare(value, ZERO) >= 0) return value;
  throw new InvalidArgumentError("It must be at least 0.");
}

/** The series that the options ask for. */
function seriesFor(options: Options): readonly Series[] {
  const { series, model, dimension, units, points } = options;
  const own = [model, dimension, units, points];
  if (own.every((part) => part === undefined)) {
    return series === undefined ? SERIES : SERIES.filter(({ name }) => name === series);
  }
  if (dimension === undefined || units === undefined || points === undefined) {
    throw usageProblem(
      "a series of your own needs --dimension, --units and --points",
      "muball sobolev --model random --dimension 12 --units 24 --points 8,16,32",
    );
  }
  const kind = model ?? "random";
  const grid = units.map((k): Grid => ({ kind, dimension, units: k, points }));
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

async function run(options: Options, session: Session): Promise<void> {
  const target = targetOf(options.output, []);
  const drawing = targetOf(options.svg, target === undefined ? [] : [target]);
  if (options.svg !== undefined && drawing === undefined) {
    throw usageProblem("the figure of a series goes to a file", "give --svg FILE");
  }
  const asked = seriesFor(options);
  const { noise, ridge, repeats, heldOut, bounded, seed, output } = options;
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

/** Largest sizes: the exact solutions get slow far below them. */
const MOST = { dimension: 1000, units: 2000, points: 2000, repeats: 100, heldOut: 100_000 };

function addGridOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--series <name>", "one of the series; default: all of them")
        .choices(SERIES.map(({ name }) => name))
        .conflicts(["model", "dimension", "units", "points"]),
    )
    .addOption(
      new Option("--model <kind>", "features of an own series").choices(["random", "tangent"]),
    )
    .addOption(
      new Option("--dimension <d>", "dimension of an own series").argParser(count(MOST.dimension)),
    )
    .addOption(
      new Option("--units <k,...>", "units of an own series").argParser(counts(MOST.units)),
    )
    .addOption(
      new Option("--points <n,...>", "points of an own series").argParser(counts(MOST.points)),
    );
}

export function addSobolev(program: Command, session: Session): void {
  const command = addCommand(
    program,
    COMMAND,
    "the Sobolev seminorm of feature models, measured exactly",
  );
  addGridOptions(command)
    .addOption(
      new Option("--noise <z>", "labels are x_1 + z·ε")
        .argParser(nonNegative)
        .default(rational(1n), "1"),
    )
    .addOption(
      new Option("--ridge <λ>", "ridge λ·n; 0 for least norm")
        .argParser(nonNegative)
        .default(ZERO, "0"),
    )
    .addOption(
      new Option("--repeats <r>", "draws of each setting")
        .argParser(count(MOST.repeats))
        .default(3, "3"),
    )
    .addOption(
      new Option("--held-out <m>", "points on which S is measured")
        .argParser(count(MOST.heldOut))
        .default(256, "256"),
    )
    .addOption(
      new Option("--bounded <P>", "parameters up to which the least S of the class is computed")
        .argParser(count(MOST.units))
        .default(128, "128"),
    )
    .option("--seed <text>", "seed of everything drawn", "1")
    .option("-o, --output <file>", "also write the rows as CSV; - for CSV alone on stdout")
    .option("--svg <file>", "also draw the series, a panel each")
    .addHelpText("after", EXAMPLE)
    .action((options: Options) => run(options, session));
}
