// Records of width bounds as texts: headers of both kinds of evidence, weighted pairs, nodes of a covering.
import fc from "fast-check";
import {
  encodeCoveringNode,
  encodeWeightedPair,
  encodeWidthBoundHeader,
  type NamedSetting,
} from "../../src/format/index.js";
import type { Rational } from "../../src/kernel/index.js";

interface Parts {
  readonly settings: fc.Arbitrary<NamedSetting>;
  readonly counts: fc.Arbitrary<number>;
  readonly rationals: fc.Arbitrary<Rational>;
  readonly pairs: fc.Arbitrary<[number, number]>;
  readonly powers: fc.Arbitrary<Rational[]>;
  readonly sources: fc.Arbitrary<"inline" | "given">;
  readonly notes: fc.Arbitrary<string>;
}

type Texts = Readonly<
  Record<"widthBounds" | "weightedPairs" | "coveringNodes", fc.Arbitrary<string>>
>;

export function widthRecords(parts: Parts): Texts {
  const { settings, counts, rationals, pairs, powers, sources, notes } = parts;
  const byPairs = fc.record({ shift: rationals, pairs: fc.nat({ max: 256 }) });
  const byNodes = fc.record({ nodes: fc.nat({ max: 100_000 }) });
  const places = fc.nat({ max: 1_000_000 });
  return {
    widthBounds: fc
      .tuple(settings, counts, fc.oneof(byPairs, byNodes), sources, notes)
      .map(([claim, rank, own, points, note]) =>
        encodeWidthBoundHeader({ claim: { ...claim, rank }, ...own, points, note }),
      ),
    weightedPairs: fc
      .record({ pair: pairs, root: rationals, factor: powers })
      .map(encodeWeightedPair),
    coveringNodes: fc
      .oneof(
        fc.record({ row: places, column: places, at: rationals }),
        fc.record({ pair: pairs, free: powers, powers }),
      )
      .map(encodeCoveringNode),
  };
}
