// Sums, ReLUs and the layers they make; numbers and sizes are bounded before anything is made of them.
import { describe, expect, test } from "vitest";
import { constant, countOf, openLayers, small } from "../../src/from/forms.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { at, entry, negate, ONE, rational, scaled } from "../../src/numbers/index.js";
import { encodeRational } from "../../src/format/index.js";
import { expectReason } from "./refused.js";

const MINUS = negate(ONE);

describe("layers", () => {
  test("a value that is used later is carried: a unit as it is, an input as two parts", () => {
    const { inputs, plus, relu, network } = openLayers(1);
    const x = at(inputs, 0);
    const h = relu(plus([ONE, x], [MINUS, constant(ONE)]));
    const g = relu(plus([rational(2n), h], [MINUS, constant(ONE)]));
    const made = network([plus([ONE, g], [ONE, h], [ONE, x])]);
    expect(made.layers.map(({ rows }) => rows.length)).toEqual([3, 4, 1]);
    for (const [point, value] of [
      [-3n, "-3"],
      [1n, "1"],
      [4n, "12"],
    ] as const) {
      const y = evaluate(made, scaled([rational(point)]));
      expect(encodeRational(entry(y, 0))).toBe(value);
    }
  });

  test("a unit has one ReLU, an input and a double of a unit have their own", () => {
    const { inputs, plus, relu, network } = openLayers(1);
    const x = at(inputs, 0);
    const h = relu(x);
    expect(relu(h)).toBe(h);
    expect(relu(plus([rational(2n), h]))).not.toBe(h);
    expect(network([relu(plus([rational(2n), h]))]).layers).toHaveLength(3);
  });

  test("constants need no unit, and what cancels has no weight", () => {
    const { inputs, plus, relu, network } = openLayers(2);
    const x = at(inputs, 1);
    expect(relu(constant(rational(-3n)))).toEqual(constant(rational(0n)));
    expect(relu(constant(rational(3n)))).toEqual(constant(rational(3n)));
    expect(plus([ONE, x], [MINUS, x]).weights.size).toBe(0);
    expect(network([constant(ONE)]).layers).toHaveLength(1);
  });
});

describe("bounds", () => {
  test("whole numbers have nine digits", () => {
    expect([small(0n), small(-123456789n), small(999999999n)]).toEqual([0, -123456789, 999999999]);
    expectReason(() => small(1000000000n), "dimension");
    expectReason(() => small(-1000000000n), "dimension");
  });

  test("a shape has 1 to 1,000,000 entries", () => {
    expect([countOf([]), countOf([1000, 1000])]).toEqual([1, 1_000_000]);
    for (const shape of [[0], [-1, -1], [1001, 1000], [999_999_999, 999_999_999]]) {
      expectReason(() => countOf(shape), "dimension");
    }
  });

  test("a number has 13,000 bits, and a reading 4,000,000 products", () => {
    const { inputs, sum, plus } = openLayers(1);
    const x = at(inputs, 0);
    const most = rational((1n << 13_000n) - 1n);
    expect(plus([most, x]).weights.get(0)).toEqual(most);
    expectReason(() => plus([rational(1n << 13_000n), x]), "too-large", "13000 bits");
    expectReason(() => plus([rational(1n, 1n << 13_000n), x]), "too-large", "13000 bits");
    const terms = new Array<readonly [typeof ONE, typeof x]>(500_000).fill([ONE, x]);
    expectReason(() => [1, 2, 3, 4, 5].map(() => sum(terms)), "too-large", "products");
  });
});
