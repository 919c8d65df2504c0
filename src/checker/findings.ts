// TRUSTED. The kinds about balls that are no memorization: one table, and one order of judgement for all.
// Imports only kernel and format. Header, network, pinned claim, lines of evidence, then the rule of the kind
// (the shape of the claim, the points, the evidence), end, digests, texts beside the certificate.
import {
  FINDINGS,
  type Line,
  type LineRecord,
  type Lines,
  type Named,
  type NetworkField,
  type PointSource,
  WITNESSES,
} from "../format/index.js";
import { networkBeside } from "../from/index.js";
import {
  type BallFinding,
  collided,
  type LabelledPoint,
  type Network,
  obstructed,
  preserved,
  refuted,
  type Setting,
  widthBounded,
} from "../kernel/index.js";
import { claimDigest, type Companions, testBeside } from "./companions.js";
import { datasetStream, nextPoint } from "./points.js";
import { networkOf, readRows } from "./sources.js";
import { readEach } from "./text.js";
import { type Found, found } from "./verdict.js";

type Points = Iterable<LabelledPoint>;

/** Judges a certificate from its header line on, or stops with the first refusal. */
export type Judge<T> = (first: Line, lines: Lines, companions: Companions) => T;

/** What the headers of these kinds have. */
interface Stated {
  readonly claim: Named<Setting & { readonly semantics?: "float32" | "binary64" }>;
  readonly points: PointSource;
  readonly network?: NetworkField;
}

const NO_NETWORK: Network = Object.freeze({ inputs: 0, layers: Object.freeze([]) });

/**
 * The judge of one kind. `rule` reads the lines of evidence and gives them to the kernel.
 *
 * Ensures  a finding of the kernel about the very texts that the digests name.
 */
export function about<H extends Stated>(
  kind: BallFinding["kind"],
  record: LineRecord<H>,
  rule: (header: H, network: Network, lines: Lines, points: Points) => BallFinding,
): Judge<Found> {
  return (first, lines, companions) => {
    const header = record.read(first);
    const { claim, points: source, network: field } = header;
    const { from, ...beside } = networkBeside(field, companions.network, claim.claim.semantics);
    const read = field && networkOf(lines, field, beside.network);
    const claimed = claimDigest(kind, first, companions.claim);
    const { dataset, classes } = claim;
    const stream = datasetStream(lines, claim, source, companions.dataset, nextPoint);
    const theorem = rule(header, read?.network ?? NO_NETWORK, lines, stream.values);
    stream.finish();
    testBeside(
      { points: source, dataset, network: field?.source, digest: read?.digest },
      { ...companions, ...beside },
    );
    const digests = { claim: claimed, ...(read && { network: read.digest }) };
    return found(theorem, { dataset, classes }, digests, from);
  };
}

/** What each accepts is in docs/theory.md, under the name of the kind. */
export const FINDING_JUDGES = Object.freeze({
  counterexample: about(
    "counterexample",
    FINDINGS.counterexample,
    ({ claim, witness }, network, _, points) => refuted(claim.claim, network, witness, points),
  ),
  collision: about("collision", FINDINGS.collision, ({ claim, witness }, map, _, points) =>
    collided(claim.claim, map, witness, points),
  ),
  "preserving-map": about(
    "preserving-map",
    FINDINGS["preserving-map"],
    (header, map, lines, points) => {
      const rank = header.network.widths[0] ?? 0;
      const { network: matrix } = readRows(lines, { inputs: rank, widths: [rank] });
      const read = WITNESSES.multiplier.read;
      const multipliers = readEach(lines, header.multipliers, "a multiplier", read);
      return preserved(header.claim.claim, map, { matrix, multipliers }, points);
    },
  ),
  obstruction: about("obstruction", FINDINGS.obstruction, (header, _, lines, points) => {
    const links = readEach(lines, header.links, "a link", WITNESSES.link.read);
    return obstructed(header.claim.claim, { ...header, links }, points);
  }),
  "width-bound": about("width-bound", FINDINGS["width-bound"], (header, _, lines, points) => {
    const { rank, ...setting } = header.claim.claim;
    if ("nodes" in header) {
      const read = WITNESSES.coveringNode.read;
      const nodes = readEach(lines, header.nodes, "a node of the covering", read);
      return widthBounded(setting, { rank, nodes }, points);
    }
    const pairs = readEach(lines, header.pairs, "a weighted pair", WITNESSES.weightedPair.read);
    return widthBounded(setting, { rank, shift: header.shift, pairs }, points);
  }),
});
