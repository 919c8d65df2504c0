// UNTRUSTED. A certificate opened for reading by people: header, network, witnesses, then ball by ball.
// The checker's own readers are used, so that what is shown is what would be judged.
import type { Companions } from "../checker/index.js";
import { ballsOf } from "../checker/balls.js";
import { networkOf } from "../checker/sources.js";
import { expectLine, readEach } from "../checker/text.js";
import { linesOf } from "../format/index.js";
import { type HeaderOf, kindOf, HEADERS, RECORDS } from "../writing/index.js";
import { answered, type Ball, type Network, type Refusal, scaledOf } from "../kernel/index.js";
import { fault } from "../numbers/index.js";
import type { OpenCertificate } from "../report/inspection.js";
import { readStated, type Stated } from "../report/stated.js";

/** Opens a certificate (of another kind than memorization, its header alone), or says what keeps it from being read. */
export function openCertificate(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): OpenCertificate | Stated | Refusal {
  return answered(() => opened(chunks, companions));
}

function opened(chunks: Iterable<Uint8Array>, companions: Companions): OpenCertificate | Stated {
  const lines = linesOf(chunks);
  const first = expectLine(lines, "the header of a certificate");
  const kind = kindOf(first);
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
