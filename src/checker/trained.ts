// TRUSTED. The kinds about given networks: robustness of the points of a dataset, and properties of boxes.
// Imports only kernel and format. Robustness in the order of findings.ts, with the evidence of each point after
// the point; a property: header, network, pinned claim, trees, the rule, end.
import {
  answeredProperty,
  type JudgedPoint,
  judgedRobust,
  type LabelledPoint,
} from "../kernel/index.js";
import { type Line, type Lines, TRAINED, TRAINED_LINES } from "../format/index.js";
import { claimDigest, type Companions, testBeside } from "./companions.js";
import { networkBeside } from "../from/index.js";
import { about } from "./findings.js";
import { networkOf } from "./sources.js";
import { expectEnd, expectLine, readEach } from "./text.js";
import { type Found, found } from "./verdict.js";

/** Each point with its evidence, which is the next line of the certificate. */
export function* judged(lines: Lines, points: Iterable<LabelledPoint>): Generator<JudgedPoint> {
  for (const labelled of points) {
    const line = expectLine(lines, "the evidence of a point");
    yield { ...labelled, evidence: TRAINED_LINES.pointEvidence.read(line) };
  }
}

export const judgeRobustness = about(
  "robustness",
  TRAINED.robustness,
  ({ claim: { claim }, bits }, network, lines, points) =>
    judgedRobust(claim, network, bits, judged(lines, points)),
);

/**
 * Judges a property from its header line on.
 *
 * Statement  `accepted` ⇒ some real input of some case fulfils its conditions for the network with the named
 *            digest (`sat`), or none does (`unsat`): docs/theory.md#property.
 * Cost       that of the rule; memory: the network and the trees.
 */
export function judgeProperty(first: Line, lines: Lines, companions: Companions): Found {
  const header = TRAINED.property.read(first);
  const { claim, network: field, bits } = header;
  const { from, ...beside } = networkBeside(field, companions.network, claim.semantics);
  const { network, digest } = networkOf(lines, field, beside.network);
  const claimed = claimDigest("property", first, companions.claim);
  const count = "witness" in header ? 0 : claim.cases.length;
  const trees = readEach(lines, count, "the tree of a case", TRAINED_LINES.tree.read);
  const evidence =
    "witness" in header ? header.witness : { trees: trees.map(({ nodes }) => nodes) };
  const theorem = answeredProperty(claim, network, bits, evidence);
  expectEnd(lines);
  const points = "inline" as const;
  const given = { ...companions, ...beside };
  testBeside({ points, dataset: "no dataset", network: field.source, digest }, given);
  const digests = { claim: claimed, network: digest };
  return found(theorem, { dataset: "", classes: Object.freeze([]) }, digests, from);
}
