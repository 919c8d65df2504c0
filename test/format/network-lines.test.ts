// A network as its canonical text.
import { expect, test } from "vitest";
import { encodeNetwork, encodeRow, shapeOf } from "../../src/format/index.js";
import { NETWORK } from "../example.js";
import { dense, network } from "../exact.js";

const STEP = network(1, [dense("0", "1"), dense("-1", "1")], [dense("0", "1", "-1")]);

test("the text of the example", () => {
  expect([...encodeNetwork(STEP)].map((line) => `${line}\n`).join("")).toBe(NETWORK);
  expect(shapeOf(STEP)).toEqual({ inputs: 1, widths: [2, 1] });
});

test("a row has its weights in lowest terms, zeros left out", () => {
  const row = { bias: "-1/2", columns: [0, 3], weights: ["1/3", "-2"] };
  expect(encodeRow(dense("-1/2", "1/3", "0", "0", "-2"))).toBe(JSON.stringify(row));
});
