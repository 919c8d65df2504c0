// One layer of a pass: its rows.
import { describe, expect, test } from "vitest";
import { linearParts, NORM_ONE } from "../../src/kernel/index.js";
import { rowsOf, stepsOfRows } from "../../src/kernel/layer-place.js";
import type { LayerView } from "../../src/kernel/layer-view.js";
import { dense, network, q, vector } from "../exact.js";

// x on [−1, 1] about 0.
const net = network(1, [dense("0", "1")], [dense("0", "1")]);
const parts = linearParts(1, NORM_ONE, q("1"), new Map());
const input: LayerView = { values: vector("0"), parts: [], symbols: new Map(), isInput: true };

describe("rows", () => {
  test("are the values at the centre and the linear parts", () => {
    const rows = rowsOf(net, 0, input, parts);
    expect(rows).toMatchObject({ values: vector("0"), parts: [{ w: vector("1") }] });
  });

  test("with values too large to go on with are declined", () => {
    const centre = { ...input, values: vector(`${1n << 65_537n}`) };
    expect(rowsOf(net, 0, centre, parts)).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "value-bits", allowed: "65536" },
    });
  });
});

test("rows that are too many for the length of what they read are declined", () => {
  const wide = network(
    1,
    Array.from({ length: 4_097 }, () => dense("0", "1")),
  );
  const centre = { ...input, values: vector(`${1n << 32_768n}`) };
  expect(rowsOf(wide, 0, centre, parts)).toMatchObject({ decline: { limit: "vector-bits" } });
});

describe("the steps of rows", () => {
  const steps = (of: typeof net, index: number, below: LayerView, dimension = 1): number => {
    const rows = rowsOf(of, index, below, linearParts(dimension, NORM_ONE, q("1"), new Map()));
    if ("verdict" in rows) throw new Error("rows refused");
    return stepsOfRows(rows);
  };

  test("are one a short value, also of a row that reads nothing", () => {
    const constants = network(
      1,
      ["0", "5", `${(1n << 64n) - 1n}`].map((bias) => dense(bias, "0")),
    );
    expect(steps(constants, 0, input)).toBe(3);
  });

  test("are one a word of 64 bits of a long value, of either sign", () => {
    const long = 1n << 6_399n;
    const constants = network(
      1,
      [`${long}`, `${-long}`].map((bias) => dense(bias, "0")),
    );
    expect(steps(constants, 0, input)).toBe(100 + 100);
  });

  test("are one a coordinate of each new linear part, and one for sixteen digits", () => {
    const centre: LayerView = { ...input, values: vector("0", "0", "0") };
    const wide = [
      ["1", "1", "1"],
      ["1", "1", "1"],
      ["1", "0", "2"],
    ] as const;
    const rows = wide.map((weights) => dense("0", ...weights));
    expect(steps(network(3, rows), 0, centre, 3)).toBe(3 + 3 + 3);
    const digits = "1".repeat(40);
    expect(steps(network(3, [dense("0", digits, "0", "0")]), 0, centre, 3)).toBe(1 + 3 + 2);
  });

  test("are none for a part that the layer below has", () => {
    const own = parts.ofInputs(0, dense("0", "1"));
    const below = { values: vector("1"), parts: [own], symbols: new Map(), isInput: false };
    const two = network(1, [dense("0", "1")], [dense("0", "1"), dense("0", "2")]);
    const rows = rowsOf(two, 1, below, parts);
    if ("verdict" in rows) throw new Error("rows refused");
    expect(stepsOfRows(rows)).toBe(2 + 1);
  });
});
