// TRUSTED. The evidence of balls: layers, facts, and the parts that several balls share.
// Imports only kernel and format. docs/format.md#grammar.
import type {
  Ball,
  Evidence,
  FactProof,
  Follow,
  LayerProof,
  Piece,
  Separable,
  Split,
} from "../kernel/index.js";
import { type Codec, mapped, reject } from "./codec.js";
import { either, list, point, vector } from "./compounds.js";
import { lineRecord } from "./line-record.js";
import { bound, letters, nested, proof, some } from "./proof-fields.js";
import { hasKey, record, recordWith, tuple } from "./record.js";
import { count, oneOf, rational } from "./scalars.js";

/** Parts of evidence that several balls share, in the order of their lines. */
export interface Shared {
  readonly layers: readonly LayerProof[];
  readonly facts: readonly FactProof[];
}

/** A value, or the number of one that is shared. */
function orShared<T>(own: Codec<T>, known: readonly T[]): Codec<T> {
  const number = count("units");
  return {
    shape: { kind: "either", of: [number.shape, own.shape] },
    read(value, at) {
      if (typeof value !== "number") return own.read(value, at);
      const found = known[number.read(value, at)];
      return found ?? reject("ill-formed/shared", at, `a number below ${known.length}`, `${value}`);
    },
  };
}

const inequality = recordWith(
  {},
  {
    terms: list(tuple({ unit: count("units"), weight: rational }), "evidence-items"),
    constant: rational,
  },
  { rows: some(tuple({ layer: count("layers"), row: count("units"), weight: rational })) },
);

const slab = tuple({ unit: count("units"), low: rational, high: rational, share: rational });

/** The codecs of evidence, where numbers stand for these shared parts. */
export function evidenceFields(shared: Shared) {
  const fact: Codec<FactProof> = nested("FACT", () => orShared(FACT, shared.facts));
  const layer: Codec<LayerProof> = nested("LAYER", () => orShared(LAYER, shared.layers));

  const separable: Codec<{ separable: Separable }> = record({
    separable: tuple({ alpha: rational, exponent: count("units") }),
  });
  const sides = oneOf("+", "-", "x");
  const piece: Codec<Piece> = either((value) => typeof value === "string", sides, fact);
  const split: Codec<{ split: Split }> = record({
    split: tuple({
      unit: count("units"),
      values: vector("evidence-items"),
      pieces: list(piece, "evidence-items"),
    }),
  });
  const follow: Codec<{ follow: Follow }> = record({
    follow: tuple({ layers: list(layer, "layers"), fact }),
  });
  const FACT: Codec<FactProof> = {
    shape: { kind: "either", of: [proof.shape, separable.shape, split.shape, follow.shape] },
    read(value, at) {
      if (hasKey(value, "separable")) return separable.read(value, at).separable;
      if (hasKey(value, "split")) return split.read(value, at).split;
      if (hasKey(value, "follow")) return follow.read(value, at).follow;
      return proof.read(value, at);
    },
  };

  const stated = tuple({
    inequality: count("evidence-items"),
    offset: count("units"),
    proof: fact,
  });
  const longLayer = recordWith(
    {},
    { units: letters },
    { proofs: some(proof), bounds: some(bound), facts: some(stated) },
  );
  const LAYER: Codec<LayerProof> = {
    shape: { kind: "either", of: [letters.shape, longLayer.shape] },
    read(value, at) {
      if (typeof value === "string") return { ...NOTHING, units: letters.read(value, at) };
      const read = { ...NOTHING, ...longLayer.read(value, at) };
      if (isPlain(read)) reject("malformed/not-canonical", at, "letters as a string", "an object");
      return read;
    },
  };

  const needed = { layers: list(layer, "layers") };
  const optional = { facts: some(inequality), except: some(slab), output: some(proof) };
  const evidence: Codec<Evidence> = mapped(recordWith({}, needed, optional), (read) => ({
    ...NO_MORE,
    ...read,
  }));
  const ball: Codec<Ball> = mapped(
    recordWith({}, { point, label: count("classes"), ...needed }, optional),
    ({ point: centre, label, ...rest }) => ({ centre, label, evidence: { ...NO_MORE, ...rest } }),
  );
  return { evidence, ball, layer: LAYER, fact: FACT };
}

const NO_MORE = Object.freeze({ facts: [], except: [], output: [] });
const NOTHING = Object.freeze({ proofs: [], bounds: [], facts: [] });

/** True of a layer that is its letters. */
function isPlain({ proofs, bounds, facts }: LayerProof): boolean {
  return proofs.length === 0 && bounds.length === 0 && facts.length === 0;
}

/** A line of evidence that is no ball: a part that balls share. */
export type SharedPart = { readonly layer: LayerProof } | { readonly fact: FactProof };

/** The lines of evidence, where numbers stand for these shared parts. */
export function evidenceRecords(shared: Shared) {
  const { evidence, ball, layer, fact } = evidenceFields(shared);
  const part: Codec<SharedPart> = either(
    (value) => hasKey(value, "layer"),
    record({ layer }),
    record({ fact }),
  );
  return { ball: lineRecord(ball), givenBall: lineRecord(evidence), shared: lineRecord(part) };
}
