// UNTRUSTED. `benchmark`: networks, data and questions whose answers are known exactly, each with its certificate.
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  type Amount,
  type BenchmarkIndex,
  certificateFile,
  drawProblem,
  indexOf,
  type Instance,
  instanceOf,
  onnxFile,
  onnxNetwork,
  type ProblemShape,
  vnnlibFile,
  vnnlibQuestion,
} from "../../benchmark/index.js";
import { datasetLines } from "../../certify/index.js";
import { check } from "../../checker/index.js";
import { encodeNetwork } from "../../format/index.js";
import { type Norm, NORM_INFINITY } from "../../kernel/index.js";
import { compare, ZERO } from "../../numbers/index.js";
import { plainData } from "../../report/plain-data.js";
import { EXIT } from "../exit-codes.js";
import { exactNumber, normFromText } from "../options/number-options.js";
import { cannotWrite } from "../files/place.js";
import { Problem, systemCode, usageProblem } from "../problem.js";
import { type Progress, progressOn } from "../work/progress.js";
import { linesAsChunks } from "../files/read-bytes.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { type Output, writeFiles } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, ProblemShape {
  readonly output: string;
  readonly instances: number;
  readonly norm: Norm;
  readonly amounts: readonly Amount[];
  readonly seed: string;
}

const COMMAND = "benchmark";

const EXAMPLE = `
Examples:
  $ muball benchmark --output questions
  $ muball benchmark --output deep -p 2 --hidden 16,16,16 --instances 20 --amounts 1e-30,1e-9,ulp
  $ muball check questions/*.muball                      every answer, proved
  $ muball verify questions/1-2.vnnlib --network questions/1.onnx   sat, a point beyond

Does a verifier give right answers near the boundary? This writes questions whose answers are certain.
It draws ReLU networks and lets each one label its own points. It finds the exact radius at which the
first ball loses its label. It asks at radii just below and just above, by exact amounts or by one unit
in the last place of a float32 (ulp), and at the boundary itself.
index.json lists for every question the files, the answer, the margin and the certificate. The
certificate proves memorization for "robust", and is a counterexample for "not-robust". For other tools
the network is also ONNX, and for p = inf and 1 the ball that decides is VNN-LIB: unsat if robust, else sat.
The rule is argmax: a tie gives no label. float32 holds all weights exactly.
`;

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,6}$/u.test(text) ? Number.parseInt(text, 10) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

function hiddenLayers(text: string): readonly number[] {
  const width = whole(1, 1000);
  return text === "" ? [] : text.split(",").map((part) => width(part.trim()));
}

function amountList(text: string): readonly Amount[] {
  return text.split(",").map((part): Amount => {
    if (part.trim() === "ulp") return { kind: "ulp" };
    const value = exactNumber(part);
    if (compare(value, ZERO) > 0) return { kind: "exact", value };
    throw new InvalidArgumentError("An amount must be above 0, or ulp.");
  });
}

function boundedNorm(text: string): Norm {
  const norm = normFromText(text);
  if (norm.kind !== "power") return norm;
  throw new InvalidArgumentError("The boundary is known for p = 1, 2 and inf.");
}

/** A new folder, or an empty one. Fails: Problem. */
function requireEmptyFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    if (readdirSync(folder).length === 0) return;
  } catch (error) {
    const code = systemCode(error);
    throw cannotWrite(
      folder,
      code === "EEXIST" ? Object.assign(new Error(code), { code: "ENOTDIR" }) : error,
    );
  }
  throw usageProblem(`the folder ${folder} is not empty`, "name a new folder: nothing is replaced");
}

async function instancesFor(options: Options, progress: Progress): Promise<readonly Instance[]> {
  const found: Instance[] = [];
  const digits = `${options.instances}`.length;
  for (let n = 1; n <= options.instances; n += 1) {
    progress.count("drawing", n - 1, options.instances);
    const problem = drawProblem(`${options.seed}:${n}`, options, options.norm);
    if (problem === undefined) {
      throw new Problem(EXIT.declined, {
        what: `no network of this shape was found for instance ${n}`,
        next: "try another --seed, fewer --classes, or smaller --hidden layers",
      });
    }
    try {
      found.push(await instanceOf(`${n}`.padStart(digits, "0"), problem, options.amounts));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw usageProblem(`instance ${n}: ${error.message}`, "give smaller --amounts");
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return found;
}

/** The files of an instance; every certificate has been accepted by the checker. */
function filesOf(folder: string, instance: Instance): readonly Output[] {
  const { name, problem, questions } = instance;
  const at = (file: string): string => path.join(folder, file);
  return [
    { path: at(`${name}.network`), lines: encodeNetwork(problem.network) },
    { path: at(`${name}.dataset`), lines: datasetLines(problem.dataset) },
    { path: at(onnxFile(instance)), lines: onnxNetwork(instance) },
    ...questions.flatMap((question, k) => {
      const lines = vnnlibQuestion(instance, question);
      return lines === undefined ? [] : [{ path: at(vnnlibFile(instance, k + 1)), lines }];
    }),
    ...questions.map(({ certificate }, k) => {
      const file = certificateFile(instance, k + 1);
      const { verdict } = check(linesAsChunks(certificate()));
      if (verdict !== "accepted") throw new Error(`${file} would not be accepted: ${verdict}`);
      return { path: at(file), lines: certificate() };
    }),
  ];
}

async function answer(index: BenchmarkIndex, options: Options, session: Session): Promise<void> {
  const { questions } = index;
  const robust = questions.filter((question) => question.answer === "robust").length;
  const counts = { instances: options.instances, questions: questions.length, robust };
  const file = path.join(options.output, "index.json");
  if (options.json === true) {
    const rest = { notRobust: questions.length - robust, index: file };
    await answerJson(session.io, {
      command: COMMAND,
      exit: 0,
      ...(plainData(counts) as object),
      ...rest,
    });
    return;
  }
  const words = `robust=${robust} not-robust=${questions.length - robust}`;
  await answerLines(session.io, [
    `benchmark instances=${options.instances} questions=${questions.length} ${words} index=${file}`,
  ]);
  await remark(session.io, options, [
    `next: muball check ${path.join(options.output, "*.muball")}`,
  ]);
}

async function run(options: Options, session: Session): Promise<void> {
  if (options.points < options.classes) {
    throw usageProblem("there are fewer --points than --classes", "every class needs a point");
  }
  requireEmptyFolder(options.output);
  const progress = progressOn(session.io, options.quiet === true);
  const instances = await instancesFor(options, progress);
  const index = indexOf(instances, options.seed);
  const lines = JSON.stringify(index, null, 2).split("\n");
  const files = instances.flatMap((instance) => filesOf(options.output, instance));
  progress.clear();
  await writeFiles([...files, { path: path.join(options.output, "index.json"), lines }]);
  await answer(index, options, session);
}

export function addBenchmark(program: Command, session: Session): void {
  addCommand(program, COMMAND)
    .requiredOption("-o, --output <folder>", "where the files go: a new folder, or an empty one")
    .option(
      "--instances <count>",
      "number of networks, each with its data and questions",
      whole(1, 9999),
      4,
    )
    .option("--points <count>", "points per dataset", whole(2, 1000), 6)
    .option("--dimension <count>", "inputs per network", whole(1, 1000), 4)
    .option("--classes <count>", "outputs per network", whole(2, 100), 3)
    .option("--hidden <widths>", "neurons per hidden layer, with commas", hiddenLayers, [8, 8])
    .addOption(
      new Option("-p, --norm <p>", "norm exponent: 1, 2 or inf")
        .argParser(boundedNorm)
        .default(NORM_INFINITY, "inf"),
    )
    .addOption(
      new Option("--amounts <list>", "distances from the boundary: exact numbers, or ulp")
        .argParser(amountList)
        .default(amountList("1e-30,ulp"), "1e-30,ulp"),
    )
    .option("--seed <text>", "steers the draws; the same seed gives the same files", "muball")
    .addHelpText("after", EXAMPLE)
    .action((options: Options) => run(options, session));
}
