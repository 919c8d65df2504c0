// TRUSTED. The kinds `memorization` and `eta-robust`: a network gives every point of every ball the label of
// its centre; in the latter but for a share of each ball. Imports only kernel and format. Order of judgement: header, network, size, pinned claim, reach
// witnesses, balls, ratio, end.
import {
  EVIDENCE,
  type MemorizationKind,
  MEMORIZATIONS,
  type NamedClaim,
  type NetworkOrigin,
} from "../format/index.js";
import { networkBeside } from "../from/index.js";
import { type Memorization, memorized, type Size, sizeOf } from "../kernel/index.js";
import { ballsOf } from "./balls.js";
import { claimDigest, testBeside } from "./companions.js";
import type { Judge } from "./findings.js";
import { networkOf } from "./sources.js";
import { expectSame, readEach } from "./text.js";

/** The claim is proved: `theorem` says what, the digests say of which dataset, claim and network. */
export interface Memorized {
  readonly verdict: "accepted";
  readonly kind: MemorizationKind;
  readonly theorem: Memorization;
  readonly claim: NamedClaim;
  readonly digests: { readonly claim: string; readonly network: string };
  /** The file given, which holds the network. */
  readonly from?: NetworkOrigin;
}

function sizeText(s: Size): string {
  return `width ${s.width}, depth ${s.depth}, parameters ${s.parameters}, non-zero ${s.nonzero}, bits ${s.bits}`;
}

/**
 * Judges a memorization from its header line on.
 *
 * Statement  `accepted` ⇒ for every point x of the dataset with the named digest and every real x' with
 *            ‖x' − x‖_p ≤ radius, the labelling rule gives x's label at f(x'), f the network with the
 *            named digest; if the kind is `eta-robust`, but for a share of the volume of each ball of at
 *            most the error of the claim; the statement about regions holds of each ball; and ρ ≥ ratio if claimed.
 * Ensures    a verdict, or refuses: the first refusal in a fixed order.
 * Cost       memory: the network, its linear parts, one line; time: one exact evaluation a ball.
 */
export function judgeMemorization(kind: MemorizationKind): Judge<Memorized> {
  return (first, lines, companions) => {
    const header = MEMORIZATIONS[kind].read(first);
    const { claim, network, points, reaches: count, ratio } = header;
    const { from, ...beside } = networkBeside(network, companions.network);
    const read = networkOf(lines, network, beside.network);
    const size = sizeText(sizeOf(read.network));
    expectSame("mismatched/size", "/size", size, sizeText(header.size));
    const claimed = claimDigest(kind, first, companions.claim);
    const reaches = readEach(lines, count, "a reach witness", EVIDENCE.reachWitness.read);
    const way = companions.reference === true ? "reference" : "fast";
    const source = ballsOf(lines, header, companions.dataset, way);
    const theorem = memorized(claim.claim, read.network, reaches, ratio, source.values, way);
    source.finish();
    const { dataset } = claim;
    const given = { ...companions, ...beside };
    testBeside({ points, dataset, network: network.source, digest: read.digest }, given);
    const digests = { claim: claimed, network: read.digest };
    return Object.freeze({
      verdict: "accepted",
      kind,
      theorem,
      claim: Object.freeze(claim),
      digests,
      ...(from && { from }),
    });
  };
}
