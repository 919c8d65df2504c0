// TRUSTED. The trusted act: bytes of a certificate → verdict. Never throws on any text.
// Imports only kernel and format. Trusts nothing that made the certificate, and reads the network from
// its bytes. Order of judgement: header, network, size, pinned claim, reach witnesses, balls, ratio, end.
import {
  openJudgement,
  type Judgement,
  type ReachWitness,
  type Refusal,
  type Size,
  sizeOf,
} from "../kernel/index.js";
import {
  claimDigest,
  decodeClaim,
  decodeHeader,
  decodeReachWitness,
  encodeClaim,
  type Header,
  type Lines,
  linesOf,
} from "../format/index.js";
import { type Balls, ballsOf } from "./balls.js";
import {
  type Chunks,
  companionDefect,
  differs,
  expectEnd,
  expectLine,
  networkOf,
} from "./sources.js";
import type { Verdict } from "./verdict.js";

/** Texts given beside a certificate. */
export interface Companions {
  /** The dataset, `muball-dataset/1`: read if the certificate names it by digest, else compared. */
  readonly dataset?: Chunks;
  /** The network, `muball-network/1`: read if the certificate names it by digest, else compared. */
  readonly network?: Chunks;
  /** A claim, `muball-claim/1`: the certificate must be about this very claim. */
  readonly claim?: Chunks;
}

/** A refusal unless the certificate's claim is the pinned one. */
function pinDefect(header: Header, pin: Chunks | undefined): Refusal | undefined {
  if (pin === undefined) return undefined;
  const lines = linesOf(pin);
  const line = expectLine(lines, "a claim");
  if (line.verdict !== "line") return line;
  const pinned = decodeClaim(line);
  if ("verdict" in pinned) return pinned;
  const end = expectEnd(lines);
  if (end !== undefined) return end;
  const got = encodeClaim(header.claim);
  return line.text === got ? undefined : differs("mismatched/claim", "/claim", line.text, got);
}

function sizeText(s: Size): string {
  return `width ${s.width}, depth ${s.depth}, parameters ${s.parameters}, non-zero ${s.nonzero}, bits ${s.bits}`;
}

/** A refusal unless the sizes in the header are those of the network. */
function sizeDefect(header: Header, size: Size): Refusal | undefined {
  const expected = sizeText(size);
  const got = sizeText(header.size);
  return expected === got ? undefined : differs("mismatched/size", "/size", expected, got);
}

function readReaches(lines: Lines, count: number): readonly ReachWitness[] | Refusal {
  const witnesses: ReachWitness[] = [];
  while (witnesses.length < count) {
    const line = expectLine(lines, "a reach witness");
    if (line.verdict !== "line") return line;
    const witness = decodeReachWitness(line);
    if ("verdict" in witness) return witness;
    witnesses.push(witness);
  }
  return witnesses;
}

/** Every ball in order; the first refusal ends it. */
function judgeBalls(judgement: Judgement, balls: Balls, count: number): Refusal | undefined {
  for (let index = 0; index < count; index += 1) {
    const ball = balls.next();
    if ("verdict" in ball) return ball;
    const refusal = judgement.ball(ball);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/**
 * Checks a certificate.
 *
 * Statement  `accepted` ⇒ for every point x of the dataset with the named digest and every real x' with
 *            ‖x' − x‖_p ≤ radius, the labelling rule gives x's label at f(x'), f the network with the
 *            named digest; each ball lies in one activation region; and ρ ≥ ratio if the claim says so.
 * Ensures    a verdict for all bytes; the first refusal in a fixed order.
 * Cost       memory: the network, its linear parts, one line; time: one exact evaluation a ball.
 */
export function check(certificate: Chunks, companions: Companions = {}): Verdict {
  const lines = linesOf(certificate);
  const first = expectLine(lines, "the header of a certificate");
  if (first.verdict !== "line") return first;
  const header = decodeHeader(first);
  if ("verdict" in header) return header;
  const read = networkOf(lines, header, companions.network);
  if (read.verdict !== "network") return read;
  const mismatched =
    sizeDefect(header, sizeOf(read.network)) ?? pinDefect(header, companions.claim);
  if (mismatched !== undefined) return mismatched;
  const reaches = readReaches(lines, header.reaches);
  if ("verdict" in reaches) return reaches;
  const judgement = openJudgement(header.claim.claim, read.network, reaches, header.ratio);
  if ("verdict" in judgement) return judgement;
  const balls = ballsOf(lines, header, companions.dataset);
  if ("verdict" in balls) return balls;
  const unproved = judgeBalls(judgement, balls, header.claim.claim.points);
  if (unproved !== undefined) return unproved;
  const theorem = judgement.conclude();
  if ("verdict" in theorem) return theorem;
  const end = balls.finish() ?? companionDefect(header, read.digest, companions);
  if (end !== undefined) return end;
  const digests = { claim: claimDigest(header.claim), network: read.digest };
  return Object.freeze({
    verdict: "accepted",
    theorem,
    claim: Object.freeze(header.claim),
    digests,
  });
}

/** Checks a certificate given as one text. */
export function checkText(text: string, companions: Companions = {}): Verdict {
  return check([new TextEncoder().encode(text)], companions);
}
