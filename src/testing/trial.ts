// UNTRUSTED. One trial of a construction: a dataset, a norm and a radius, what it gives for them, and the judgement.
import { certify, counterexampleIn } from "../certify/index.js";
import { checkText } from "../checker/index.js";
import { type Dataset, radiusBelow, separation } from "../dataset/index.js";
import {
  asText,
  askConstruct,
  type Construct,
  type GivenNetwork,
  InterchangeError,
  normFrom,
  type Origin,
  OwnConstructionError,
  type Question,
  questionOf,
} from "../interchange/index.js";
import { answered, evaluateWithin, meansLabel } from "../kernel/index.js";
import { at, entry, type Rational, scaled } from "../numbers/index.js";
import { pointsOfBall } from "../oracle/ball.js";
import { labelOf, type OracleRule } from "../oracle/label.js";
import { evaluateAt } from "../oracle/network.js";
import { isInBall } from "../oracle/norm.js";
import type { DrawnDataset } from "./arbitraries/datasets.js";
import { datasetOfDrawn, denseNetwork, rationalOf } from "./translation.js";

/** What a construction is tried on. */
export interface Trial {
  readonly drawn: DrawnDataset;
  /** The norm exponent: `"1"`, `"2"`, `"inf"`, `"3/2"`. */
  readonly norm: string;
  /** ρ: the radius is the largest short one up to ρ times the separation. */
  readonly ratio: Rational;
}

/** What is wrong, and where. */
export type Fault =
  /** The construction threw. */
  | { readonly kind: "threw"; readonly message: string }
  /** It gave something else than a network for the dataset. */
  | { readonly kind: "no-network"; readonly message: string }
  /** A point of a ball has another label: `got` is the one it has, undefined if the rule reads none. */
  | {
      readonly kind: "wrong-label";
      readonly ball: number;
      readonly point: readonly string[];
      readonly outputs: readonly string[];
      readonly label: number;
      readonly got: number | undefined;
    }
  /** It says that it has no network, at a ratio at which it has to have one. */
  | { readonly kind: "unreached"; readonly message: string }
  /** No wrong point was found, and no proof either; a fault only if proofs are required. */
  | { readonly kind: "unproved"; readonly code: string };

/** What became of a trial. */
export type Fate =
  | { readonly status: "proved" }
  | { readonly status: "unproved"; readonly code: string }
  | { readonly status: "declined"; readonly reason: string }
  | { readonly status: "wrong"; readonly fault: Fault };

/** Seeded points of each ball that are looked at, besides its extreme points and ways to other points. */
const SEEDED = 8;
/** Digits of a radius. */
const DIGITS = 40;

/** The dataset of a trial and its question. */
export async function questionOfTrial(
  trial: Trial,
  seed: string,
): Promise<{ readonly dataset: Dataset; readonly radius: Rational; readonly question: Question }> {
  const dataset = datasetOfDrawn(trial.drawn);
  const norm = normFrom(trial.norm);
  const radius = radiusBelow(trial.ratio, await separation(dataset, norm), DIGITS);
  return { dataset, radius, question: questionOf(dataset, norm, radius, seed) };
}

function oracleRule({ rule }: GivenNetwork): OracleRule {
  if (rule.kind === "exact") return { kind: "exact", values: rule.values.map(asText) };
  return rule.kind === "threshold" ? { kind: "threshold", level: asText(rule.level) } : rule;
}

/** The fault at a point, as the oracle sees it; undefined if it finds the label right or the point outside. */
function faultAt(
  given: GivenNetwork,
  { norm, radius, points, labels }: Question,
  ball: number,
  point: readonly string[],
): Fault | undefined {
  if (!isInBall(norm, at(points, ball), radius, point)) return undefined;
  const outputs = evaluateAt(denseNetwork(given.network), point);
  const label = at(labels, ball);
  const got = labelOf(oracleRule(given), outputs);
  return got === label ? undefined : { kind: "wrong-label", ball, point, outputs, label, got };
}

/** A point of some ball with another label: the kernel looks, the oracle confirms. */
function wrongPoint(given: GivenNetwork, question: Question): Fault | undefined {
  const { norm, radius, points, labels } = question;
  for (const [ball, centre] of points.entries()) {
    const options = { seed: `ball ${ball}`, count: SEEDED, others: points };
    for (const point of pointsOfBall(norm, centre, radius, options)) {
      const output = answered(() => evaluateWithin(given.network, scaled(point.map(rationalOf))));
      if ("verdict" in output || meansLabel(given.rule, at(labels, ball), output)) continue;
      const fault = faultAt(given, question, ball, point);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

/** The ball that a refusal is about. */
function ballOf(rejection: object): number | undefined {
  return "ball" in rejection && typeof rejection.ball === "number" ? rejection.ball : undefined;
}

/** What is made of a network: proved, refuted, or neither. */
async function judged(
  given: GivenNetwork,
  { dataset, radius, question }: Awaited<ReturnType<typeof questionOfTrial>>,
): Promise<Fate> {
  const wrong = wrongPoint(given, question);
  if (wrong !== undefined) return { status: "wrong", fault: wrong };
  const { network, rule } = given;
  const claim = { network, dataset, norm: normFrom(question.norm), radius, rule };
  const certificate = await certify(claim);
  if (certificate.verdict === "certified") {
    const text = [...certificate.lines()].map((line) => `${line}\n`).join("");
    const { verdict } = checkText(text);
    return verdict === "accepted" ? { status: "proved" } : { status: "unproved", code: verdict };
  }
  if (certificate.verdict === "declined") {
    return { status: "unproved", code: certificate.decline.code };
  }
  const { rejection } = certificate;
  const suspect = ballOf(rejection);
  const found = suspect === undefined ? undefined : counterexampleIn(claim, suspect);
  const point = found?.point.ints.map((_, k) => asText(entry(found.point, k)));
  const fault = point && faultAt(given, question, found?.ball ?? 0, point);
  return fault === undefined
    ? { status: "unproved", code: rejection.code }
    : { status: "wrong", fault };
}

/** Asks a construction about a trial, and judges what it gives. */
export async function fateOf(
  trial: Trial,
  origin: Origin,
  construct: Construct,
  seed: string,
): Promise<Fate> {
  const asked = await questionOfTrial(trial, seed);
  try {
    const given = await askConstruct(origin, construct, asked.question);
    if ("unreached" in given) return { status: "declined", reason: given.unreached };
    return await judged(given, asked);
  } catch (error) {
    if (!(error instanceof OwnConstructionError)) throw error;
    const kind = error.cause instanceof InterchangeError ? "no-network" : "threw";
    return { status: "wrong", fault: { kind, message: error.message } };
  }
}
