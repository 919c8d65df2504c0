// UNTRUSTED. `export NETWORK`: a network, or the claim of a certificate, in the formats of other tools.
import { type Command, Option } from "commander";
import {
  attempt,
  floatLayers,
  type ForeignRefusal,
  nnetLines,
  npzBytes,
  onnxBytes,
  type Rounded,
  vnnlibLines,
  type WrittenType,
} from "../../foreign/index.js";
import { at } from "../../kernel/index.js";
import { shown } from "../../report/number.js";
import { plainData } from "../../report/plain-data.js";
import { visible } from "../../report/visible.js";
import { openCompanions } from "../companions.js";
import { EXIT } from "../exit-codes.js";
import { addNetworkOptions, type NetworkOptions } from "../foreign-file.js";
import { loadNetworkOrCertificate } from "../network-file.js";
import { openCertificate } from "../open-certificate.js";
import { targetOf } from "../output-option.js";
import { Problem, usageProblem } from "../problem.js";
import { chunksOf } from "../read-bytes.js";
import {
  answerJson,
  answerLines,
  answerRefusal,
  type CommonOptions,
  type Session,
} from "../session.js";
import { type Output, writeFiles } from "../write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, NetworkOptions {
  readonly onnx?: string;
  readonly nnet?: string;
  readonly npz?: string;
  readonly vnnlib?: string;
  readonly type: WrittenType;
  readonly round?: true;
  readonly network?: string;
}

const COMMAND = "export";

const EXAMPLE = `
Examples:
  $ muball export iris.network --onnx iris.onnx --type float64
  $ muball export iris.muball --nnet iris.nnet
  $ muball export iris-inf.muball --vnnlib iris-claim     writes iris-claim-0.vnnlib, iris-claim-1.vnnlib, …

So that others can attack it. ONNX and .npz hold floats, NNet decimals: a number that the target cannot
hold is refused, unless --round is given, which says how many were rounded and the largest change. Then
it is another network. Every question of --vnnlib asks for a point of one ball with another label. The
balls are those of p = inf or 1, since VNN-LIB has linear conditions.
`;

/** Questions that are written at once. */
const MOST_BALLS = 10_000;

type Written = readonly [output: Output, rounded: Rounded | undefined];

function refused(path: string, { code, what, next }: ForeignRefusal): Problem {
  return new Problem(EXIT.badData, {
    what: visible(what),
    code: `declined/${code}`,
    where: path,
    next,
  });
}

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

/** The claim of a certificate, one question a ball. Undefined if a refusal was answered. */
async function questions(
  file: string,
  prefix: string,
  options: Options,
  session: Session,
): Promise<readonly Written[] | undefined> {
  const { network } = options;
  const companions = await openCompanions(network === undefined ? {} : { network });
  const opened = openCertificate(chunksOf(file, session.io), companions.read(file));
  if ("verdict" in opened) {
    await answerRefusal(session, options, COMMAND, opened, {});
    return undefined;
  }
  if ("kind" in opened || opened.header.claim.claim.error !== undefined) {
    throw usageProblem("only a memorization has one question a ball", "leave out --vnnlib");
  }
  const { claim } = opened.header.claim;
  const { norm, radius, rule, points } = claim;
  if (norm.kind !== "infinity" && norm.kind !== "one") {
    throw usageProblem(
      "a ball of this norm is not bounded by finitely many linear conditions",
      "VNN-LIB can say balls of the norms inf and 1",
    );
  }
  if (points > MOST_BALLS) {
    throw usageProblem(
      `the claim is about ${points} balls, ${MOST_BALLS} are written at most`,
      "export fewer points",
    );
  }
  const layers = opened.network.layers;
  const outputs = at(layers, layers.length - 1).rows.length;
  const found: Written[] = [];
  for (let k = 0; k < points; k += 1) {
    const ball = opened.next();
    if ("verdict" in ball) {
      await answerRefusal(session, options, COMMAND, ball, {});
      return undefined;
    }
    const question = {
      centre: ball.centre,
      label: ball.label,
      norm: norm.kind,
      radius,
      rule,
      outputs,
    };
    const note = `ball ${k} of the claim about dataset ${opened.header.claim.dataset}, network ${opened.networkDigest}`;
    const lines = attempt(() => vnnlibLines(question, note));
    if ("verdict" in lines) throw refused(file, lines);
    found.push([{ path: `${prefix}-${k}.vnnlib`, lines }, undefined]);
  }
  return found;
}

function words([{ path }, rounded]: Written): string {
  if (rounded === undefined || rounded.count === 0) return `wrote ${path}, exactly`;
  const change = `the largest change is ${shown(rounded.largest)}`;
  return `wrote ${path}, another network: ${rounded.count} of ${rounded.of} numbers are rounded, ${change}`;
}

async function run(file: string, options: Options, session: Session): Promise<void> {
  const { onnx, nnet, npz, vnnlib } = options;
  const targets = [onnx, nnet, npz].filter((path) => path !== undefined);
  if (targets.length === 0 && vnnlib === undefined) {
    throw usageProblem("nothing says in which format", "give --onnx, --nnet, --npz or --vnnlib");
  }
  if (vnnlib !== undefined && targets.length > 0 && file === "-") {
    throw usageProblem("standard input can be read only once", "give a file");
  }
  for (const path of targets) {
    if (targetOf(path, [file]) === undefined)
      throw usageProblem("a network is written to a file", "name one");
  }
  const networks = await written(file, options, session);
  const asked = vnnlib === undefined ? [] : await questions(file, vnnlib, options, session);
  if (asked === undefined) return;
  const all = [...networks, ...asked];
  await writeFiles(all.map(([output]) => output));
  if (options.json === true) {
    const files = all.map(([{ path }, rounded]) => ({ path, rounded: plainData(rounded ?? null) }));
    await answerJson(session.io, { command: COMMAND, exit: 0, files });
  } else await answerLines(session.io, all.map(words));
}

export function addExport(program: Command, session: Session): void {
  const type = new Option("--type <type>", "floats of --onnx and --npz");
  addNetworkOptions(addCommand(program, COMMAND, "a network, or a claim, for other tools"))
    .argument("<network>", "a network file or a certificate; - for stdin")
    .option("--onnx <file>", "write the network as ONNX: Gemm and Relu")
    .option("--nnet <file>", "write the network as NNet")
    .option("--npz <file>", "write the network as NumPy arrays W0, b0, W1, …")
    .option("--vnnlib <prefix>", "write the claim of a certificate, one question a ball")
    .addOption(type.choices(["float32", "float64"]).default("float32"))
    .option("--round", "round what the target cannot hold, and say what changed")
    .option("--network <file>", "the network, for a certificate that names it by digest")
    .addHelpText("after", EXAMPLE)
    .action((file: string, options: Options) => run(file, options, session));
}
