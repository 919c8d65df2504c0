// UNTRUSTED. The untrusted act: finds the evidence that a network memorizes a dataset robustly.
// May import kernel, format, dataset. The strategy: one activation region per ball; where a unit switches
// on a ball, facts for every ball that needs them.
import type { LeftOut } from "../constructions/index.js";
import type { Dataset } from "../dataset/dataset.js";
import {
  encodeBall,
  encodeHeader,
  encodeNetwork,
  encodeReachWitness,
  type Header,
  shapeOf,
} from "../format/index.js";
import {
  at,
  type Claim,
  type Evidence,
  type FactFamily,
  type Network,
  type Norm,
  openJudgement,
  type Pattern,
  type Rational,
  type ReachWitness,
  type Refusal,
  type Rule,
  sizeOf,
  type Theorem,
} from "../kernel/index.js";
import { evidenceSearch } from "./ball-evidence.js";
import { datasetDigest } from "./dataset-text.js";
import { networkDigest } from "./network-digest.js";
import { patternAt } from "./pattern.js";
import type { RatioEvidence } from "./ratio.js";
import { type DirectionCollector, directionCollector, reachWitness } from "./reach-witnesses.js";

/** What is to be certified. */
export interface CertifyRequest {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly norm: Norm;
  readonly radius: Rational;
  readonly rule: Rule;
  /** The facts that prove a ball. Absent: patterns, and facts that are looked for where needed. */
  readonly facts?: (ball: number) => readonly FactFamily[];
  /** What is left out of every ball, with facts that hold on the rest: makes an η-robust certificate. */
  readonly leftOut?: LeftOut;
  readonly ratio?: RatioEvidence;
  /** What the certificate holds itself; what it does not, it names by digest. Default: all. */
  readonly embed?: { readonly network: boolean; readonly points: boolean };
  readonly note?: string;
  readonly progress?: (done: number, total: number) => void;
}

/** A certificate that the kernel's judgement has accepted, still to be written. */
export interface Certificate {
  readonly verdict: "certified";
  readonly header: Header;
  /** What was accepted. */
  readonly theorem: Theorem;
  /** The certificate's lines, without line feeds. */
  lines(): Generator<string>;
}

/** The evidence of every ball. */
type EvidenceOf = (ball: number) => Evidence;

/** Lets timers and signals in: judging is synchronous and long. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A run over all points: the how manyth, counted from 0, of how many. */
interface Pass {
  readonly number: number;
  readonly of: number;
}

/** Runs over all points, breathing now and then; stops at the first refusal. */
async function forEachBall(
  request: CertifyRequest,
  pass: Pass,
  each: (index: number) => Refusal | undefined,
): Promise<Refusal | undefined> {
  const total = request.dataset.points.length;
  let last = Date.now();
  for (let index = 0; index < total; index += 1) {
    const refusal = each(index);
    if (refusal !== undefined) return refusal;
    if (Date.now() - last < 50) continue;
    request.progress?.(pass.number * total + index, pass.of * total);
    await breathe();
    last = Date.now();
  }
  return undefined;
}

function claimOf(request: CertifyRequest): Claim {
  const { dataset, norm, radius, rule, ratio, leftOut } = request;
  return {
    points: dataset.points.length,
    dimension: dataset.dimension,
    classes: dataset.classes.length,
    norm,
    radius,
    rule,
    ratio: ratio?.atLeast,
    ...(leftOut !== undefined && { error: leftOut.error }),
  };
}

function headerOf(request: CertifyRequest, reaches: number): Header {
  const { dataset, network, ratio } = request;
  const embed = request.embed ?? { network: true, points: true };
  return {
    claim: {
      dataset: datasetDigest(dataset),
      classes: dataset.classes,
      claim: claimOf(request),
    },
    shape: shapeOf(network),
    network: embed.network ? "inline" : networkDigest(network),
    size: sizeOf(network),
    points: embed.points ? "inline" : "given",
    reaches,
    ratio: ratio === undefined ? undefined : { pair: ratio.pair, powers: ratio.powers },
    note: request.note ?? "",
  };
}

function* linesOfCertificate(
  request: CertifyRequest,
  header: Header,
  witnesses: readonly ReachWitness[],
  evidence: EvidenceOf,
): Generator<string> {
  yield encodeHeader(header);
  if (header.network === "inline") {
    const rows = encodeNetwork(request.network);
    rows.next();
    yield* rows;
  }
  for (const witness of witnesses) yield encodeReachWitness(witness);
  for (const [index, { point, label }] of request.dataset.points.entries()) {
    yield encodeBall({ centre: point, label, ...evidence(index) }, header.points);
  }
}

/** The evidence of every ball, and the directions whose reach it needs (p = a/b). */
async function evidenceOf(
  request: CertifyRequest,
  collector: DirectionCollector | undefined,
): Promise<EvidenceOf> {
  const { network, dataset, facts, leftOut } = request;
  if (facts !== undefined) {
    collector?.addInputs();
    return (ball) => {
      const except = leftOut?.slabs(ball) ?? [];
      return { facts: facts(ball), ...(except.length > 0 && { except }) };
    };
  }
  const patterns: Pattern[] = [];
  await forEachBall(request, { number: 0, of: 2 }, (index) => {
    const pattern = patternAt(network, at(dataset.points, index).point);
    patterns.push(pattern);
    collector?.add(pattern);
    return undefined;
  });
  return (ball) => ({ pattern: at(patterns, ball) });
}

/** Judges every ball with this evidence. */
async function judged(
  request: CertifyRequest,
  witnesses: readonly ReachWitness[],
  evidence: EvidenceOf,
  pass: Pass,
): Promise<Theorem | Refusal> {
  const { network, dataset, ratio } = request;
  const witness = ratio === undefined ? undefined : { pair: ratio.pair, powers: ratio.powers };
  const judgement = openJudgement(claimOf(request), network, witnesses, witness);
  if ("verdict" in judgement) return judgement;
  const refusal = await forEachBall(request, pass, (index) => {
    const { point, label } = at(dataset.points, index);
    return judgement.ball({ centre: point, label, ...evidence(index) });
  });
  return refusal ?? judgement.conclude();
}

/** The ball on which a unit may switch, if that is why the evidence was refused. */
function switchingBall(refusal: Theorem | Refusal): number | undefined {
  if (!("verdict" in refusal) || refusal.verdict !== "rejected") return undefined;
  const { rejection } = refusal;
  return rejection.code === "unproved/neuron-not-stable" ? rejection.ball : undefined;
}

/** The evidence with other evidence, where needed, from a ball on; or why a ball has none. */
async function improved(
  request: CertifyRequest,
  witnesses: readonly ReachWitness[],
  evidence: EvidenceOf,
  from: number,
): Promise<EvidenceOf | Refusal> {
  const search = evidenceSearch(request, witnesses);
  const found: Evidence[] = [];
  const refusal = await forEachBall(request, { number: 2, of: 4 }, (index) => {
    const own = index < from ? evidence(index) : search(index);
    if ("verdict" in own) return own;
    found.push(own);
    return undefined;
  });
  return refusal ?? ((ball) => at(found, ball));
}

/**
 * Finds the evidence, and lets the kernel judge it.
 *
 * Requires  the dataset's dimension is the network's number of inputs (else a refusal says so).
 * Ensures   a certificate whose claim the kernel has accepted, or the first obligation that fails. With
 *           no facts given the evidence of a ball is the pattern at the centre, and for one activation
 *           region no other evidence could do better; if a unit switches, facts (`evidenceSearch`).
 * Cost      two exact evaluations a ball; memory for the evidence. If a unit switches on some ball: once
 *           more, and the search from that ball on. Facts that are given are asked for twice.
 */
export async function certify(request: CertifyRequest): Promise<Certificate | Refusal> {
  const { network, dataset, norm, radius, rule } = request;
  const collector =
    norm.kind === "power" ? directionCollector(network, norm, radius, rule) : undefined;
  const fits = network.inputs === dataset.dimension;
  let evidence = fits ? await evidenceOf(request, collector) : () => ({ pattern: [] });
  const witnesses =
    norm.kind === "power"
      ? (collector?.directions() ?? []).map((u) => reachWitness(u, norm, radius))
      : [];
  let theorem = await judged(request, witnesses, evidence, { number: 1, of: 2 });
  const switching = switchingBall(theorem);
  if (switching !== undefined && request.facts === undefined) {
    const other = await improved(request, witnesses, evidence, switching);
    if ("verdict" in other) return other;
    evidence = other;
    theorem = await judged(request, witnesses, evidence, { number: 3, of: 4 });
  }
  if ("verdict" in theorem) return theorem;
  const header = headerOf(request, witnesses.length);
  const lines = (): Generator<string> => linesOfCertificate(request, header, witnesses, evidence);
  return { verdict: "certified", header, theorem, lines };
}
