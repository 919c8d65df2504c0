// UNTRUSTED. `export NETWORK`: a network, or the claim of a certificate, in the formats of other tools.
import { type Command, Option } from "commander";
import {
  attempt,
  floatLayers,
  nnetLines,
  npzBytes,
  onnxBytes,
  type Rounded,
  type WrittenType,
} from "../../foreign/index.js";
import { shown } from "../../report/number.js";
import { plainData } from "../../report/plain-data.js";
import { EXIT } from "../exit-codes.js";
import {
  ballNumber,
  type BallOptions,
  refused,
  smtQuestion,
  vnnlibQuestions,
} from "../proving/exported-balls.js";
import { addNetworkOptions, type NetworkOptions } from "../files/foreign-file.js";
import { loadNetworkOrCertificate } from "../files/network-file.js";
import { targetOf } from "../options/output-option.js";
import { Problem, usageProblem } from "../problem.js";
import { answerJson, answerLines, type CommonOptions, type Session } from "../session.js";
import { type Output, writeFiles, writeToStdout } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, NetworkOptions, BallOptions {
  readonly onnx?: string;
  readonly nnet?: string;
  readonly npz?: string;
  readonly vnnlib?: string;
  readonly smtLib?: true;
  readonly output?: string;
  readonly type: WrittenType;
  readonly round?: true;
}

const COMMAND = "export";

const EXAMPLE = `
Examples:
  $ muball export iris.network --onnx iris.onnx --type float64
  $ muball export iris.muball --nnet iris.nnet
  $ muball export iris-inf.muball --vnnlib iris-claim     writes iris-claim-0.vnnlib, iris-claim-1.vnnlib, …
  $ muball export iris-inf.muball --ball 7 --vnnlib iris-claim --onnx iris.onnx --round
  $ muball export iris.muball --ball 7 --smt-lib | z3 -in  unsat: the ball is proved

So that others can attack it. ONNX and .npz hold floats, NNet decimals: a number that the target cannot
hold is refused, unless --round is given, which says how many were rounded and the largest change. Then
it is another network. Every question of --vnnlib asks for a point of one ball with another label. The
balls are those of p = inf or 1, since VNN-LIB has linear conditions. So does --smt-lib, with the network
in the same file: exact reals, nothing is rounded; the balls are those of p = 1, 2 or inf.
`;

type Written = readonly [output: Output, rounded: Rounded | undefined];

/** Fails: Problem (bad data) if numbers were rounded and nobody asked for it. */
function requireExact(path: string, target: string, rounded: Rounded, options: Options): void {
  if (rounded.count === 0 || options.round === true) return;
  throw new Problem(EXIT.badData, {
    what: `${rounded.count} of ${rounded.of} numbers are no ${target}`,
    where: `${path}, first at ${rounded.first ?? "?"}`,
    next: "--round writes the nearest ones, which is another network; --type float64 holds more",
  });
}

async function written(
  file: string,
  options: Options,
  session: Session,
): Promise<readonly Written[]> {
  const { onnx, nnet, npz, type } = options;
  if (onnx === undefined && nnet === undefined && npz === undefined) return [];
  const { network } = await loadNetworkOrCertificate(file, options.network, options, session);
  const outputs: Written[] = [];
  if (onnx !== undefined || npz !== undefined) {
    const layers = attempt(() => floatLayers(network, type));
    if ("verdict" in layers) throw refused(file, layers);
    const [arrays, rounded] = layers;
    requireExact(file, type, rounded, options);
    if (onnx !== undefined) outputs.push([{ path: onnx, lines: onnxBytes(arrays, type) }, rounded]);
    if (npz !== undefined) outputs.push([{ path: npz, lines: npzBytes(arrays, type) }, rounded]);
  }
  if (nnet !== undefined) {
    const [lines, rounded] = nnetLines(network);
    requireExact(file, "finite decimal", rounded, options);
    outputs.push([{ path: nnet, lines }, rounded]);
  }
  return outputs;
}

function words([{ path }, rounded]: Written): string {
  if (rounded === undefined || rounded.count === 0) return `wrote ${path}, exactly`;
  const change = `the largest change is ${shown(rounded.largest)}`;
  return `wrote ${path}, another network: ${rounded.count} of ${rounded.of} numbers are rounded, ${change}`;
}

/** Fails: Problem (usage) for options that do not fit together. */
function requireSense(file: string, options: Options): void {
  const { onnx, nnet, npz, vnnlib, smtLib, ball, output } = options;
  const targets = [onnx, nnet, npz].filter((path) => path !== undefined);
  if (targets.length === 0 && vnnlib === undefined && smtLib === undefined) {
    const next = "give --onnx, --nnet, --npz, --vnnlib or --smt-lib";
    throw usageProblem("nothing says in which format", next);
  }
  if (smtLib === true && (targets.length > 0 || vnnlib !== undefined)) {
    throw usageProblem("--smt-lib is written alone", "leave the other formats out");
  }
  if (smtLib === true && ball === undefined) {
    throw usageProblem("--smt-lib writes the question of one ball", "name it: --ball 0");
  }
  if (output !== undefined && smtLib === undefined) {
    throw usageProblem("--output is the file of --smt-lib", "the other formats name their own");
  }
  if (ball !== undefined && smtLib === undefined && vnnlib === undefined) {
    throw usageProblem("--ball says which question is written", "add --vnnlib or --smt-lib");
  }
  if (vnnlib !== undefined && targets.length > 0 && file === "-") {
    throw usageProblem("standard input can be read only once", "give a file");
  }
  for (const path of targets) {
    if (targetOf(path, [file]) === undefined)
      throw usageProblem("a network is written to a file", "name one");
  }
}

/** The question of one ball, to a file or to stdout. */
async function exportSmt(file: string, options: Options, session: Session): Promise<void> {
  const { output, network, json } = options;
  const target = targetOf(output, network === undefined ? [file] : [file, network]);
  if (target === undefined && json === true) {
    throw usageProblem("stdout cannot hold the question and the answer", "add --output FILE");
  }
  const lines = await smtQuestion(file, options, session);
  if (lines === undefined) return;
  if (target === undefined) {
    await writeToStdout(lines, session.io);
    return;
  }
  const written: Written = [{ path: target, lines }, undefined];
  await writeFiles([written[0]]);
  await answerWritten([written], options, session);
}

async function answerWritten(
  all: readonly Written[],
  options: Options,
  session: Session,
): Promise<void> {
  if (options.json === true) {
    const files = all.map(([{ path }, rounded]) => ({ path, rounded: plainData(rounded ?? null) }));
    await answerJson(session.io, { command: COMMAND, exit: 0, files });
  } else await answerLines(session.io, all.map(words));
}

async function run(file: string, options: Options, session: Session): Promise<void> {
  requireSense(file, options);
  if (options.smtLib === true) {
    await exportSmt(file, options, session);
    return;
  }
  const { vnnlib } = options;
  const networks = await written(file, options, session);
  const asked = vnnlib === undefined ? [] : await vnnlibQuestions(file, vnnlib, options, session);
  if (asked === undefined) return;
  const all = [...networks, ...asked.map((output): Written => [output, undefined])];
  await writeFiles(all.map(([output]) => output));
  await answerWritten(all, options, session);
}

export function addExport(program: Command, session: Session): void {
  const type = new Option("--type <type>", "floats of --onnx and --npz");
  addNetworkOptions(addCommand(program, COMMAND))
    .argument("<network>", "a network file or a certificate; - for stdin")
    .option("--onnx <file>", "write the network as ONNX: Gemm and Relu")
    .option("--nnet <file>", "write the network as NNet")
    .option("--npz <file>", "write the network as NumPy arrays W0, b0, W1, …")
    .option("--vnnlib <prefix>", "write the claim of a certificate, one question per ball")
    .option("--smt-lib", "write the question of one ball in SMT-LIB, with the network; see --ball")
    .option("--ball <k>", "the one ball that is asked about, from 0", ballNumber)
    .option("-o, --output <file>", "the file of --smt-lib; default: stdout")
    .addOption(type.choices(["float32", "float64"]).default("float32"))
    .option("--round", "round what the target cannot hold, and say what changed")
    .option("--network <file>", "the network, for a certificate that names it by digest")
    .addHelpText("after", EXAMPLE)
    .action((file: string, options: Options) => run(file, options, session));
}
