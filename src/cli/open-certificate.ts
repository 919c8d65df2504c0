// UNTRUSTED. A certificate opened for reading by people: header, network, witnesses, then ball by ball.
// The checker's own readers are used, so that what is shown is what would be judged.
import type { Companions } from "../checker/index.js";
import { ballsOf } from "../checker/balls.js";
import { expectLine, networkOf, readEach } from "../checker/sources.js";
import { decodeKind, linesOf, HEADERS, RECORDS } from "../format/index.js";
import type { Refusal } from "../kernel/index.js";
import type { OpenCertificate } from "../report/inspection.js";
import { decodeStated, type Stated } from "../report/stated.js";

/** Opens a certificate (of another kind than memorization, its header alone), or says what keeps it from being read. */
export function openCertificate(
  chunks: Iterable<Uint8Array>,
  companions: Companions,
): OpenCertificate | Stated | Refusal {
  const lines = linesOf(chunks);
  const first = expectLine(lines, "the header of a certificate");
  if (first.verdict !== "line") return first;
  const kind = decodeKind(first);
  if (typeof kind !== "string") return kind;
  if (kind !== "memorization" && kind !== "eta-robust") return decodeStated(kind, first);
  const header = HEADERS[kind].decode(first);
  if ("verdict" in header) return header;
  const read = networkOf(lines, header.network, companions.network);
  if (read.verdict !== "network") return read;
  const reaches = readEach(lines, header.reaches, "a reach witness", RECORDS.reachWitness.decode);
  if ("verdict" in reaches) return reaches;
  const balls = ballsOf(lines, header, companions.dataset);
  if ("verdict" in balls) return balls;
  const { network, digest } = read;
  return { header, network, networkDigest: digest, reaches, next: () => balls.next() };
}
