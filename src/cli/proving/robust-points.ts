// UNTRUSTED. `certify` of a network that was trained: which points are robust, refuted, wrong, open; one certificate.
import type { Dataset } from "../../dataset/index.js";
import type { Norm, PointEvidence, Rule } from "../../kernel/index.js";
import { compare, divide, type Rational, rational } from "../../numbers/index.js";
import { shown } from "../../report/number.js";
import { countsOf, type Largest, questionOf, robustnessLines } from "../../trained/index.js";
import { resultLines } from "../../report/result-lines.js";
import { type PointRadii, radiusFigure, svgLines } from "../../figures/index.js";
import { answerFound } from "../judging/answer-found.js";
import { EXIT } from "../exit-codes.js";
import { type LoadedNetwork, recordOf } from "../files/network-file.js";
import { linesAsChunks } from "../files/read-bytes.js";
import { writeFiles, writeToStdout } from "../files/write-files.js";
import { check } from "../../checker/index.js";
import type { Progress } from "../work/progress.js";
import { usageProblem } from "../problem.js";
import { requireDomain, type RobustnessOptions } from "../options/robust-options.js";
import { type CommonOptions, remark, type Session } from "../session.js";
import { settledPoints } from "./settled-points.js";
import { threadsOf } from "../work/shared-search.js";
import { stopWords } from "../work/stopped-answer.js";
import { requireFloats } from "../options/semantics-option.js";
import type { TimeLimit } from "../work/time-limit.js";
import { writtenAndChecked } from "./written.js";

/** Seconds for a point where nothing else is said. */
const EACH = 10;
/** Where --largest begins if nothing else is said. */
const FIRST = rational(1n, 64n);

export interface RobustOptions extends CommonOptions, RobustnessOptions {
  readonly norm: Norm;
  readonly radius?: Rational;
  readonly seconds?: number;
  readonly jobs?: number;
  readonly byReference?: true;
}

/** A network from elsewhere was trained, unless a construction is named, or the user says so. */
export function claimsRobustness(
  source: unknown,
  {
    kind,
    largest,
    svg,
    domain,
    semantics,
    with: made,
  }: RobustnessOptions & { readonly with?: string },
): boolean {
  const isTrained = source !== undefined && made === undefined;
  if ((kind ?? (isTrained ? "robustness" : "memorization")) === "robustness") return true;
  if (largest !== true && svg === undefined && domain === undefined && semantics === undefined)
    return false;
  const what = "--largest, --svg, --domain and --semantics are about the robustness of each point";
  throw usageProblem(what, "add --kind robustness, or leave them out");
}

/** The claimed radius: as asked for, or with --largest the least that was shown of a robust point. */
function claimedRadius(options: RobustOptions, all: readonly Largest[]): Rational {
  if (options.largest !== true && options.radius !== undefined) return options.radius;
  const radii = all.flatMap(({ robust }) => (robust === undefined ? [] : [robust]));
  radii.sort(compare);
  return radii[0] ?? options.radius ?? FIRST;
}

const radiiOf = ({ evidence, robust, refuted }: Largest): PointRadii => ({
  ...(evidence.result === "wrong" && { isWrong: true }),
  ...(robust && { robust }),
  ...(refuted && { refuted }),
});

/** How far the largest radii are from points that refute: the median and the largest quotient. */
function gapLines(all: readonly Largest[]): readonly string[] {
  const quotients = all.flatMap(({ robust, refuted }) =>
    robust === undefined || refuted === undefined ? [] : [divide(refuted, robust)],
  );
  quotients.sort(compare);
  const [median, most] = [quotients[quotients.length >> 1], quotients.at(-1)];
  if (median === undefined || most === undefined) return [];
  return [
    `${quotients.length} points are refuted beyond their radius, at ${shown(median)} times it (median), ` +
      `at most ${shown(most)} times.`,
  ];
}

/** Searches, writes, checks and answers. Exit 0 if a certificate was made, whatever the counts. */
export async function answerRobust(
  loaded: LoadedNetwork,
  dataset: Dataset,
  rule: Rule,
  target: string | undefined,
  options: RobustOptions,
  session: Session,
  progress: Progress,
  limit: TimeLimit,
): Promise<void> {
  if (options.radius === undefined && options.largest !== true) {
    throw usageProblem("certify needs a radius", "add --radius 1/100 or --largest");
  }
  const { svg: drawing, largest } = options;
  const { network } = loaded;
  if (drawing !== undefined && (largest !== true || drawing === "-")) {
    throw usageProblem("--svg FILE draws what --largest finds", "add --largest, and name a file");
  }
  requireDomain(options.domain, dataset.dimension);
  if (options.semantics) requireFloats(network, options.semantics);
  const search = {
    ...{ network, norm: options.norm, rule, domain: options.domain, semantics: options.semantics },
    ...{ largest: largest === true, milliseconds: 1000 * (options.secondsEach ?? EACH) },
  };
  const threads = threadsOf(session.io, limit, options.jobs);
  const first = options.radius ?? FIRST;
  const { all, stopped } = await settledPoints(search, dataset.points, first, threads, progress);
  if (stopped !== undefined) limit.resume();
  limit.finish();
  progress.clear();
  const radius = claimedRadius(options, all);
  const evidence = all.map(({ evidence: own }): PointEvidence => own);
  const { semantics } = options;
  const from = await recordOf(loaded, options, session, semantics);
  const question = questionOf(network, options.norm, rule, options.domain, semantics);
  const linesWith = (isInline: boolean) => (): Iterable<string> =>
    robustnessLines(question, dataset, radius, evidence, isInline, from);
  const isInline = options.byReference !== true;
  // What names its network and points by digest is judged with both of them inside.
  const verdict = isInline
    ? await writtenAndChecked(linesWith(true), target, session.io, progress)
    : check(linesAsChunks(linesWith(true)()));
  if (!isInline) {
    if (target === undefined) await writeToStdout(linesWith(false)(), session.io);
    else await writeFiles([{ path: target, lines: linesWith(false)() }]);
  }
  if (drawing !== undefined) {
    const figure = radiusFigure({ ...dataset, norm: options.norm, radii: all.map(radiiOf) });
    await writeFiles([{ path: drawing, lines: svgLines(figure) }]);
  }
  progress.clear();
  const counts = countsOf(evidence);
  if (stopped !== undefined) {
    await remark(session.io, options, [
      `Stopped: ${stopWords(stopped, options.seconds)}. Points not reached are open.`,
    ]);
  }
  await answerFound(
    session,
    options,
    {
      ...{ command: "certify", target, exit: EXIT.accepted },
      beside: {
        lines: [
          ...resultLines(counts),
          ...gapLines(all),
          ...(drawing === undefined ? [] : [`wrote ${drawing}`]),
        ],
        data: { counts: { ...counts } },
      },
    },
    verdict,
  );
}
