// Records of the format as drawn texts, derived from the shapes of their codecs. Corner cases: empty lists,
// zeros, long numbers, odd class names, optional fields there or not.
import fc from "fast-check";
import { encodeRational, type Shape } from "../../src/format/index.js";
import { encodeNorm } from "../../src/writing/index.js";
import { LIMITS, type LimitName } from "../../src/kernel/index.js";
import { NORM_ONE, normOf } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { INPUTS, PUBLISHED, type Published } from "../../test/docs/published.js";
import type { Json } from "./mutations.js";

const integers = fc.oneof(
  fc.bigInt(-9n, 9n),
  fc.bigInt(-(2n ** 64n), 2n ** 64n),
  fc.bigInt(-(2n ** 300n), 2n ** 300n),
);
const rationals = fc
  .tuple(integers, fc.oneof(fc.constant(1n), fc.bigInt(1n, 1000n)))
  .map(([num, den]) => encodeRational(rational(num, den)));
const norms = fc.oneof(
  fc.constantFrom("1", "2", "inf"),
  fc
    .tuple(fc.bigInt(1n, 63n), fc.bigInt(1n, 32n))
    .map(([more, b]) =>
      encodeNorm(normOf(rational(b + more > 64n ? 64n : b + more, b)) ?? NORM_ONE),
    ),
);
const letters = fc
  .array(fc.constantFrom("+", "-", "a", "z", "o", "d"), { minLength: 1, maxLength: 9 })
  .map((drawn) =>
    drawn.join("").replaceAll(/(.)\1*/gu, (run, one: string) => `${one}${run.length}`),
  );

/** Texts by the name of their spelling; canonical, which the spelling alone does not say. */
const TEXTS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  STRING: fc.string({ unit: "grapheme", maxLength: 20 }),
  RATIONAL: rationals,
  INTEGER: integers.map(String),
  DIGEST: fc
    .array(fc.constantFrom(..."0123456789abcdef"), { minLength: 64, maxLength: 64 })
    .map((digits) => `sha256:${digits.join("")}`),
  NORM: norms,
  HINT: fc
    .array(
      fc.integer({ min: 48, max: 112 }).filter((code) => code !== 92),
      { maxLength: 12 },
    )
    .map((codes) => String.fromCharCode(...codes)),
  LETTERS: letters,
};

function counts(most: LimitName, least = 0): fc.Arbitrary<number> {
  const small = { min: least, max: Math.min(LIMITS[most], least + 3) };
  return fc.oneof(
    fc.integer(small),
    fc.integer({ min: least, max: Math.min(LIMITS[most], 100_000) }),
  );
}

function ofRecord(
  { fields }: Extract<Shape, { kind: "record" }>,
  depth: number,
): fc.Arbitrary<Json> {
  const model = Object.fromEntries(fields.map(({ key, shape }) => [key, jsonOf(shape, depth)]));
  const requiredKeys = fields.filter(({ optional }) => !optional).map(({ key }) => key);
  return fc.record(model, { requiredKeys, noNullPrototype: true }).map((drawn): Json => {
    const there = fields.filter(({ key }) => Object.hasOwn(drawn, key));
    return Object.fromEntries(there.map(({ key }): [string, Json] => [key, drawn[key] ?? null]));
  });
}

/** The smallest value of a shape that may hold itself, and what its codec refuses of drawn values. */
const NAMED: Readonly<
  Record<string, { readonly least: Json; readonly isGood: (value: Json) => boolean }>
> = {
  // 1 is not written.
  USE: { least: 0, isGood: (value) => JSON.stringify(value).indexOf(',"1"]') < 0 },
  PROOF: { least: [], isGood: () => true },
  // No part is shared here, so no number stands for one.
  FACT: { least: [], isGood: (value) => typeof value !== "number" },
  LAYER: {
    least: "+1",
    isGood: (value) =>
      typeof value === "string" ||
      (typeof value === "object" && Object.keys(value ?? {}).length > 1),
  },
};

/** A shape with a name, to a depth. */
function ofNamed(
  { name, shape }: Extract<Shape, { kind: "named" }>,
  depth: number,
): fc.Arbitrary<Json> {
  const known = NAMED[name];
  if (known === undefined) throw new Error(`no values ${name}`);
  if (depth === 0) return fc.constant(known.least);
  return fc.oneof(fc.constant(known.least), jsonOf(shape(), depth - 1).filter(known.isGood));
}

/** JSON values of a shape; shapes that hold themselves to a depth. */
export function jsonOf(shape: Shape, depth = 4): fc.Arbitrary<Json> {
  switch (shape.kind) {
    case "text": {
      const texts = TEXTS[shape.name];
      if (texts === undefined) throw new Error(`no texts ${shape.name}`);
      return texts;
    }
    case "count":
      return counts(shape.most, shape.least);
    case "constant":
      return fc.constantFrom(...shape.values);
    case "list": {
      const length = { minLength: shape.least ?? 0, maxLength: 4 };
      const item = jsonOf(shape.item, depth);
      return shape.distinct === true ? fc.uniqueArray(item, length) : fc.array(item, length);
    }
    case "tuple":
      return fc.tuple(...shape.fields.map((field) => jsonOf(field.shape, depth)));
    case "record":
      return ofRecord(shape, depth);
    case "either":
      return fc.oneof(...shape.of.map((one) => jsonOf(one, depth)));
    case "named":
      return ofNamed(shape, depth);
  }
}

type Fields = Readonly<Record<string, Json>>;

/** What a shape does not say, made good. */
const REPAIRS: Readonly<Record<string, (record: Fields) => Fields>> = {
  row(record) {
    const weights = (record["weights"] as readonly string[]).filter((w) => w !== "0");
    const columns = weights.map((_, k) => k + (INPUTS - weights.length) * (k % 2));
    const rising = columns.every((c, k) => k === 0 || c > (columns[k - 1] ?? 0));
    return { ...record, weights, columns: rising ? columns : weights.map((_, k) => k) };
  },
  "property-header"(record) {
    const { cases, ...claim } = record["claim"] as { readonly cases: readonly Fields[] } & Fields;
    const width = Number(claim["inputs"]) + Number(claim["outputs"]);
    const rowOf = (condition: Fields): Fields => {
      const all = (condition["weights"] as readonly string[]).filter((w) => w !== "0");
      const weights = all.slice(0, width);
      return { ...condition, columns: weights.map((_, k) => k), weights };
    };
    const made = cases.map((one) => {
      return { ...one, conditions: (one["conditions"] as readonly Fields[]).map(rowOf) };
    });
    // As keys are read in order, the cases stay before the answer.
    const { inputs = 0, outputs = 0, answer = "sat" } = claim;
    return { ...record, claim: { inputs, outputs, cases: made, answer } };
  },
  "sobolev-bound-header"(record) {
    const claim = record["claim"] as Record<string, number>;
    const small = (key: string): number => (claim[key] ?? 0) % 128;
    const denominator = record["denominator"] as string;
    return {
      ...record,
      claim: { ...claim, dimension: small("dimension"), units: small("units") },
      denominator: denominator === "0" ? "1" : denominator.replace("-", ""),
    };
  },
};

export interface DrawnRecord extends Published {
  /** Texts of good records. */
  readonly texts: fc.Arbitrary<string>;
}

/** A layer of letters alone is written as its letters. */
const isLetters = (text: string): boolean => /^\{"layer":\{"units":"[^"]*"\}\}$/u.test(text);

export const DRAWN: readonly DrawnRecord[] = PUBLISHED.map((one) => ({
  ...one,
  texts: jsonOf(one.shape)
    .map((json) => {
      const repair = REPAIRS[one.schema];
      return JSON.stringify(repair === undefined ? json : repair(json as Fields));
    })
    .filter((text) => !isLetters(text)),
}));
