// UNTRUSTED. `sweep DATA`: builds and proves over a grid of ratios and numbers of points.
import { type Command, Option } from "commander";
import type { Quantity } from "../../bounds/index.js";
import { datasetDigest } from "../../certify/index.js";
import type { Dataset } from "../../dataset/index.js";
import { svgLines, sweepFigure } from "../../figures/index.js";
import type { Norm } from "../../kernel/index.js";
import type { Rational } from "../../numbers/index.js";
import { plainData } from "../../report/plain-data.js";
import { type Sweep, sweepData, sweepLines } from "../../report/sweep.js";
import { COUNTED, type Setting, sweepCsv } from "../../report/sweep-csv.js";
import { visible } from "../../report/visible.js";
import { provableDataset } from "../proving/beyond-checker.js";
import { addDataOptions, type DataOptions, withoutPoints } from "../options/data-options.js";
import { constructionName, NAMED, requireConstructions } from "../proving/build-network.js";
import { EXIT } from "../exit-codes.js";
import { countGrid, DEFAULT_RATIOS, ratioGrid } from "../options/grid-options.js";
import { limitedNames } from "../options/lattice-limits.js";
import { normOption, secondsOption } from "../options/number-options.js";
import { targetOf } from "../options/output-option.js";
import { usageProblem } from "../problem.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { sweepBounds, sweepCurves, type SweepGrid } from "../sweeping/sweep-cells.js";
import { keptCells } from "../sweeping/kept-cells.js";
import { type Output, writeFiles, writeToStdout } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, DataOptions {
  readonly norm: Norm;
  readonly rho: readonly Rational[];
  readonly points?: readonly number[];
  readonly with?: readonly string[];
  readonly width?: readonly number[];
  readonly depth?: readonly number[];
  readonly quantity: Quantity;
  readonly seed: string;
  readonly seconds?: number;
  readonly output?: string;
  readonly csv?: string;
  readonly jsonOut?: string;
  readonly svg?: string;
}

const COMMAND = "sweep";

const EXAMPLE = `
Examples:
  $ muball sweep iris.csv -o iris-sweep                 iris-sweep.csv, iris-sweep.json, iris-sweep.svg
  $ muball sweep iris.csv --rho 1/1000..9/10:6 --svg iris.svg
  $ muball sweep digits.csv --rho 1/10 --points 20..300:6 --with voronoi,lattice > growth.csv
  $ muball sweep iris.csv --rho 1/1000 --with lattice --width 6..50:8     width against depth
  $ muball sweep digits.csv --seconds 60 -o growth      drops each cell that takes longer than a minute
  $ muball sweep iris.csv --rho 1/100,1/10 --svg - | rsvg-convert > iris.png

Which construction gives the smallest proved network at which ratio? Every construction is built and
certified at every ratio: one cell of a table each. "proved" means that the kernel has accepted the
network at that ratio. Other cells say why there is no proof. "unfinished" means that the cell took
longer than --seconds; that limit changes no cell that ends in time. "faulted" means a bug of muball.
The figure shows the proved sizes between the published bounds, which depend on N, d, C and ρ alone,
with the regimes of Kim, Moon and Yun. With one ratio and several --points it shows the growth in N.
--points takes the first points of the data.
A CSV file gets each cell as soon as it is finished. The same command goes on where an earlier run
stopped; a file that holds anything else is kept.
`;

/** What goes to one place. */
type Part = "csv" | "json-out" | "svg";

/** Names of constructions, each once. */
function constructionNames(text: string): readonly string[] {
  const names = [...new Set(text.split(",").map((name) => name.trim()))];
  const known = NAMED.map(({ name }) => name);
  return names.map((name) => constructionName(name, known));
}

/** Where the parts go, and the one that goes to stdout. */
interface Places {
  readonly files: ReadonlyMap<Part, string>;
  readonly stdout: Part | undefined;
}

/** Fails: Problem if a place is an input, is named twice, or cannot be written. */
function placesOf(path: string, options: Options): Places {
  const inputs = [path, ...(options.labels ? [options.labels] : [])];
  const { output, csv, jsonOut, svg } = options;
  if (output === "-" || output === "") {
    throw usageProblem(
      "--output is a prefix of three files",
      "use --csv -, --json-out - or --svg -",
    );
  }
  const named: readonly (readonly [Part, string | undefined])[] = [
    ["csv", csv ?? (output === undefined ? undefined : `${output}.csv`)],
    ["json-out", jsonOut ?? (output === undefined ? undefined : `${output}.json`)],
    ["svg", svg ?? (output === undefined ? undefined : `${output}.svg`)],
  ];
  const files = new Map<Part, string>();
  const streamed: Part[] = [];
  for (const [part, place] of named) {
    if (place === undefined) continue;
    const target = targetOf(place, inputs);
    if (target !== undefined && [...files.values()].includes(target)) {
      throw usageProblem(`${target} is named for two outputs`, "give each its own file");
    }
    if (target === undefined) streamed.push(part);
    else files.set(part, target);
  }
  if (streamed.length > (options.json === true ? 0 : 1)) {
    const next = "name files for the others";
    throw usageProblem("only one answer can go to standard output", next);
  }
  return { files, stdout: streamed[0] };
}

/** The numbers of points that are asked for. Fails: Problem (usage) beyond the data. */
function pointsOf(dataset: Dataset, { points }: Options): readonly number[] {
  const all = dataset.points.length;
  const beyond = points?.find((n) => n > all);
  if (beyond === undefined) return points ?? [all];
  throw usageProblem(`--points asks for ${beyond} points, the data has ${all}`, "ask for fewer");
}

function linesOf(part: Part, sweep: Sweep): readonly string[] {
  switch (part) {
    case "csv":
      return sweepCsv(sweep);
    case "json-out":
      return [visible(JSON.stringify(sweepData(sweep)))];
    case "svg":
      return svgLines(sweepFigure(sweep));
  }
}

async function answer(
  sweep: Sweep,
  { files, stdout }: Places,
  options: Options,
  session: Session,
): Promise<void> {
  const { io } = session;
  const outputs = [...files].map(([part, path]): Output => ({ path, lines: linesOf(part, sweep) }));
  await writeFiles(outputs);
  const exit = sweep.cells.some(({ status }) => status === "proved")
    ? EXIT.accepted
    : EXIT.declined;
  session.end(exit);
  if (options.json === true) {
    const written = plainData(Object.fromEntries(files));
    await answerJson(io, { command: COMMAND, exit, ...sweepData(sweep), written });
  } else if (stdout !== undefined) await writeToStdout(linesOf(stdout, sweep), io);
  else if (outputs.length === 0) await writeToStdout(linesOf("csv", sweep), io);
  else await answerLines(io, sweepLines(sweep));
  await remark(
    io,
    options,
    outputs.map(({ path }) => `wrote ${path}`),
  );
}

/** True if some answer has the curves: CSV and the summary have none. */
function showsCurves({ files, stdout }: Places, options: Options): boolean {
  const parts: readonly Part[] = ["svg", "json-out"];
  return options.json === true || parts.some((part) => files.has(part) || stdout === part);
}

async function run(path: string, options: Options, session: Session): Promise<void> {
  const places = placesOf(path, options);
  const names = limitedNames(options.with, options.width, options.depth);
  await requireConstructions(names ?? []);
  const dataset = await provableDataset(path, COMMAND, withoutPoints(options), session);
  if (dataset === undefined) return;
  const { norm, seed, seconds, quantity, rho } = options;
  const grid: SweepGrid = {
    ...{ norm, seed, seconds, quantity, rho },
    with: names,
    points: pointsOf(dataset, options),
  };
  const setting: Setting = {
    ...{ dimension: dataset.dimension, digest: datasetDigest(dataset), norm, seed, quantity },
    bounds: sweepBounds(dataset, grid),
  };
  const cells = await keptCells(dataset, grid, setting, places.files.get("csv"), options, session);
  if (cells === undefined) return;
  const sweep: Sweep = {
    ...{ ...setting, source: dataset.source, seconds, cells },
    curves: showsCurves(places, options) ? sweepCurves(dataset, grid) : [],
  };
  await answer(sweep, places, options, session);
}

export function addSweep(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<data>", "data file: CSV, JSON, NDJSON, IDX, or muball-dataset/1; - for stdin")
    .addOption(
      new Option("--rho <list>", "ratios: 1/100,1/10, or low..high:count on a logarithmic grid")
        .argParser(ratioGrid)
        .default(ratioGrid(DEFAULT_RATIOS), DEFAULT_RATIOS),
    )
    .addOption(
      new Option("--points <list>", "numbers of first points, as --rho; default: all").argParser(
        countGrid,
      ),
    )
    .addOption(
      new Option(
        "--with <list>",
        "constructions, or modules of your own such as ./mine.js; default: all that apply",
      ).argParser(constructionNames),
    )
    .addOption(
      new Option("--width <list>", "lattice alone: most units in a layer, as --points").argParser(
        countGrid,
      ),
    )
    .addOption(
      new Option("--depth <list>", "lattice alone: most affine layers, as --points").argParser(
        countGrid,
      ),
    )
    .addOption(
      new Option("--quantity <count>", "the count that bounds and figure show")
        .choices(COUNTED)
        .default("parameters"),
    )
    .addOption(normOption())
    .option("--seed <text>", "steers the searches; the same seed gives the same cells", "muball")
    .addOption(secondsOption("longest time for one cell"))
    .option("-o, --output <prefix>", "write PREFIX.csv, PREFIX.json and PREFIX.svg")
    .option(
      "--csv <file>",
      "where each cell goes as it comes, as CSV; - for stdout, which is the default",
    )
    .option("--json-out <file>", "where cells, bounds and curves go as JSON; - for stdout")
    .option("--svg <file>", "where the figure goes; - for stdout")
    .addHelpText("after", EXAMPLE);
  addDataOptions(command).action((path: string, options: Options) => run(path, options, session));
}
