// UNTRUSTED. The untrusted act: finds the evidence that a network memorizes a dataset robustly.
// May import kernel, format, dataset. The strategy: one activation region per ball.
import type { Dataset } from "../dataset/dataset.js";
import {
  encodeBall,
  encodeHeader,
  encodeNetwork,
  encodeReachWitness,
  type Header,
  shapeOf,
  sha256,
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
import { datasetDigest } from "./dataset-text.js";
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
  /** The facts that prove a ball; absent if every ball lies in one activation region. */
  readonly facts?: (ball: number) => readonly FactFamily[];
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

/** Lets timers and signals in: judging is synchronous and long. */
async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** Runs over all points, breathing now and then; stops at the first refusal. */
async function forEachBall(
  request: CertifyRequest,
  phase: number,
  each: (index: number) => Refusal | undefined,
): Promise<Refusal | undefined> {
  const total = request.dataset.points.length;
  let last = Date.now();
  for (let index = 0; index < total; index += 1) {
    const refusal = each(index);
    if (refusal !== undefined) return refusal;
    if (Date.now() - last < 50) continue;
    request.progress?.(phase * total + index, 2 * total);
    await breathe();
    last = Date.now();
  }
  return undefined;
}

function claimOf(request: CertifyRequest): Claim {
  const { dataset, norm, radius, rule, ratio } = request;
  return {
    points: dataset.points.length,
    dimension: dataset.dimension,
    classes: dataset.classes.length,
    norm,
    radius,
    rule,
    ratio: ratio?.atLeast,
  };
}

/** The digest of a network's canonical text. */
export function networkDigest(network: Network): string {
  const digest = sha256();
  const encoder = new TextEncoder();
  for (const line of encodeNetwork(network)) digest.update(encoder.encode(`${line}\n`));
  return `sha256:${digest.hex()}`;
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
  evidence: (ball: number) => Evidence,
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
): Promise<(ball: number) => Evidence> {
  const { network, dataset, facts } = request;
  if (facts !== undefined) {
    collector?.addInputs();
    return (ball) => ({ facts: facts(ball) });
  }
  const patterns: Pattern[] = [];
  await forEachBall(request, 0, (index) => {
    const pattern = patternAt(network, at(dataset.points, index).point);
    patterns.push(pattern);
    collector?.add(pattern);
    return undefined;
  });
  return (ball) => ({ pattern: at(patterns, ball) });
}

/**
 * Finds the evidence, and lets the kernel judge it.
 *
 * Requires  the dataset's dimension is the network's number of inputs (else a refusal says so).
 * Ensures   a certificate whose claim the kernel has accepted, or the first obligation that fails. With
 *           no facts given the evidence is the pattern at the centre, and for one activation region
 *           no other evidence could do better.
 * Cost      two exact evaluations a ball; memory for the patterns. Facts are asked for twice.
 */
export async function certify(request: CertifyRequest): Promise<Certificate | Refusal> {
  const { network, dataset, norm, radius, rule, ratio } = request;
  const collector =
    norm.kind === "power" ? directionCollector(network, norm, radius, rule) : undefined;
  const fits = network.inputs === dataset.dimension;
  const evidence = fits ? await evidenceOf(request, collector) : () => ({ pattern: [] });
  const witnesses =
    norm.kind === "power"
      ? (collector?.directions() ?? []).map((u) => reachWitness(u, norm, radius))
      : [];
  const witness = ratio === undefined ? undefined : { pair: ratio.pair, powers: ratio.powers };
  const judgement = openJudgement(claimOf(request), network, witnesses, witness);
  if ("verdict" in judgement) return judgement;
  const refusal = await forEachBall(request, 1, (index) => {
    const { point, label } = at(dataset.points, index);
    return judgement.ball({ centre: point, label, ...evidence(index) });
  });
  if (refusal !== undefined) return refusal;
  const theorem = judgement.conclude();
  if ("verdict" in theorem) return theorem;
  const header = headerOf(request, witnesses.length);
  const lines = (): Generator<string> => linesOfCertificate(request, header, witnesses, evidence);
  return { verdict: "certified", header, theorem, lines };
}
