// TRUSTED. The evidence of balls: layers, facts, and the parts that several balls share.
// Imports only kernel and format. docs/format.md#grammar.
import {
  type Ball,
  type Evidence,
  type FactProof,
  type Follow,
  isLetters,
  type LayerProof,
} from "../kernel/index.js";
import { type Codec, mapped, reject } from "./codec.js";
import { byKey, either, list, point } from "./compounds.js";
import { lineRecord } from "./line-record.js";
import { bound, optionalFact, slab } from "./optional/fact-fields.js";
import { letters, nested, proof, some } from "./proof-fields.js";
import { hasKey, record, recordWith, tuple } from "./record.js";
import { count, rational } from "./scalars.js";

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

/** The codecs of evidence, where numbers stand for these shared parts. */
export function evidenceFields(shared: Shared) {
  const fact: Codec<FactProof> = nested("FACT", () => orShared(FACT, shared.facts));
  const layer: Codec<LayerProof> = nested("LAYER", () => orShared(LAYER, shared.layers));

  const follow = mapped(
    record({ follow: tuple<Follow>({ layers: list(layer, "layers"), fact }) }),
    (read) => read.follow,
  );
  const isProof = (value: unknown): boolean =>
    !["separable", "split", "follow"].some((key) => hasKey(value, key));
  const FACT: Codec<FactProof> = either(isProof, proof, optionalFact(fact, follow));

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
      if (isLetters(read))
        reject("malformed/not-canonical", at, "letters as a string", "an object");
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

/** A line of evidence that is no ball: a part that balls share. */
export type SharedPart = { readonly layer: LayerProof } | { readonly fact: FactProof };

/** The lines of evidence, where numbers stand for these shared parts. */
export function evidenceRecords(shared: Shared) {
  const { evidence, ball, layer, fact } = evidenceFields(shared);
  const part: Codec<SharedPart> = byKey("layer", record({ layer }), record({ fact }));
  return { ball: lineRecord(ball), givenBall: lineRecord(evidence), shared: lineRecord(part) };
}
