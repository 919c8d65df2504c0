// One layer of a pass: its rows.
import { describe, expect, test } from "vitest";
import { linearParts, NORM_ONE } from "../../src/kernel/index.js";
import { rowsOf } from "../../src/kernel/layer-place.js";
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
