// TRUSTED. The kinds `memorization` and `eta-robust`: a network gives every point of every ball the label of
// its centre; in the latter but for a share of each ball. Imports only kernel and format. Order of judgement: header, network, size, pinned claim, reach
// witnesses, balls, ratio, end.
import { openJudgement, type Judgement, type Refusal, type Size, sizeOf } from "../kernel/index.js";
import {
  claimDigest,
  type Line,
  type Lines,
  type MemorizationKind,
  HEADERS,
  RECORDS,
  type HeaderOf,
} from "../format/index.js";
import { type Balls, ballsOf } from "./balls.js";
import { companionDefect, type Companions, pinDefect } from "./companions.js";
import { differs, networkOf, readEach } from "./sources.js";
import type { Memorized } from "./verdict.js";

function sizeText(s: Size): string {
  return `width ${s.width}, depth ${s.depth}, parameters ${s.parameters}, non-zero ${s.nonzero}, bits ${s.bits}`;
}

/** A refusal unless the sizes in the header are those of the network. */
function sizeDefect(header: HeaderOf<"memorization">, size: Size): Refusal | undefined {
  const expected = sizeText(size);
  const got = sizeText(header.size);
  return expected === got ? undefined : differs("mismatched/size", "/size", expected, got);
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
 * Judges a memorization from its header line on.
 *
 * Statement  `accepted` ⇒ for every point x of the dataset with the named digest and every real x' with
 *            ‖x' − x‖_p ≤ radius, the labelling rule gives x's label at f(x'), f the network with the
 *            named digest; if the kind is `eta-robust`, but for a share of the volume of each ball of at
 *            most the error of the claim; the theorem's statement about regions holds of each ball; and ρ ≥ ratio if the
 *            claim says so.
 * Ensures    a verdict for all bytes; the first refusal in a fixed order.
 * Cost       memory: the network, its linear parts, one line; time: one exact evaluation a ball.
 */
export function judgeMemorization(
  kind: MemorizationKind,
  first: Line,
  lines: Lines,
  companions: Companions,
): Memorized | Refusal {
  const header = HEADERS[kind].decode(first);
  if ("verdict" in header) return header;
  const read = networkOf(lines, header.network, companions.network);
  if (read.verdict !== "network") return read;
  const mismatched =
    sizeDefect(header, sizeOf(read.network)) ?? pinDefect(header.claim, companions.claim);
  if (mismatched !== undefined) return mismatched;
  const reaches = readEach(lines, header.reaches, "a reach witness", RECORDS.reachWitness.decode);
  if ("verdict" in reaches) return reaches;
  const judgement = openJudgement(header.claim.claim, read.network, reaches, header.ratio);
  if ("verdict" in judgement) return judgement;
  const balls = ballsOf(lines, header, companions.dataset);
  if ("verdict" in balls) return balls;
  const unproved = judgeBalls(judgement, balls, header.claim.claim.points);
  if (unproved !== undefined) return unproved;
  const theorem = judgement.conclude();
  if ("verdict" in theorem) return theorem;
  const named = {
    points: header.points,
    network: header.network.source,
    dataset: header.claim.dataset,
    digest: read.digest,
  };
  const end = balls.finish() ?? companionDefect(named, companions);
  if (end !== undefined) return end;
  const digests = { claim: claimDigest(header.claim), network: read.digest };
  return Object.freeze({
    verdict: "accepted",
    kind,
    theorem,
    claim: Object.freeze(header.claim),
    digests,
  });
}
