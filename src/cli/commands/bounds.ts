// UNTRUSTED. `bounds [DATA]`: every published bound at N, d, ρ and p, or at those of a dataset.
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  architectureOf,
  boundsAt,
  countsOf,
  isSetting,
  known,
  type Question,
  questionOfDataset,
  type Setting,
  type SettingDefect,
  settingOf,
} from "../../bounds/index.js";
import { DataError } from "../../dataset/index.js";
import type { Norm } from "../../kernel/index.js";
import { compare, ONE, type Rational, ZERO } from "../../numbers/index.js";
import { boundsData, boundsLines } from "../../report/bounds-lines.js";
import { addDataOptions, type DataOptions, withoutPoints } from "../options/data-options.js";
import { loadDataset } from "../files/load-dataset.js";
import { addNetworkOptions, type NetworkOptions } from "../files/foreign-file.js";
import { type LoadedNetwork, loadNetworkOrCertificate } from "../files/network-file.js";
import { exactNumber, normOption, radiusOption } from "../options/number-options.js";
import { requireOneStdin } from "../options/one-stdin.js";
import { dataProblem, type Problem, usageProblem } from "../problem.js";
import { progressOn } from "../work/progress.js";
import { answerJson, answerLines, type CommonOptions, type Session } from "../session.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, DataOptions, NetworkOptions {
  readonly norm: Norm;
  readonly radius?: Rational;
  readonly rho?: Rational;
  readonly points?: bigint;
  readonly dimension?: bigint;
  readonly classes?: bigint;
  readonly depth?: bigint;
  readonly network?: string;
  readonly all?: true;
}

const COMMAND = "bounds";

const EXAMPLE = `
Examples:
  $ muball bounds --points 1000 --dimension 100 --rho 1/2
  $ muball bounds iris.csv --rho 1/100 --network iris.muball
  $ muball bounds --points 1000 --dimension 100 --rho 1/2 --norm inf --all --json

How large must a network be, and how large does it need to be at most? Each bound has its source, its
conditions and the names of its assumptions. Lower bounds are for the hardest dataset with these N, d
and ρ: a given dataset may need less. docs/bounds.md has the proofs.
`;

/** An integer as people write it. Limits are those of the setting. */
function count(text: string): bigint {
  if (/^\d{1,30}$/u.test(text)) return BigInt(text);
  throw new InvalidArgumentError("Give an integer without sign, such as 1000.");
}

function ratio(text: string): Rational {
  const value = exactNumber(text);
  if (compare(value, ZERO) >= 0 && compare(value, ONE) < 0) return value;
  throw new InvalidArgumentError("Give a ratio with 0 ≤ ρ < 1; 0 means the points alone.");
}

function countOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser(count);
}

const FLAGS: Readonly<Record<SettingDefect["part"], string>> = {
  points: "the number of points",
  dimension: "the dimension",
  classes: "the number of classes",
  ratio: "the ratio ρ",
  depth: "the depth",
  norm: "the norm",
};

function defectProblem({ part, expected }: SettingDefect): Problem {
  const next = part === "ratio" ? "ask for a smaller radius or ratio" : "see muball bounds --help";
  return usageProblem(`${FLAGS[part]} is out of range: expected ${expected}`, next);
}

/** What the options alone ask. */
function questionOfOptions(options: Options, network: LoadedNetwork | undefined): Question {
  const { points, rho, norm, classes } = options;
  const inputs = network === undefined ? undefined : BigInt(network.network.inputs);
  const dimension = options.dimension ?? inputs;
  if (options.radius !== undefined) {
    throw usageProblem("--radius needs a data file: it is no ratio", "give DATA, or --rho");
  }
  if (points === undefined || dimension === undefined) {
    const what = "give a data file, or --points and --dimension";
    throw usageProblem(what, "muball bounds --points 1000 --dimension 100 --rho 1/2");
  }
  if (rho === undefined) throw usageProblem("give the ratio with --rho", "such as --rho 1/2");
  return { points, dimension, classes: classes ?? 2n, norm, ratio: known(rho) };
}

/** What a data file asks. */
async function questionOfFile(path: string, options: Options, session: Session): Promise<Question> {
  const { radius, rho, norm } = options;
  const given = (["points", "dimension", "classes"] as const).find(
    (name) => options[name] !== undefined,
  );
  if (given !== undefined) {
    throw usageProblem(`--${given} is that of the data file`, `leave out --${given}, or DATA`);
  }
  const wanted = radius === undefined ? rho && { rho } : { radius };
  if (wanted === undefined) {
    throw usageProblem("give --rho or --radius", "such as --rho 1/100");
  }
  const progress = progressOn(session.io, options.quiet === true);
  const dataset = await loadDataset(path, withoutPoints(options), session);
  try {
    return await questionOfDataset(dataset, norm, wanted, (done, total) => {
      progress.count("comparing pairs of points", done, total);
    });
  } catch (error) {
    throw error instanceof DataError ? dataProblem(error) : error;
  } finally {
    progress.clear();
  }
}

function settingFor(
  question: Question,
  options: Options,
  network: LoadedNetwork | undefined,
): Setting {
  const depth =
    options.depth ?? (network === undefined ? undefined : BigInt(network.network.layers.length));
  const parameters = network === undefined ? undefined : countsOf(network.network).parameters;
  const setting = settingOf({
    ...question,
    ...(depth !== undefined && { depth }),
    ...(parameters !== undefined && { parameters }),
  });
  if (!isSetting(setting)) throw defectProblem(setting);
  if (network === undefined || BigInt(network.network.inputs) === setting.dimension) return setting;
  throw usageProblem(
    `the network takes ${network.network.inputs} coordinates, and d is ${setting.dimension}`,
    "give the network of this dataset",
  );
}

async function run(path: string | undefined, options: Options, session: Session): Promise<void> {
  requireOneStdin([path, options.network]);
  const network =
    options.network === undefined
      ? undefined
      : await loadNetworkOrCertificate(options.network, undefined, options, session);
  const question =
    path === undefined
      ? questionOfOptions(options, network)
      : await questionOfFile(path, options, session);
  const setting = settingFor(question, options, network);
  const bounds = boundsAt(setting);
  const compared = network && {
    digest: network.digest,
    counts: countsOf(network.network),
    architecture: architectureOf(network.network),
  };
  if (options.json === true) {
    const data = boundsData(setting, bounds, compared);
    await answerJson(session.io, { command: COMMAND, exit: 0, ...data });
  } else {
    await answerLines(session.io, boundsLines(setting, bounds, compared, options.all === true));
  }
}

export function addBounds(program: Command, session: Session): void {
  const rho = new Option("--rho <ratio>", "radius as a fraction of the separation, 0 ≤ ratio < 1");
  const command = addCommand(program, COMMAND)
    .argument("[data]", "data file; - for stdin. Without it --points and --dimension are needed")
    .addOption(countOption("--points <n>", "number of points N"))
    .addOption(countOption("--dimension <d>", "dimension d; default: that of --network"))
    .addOption(countOption("--classes <c>", "number of classes C; default: 2"))
    .addOption(normOption())
    .addOption(rho.argParser(ratio).conflicts("radius"))
    .addOption(radiusOption())
    .addOption(
      countOption("--depth <l>", "depth, for bounds that fix one; default: that of --network"),
    )
    .option("--network <file>", "a network or certificate, to compare its counts with the bounds")
    .option("--all", "also list the bounds that do not apply here, and why")
    .addHelpText("after", EXAMPLE);
  addDataOptions(addNetworkOptions(command)).action((path: string | undefined, options: Options) =>
    run(path, options, session),
  );
}
