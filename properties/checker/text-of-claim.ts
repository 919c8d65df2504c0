// The certificate's text of a drawn claim, true or not: the evidence is that at the centres, and nobody
// has judged it. What certify writes for a claim it certifies is this very text; a property says so.
import { evidenceOfPhases, phasesAt } from "../../src/certify/index.js";
import { datasetDigest } from "../../src/certify/dataset-text.js";
import { directionCollector, reachWitness } from "../../src/certify/reach-witnesses.js";
import { check, type Companions, type Verdict } from "../../src/checker/index.js";
import { encodeNetwork, shapeOf } from "../../src/format/index.js";
import { sizeOf } from "../../src/kernel/index.js";
import { at } from "../../src/numbers/index.js";
import type { DrawnClaim } from "../../src/testing/arbitraries/drawn-claim.js";
import { datasetOf, kernelClaim, kernelNetwork } from "../../src/testing/translation.js";
import { encode, HEADERS, RECORDS } from "../../src/writing/index.js";

/** The certificate of a claim. Cost: two exact evaluations a ball. */
export function textOf(drawn: DrawnClaim): string {
  const [claim, network, dataset] = [
    kernelClaim(drawn),
    kernelNetwork(drawn.network),
    datasetOf(drawn),
  ];
  const { norm, radius, rule } = claim;
  const phases = dataset.points.map(({ point }) => phasesAt(network, point));
  const witnesses: string[] = [];
  if (norm.kind === "power") {
    const collector = directionCollector(network, norm, radius, rule);
    phases.forEach((own) => collector.add(own));
    const made = collector.directions().map((u) => reachWitness(u, norm, radius));
    witnesses.push(...made.map((one) => encode(RECORDS.reachWitness, one)));
  }
  const header = encode(HEADERS.memorization, {
    claim: { dataset: datasetDigest(dataset), classes: dataset.classes, claim },
    network: { source: "inline", ...shapeOf(network) },
    size: sizeOf(network),
    points: "inline",
    reaches: witnesses.length,
    ratio: undefined,
    note: "",
  });
  const rows = [...encodeNetwork(network)].slice(1);
  const balls = dataset.points.map(({ point, label }, i) =>
    encode(RECORDS.ball, { centre: point, label, evidence: evidenceOfPhases(at(phases, i)) }),
  );
  return [header, ...rows, ...witnesses, ...balls].map((line) => `${line}\n`).join("");
}

const encoder = new TextEncoder();

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** What the checker says of a text. */
export function verdictOf(text: string, companions: Companions = {}): Verdict {
  return check([bytesOf(text)], companions);
}

/** True if the checker accepts the certificate of the claim. */
export function isAccepted(claim: DrawnClaim): boolean {
  return verdictOf(textOf(claim)).verdict === "accepted";
}
