// Whole numbers in doubles: the same values as on bigints, and nothing at all from 2^53 on.
import { describe, expect, test } from "vitest";
import {
  divisorOf,
  isShort,
  layerValues,
  scaledOf,
  type Short,
  shortLayer,
  shortOf,
  shortValues,
} from "../../../src/kernel/fast/short.js";
import { layer, preActivations, type Row } from "../../../src/kernel/index.js";
import { reduced, type Scaled } from "../../../src/numbers/index.js";
import { dense, vector } from "../../exact.js";

const EDGE = 2n ** 53n;

function short(ints: readonly bigint[], den = 1n): Short {
  const own = shortOf({ ints, den });
  if (own === undefined) throw new Error("not short");
  return own;
}

/** The values of rows at h in doubles, on bigints and in lowest terms. */
function valuesOf(rows: readonly Row[], h: Short): Scaled | undefined {
  const own = shortLayer(layer(rows));
  if (own === undefined) throw new Error("no short layer");
  const values = shortValues(own, h);
  if (values === undefined) return undefined;
  const { ints, den } = scaledOf(values);
  return reduced(ints, den);
}

describe("short vectors", () => {
  test.each([
    ["2^53 − 1", [EDGE - 1n], 1n, true],
    ["2^53", [EDGE], 1n, false],
    ["−2^53 + 1", [1n - EDGE], 1n, true],
    ["−2^53", [-EDGE], 1n, false],
    ["2^53 + 1, which no double is", [EDGE + 1n], 1n, false],
    ["a denominator of 2^53 − 1", [1n], EDGE - 1n, true],
    ["a denominator of 2^53", [1n], EDGE, false],
    ["a number of 2,000 bits", [1n << 2000n], 1n, false],
  ] as const)("of %s", (_, ints, den, isOne) => {
    const own = shortOf({ ints, den });
    expect(own !== undefined).toBe(isOne);
    if (own !== undefined) expect(scaledOf(own)).toEqual({ ints, den });
  });

  test("on bigints are what they were", () => {
    const own = vector("1/3", "-2");
    expect(scaledOf(own)).toBe(own);
    expect(isShort(own)).toBe(false);
    expect(scaledOf({ ints: Float64Array.of(0 * -5), den: 3 })).toEqual({ ints: [0n], den: 3n });
  });

  test("have common divisors", () => {
    expect(divisorOf(12, -18)).toBe(6);
    expect(divisorOf(0, 7)).toBe(7);
    expect(divisorOf(2 ** 53 - 1, 6361)).toBe(6361);
    expect(divisorOf(2 ** 53 - 1, 2 ** 52)).toBe(1);
  });
});

describe("short layers", () => {
  test("need short weights over their one denominator", () => {
    expect(shortLayer(layer([dense("0", `${EDGE}`)]))).toBeUndefined();
    expect(shortLayer(layer([dense(`${EDGE}`, "1")]))).toBeUndefined();
    expect(shortLayer(layer([dense("0", `1/${EDGE}`)]))).toBeUndefined();
    // 2^52 over 1 becomes 2^53 over 2.
    expect(shortLayer(layer([dense("0", `${EDGE / 2n}`), dense("0", "1/2")]))).toBeUndefined();
    expect(shortLayer(layer([dense("0", `${EDGE - 1n}`)]))).toBeDefined();
  });

  test("are not tried over a long denominator, which every weight would get", () => {
    const [row] = layer([dense("0", "1")]).rows;
    const untouched = {
      ...(row ?? dense("0", "1")),
      get ints(): readonly bigint[] {
        throw new Error("a weight was read");
      },
    };
    expect(shortLayer({ rows: [untouched], den: EDGE })).toBeUndefined();
    expect(() => shortLayer({ rows: [untouched], den: 2n })).toThrow("a weight was read");
  });

  test("have the values that rows have on bigints", () => {
    const rows = [
      dense("1/3", "-2", "0", "5/7"),
      dense("-4", "1/2", "3", "0"),
      dense("0", "0", "0", "0"),
    ];
    const h = short([6n, -5n, 14n], 15n);
    expect(valuesOf(rows, h)).toEqual(preActivations(layer(rows), scaledOf(h)));
  });

  test("have them for each layer of a network, as long as all numbers are short", () => {
    const valuesAt = layerValues();
    const layers = ["-2", "5/7"].map((weight) => layer([dense("1/3", weight), dense("0", "4")]));
    for (const own of [...layers, ...layers]) {
      for (const h of [vector("6/5"), vector("-1"), vector("0")]) {
        const values = valuesAt(own, h);
        const { ints, den } = values ?? h;
        expect(reduced(ints, den)).toEqual(preActivations(own, h));
      }
      expect(valuesAt(own, vector(`${EDGE}`))).toBeUndefined();
      expect(valuesAt(own, vector(`${EDGE / 2n}`))).toBeUndefined();
    }
    expect(valuesAt(layer([dense("0", `${EDGE}`)]), vector("0"))).toBeUndefined();
  });

  test("take common divisors out of long denominators", () => {
    const rows = [dense("0", "1/1024", "1/1024")];
    const own = shortLayer(layer(rows));
    if (own === undefined) throw new Error("no short layer");
    expect(shortValues(own, short([1024n, 3072n], 4096n))).toEqual({
      ints: Float64Array.of(1),
      den: 1024,
    });
    // Below 2^20 they are left in, but for halves, four at a time.
    expect(shortValues(own, short([1024n, 3072n], 2n))).toEqual({
      ints: Float64Array.of(16),
      den: 8,
    });
    expect(shortValues(own, short([1n, 7n], 2n))).toEqual({ ints: Float64Array.of(8), den: 2048 });
    expect(shortValues(own, short([3n, 6n], 27n))).toEqual({
      ints: Float64Array.of(9),
      den: 27_648,
    });
  });

  test.each([
    ["the largest value", [dense("0", "1")], [EDGE - 1n], true],
    ["one more by the bias", [dense("1", "1")], [EDGE - 1n], false],
    ["one less by the bias: sizes are added", [dense("-1", "1")], [EDGE - 1n], false],
    ["two halves", [dense("0", "1", "1")], [EDGE / 2n, EDGE / 2n - 1n], true],
    ["two halves and one", [dense("0", "1", "1")], [EDGE / 2n, EDGE / 2n], false],
    ["two halves that cancel", [dense("0", "1", "-1")], [EDGE / 2n, EDGE / 2n], false],
    ["a product of 2^53", [dense("0", `${2n ** 27n}`)], [2n ** 26n], false],
    ["a product below it", [dense("0", `${2n ** 27n - 1n}`)], [2n ** 26n], true],
    ["the second row alone", [dense("0", "1"), dense("0", "2")], [EDGE / 2n], false],
  ] as const)("judge their sizes: %s", (_, rows, ints, isWithin) => {
    const h = short(ints);
    const values = valuesOf(rows, h);
    expect(values !== undefined).toBe(isWithin);
    if (isWithin) expect(values).toEqual(preActivations(layer(rows), scaledOf(h)));
  });

  test("judge their denominators", () => {
    expect(valuesOf([dense("0", `1/${2n ** 27n}`)], short([1n], 2n ** 26n))).toBeUndefined();
    const own = valuesOf([dense("0", `1/${2n ** 27n}`)], short([1n], 2n ** 26n - 1n));
    expect(own).toEqual({ ints: [1n], den: 2n ** 53n - 2n ** 27n });
  });

  test("are no number beside a column that is not there", () => {
    expect(valuesOf([dense("0", "1", "1")], short([1n]))).toBeUndefined();
  });
});
