// The oracle of coverings, on one small case in which each mistake is plain.
import { expect, test } from "vitest";
import { untruthsOfCovering } from "../../src/oracle/covering.js";

const points = [
  { point: ["1", "0"], label: 0 },
  { point: ["0", "1"], label: 0 },
  { point: ["0", "0"], label: 1 },
];
const claim = { norm: "inf", radius: "1/4", rank: 1 };
const near = [
  { pair: [1, 2], free: ["1/2"], powers: [] },
  { pair: [0, 2], free: ["1/2"], powers: [] },
];
const half = { row: 0, column: 0, at: "1/2" };
const untruths = (nodes: readonly unknown[], change: object = {}): string[] =>
  untruthsOfCovering({ ...claim, ...change }, nodes, points);

test("the oracle judges coverings", () => {
  expect(untruths(near)).toEqual([]);
  expect(untruths([half, near[0], near[0], near[1]])).toEqual([]);
  expect(untruths(near, { radius: "249/1000" })).toEqual([
    "a leaf that is far",
    "a leaf that is far",
  ]);
  expect(untruths([...near].reverse())).toEqual(["a leaf that is far", "a leaf that is far"]);
  expect(untruths(near.slice(1), { radius: "1" })).toEqual(["a cell that is left open"]);
  expect(untruths([...near, near[0]])).toEqual(["nodes that are left over"]);
  expect(untruths([{ ...half, at: "1" }, ...near])).toContain("a cut outside of its cell");
  expect(untruths([{ ...half, row: 1 }, ...near])).toContain("a cut outside of its cell");
});
