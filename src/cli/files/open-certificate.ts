// UNTRUSTED. A certificate opened for reading by people: header, network, witnesses, then ball by ball.
// The checker's own readers are used, so that what is shown is what would be judged.
import type { Companions } from "../../checker/index.js";
import { ballsOf } from "../../checker/balls.js";
import { datasetStream, nextPoint } from "../../checker/points.js";
import { networkOf } from "../../checker/sources.js";
import { expectLine, readEach } from "../../checker/text.js";
import { judged } from "../../checker/trained.js";
import { type Line, type Lines, linesOf } from "../../format/index.js";
import { type HeaderOf, kindOf, HEADERS, RECORDS } from "../../writing/index.js";
import { answered, type Ball, type Network, type Refusal, scaledOf } from "../../kernel/index.js";
import { fault } from "../../numbers/index.js";
import type { OpenCertificate } from "../../report/inspection.js";
import { type OpenRobustness, type Results, sortedResults } from "../../report/point-results.js";
import { readStated, type Stated } from "../../report/stated.js";

/** Opens a certificate (of another kind than memorization, its header alone), or says what keeps it from being read. */
export function openCertificate(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): OpenCertificate | OpenRobustness | Stated | Refusal {
  return answered(() => opened(chunks, companions));
}

function opened(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): OpenCertificate | OpenRobustness | Stated {
  const lines = linesOf(chunks);
  const first = expectLine(lines, "the header of a certificate");
  const kind = kindOf(first);
  if (kind === "robustness") return openedRobustness(first, lines, companions);
  if (kind !== "memorization" && kind !== "eta-robust") return readStated(kind, first);
  const header = HEADERS[kind].read(first);
  const read = networkOf(lines, header.network, companions.network);
  const reaches = readEach(lines, header.reaches, "a reach witness", RECORDS.reachWitness.read);
  const source = ballsOf(lines, header, companions.dataset, "reference");
  const balls = source.values[Symbol.iterator]();
  const next = (): Ball | Refusal =>
    answered(() => {
      const one = balls.next();
      if (one.done === true) return fault("a ball after the last one");
      return { ...one.value, centre: scaledOf(one.value.centre) };
    });
  const { network, digest } = read;
  return { header, network, networkDigest: digest, reaches, next };
}

function openedRobustness(first: Line, lines: Lines, companions: Companions): OpenRobustness {
  const header = HEADERS.robustness.read(first);
  const read = (): Results => {
    const { network: field, claim, points } = header;
    const isThere = field.source === "inline" || companions.network !== undefined;
    const network = isThere ? networkOf(lines, field, companions.network).network : undefined;
    const stream = datasetStream(lines, claim, points, companions.dataset, nextPoint);
    const results = sortedResults(judged(lines, stream.values));
    return { ...(network && { network }), results };
  };
  return { kind: "robustness", header, read: () => answered(read) };
}

/** A property opened for reading: the header with its question, and the network. */
export function openProperty(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): { readonly header: HeaderOf<"property">; readonly network: Network } | Refusal {
  return answered(() => {
    const lines = linesOf(chunks);
    const header = HEADERS.property.read(expectLine(lines, "the header of a certificate"));
    return { header, network: networkOf(lines, header.network, companions.network).network };
  });
}

/** A counterexample opened for reading: the header with its witness, and the network. */
export function openCounterexample(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): { readonly header: HeaderOf<"counterexample">; readonly network: Network } | Refusal {
  return answered(() => {
    const lines = linesOf(chunks);
    const header = HEADERS.counterexample.read(expectLine(lines, "the header of a certificate"));
    return { header, network: networkOf(lines, header.network, companions.network).network };
  });
}
