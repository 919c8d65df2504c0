// Records of the format as texts, drawn from typed values and written by the format's own encoders,
// beside the decoder of each. Corner cases: empty lists, zeros, long numbers, odd class names.
import fc from "fast-check";
import {
  decodeClaim,
  decodeCollisionHeader,
  decodeCounterexampleHeader,
  decodeCoveringNode,
  decodeDatasetHeader,
  decodeGivenBall,
  decodeHeader,
  decodeLink,
  decodeMultiplier,
  decodeInlineBall,
  decodeNetworkHeader,
  decodeObstructionHeader,
  decodePoint,
  decodePreservingMapHeader,
  decodeReachWitness,
  decodeRow,
  decodeWeightedPair,
  decodeWidthBoundHeader,
  encodeBall,
  encodeClaim,
  encodeCollisionHeader,
  encodeCounterexampleHeader,
  encodeDatasetHeader,
  encodeHeader,
  encodeLink,
  encodeMultiplier,
  encodeNetworkHeader,
  encodeObstructionHeader,
  encodePoint,
  encodePreservingMapHeader,
  encodeReachWitness,
  encodeRow,
  type NamedClaim,
  type NamedSetting,
} from "../../src/format/index.js";
import {
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  rational,
  row,
  type Rule,
  scaled,
} from "../../src/kernel/index.js";
import { kind, type RecordKind } from "./record-kind.js";
import { SOBOLEV_RECORDS } from "./sobolev-records.js";
import {
  classes,
  counts,
  digests,
  evidence,
  integers,
  notes,
  points,
  rationals,
} from "./values.js";
import { widthRecords } from "./width-records.js";

const INPUTS = 7;

const norms: fc.Arbitrary<Norm> = fc.oneof(
  fc.constantFrom(NORM_ONE, NORM_TWO, NORM_INFINITY),
  fc
    .tuple(fc.bigInt(1n, 63n), fc.bigInt(1n, 32n))
    .map(([more, b]) => normOf(rational(b + more > 64n ? 64n : b + more, b)) ?? NORM_ONE),
);
const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.array(rationals, { maxLength: 4 }).map((values): Rule => ({ kind: "exact", values })),
  rationals.map((level): Rule => ({ kind: "threshold", level })),
  fc.constant<Rule>({ kind: "argmax" }),
);
const widths = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 4 });
const claims: fc.Arbitrary<NamedClaim> = fc
  .record({
    dataset: digests,
    classes,
    points: counts,
    dimension: counts,
    norm: norms,
    radius: rationals,
    rule: rules,
    ratio: fc.option(rationals, { nil: undefined }),
  })
  .map(({ dataset, classes: names, ...claim }) => ({
    dataset,
    classes: names,
    claim: { ...claim, classes: names.length },
  }));
const sizes = fc.record({
  width: counts,
  depth: counts,
  parameters: fc.bigInt(0n, 2n ** 70n),
  nonzero: fc.bigInt(0n, 2n ** 70n),
  bits: fc.nat({ max: 65_536 }),
});
const withError: fc.Arbitrary<NamedClaim> = fc
  .tuple(claims, rationals)
  .map(([named, error]) => ({ ...named, claim: { ...named.claim, error } }));
const headersOf = (claim: fc.Arbitrary<NamedClaim>): fc.Arbitrary<string> =>
  fc
    .record({
      claim,
      shape: fc.record({ inputs: counts, widths }),
      network: fc.oneof(fc.constant("inline"), digests),
      points: fc.constantFrom<"inline" | "given">("inline", "given"),
      size: sizes,
      reaches: counts,
      ratio: fc.option(
        fc.record({
          pair: fc.tuple(counts, counts),
          powers: fc.array(rationals, { maxLength: 3 }),
        }),
        { nil: undefined },
      ),
      note: fc.string({ unit: "grapheme", maxLength: 20 }),
    })
    .map(encodeHeader);
const rows = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.nat({ max: INPUTS - 1 }), rationals), { selector: ([k]) => k }),
    rationals,
  )
  .map(([entries, bias]) => {
    const kept = entries.filter(([, w]) => w.num !== 0n).sort(([a], [b]) => a - b);
    const made = row(
      INPUTS,
      kept.map(([k]) => k),
      kept.map(([, w]) => w),
      bias,
    );
    if (typeof made === "string") throw new Error(made);
    return encodeRow(made);
  });
const labelled = fc.record({ point: points, label: counts });

const networks = fc.record({
  shape: fc.record({ inputs: counts, widths }),
  network: fc.oneof(fc.constant("inline"), digests),
});
const sources = fc.constantFrom<"inline" | "given">("inline", "given");
const powers = fc.array(rationals, { maxLength: 3 });
const counterexamples = fc
  .tuple(networks, claims, sources, fc.record({ ball: counts, point: points, powers }), notes)
  .map(([network, claim, source, witness, note]) =>
    encodeCounterexampleHeader({ ...network, claim, points: source, witness, note }),
  );

const settings: fc.Arbitrary<NamedSetting> = claims.map(({ dataset, classes: names, claim }) => ({
  dataset,
  classes: names,
  setting: claim,
}));
const pairs = fc.tuple(counts, counts);
const ends = fc.record({ point: points, powers });
const collisions = fc
  .tuple(networks, settings, sources, pairs, fc.tuple(ends, ends), notes)
  .map(([network, claim, source, pair, both, note]) =>
    encodeCollisionHeader({
      ...network,
      claim,
      points: source,
      witness: { pair, points: both },
      note,
    }),
  );
const preservingMaps = fc
  .tuple(networks, settings, sources, counts, notes)
  .map(([network, claim, source, multipliers, note]) =>
    encodePreservingMapHeader({ ...network, claim, points: source, multipliers, note }),
  );
const multipliers = fc.record({ pair: pairs, lambda: points }).map(encodeMultiplier);

const members = fc.array(counts, { maxLength: 3 });
const obstructions = fc
  .record({
    claim: settings,
    family: members,
    distance: rationals,
    links: counts,
    points: sources,
    note: notes,
  })
  .map(encodeObstructionHeader);
const hulls = fc.record({ members, weights: fc.array(rationals, { maxLength: 3 }) });
const links = fc.record({ ends: fc.tuple(hulls, hulls), powers }).map(encodeLink);

const { widthBounds, weightedPairs, coveringNodes } = widthRecords({
  settings,
  counts,
  rationals,
  pairs,
  powers,
  sources,
  notes,
});

export const RECORDS: readonly RecordKind[] = [
  kind("header", headersOf(claims), (line) => decodeHeader(line)),
  kind("header", headersOf(withError), (line) => decodeHeader(line, "eta-robust")),
  kind("counterexample-header", counterexamples, decodeCounterexampleHeader),
  kind("collision-header", collisions, decodeCollisionHeader),
  kind("preserving-map-header", preservingMaps, decodePreservingMapHeader),
  kind("multiplier", multipliers, decodeMultiplier),
  kind("obstruction-header", obstructions, decodeObstructionHeader),
  kind("link", links, decodeLink),
  kind("width-bound-header", widthBounds, decodeWidthBoundHeader),
  kind("weighted-pair", weightedPairs, decodeWeightedPair),
  kind("covering-node", coveringNodes, decodeCoveringNode),
  ...SOBOLEV_RECORDS,
  kind("row", rows, (line) => decodeRow(line, INPUTS)),
  kind(
    "reach-witness",
    fc
      .record({
        direction: fc.array(integers, { maxLength: 4 }),
        alpha: rationals,
        taus: fc.array(rationals, { maxLength: 4 }),
        power: rationals,
      })
      .map(encodeReachWitness),
    decodeReachWitness,
  ),
  kind(
    "ball",
    fc
      .tuple(labelled, evidence)
      .map(([{ point, label }, given]) => encodeBall({ centre: point, label, ...given }, "inline")),
    decodeInlineBall,
  ),
  kind(
    "given-ball",
    evidence.map((given) => encodeBall({ centre: scaled([]), label: 0, ...given }, "given")),
    decodeGivenBall,
  ),
  kind(
    "dataset-header",
    fc.record({ points: counts, dimension: counts, classes }).map(encodeDatasetHeader),
    decodeDatasetHeader,
  ),
  kind("point", labelled.map(encodePoint), decodePoint),
  kind(
    "network-header",
    fc.record({ inputs: counts, widths }).map(encodeNetworkHeader),
    decodeNetworkHeader,
  ),
  kind("claim", claims.map(encodeClaim), decodeClaim),
];
