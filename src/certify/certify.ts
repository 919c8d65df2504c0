// UNTRUSTED. The untrusted act: finds the evidence that a network memorizes a dataset robustly.
// May import kernel, format, dataset. The strategy: one activation region per ball; where a unit switches
// on a ball, facts for every ball that needs them.
import type { HeaderOf } from "../format/index.js";
import {
  at,
  type Evidence,
  openJudgement,
  type Pattern,
  type ReachWitness,
  type Refusal,
  type Theorem,
} from "../kernel/index.js";
import { evidenceSearch } from "./ball-evidence.js";
import { headerOf, linesOfCertificate } from "./certificate-text.js";
import { forEachBall, type Pass } from "./each-ball.js";
import { patternAt } from "./pattern.js";
import { type DirectionCollector, directionCollector, reachWitness } from "./reach-witnesses.js";
import { type CertifyRequest, claimOf, type EvidenceOf } from "./request.js";

/** A certificate that the kernel's judgement has accepted, still to be written. */
export interface Certificate {
  readonly verdict: "certified";
  readonly header: HeaderOf<"memorization">;
  /** What was accepted. */
  readonly theorem: Theorem;
  /** The certificate's lines, without line feeds. */
  lines(): Generator<string>;
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
