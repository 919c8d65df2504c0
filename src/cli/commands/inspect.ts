// UNTRUSTED. `inspect CERTIFICATE`: a certificate in words. No verdict.
import type { Command } from "commander";
import { datasetDigest } from "../../certify/index.js";
import type { Dataset } from "../../dataset/index.js";
import { type NoFigure, planeFigure, svgLines } from "../../figures/index.js";
import type { Ball } from "../../kernel/index.js";
import { inspect, type Inspection, type OpenCertificate } from "../../report/inspection.js";
import { inspectionData, inspectionLines } from "../../report/inspection-lines.js";
import { codeOf } from "../../report/explain.js";
import { type OpenRobustness, resultsData, resultsLines } from "../../report/point-results.js";
import { type Stated, statedClaim, statedData, statedLines } from "../../report/stated.js";
import { type CompanionOptions, openCompanions } from "../files/companions.js";
import { addDataOptions } from "../options/data-options.js";
import { addNetworkOptions, type NetworkOptions } from "../files/foreign-file.js";
import { type LoadedNetwork, loadSoleNetwork } from "../files/network-file.js";
import { EXIT } from "../exit-codes.js";
import { openCertificate } from "../files/open-certificate.js";
import { targetOf } from "../options/output-option.js";
import { Problem, usageProblem } from "../problem.js";
import { progressOn } from "../work/progress.js";
import { chunksOf } from "../files/read-bytes.js";
import { answerRefusal } from "../judging/answer-refusal.js";
import { answerJson, answerLines, remark, type CommonOptions, type Session } from "../session.js";
import { writeFiles, writeToStdout } from "../files/write-files.js";
import { addCommand } from "./add-command.js";
import { describedData, describedLines } from "./read.js";
import { encodeClaim } from "../../writing/index.js";

interface Options extends CommonOptions, NetworkOptions, Omit<CompanionOptions, "claim"> {
  readonly all?: true;
  readonly claim?: true;
  readonly figure?: string;
}

const COMMAND = "inspect";
const SMALLEST = 10;
const NO_DATASET = "companion-missing";
const PAUSE_MILLISECONDS = 50;

const EXAMPLE = `
Examples:
  $ muball inspect iris.muball
  $ muball inspect --all --json iris.muball
  $ muball inspect --figure toy.svg toy.muball           (two inputs: balls, walls, decision regions)
  $ muball inspect --figure toy.svg --dataset toy.csv toy.muball    (its axes are named as the columns)
  $ muball inspect --claim iris.muball > iris.claim     (for muball check --claim iris.claim)

What does a certificate claim, and how close is it to failing? This shows the claim in words, the
network layer by layer, and per ball its margin: the factor by which its radius could grow.
It is a view, made by code that nobody has to trust. Only muball check gives a verdict.
`;

/** Lets signals and progress in, now and then. */
function pauses(say: (done: number, total: number) => void) {
  let last = Date.now();
  return async (done: number, total: number): Promise<void> => {
    if (Date.now() - last < PAUSE_MILLISECONDS) return;
    say(done, total);
    await new Promise((resolve) => setImmediate(resolve));
    last = Date.now();
  };
}

async function answer(view: Inspection, options: Options, session: Session): Promise<void> {
  const count = options.all === true ? view.margins.length : SMALLEST;
  if (options.json === true) {
    await answerJson(session.io, { command: COMMAND, exit: 0, ...inspectionData(view, count) });
  } else await answerLines(session.io, inspectionLines(view, count));
}

/** Answers with another kind of certificate. Fails: Problem if a figure is asked for. */
async function answerStated(
  opened: Stated | OpenRobustness,
  options: Options,
  session: Session,
): Promise<void> {
  if (options.figure !== undefined) {
    throw usageProblem("only a memorization has a figure", "leave out --figure");
  }
  if (options.claim === true && options.json !== true) {
    await writeToStdout([statedClaim(opened)], session.io);
    return;
  }
  const read = "read" in opened ? opened.read() : undefined;
  if (read !== undefined && "verdict" in read && codeOf(read) !== NO_DATASET) {
    await answerRefusal(session, options, COMMAND, read, {});
    return;
  }
  const results = read === undefined || "verdict" in read ? undefined : read.results;
  const count = options.all === true ? Infinity : SMALLEST;
  if (options.json === true) {
    const points = results === undefined ? {} : { results: resultsData(results, count) };
    const data = { ...statedData(opened), ...points };
    await answerJson(session.io, { command: COMMAND, exit: 0, ...data });
    return;
  }
  const lines =
    opened.kind !== "robustness"
      ? []
      : results === undefined
        ? ["The points are in a dataset beside it: give it with --dataset to see each of them."]
        : resultsLines(results, count, opened.header);
  await answerLines(session.io, [...statedLines(opened), ...lines]);
}

function noFigure(reason: NoFigure): Problem {
  return reason.why === "dimension"
    ? usageProblem("a figure needs a network of two inputs", "leave out --figure")
    : usageProblem(
        `a figure would have more than ${reason.most} activation regions`,
        "draw a smaller network; prove --with another construction may make one",
      );
}

/** Answers with what a network file is. Fails: Problem if something of a certificate is asked for. */
async function answerNetwork(
  loaded: LoadedNetwork,
  options: Options,
  session: Session,
): Promise<void> {
  if (options.figure !== undefined || options.claim === true) {
    throw usageProblem(
      "a network file has no claim and no balls",
      "leave out --claim and --figure",
    );
  }
  if (options.json === true) {
    await answerJson(session.io, { command: COMMAND, exit: 0, ...describedData(loaded) });
  } else await answerLines(session.io, describedLines(loaded));
}

/** The same certificate, which remembers the balls that are read from it. */
function remembering(opened: OpenCertificate, balls: Ball[]): OpenCertificate {
  const next: OpenCertificate["next"] = () => {
    const ball = opened.next();
    if (!("verdict" in ball)) balls.push(ball);
    return ball;
  };
  return { ...opened, next };
}

/** The names of the columns of the dataset given. Fails: Problem if the certificate is about another one. */
function namesFrom(
  dataset: Dataset | undefined,
  { header }: OpenCertificate,
): readonly string[] | undefined {
  if (dataset === undefined) return undefined;
  const [named, got] = [header.claim.dataset, datasetDigest(dataset)];
  if (named === got) return dataset.names;
  throw new Problem(EXIT.badData, {
    what: "the certificate is about another dataset, whose columns may have other names",
    where: dataset.source,
    expected: `the dataset ${named}`,
    got,
    next: "give the data, and the options, that the certificate was made with; or leave out --dataset",
  });
}

/** Draws the network, to a file or to stdout. Fails: Problem. */
async function draw(
  { network, header }: OpenCertificate,
  balls: readonly Ball[],
  names: readonly string[] | undefined,
  target: string | undefined,
  options: Options,
  session: Session,
): Promise<void> {
  const progress = progressOn(session.io, options.quiet === true);
  const figure = await planeFigure(
    { network, named: header.claim, balls, ...(names && { names }) },
    pauses((done, total) => {
      progress.count("cutting the plane", done, total);
    }),
  );
  progress.clear();
  if ("why" in figure) throw noFigure(figure);
  if (target === undefined) await writeToStdout(svgLines(figure), session.io);
  else {
    await writeFiles([{ path: target, lines: svgLines(figure) }]);
    await remark(session.io, options, [`wrote ${target}`]);
  }
}

async function run(file: string, options: Options, session: Session): Promise<void> {
  const { claim: onlyClaim, ...given } = options;
  const { figure, dataset, network } = options;
  const inputs = [file, ...[dataset, network].filter((path) => path !== undefined)];
  const target = targetOf(figure, inputs);
  const { loaded, io } = await loadSoleNetwork(file, { ...options, quiet: true }, session);
  if (loaded !== undefined) {
    await answerNetwork(loaded, options, session);
    return;
  }
  const companions = await openCompanions(given);
  const progress = progressOn(session.io, options.quiet === true);
  const opened = openCertificate(chunksOf(file, io), companions.read(file));
  if ("kind" in opened) {
    await answerStated(opened, options, session);
    return;
  }
  // As JSON the answer has the claim anyway, and is one object.
  if (onlyClaim === true && options.json !== true && !("verdict" in opened)) {
    await writeToStdout([encodeClaim(opened.header.claim)], session.io);
    return;
  }
  if (figure !== undefined && !("verdict" in opened) && opened.network.inputs !== 2) {
    throw noFigure({ why: "dimension" });
  }
  const balls: Ball[] = [];
  const view =
    "verdict" in opened
      ? opened
      : await inspect(
          remembering(opened, balls),
          pauses((done, total) => {
            progress.count("measuring balls", done, total);
          }),
        );
  progress.clear();
  if (view.verdict === "inspected") {
    const isDrawn = figure !== undefined && !("verdict" in opened);
    if (isDrawn) {
      const names = namesFrom(companions.dataset, opened);
      await draw(opened, balls, names, target, options, session);
    }
    if (!isDrawn || target !== undefined) await answer(view, options, session);
  } else await answerRefusal(session, options, COMMAND, view, {});
}

export function addInspect(program: Command, session: Session): void {
  const command = addCommand(program, COMMAND)
    .argument("<certificate>", "a certificate, muball/1, or a network file; - for stdin")
    .option("--claim", "print only the claim, as the text that check --claim takes")
    .option(
      "--figure <file>",
      "draw a network with two inputs as SVG; - for stdout, with nothing else there",
    )
    .option("--all", "list the margins of all balls, not only of the ten tightest")
    .option(
      "--dataset <file>",
      "the dataset that the certificate names; a figure has the names of its columns",
    )
    .option("--network <file>", "the network that the certificate names")
    .addHelpText("after", EXAMPLE);
  addDataOptions(addNetworkOptions(command)).action((file: string, options: Options) =>
    run(file, options, session),
  );
}
