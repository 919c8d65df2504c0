// UNTRUSTED. `lipschitz NETWORK [DATA]`: how steep a network is, and how steep it has to be.
import { type Command, InvalidArgumentError, Option } from "commander";
import { type Dataset, DataError, radiusAbove } from "../../dataset/index.js";
import { type Norm, NORM_TWO } from "../../kernel/index.js";
import { compare, ONE, type Rational, rational, ZERO } from "../../numbers/index.js";
import { assess, LAW_DEFAULTS, type LawOptions, type Step } from "../../lipschitz/index.js";
import { valuesOfClasses } from "../../networks/index.js";
import { lipschitzData } from "../../report/lipschitz-data.js";
import { type AssessedData, lipschitzLines } from "../../report/lipschitz-lines.js";
import { requireRoom, separate } from "../proving/claimed-radius.js";
import { addDataOptions, type DataOptions } from "../options/data-options.js";
import { loadDataset } from "../files/load-dataset.js";
import { addNetworkOptions, type NetworkOptions } from "../files/foreign-file.js";
import { type LoadedNetwork, loadNetworkOrCertificate, requireFit } from "../files/network-file.js";
import { exactNumber, normFromText, radiusOption, rhoOption } from "../options/number-options.js";
import { dataProblem, usageProblem } from "../problem.js";
import { requireOneStdin } from "../options/one-stdin.js";
import { type Progress, progressOn } from "../work/progress.js";
import { answerJson, answerLines, type CommonOptions, type Session } from "../session.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, DataOptions, NetworkOptions {
  readonly norm?: Norm;
  readonly radius?: Rational;
  readonly rho?: Rational;
  readonly tries: number;
  readonly seed: string;
  readonly eta: Rational;
  readonly excess: Rational;
  readonly failure: Rational;
  readonly isoperimetry: Rational;
  readonly components: number;
}

const COMMAND = "lipschitz";

const EXAMPLE = `
Examples:
  $ muball lipschitz iris.network
  $ muball lipschitz iris.muball iris.csv --norm inf
  $ muball lipschitz iris.network iris.csv --rho 1/100 --json

The Lipschitz constant says how fast an output can change: by at most so much per unit of distance.
Without DATA the answer is proved bounds on it, on all of space. With DATA it also says how steep every
function with these values has to be, and what the laws of robustness say. With a radius it also bounds
the constant on every ball. A certificate's claim gives norm and radius. docs/lipschitz.md has proofs.
`;

const DIGITS = 12;
const PAUSE_MILLISECONDS = 50;
const MOST_TRIES = 1_000_000;

function whole(text: string): number {
  if (/^\d{1,7}$/u.test(text) && Number.parseInt(text, 10) <= MOST_TRIES) {
    return Number.parseInt(text, 10);
  }
  throw new InvalidArgumentError("Give an integer from 0 to 1000000.");
}

function count(text: string): number {
  const value = whole(text);
  if (value > 0) return value;
  throw new InvalidArgumentError("It must be at least 1.");
}

function positive(text: string): Rational {
  const value = exactNumber(text);
  if (compare(value, ZERO) > 0) return value;
  throw new InvalidArgumentError("It must be above 0.");
}

function probability(text: string): Rational {
  const value = positive(text);
  if (compare(value, ONE) < 0) return value;
  throw new InvalidArgumentError("Give a probability with 0 < p < 1.");
}

/** Shows what is done, and lets signals in, now and then. */
function steps(progress: Progress): Step {
  let last = Date.now();
  return async (what, done, total) => {
    if (Date.now() - last < PAUSE_MILLISECONDS) return;
    progress.count(what, done, total);
    await new Promise((resolve) => setImmediate(resolve));
    last = Date.now();
  };
}

/** The value of each class: that of the claim if its rule is exact, else that of its name. */
function valuesFor(loaded: LoadedNetwork, dataset: Dataset): readonly Rational[] {
  const { named } = loaded;
  const isSame = named !== undefined && named.classes.join("\n") === dataset.classes.join("\n");
  return isSame && named.claim.rule.kind === "exact"
    ? named.claim.rule.values
    : valuesOfClasses(dataset.classes);
}

/** The radius of the balls: as asked, else that of a certificate. */
async function radiusFor(
  loaded: LoadedNetwork,
  dataset: Dataset,
  options: Options,
  norm: Norm,
  progress: Progress,
): Promise<Rational | undefined> {
  const { radius, rho } = options;
  if (rho === undefined && radius === undefined) {
    const claim = loaded.named?.claim;
    const isOwn = options.norm === undefined && claim !== undefined && claim.radius.num > 0n;
    return isOwn ? claim.radius : undefined;
  }
  const found = await separate(dataset, { norm }, progress);
  const wanted = rho === undefined ? radius : radiusAbove(rho, found, DIGITS);
  if (wanted !== undefined) requireRoom(dataset, wanted, found);
  return wanted;
}

function lawOf({ excess, failure, isoperimetry, components }: Options): LawOptions {
  return { excess, failure, isoperimetry, components: BigInt(components) };
}

async function run(
  file: string,
  path: string | undefined,
  options: Options,
  session: Session,
): Promise<void> {
  if (path === undefined && (options.radius ?? options.rho) !== undefined) {
    throw usageProblem("--radius and --rho need a data file", "give DATA after the network");
  }
  requireOneStdin([file, path]);
  const loaded = await loadNetworkOrCertificate(file, undefined, options, session);
  const norm = options.norm ?? loaded.named?.claim.norm ?? NORM_TWO;
  const progress = progressOn(session.io, options.quiet === true);
  const dataset = path === undefined ? undefined : await loadDataset(path, options, session);
  if (dataset !== undefined) requireFit(dataset, loaded.network);
  const values = dataset && valuesFor(loaded, dataset);
  const radius = dataset && (await radiusFor(loaded, dataset, options, norm, progress));
  const { tries, seed, eta } = options;
  const data = dataset && values && { dataset, values };
  try {
    const assessment = await assess(
      loaded.network,
      {
        norm,
        tries,
        seed,
        eta,
        law: lawOf(options),
        ...(data && { data }),
        ...(radius && { radius }),
      },
      steps(progress),
    );
    progress.clear();
    const read: AssessedData | undefined = data && {
      ...{ classes: data.dataset.classes, values: data.values, radius },
      points: data.dataset.points.length,
    };
    if (options.json === true) {
      const answer = { network: loaded.digest, ...lipschitzData(assessment, read) };
      await answerJson(session.io, { command: COMMAND, exit: 0, ...answer });
    } else await answerLines(session.io, lipschitzLines(assessment, read));
  } catch (error) {
    throw error instanceof DataError ? dataProblem(error) : error;
  }
}

function addLawOptions(command: Command): Command {
  const { excess, failure, isoperimetry } = LAW_DEFAULTS;
  return command
    .addOption(
      new Option("--eta <p>", "probability with which the law of random signs may fail")
        .argParser(probability)
        .default(rational(1n, 20n), "1/20"),
    )
    .addOption(
      new Option("--excess <e>", "universal law: how far the error is below the noise")
        .argParser(positive)
        .default(excess, "1/2"),
    )
    .addOption(
      new Option("--failure <p>", "universal law: probability with which it may fail")
        .argParser(probability)
        .default(failure, "1/20"),
    )
    .addOption(
      new Option("--isoperimetry <c>", "universal law: constant of the isoperimetry")
        .argParser(positive)
        .default(isoperimetry, "1"),
    )
    .addOption(
      new Option("--components <k>", "universal law: laws in the mixture")
        .argParser(count)
        .default(1, "1"),
    );
}

export function addLipschitz(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<network>", "a network file or a certificate; - for stdin")
    .argument("[data]", "data file whose points, labels and balls are looked at")
    .addOption(
      new Option(
        "-p, --norm <p>",
        "norm exponent; default: that of the certificate, else 2",
      ).argParser(normFromText),
    )
    .addOption(radiusOption())
    .addOption(rhoOption())
    .addOption(
      new Option("--tries <n>", "number of drawn segments to search for steep places")
        .argParser(whole)
        .default(50, "50"),
    )
    .option("--seed <text>", "steers the draws; the same seed gives the same answer", "1")
    .addHelpText("after", EXAMPLE);
  addLawOptions(addDataOptions(addNetworkOptions(command))).action(
    (file: string, path: string | undefined, options: Options) => run(file, path, options, session),
  );
}
