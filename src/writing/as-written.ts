// UNTRUSTED. Values as readers give them → as their records hold them: what readers put together is taken apart.
// May import kernel, format.
import type {
  Ball,
  Condition,
  Follow,
  LayerProof,
  Link,
  Norm,
  Proof,
  Run,
  Separable,
  Split,
  Use,
} from "../kernel/index.js";
import { encodeRational } from "../format/index.js";
import { equals, ONE, rational } from "../numbers/index.js";

/** Values by the names that a record has for them. */
export type Fields = Readonly<Record<string, unknown>>;

/** The one spelling of a norm: `inf`, or its exponent. */
export function encodeNorm(norm: Norm): string {
  switch (norm.kind) {
    case "one":
      return "1";
    case "two":
      return "2";
    case "infinity":
      return "inf";
    case "power":
      return encodeRational({ num: norm.a, den: norm.b });
  }
}

/** Runs as a text: `+3-12` is 3 units with the letter +, then 12 with the letter -. */
export function encodeRuns(runs: readonly Run[]): string {
  return runs.map(({ letter, count }) => `${letter}${count}`).join("");
}

/** A use of a fact once is its number. */
const writtenUse = (use: Use): unknown => (equals(use.times, ONE) ? use.fact : use);

/** A proof by BALL is the facts that it uses. */
function writtenProof(proof: Proof): unknown {
  return proof.cases === undefined && proof.bounds === undefined ? proof.less : proof;
}

/** A layer without proofs is its letters. */
function writtenLayer(layer: LayerProof): unknown {
  const { units, proofs, bounds, facts } = layer;
  return proofs.length + bounds.length + facts.length === 0 ? units : layer;
}

function writtenBall({ centre, label, evidence }: Ball): Fields {
  return { point: centre, label, ...evidence };
}

function writtenLink({ ends: [first, second], powers }: Link): Fields {
  return { first, second, powers };
}

function writtenCondition({ isStrict, row: { bias, columns, ints, den } }: Condition): Fields {
  const weights = ints.map((n) => rational(n, den));
  return { relation: isStrict ? ">" : ">=", bias: rational(bias, den), columns, weights };
}

const has = <T>(value: unknown, ...keys: (keyof T & string)[]): value is T =>
  typeof value === "object" && value !== null && keys.every((key) => key in value);

/** What a record is about stands in it with the names of the dataset and its classes. */
function withClaim(value: { readonly claim: object }): Fields {
  return { ...value.claim, ...value };
}

/** The fields of a value, by the names that its record has for them. */
export function fieldsOf(value: object): Fields {
  if (has<Ball>(value, "centre", "evidence")) return writtenBall(value);
  if (has<Link>(value, "ends", "powers")) return writtenLink(value);
  if (has<Condition>(value, "isStrict", "row")) return writtenCondition(value);
  return has<{ claim: object }>(value, "claim") ? withClaim(value) : { ...value };
}

/** A value of one of several forms, in the one that is written. */
export function inItsForm(value: unknown): unknown {
  if (has<Use>(value, "fact", "times")) return writtenUse(value);
  if (has<Proof>(value, "less")) return writtenProof(value);
  if (has<Separable>(value, "alpha", "exponent")) return { separable: value };
  if (has<Split>(value, "unit", "pieces")) return { split: value };
  if (has<Follow>(value, "layers", "fact")) return { follow: value };
  return has<LayerProof>(value, "units", "proofs") ? writtenLayer(value) : value;
}
