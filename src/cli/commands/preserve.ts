// UNTRUSTED. `preserve NETWORK DATA`: does the first layer keep balls with different labels apart?
import type { Command } from "commander";
import type { Dataset } from "../../dataset/index.js";
import type { Network } from "../../kernel/index.js";
import {
  collisionLines,
  judgeMap,
  type MapAnswer,
  type MapQuestion,
  preservingMapLines,
  type WhyOpen,
} from "../../refute/index.js";
import { pairWords } from "../../report/point-names.js";
import { provableDataset } from "../proving/beyond-checker.js";
import { answerFound } from "../judging/answer-found.js";
import { planGivenRadius, requireRadius } from "../proving/claimed-radius.js";
import { addDataOptions, type DataOptions } from "../options/data-options.js";
import { placeIn } from "../files/load-dataset.js";
import { EXIT } from "../exit-codes.js";
import { addNetworkOptions, type NetworkOptions } from "../files/foreign-file.js";
import { loadNetworkOrCertificate, requireFit } from "../files/network-file.js";
import {
  normOption,
  radiusOption,
  type RadiusOptions,
  rhoOption,
} from "../options/number-options.js";
import { requireOneStdin } from "../options/one-stdin.js";
import { targetOf } from "../options/output-option.js";
import { progressOn } from "../work/progress.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";
import { writtenAndChecked } from "../proving/written.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, DataOptions, RadiusOptions, NetworkOptions {
  readonly output?: string;
}

const COMMAND = "preserve";

const EXAMPLE = `
Examples:
  $ muball preserve iris.network iris.csv --rho 1/100 -o iris.map.muball
  $ muball preserve map.network digits.csv.gz --radius 1/50 -p inf

Opposite balls are balls with different labels. Does the linear map of the first layer keep every two
of them apart, so that their images have no common point?
  exit 0   yes, proved
  exit 1   no, proved by two points with one image (a collision)
  exit 2   neither was found
Both answers are certificates: --output writes them, muball check judges them.
`;

/** The first layer as a map of its own. */
function firstLayer({ inputs, layers }: Network): Network {
  return { inputs, layers: layers.slice(0, 1) };
}

/** Why there is no answer. */
const OPEN: Readonly<Record<Exclude<WhyOpen, "unknown">, readonly string[]>> = {
  limit: [
    "The numbers of the data and the map are too long for the checker: docs/format.md has its limits.",
  ],
  doubles: ["The data spans more scales than doubles hold, and the search works in doubles."],
};

async function answerOpen(
  { pair, why }: Extract<MapAnswer, { kind: "open" }>,
  dataset: Dataset,
  options: Options,
  session: Session,
): Promise<void> {
  session.end(EXIT.declined);
  const [i, j] = pair;
  if (options.json === true) {
    const exit = EXIT.declined;
    const decline = { verdict: "declined", code: "undecided", pair: [i, j], reason: why };
    await answerJson(session.io, { command: COMMAND, exit, ...decline });
    return;
  }
  await answerLines(session.io, [`declined code=undecided pair=${i},${j}`]);
  if (why !== "unknown") {
    await remark(session.io, options, OPEN[why]);
    return;
  }
  await remark(session.io, options, [
    `Neither was found for ${pairWords("ball", pair, placeIn(dataset))}: no form of the rows that`,
    "keeps their images apart, and no two points with one image. Try a smaller or a larger radius.",
  ]);
}

function linesOf(
  question: MapQuestion,
  answer: Exclude<MapAnswer, { kind: "open" }>,
): Iterable<string> {
  const embed = { network: true, points: true };
  return answer.kind === "collision"
    ? collisionLines(question, answer.witness, embed)
    : preservingMapLines(question, answer.witness, embed);
}

async function run(
  network: string,
  data: string,
  options: Options,
  session: Session,
): Promise<void> {
  requireOneStdin([network, data]);
  requireRadius(COMMAND, options);
  const target = targetOf(options.output, [network, data]);
  const progress = progressOn(session.io, options.quiet === true);
  const loaded = await loadNetworkOrCertificate(network, undefined, options, session);
  const dataset = await provableDataset(data, COMMAND, options, session);
  if (dataset === undefined) return;
  const map = firstLayer(loaded.network);
  requireFit(dataset, map);
  const { radius } = await planGivenRadius(dataset, options, false, progress);
  progress.say("comparing pairs of balls");
  const question: MapQuestion = { map, dataset, norm: options.norm, radius };
  const answer = judgeMap(question);
  progress.clear();
  if (answer.kind === "open") {
    await answerOpen(answer, dataset, options, session);
    return;
  }
  const lines = (): Iterable<string> => linesOf(question, answer);
  const verdict = await writtenAndChecked(lines, target, session.io, progress);
  const exit = answer.kind === "collision" ? EXIT.rejected : EXIT.accepted;
  await answerFound(session, options, { command: COMMAND, target, exit }, verdict);
}

export function addPreserve(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<network>", "a network file or a certificate; - for stdin")
    .argument("<data>", "data file; - for stdin")
    .option("-o, --output <file>", "where the certificate goes; default: nowhere")
    .addOption(normOption())
    .addOption(radiusOption())
    .addOption(rhoOption())
    .addHelpText("after", EXAMPLE);
  addDataOptions(addNetworkOptions(command)).action(
    (network: string, data: string, options: Options) => run(network, data, options, session),
  );
}
