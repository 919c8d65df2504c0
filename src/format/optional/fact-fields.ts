// TRUSTED. Evidence for optional rules: facts by SEPARABLE and SPLIT, linear bounds of units, slabs that are left
// out, and witnesses of reaches. Imports only kernel and format. docs/format.md#grammar.
import type {
  ExceptedSlab,
  FactProof,
  Piece,
  ReachWitness,
  Separable,
  Split,
  UnitBounds,
} from "../../kernel/index.js";
import { type Codec, mapped } from "../codec.js";
import { byKey, either, list, vector } from "../compounds.js";
import { proof } from "../proof-fields.js";
import { record, tuple } from "../record.js";
import { count, integer, oneOf, rational } from "../scalars.js";

const separable = mapped(
  record({ separable: tuple<Separable>({ alpha: rational, exponent: count("units") }) }),
  (read) => read.separable,
);

/** A fact by SEPARABLE, by SPLIT into pieces that hold facts, or as `other` reads it. */
export function optionalFact(fact: Codec<FactProof>, other: Codec<FactProof>): Codec<FactProof> {
  const sides = oneOf("+", "-", "x");
  const piece: Codec<Piece> = either((value) => typeof value === "string", sides, fact);
  const values = vector("evidence-items");
  const pieces = list(piece, "evidence-items");
  const split = mapped(
    record({ split: tuple<Split>({ unit: count("units"), values, pieces }) }),
    (read) => read.split,
  );
  return byKey("separable", separable, byKey("split", split, other));
}

export const bound: Codec<UnitBounds> = tuple({
  unit: count("units"),
  low: rational,
  high: rational,
  above: rational,
  below: rational,
  proofOfLow: proof,
  proofOfHigh: proof,
});

export const slab: Codec<ExceptedSlab> = tuple({
  unit: count("units"),
  low: rational,
  high: rational,
  share: rational,
});

export const reachWitness: Codec<ReachWitness> = record({
  direction: list(integer, "dimension"),
  alpha: rational,
  taus: vector("dimension"),
  power: rational,
});
