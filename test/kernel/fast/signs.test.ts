// One layer by + and -: which letters are read, and one comparison a unit, at its edge.
import { describe, expect, test } from "vitest";
import { isShort, scaledOf, type Short, shortOf } from "../../../src/kernel/fast/short.js";
import {
  activated,
  lettersOf,
  prepare,
  type State,
  valuesAt,
} from "../../../src/kernel/fast/signs.js";
import {
  layer,
  linearParts,
  NORM_TWO,
  openBudget,
  preActivations,
  type Letter,
  type LayerProof,
} from "../../../src/kernel/index.js";
import { reduced, type Scaled } from "../../../src/numbers/index.js";
import { dense, q, vector } from "../../exact.js";

const proofOf = (...runs: (readonly [Letter, number])[]): LayerProof => {
  const units = runs.map(([letter, count]) => ({ letter, count }));
  return { units, proofs: [], bounds: [], facts: [] };
};

describe("letters", () => {
  test("that are + and - are signs", () => {
    expect(lettersOf(proofOf(["+", 2], ["-", 1]), 3)).toEqual({
      text: "+2-1",
      signs: Int8Array.of(1, 1, -1),
    });
  });

  test.each([
    ["too few", proofOf(["+", 2]), 3],
    ["too many", proofOf(["+", 2], ["-", 2]), 3],
    ["far too many: no array is made", proofOf(["+", 999_999_999]), 3],
    ["another letter", proofOf(["+", 2], ["o", 1]), 3],
    ["a count that is none", proofOf(["+", 4], ["-", -1]), 3],
  ])("are none: %s", (_, proof, width) => {
    expect(lettersOf(proof, width)).toBeUndefined();
  });
});

const rows = [dense("-1", "3", "4"), dense("0", "1", "0")];
const parts = linearParts(2, NORM_TWO, q("1"), new Map());
const state = (): State => {
  const own = rows.map((row, n) => parts.ofInputs(n, row, openBudget()));
  return { parts: own, thresholds: new Map(), next: new Map() };
};
const own = prepare(layer(rows), 0);

/** The values of the layer at a point, and what is left of them with these letters; in lowest terms. */
function through(z: Short | Scaled, ...runs: (readonly [Letter, number])[]): Scaled | undefined {
  const letters = lettersOf(proofOf(...runs), 2);
  if (letters === undefined) throw new Error("no letters");
  const shown = activated(letters, own, state(), z);
  if (shown === undefined) return undefined;
  const { ints, den } = scaledOf(shown);
  return reduced(ints, den);
}

describe("a layer", () => {
  test("has the values of the plain way, short ones where they are short", () => {
    for (const entries of [
      ["1", "2"],
      ["1/3", "-7/2"],
      [`${2n ** 60n}`, "1"],
      [`1/${3n ** 40n}`, "1"],
    ]) {
      const point = vector(...entries);
      const values = valuesAt(own, shortOf(point) ?? point);
      if (values === undefined) throw new Error("no values");
      const { ints, den } = scaledOf(values);
      expect(reduced(ints, den)).toEqual(preActivations(layer(rows), point));
      expect(isShort(values)).toBe(entries.every((text) => text.length < 10));
    }
  });

  test("has them too where its rows have different denominators, and lowers a long one", () => {
    const mixed = [dense("1/3", "5/2", "0"), dense("-1", "0", "1/7"), dense("0", "7", "7")];
    for (const entries of [
      [`${2n ** 60n}`, "7"],
      [`${42n * 2n ** 60n}/${43n * 2n ** 50n}`, `1/${2n ** 50n}`],
    ]) {
      const point = vector(...entries);
      const values = valuesAt(prepare(layer(mixed), 1), point);
      if (values === undefined) throw new Error("no values");
      const { ints, den } = scaledOf(values);
      expect(reduced(ints, den)).toEqual(preActivations(layer(mixed), point));
      if (den >= 2n ** 16n) expect(reduced(ints, den).den).toBe(den);
    }
  });

  test.each([1n, -1n])("of values from 2^1024 on is left to the plain way: %i", (sign) => {
    const one = prepare(layer([dense("0", "1")]), 0);
    const edge = sign * (2n ** 1024n - 1n);
    expect(valuesAt(one, { ints: [edge], den: 1n })).toEqual({ ints: [edge], den: 1n });
    expect(valuesAt(one, { ints: [edge + sign], den: 1n })).toBeUndefined();
  });

  test("over a denominator from 2^1024 on is left to the plain way: its length is paid for there", () => {
    const one = prepare(layer([dense("0", "1")]), 0);
    const den = 2n ** 1024n;
    expect(valuesAt(one, { ints: [1n], den: den - 1n })).toEqual({ ints: [1n], den: den - 1n });
    expect(valuesAt(one, { ints: [1n], den })).toBeUndefined();
  });

  test("keeps short weights beside a row over a long denominator", () => {
    const own = prepare(layer([dense("0", "1", "1/3"), dense("0", `1/${2n ** 256n}`, "0")]), 0);
    expect(own.layer.rows[0]?.ints).toEqual([3n, 1n]);
    const values = valuesAt(own, { ints: [1n, 3n], den: 1n });
    expect(values && scaledOf(values)).toEqual({ ints: [2n ** 257n, 1n], den: 2n ** 256n });
  });

  const long = 2n ** 60n;
  // The reach of 3x + 4y is 5, that of x is 1.
  test.each<[string, Short | Scaled, string, Scaled | undefined]>([
    ["both at the edge", { ints: Float64Array.of(5, 1), den: 1 }, "++", vector("5", "1")],
    ["over another denominator", { ints: Float64Array.of(20, 4), den: 4 }, "++", vector("5", "1")],
    ["the first below its edge", { ints: Float64Array.of(19, 4), den: 4 }, "++", undefined],
    ["the second below its edge", { ints: Float64Array.of(20, 3), den: 4 }, "++", undefined],
    ["both negative", { ints: Float64Array.of(-5, -1), den: 1 }, "--", vector("0", "0")],
    ["one above −5", { ints: Float64Array.of(-19, -4), den: 4 }, "--", undefined],
    ["of both signs", { ints: Float64Array.of(5, -1), den: 1 }, "+-", vector("5", "0")],
    ["of the wrong signs", { ints: Float64Array.of(5, -1), den: 1 }, "-+", undefined],
    ["no numbers", { ints: Float64Array.of(NaN, NaN), den: 1 }, "+-", undefined],
    ["long ones", { ints: [5n * long, long], den: long }, "++", vector("5", "1")],
    ["long ones below", { ints: [5n * long - 1n, long], den: long }, "++", undefined],
    ["long negative ones", { ints: [-5n * long, -long], den: long }, "--", vector("0", "0")],
    ["long negative ones above", { ints: [-5n * long, 1n - long], den: long }, "--", undefined],
  ])("keeps a unit only where its ball has the sign: %s", (_, z, signs, expected) => {
    const runs = [...signs].map((sign) => [sign === "+" ? "+" : "-", 1] as const);
    expect(through(z, ...runs)).toEqual(expected);
  });

  test("needs no comparison for + of a row without negative numbers, above the first layer", () => {
    expect([...prepare(layer([dense("0", "1"), dense("-1", "1")]), 1).free]).toEqual([1, 0]);
    expect([...prepare(layer([dense("0", "1")]), 0).free]).toEqual([0]);
  });
});
