// UNTRUSTED. `certify NETWORK DATA`: finds the evidence for a given network and writes a certificate.
import type { Command } from "commander";
import { type StopReason, Stopped } from "../../constructions/index.js";
import type { Dataset } from "../../dataset/index.js";
import { encodeRational, type NetworkOrigin } from "../../format/index.js";
import type { Network } from "../../kernel/index.js";
import type { Rational } from "../../numbers/index.js";
import { shown } from "../../report/number.js";
import { plainData } from "../../report/plain-data.js";
import { statementsLine } from "../../report/statements-line.js";
import { type CheckedCertificate, checkedCertificate } from "../proving/accepted-certificate.js";
import { isBeyondChecker } from "../proving/beyond-checker.js";
import { capturedFor } from "../work/captured.js";
import { constructionOption, seedOption } from "../proving/build-network.js";
import { planGivenRadius, ratioFor, requireRadius } from "../proving/claimed-radius.js";
import { evidenceOfConstruction } from "../proving/construction-evidence.js";
import { addDataOptions, type DataOptions } from "../options/data-options.js";
import type { Kept } from "../io.js";
import { loadDataset, placeIn } from "../files/load-dataset.js";
import { addNetworkOptions, type NetworkOptions } from "../files/foreign-file.js";
import { loadNetwork, recordOf, requireFit } from "../files/network-file.js";
import {
  etaOption,
  normOption,
  radiusOption,
  type RadiusOptions,
  rhoOption,
  secondsOption,
} from "../options/number-options.js";
import { jobsOption } from "../options/jobs-option.js";
import { requireOneStdin } from "../options/one-stdin.js";
import { targetsOf } from "../options/output-option.js";
import { usageProblem } from "../problem.js";
import { type Progress, progressOn } from "../work/progress.js";
import { addRuleOptions, ruleFrom, type RuleOptions } from "../options/rule-options.js";
import { namedByOutputs } from "../files/output-classes.js";
import { answerRefused, type RefusedClaim } from "../proving/refuted.js";
import { answerJson, type CommonOptions, remark, type Session } from "../session.js";
import { answerStopped } from "../work/stopped-answer.js";
import { answerRobust, claimsRobustness } from "../proving/robust-points.js";
import { addRobustnessOptions, type RobustnessOptions } from "../options/robust-options.js";
import { type TimeLimit, timeLimit } from "../work/time-limit.js";
import { writeFiles, writeToStdout } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

interface Options
  extends CommonOptions,
    DataOptions,
    RadiusOptions,
    RuleOptions,
    NetworkOptions,
    RobustnessOptions {
  readonly output?: string;
  readonly seconds?: number;
  readonly jobs?: number;
  readonly with?: string;
  readonly eta?: Rational;
  readonly seed: string;
  readonly byReference?: true;
  readonly ratio: boolean;
}

const COMMAND = "certify";

const EXAMPLE = `
Examples:
  $ muball certify iris.network iris.csv --rho 1/100 --output iris.muball
  $ muball certify mine.network data.csv -p inf --radius 1/8 --rule argmax -o mine.muball
  $ muball certify model.onnx cube.csv -p inf --radius 1/8 --domain 0,1 -o model.muball
  $ muball construct iris.csv --rho 9/10 --with voronoi |
      muball certify - iris.csv --rho 9/10 --with voronoi --output iris.muball

Does a network of yours give every point of every ball the label of its centre? This looks for the
evidence (what the checker needs to see) and writes a certificate (muball/1) to --output or stdout.
The network may come from anywhere. Where units switch in a ball, bounds on every unit are tried.
With --with, the evidence is the facts that a construction has about its own network.
Of a network from elsewhere (ONNX, NNet), each point is robust, refuted, wrong or open: see --kind.
Without evidence the exit code is 1, and the failing obligation is named. If some point refutes the
claim, that is said, and --output gets it as a counterexample, which is a certificate too.
`;

async function write(
  { certificate, verdict: { digests, theorem } }: CheckedCertificate,
  radius: Rational,
  target: string | undefined,
  options: Options,
  session: Session,
): Promise<void> {
  const { statement, balls } = theorem;
  const { claim } = digests;
  if (target === undefined) await writeToStdout(certificate.lines(), session.io);
  else await writeFiles([{ path: target, lines: certificate.lines() }]);
  if (options.json === true) {
    await answerJson(session.io, {
      command: COMMAND,
      exit: 0,
      output: target ?? null,
      radius: encodeRational(radius),
      claim,
      statement,
      balls: plainData(balls),
    });
    return;
  }
  await remark(session.io, options, [
    statementsLine(balls),
    `certified at radius ${shown(radius)}, claim=${claim}; next: muball check ${target ?? "-"}`,
  ]);
}

/** A certificate, or what was refused. */
type Attempt =
  | { readonly radius: Rational; readonly certified: CheckedCertificate }
  | { readonly refused: RefusedClaim };

/** The plan, the evidence, and the claim they make. */
async function find(
  { network, from }: { readonly network: Network; readonly from: NetworkOrigin | undefined },
  dataset: Dataset,
  options: Options,
  progress: Progress,
): Promise<Attempt> {
  const rule = ruleFrom(options, dataset, network);
  const { radius, separation: found } = await planGivenRadius(
    dataset,
    options,
    options.ratio,
    progress,
  );
  const ratio =
    options.ratio && found !== undefined ? ratioFor(dataset, options, radius, found) : undefined;
  const isInline = options.byReference !== true;
  const embed = { network: isInline, points: isInline, ...(from && { from }) };
  const claimed = { network, dataset, norm: options.norm, radius, rule };
  const { facts, leftOut } = await evidenceOfConstruction(
    network,
    dataset,
    radius,
    options,
    progress,
  );
  const known = {
    ...(facts !== undefined && { facts }),
    ...(leftOut !== undefined && { leftOut }),
  };
  const question = { ...claimed, embed, ...known, ...(ratio !== undefined && { ratio }) };
  const judged = await checkedCertificate(question, progress, "the network");
  if ("accepted" in judged) return { radius, certified: judged.accepted };
  const rest = { embed, ...(ratio !== undefined && { ratio: ratio.atLeast }) };
  return { refused: { refusal: judged.refusal, doubted: claimed, options: rest } };
}

/** The answer of a search that ended before anything was decided. */
function answerUndecided(session: Session, options: Options, reason: StopReason): Promise<void> {
  return answerStopped(session, options, {
    ...{ command: COMMAND, reason, seconds: options.seconds },
    found: "Nothing is decided about the claim, and nothing was written.",
    next: "give it more time; a network that muball constructed is proved sooner with --with NAME",
  });
}

async function run(
  network: string,
  data: string,
  options: Options,
  session: Session,
): Promise<void> {
  requireOneStdin([network, data]);
  const inputs = [network, data, ...(options.labels ? [options.labels] : [])];
  const [target] = targetsOf([options.output, options.svg], inputs);
  if (options.json === true && target === undefined) {
    throw usageProblem("--json needs --output: the certificate would go to stdout", "add -o FILE");
  }
  if (options.largest !== true) requireRadius(COMMAND, options);
  const { io } = session;
  const nothing = await capturedFor(io, (own, reason) => answerUndecided(own, options, reason));
  const limit = timeLimit(io, options.seconds, { files: [], said: nothing });
  const progress = progressOn(io, options.quiet === true);
  try {
    await certified(network, data, target, options, session, { progress, limit, nothing });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    progress.clear();
    await answerUndecided(session, options, error.reason);
  }
}

/** A search that time or Ctrl-C may end, and what is said if nothing is found by then. */
interface Search {
  readonly progress: Progress;
  readonly limit: TimeLimit;
  readonly nothing: Kept["said"];
}

/** Loads, searches and answers. Fails: Stopped, where progress throws it. */
async function certified(
  network: string,
  data: string,
  target: string | undefined,
  options: Options,
  session: Session,
  { progress: unwatched, limit, nothing }: Search,
): Promise<void> {
  const progress = limit.watch(unwatched);
  progress.say("reading the data");
  const loaded = await loadNetwork(network, options, session);
  const given = await loadDataset(data, options, session);
  requireFit(given, loaded.network);
  const dataset = await namedByOutputs(given, loaded.network, options, session);
  if (await isBeyondChecker(dataset, COMMAND, options, session)) return;
  if (claimsRobustness(loaded.source, options)) {
    const rule = ruleFrom(options, dataset, loaded.network);
    // With something to say, the first Ctrl-C ends the search and not the process. What is found by then is written and
    // checked afterwards, so this progress never throws.
    session.io.keep?.({ files: [], said: nothing });
    return answerRobust(loaded, dataset, rule, target, options, session, unwatched, limit);
  }
  const from = await recordOf(loaded, options, session);
  const attempt = await find({ network: loaded.network, from }, dataset, options, progress);
  progress.clear();
  if ("certified" in attempt) {
    session.io.finish?.();
    await write(attempt.certified, attempt.radius, target, options, session);
    return;
  }
  const names = { classes: dataset.classes, placeOf: placeIn(dataset) };
  await answerRefused(session, options, COMMAND, attempt.refused, target, names);
}

export function addCertify(program: Command, session: Session): void {
  const added = addCommand(program, COMMAND);
  const command = addNetworkOptions(added)
    .argument("<network>", "a network file; - for stdin")
    .argument("<data>", "data file; - for stdin")
    .option("-o, --output <file>", "where the certificate goes; default: stdout")
    .option("--by-reference", "name dataset and network by digest; do not include them")
    .option("--no-ratio", "claim no robustness ratio, and do not compute the separation")
    .addOption(constructionOption("the construction that made it: use its facts as evidence"))
    .addOption(etaOption())
    .addOption(seedOption())
    .addOption(normOption())
    .addOption(radiusOption())
    .addOption(rhoOption())
    .addOption(secondsOption("longest time; then points that were not reached are open"))
    .addOption(jobsOption("robustness: threads that share the points; default: the cores"))
    .addHelpText("after", EXAMPLE);
  addDataOptions(addRobustnessOptions(addRuleOptions(command))).action(
    (network: string, data: string, options: Options) => run(network, data, options, session),
  );
}
