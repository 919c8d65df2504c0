// UNTRUSTED. The text of a certificate from what was certified. May import kernel, format, dataset.
import { encodeNetwork } from "../format/index.js";
import { type ReachWitness, sizeOf } from "../kernel/index.js";
import { at } from "../numbers/index.js";
import { noteOf } from "./data-note.js";
import { datasetDigest } from "./dataset-text.js";
import { networkField } from "./network-digest.js";
import { type CertifyRequest, claimOf } from "./request.js";
import type { EvidenceLines } from "./shared-lines.js";
import { encode, kindOfClaim, HEADERS, RECORDS, type HeaderOf } from "../writing/index.js";

/** The header of a certificate with so many reach witnesses. */
export function headerOf(request: CertifyRequest, reaches: number): HeaderOf<"memorization"> {
  const { dataset, network, ratio } = request;
  const embed = request.embed ?? { network: true, points: true };
  return {
    claim: {
      dataset: datasetDigest(dataset),
      classes: dataset.classes,
      claim: claimOf(request),
    },
    network: networkField(network, embed.network, embed.from),
    size: sizeOf(network),
    points: embed.points ? "inline" : "given",
    reaches,
    ratio: ratio === undefined ? undefined : { pair: ratio.pair, powers: ratio.powers },
    note: noteOf(dataset, request.note),
  };
}

/** The lines, without line feeds. */
export function* linesOfCertificate(
  request: CertifyRequest,
  header: HeaderOf<"memorization">,
  witnesses: readonly ReachWitness[],
  balls: readonly EvidenceLines[],
): Generator<string> {
  yield encode(HEADERS[kindOfClaim(header.claim.claim)], header);
  if (header.network.source === "inline") {
    const rows = encodeNetwork(request.network);
    rows.next();
    yield* rows;
  }
  for (const witness of witnesses) yield encode(RECORDS.reachWitness, witness);
  for (const [index, { shared, evidence }] of balls.entries()) {
    yield* shared;
    if (header.points === "given") yield evidence;
    else {
      const point = encode(RECORDS.point, at(request.dataset.points, index));
      yield `${point.slice(0, -1)},${evidence.slice(1)}`;
    }
  }
}
