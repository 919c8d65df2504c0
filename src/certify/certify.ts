// UNTRUSTED. The untrusted act: finds the evidence that a network memorizes a dataset robustly, and writes it.
// May import kernel, format, dataset, elaborate. What is written is still to be judged: by `check`.
import type { Elaborated } from "../elaborate/index.js";
import type { Header } from "../format/index.js";
import {
  answered,
  type Evidence,
  type ExceptedSlab,
  testClaim,
  layerValues,
  testPoint,
  type ReachWitness,
  type Refusal,
} from "../kernel/index.js";
import { at } from "../numbers/index.js";
import { evidenceSearch } from "./ball-evidence.js";
import { headerOf, linesOfCertificate } from "./certificate-text.js";
import { forEachBall } from "./each-ball.js";
import { evidenceOfPhases, phasesAt } from "./pattern.js";
import { directionCollector, reachWitness } from "./reach-witnesses.js";
import { type CertifyRequest, claimOf } from "./request.js";
import { type EvidenceLines, evidenceWriter } from "./shared-lines.js";

/** A certificate, still to be written and judged. Of what is proved only the checker's verdict says anything. */
export interface Certificate {
  readonly verdict: "certified";
  readonly header: Header;
  /** The certificate's lines, without line feeds. */
  lines(): Generator<string>;
}

/** Witnesses for the directions whose reach the proofs need (p = a/b only); they may become more. */
interface Witnesses {
  readonly known: readonly ReachWitness[];
  /** True if there are new ones for the forms that units have on a ball where they keep their phases. */
  addFor(index: number): boolean;
}

async function witnessesFor(request: CertifyRequest): Promise<Witnesses> {
  const { network, dataset, norm, radius, rule, facts } = request;
  if (norm.kind !== "power") return { known: [], addFor: () => false };
  const collector = directionCollector(network, norm, radius, rule);
  const add = (index: number): undefined => {
    collector.add(phasesAt(network, at(dataset.points, index).point));
  };
  if (facts !== undefined) collector.addInputs();
  else await forEachBall(request, { number: 0, of: 2 }, add);
  const known: ReachWitness[] = [];
  const extend = (): boolean => {
    const before = known.length;
    const more = collector.directions().slice(before);
    known.push(...more.map((u) => reachWitness(u, norm, radius)));
    return known.length > before;
  };
  extend();
  return {
    known,
    addFor(index) {
      add(index);
      return extend();
    },
  };
}

/** A refusal unless the claim is meaningful, its points too. */
function shapeDefect(request: CertifyRequest): Refusal | undefined {
  const claim = claimOf(request);
  return answered(() => {
    testClaim(claim, request.network);
    for (const [index, point] of request.dataset.points.entries()) testPoint(claim, index, point);
    return undefined;
  });
}

/**
 * Finds the evidence of every ball.
 *
 * Ensures  a certificate whose balls were all found to hold, or the first that was not and why. Without facts given
 *          the letters of units at the centre are tried first, then bounds (`evidenceSearch`). The ratio is not judged.
 *          A ball that is not found to hold is tried again with witnesses for sums of the forms that keep their signs.
 * Cost     one to three passes of the network a ball; memory for the text of the evidence.
 */
export async function certify(request: CertifyRequest): Promise<Certificate | Refusal> {
  const defect = shapeDefect(request);
  if (defect !== undefined) return defect;
  const witnesses = await witnessesFor(request);
  const { facts, leftOut } = request;
  const except = (ball: number): readonly ExceptedSlab[] => leftOut?.slabs(ball) ?? [];
  const sought = { ...request, facts, error: leftOut?.error, except };
  let search = evidenceSearch(sought, witnesses.known);
  return written(request, witnesses.known, (index) => {
    let found: Elaborated | Refusal = search(index);
    if (found.verdict === "rejected" && witnesses.addFor(index)) {
      search = evidenceSearch(sought, witnesses.known);
      found = search(index);
    }
    return found.verdict === "elaborated" ? found.evidence : found;
  });
}

/** The certificate with this evidence of every ball, or the first refusal. */
async function written(
  request: CertifyRequest,
  witnesses: readonly ReachWitness[],
  evidenceOf: (index: number) => Evidence | Refusal,
): Promise<Certificate | Refusal> {
  const write = evidenceWriter();
  const balls: EvidenceLines[] = [];
  const pass = witnesses.length > 0 ? { number: 1, of: 2 } : { number: 0, of: 1 };
  const refusal = await forEachBall(request, pass, (index): Refusal | undefined => {
    const found = evidenceOf(index);
    if ("verdict" in found) return found;
    balls.push(write(found));
    return undefined;
  });
  if (refusal !== undefined) return refusal;
  const header = headerOf(request, witnesses.length);
  const lines = (): Generator<string> => linesOfCertificate(request, header, witnesses, balls);
  return { verdict: "certified", header, lines };
}

/**
 * The certificate that says of every ball that all units keep their signs at its centre, whether they do or not: what
 * `certify` writes where they do. The checker alone says whether it is right.
 *
 * Requires  no facts, and nothing left out.
 * Cost      one evaluation of the network a ball.
 */
export async function certificateByLetters(
  request: CertifyRequest,
): Promise<Certificate | Refusal> {
  const defect = shapeDefect(request);
  if (defect !== undefined) return defect;
  const { network, dataset } = request;
  const values = layerValues();
  return written(request, (await witnessesFor(request)).known, (index) =>
    evidenceOfPhases(phasesAt(network, at(dataset.points, index).point, values)),
  );
}
