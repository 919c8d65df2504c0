import { describe, expect, test } from "vitest";
import { certify } from "../../../src/certify/index.js";
import { checkText } from "../../../src/checker/index.js";
import { detectorInf } from "../../../src/constructions/detector-inf/detector-inf.js";
import { detectorSize } from "../../../src/constructions/detector-inf/network.js";
import type { Constructed } from "../../../src/constructions/index.js";
import { type Dataset, readDataset } from "../../../src/dataset/index.js";
import { type Norm, NORM_INFINITY, NORM_TWO, sizeOf } from "../../../src/kernel/index.js";
import { rational } from "../../../src/numbers/index.js";
import { OPTIONS, outputs, toy } from "../toy.js";

/** A checkerboard: no two points of a class share a box. */
const BOARD = toy([
  [[0, 0], "a"],
  [[1, 0], "b"],
  [[0, 1], "b"],
  [[1, 1], "a"],
]);

async function verdictOf(dataset: Dataset, norm: Norm, built: Constructed): Promise<unknown> {
  const { network, radius, values, facts } = built;
  const rule = { kind: "exact", values } as const;
  const request = { network, dataset, norm, radius, rule, ...(facts && { facts }) };
  const certificate = await certify(request);
  if (certificate.verdict !== "certified") return certificate;
  return checkText([...certificate.lines()].map((line) => `${line}\n`).join("")).verdict;
}

test("a checkerboard has a box for each point but those of one class, layers 3d + 1 and d + 2", async () => {
  const built = await detectorInf.construct(BOARD, NORM_INFINITY, rational(499n, 1000n), OPTIONS);
  expect(built).toMatchObject({ status: "constructed", formula: detectorSize(2, 2) });
  const { network } = built as Constructed;
  expect(network.layers.map(({ rows }) => rows.length)).toEqual([7, 4, 7, 4, 1]);
  expect(sizeOf(network)).toMatchObject({ width: 7, depth: 5 });
  const { found, wanted } = outputs(BOARD, built as Constructed);
  expect(found).toEqual(wanted);
  expect(await verdictOf(BOARD, NORM_INFINITY, built as Constructed)).toBe("accepted");
});

test("half the distance is refused, with the pair and what can be reached", async () => {
  const built = await detectorInf.construct(BOARD, NORM_INFINITY, rational(1n, 2n), OPTIONS);
  expect(built).toMatchObject({
    status: "unreached",
    condition: "distances",
    pair: [0, 1],
    largest: rational(497n, 1000n),
  });
});

test("points of a class share a box while it stays away from smaller values", async () => {
  const rows = [0, 1, 2, 3, 10, 11, 12].map((x): [number[], string] => [[x], x < 4 ? "5" : "7"]);
  const dataset = toy([...rows, [[20], "9"], [[11], "7"]]);
  const built = await detectorInf.construct(dataset, NORM_INFINITY, undefined, OPTIONS);
  expect(built).toMatchObject({ status: "constructed", detail: "n = 2 boxes" });
  const { found, wanted } = outputs(dataset, built as Constructed);
  expect(found).toEqual(wanted);
  expect(await verdictOf(dataset, NORM_INFINITY, built as Constructed)).toBe("accepted");
});

describe("facts", () => {
  test("are needed, and their number does not grow with the points", async () => {
    const iris = await readDataset("certificates/data/iris.csv");
    const built = await detectorInf.construct(iris, NORM_INFINITY, undefined, OPTIONS);
    const { facts } = built as Constructed;
    const counts = iris.points.map((_, ball) => facts?.(ball).length ?? -1);
    expect(Math.max(...counts)).toBe(4);
    expect(await verdictOf(iris, NORM_INFINITY, built as Constructed)).toBe("accepted");
    const without = { ...(built as Constructed), facts: () => [] };
    expect(await verdictOf(iris, NORM_INFINITY, without)).toMatchObject({
      verdict: "rejected",
      rejection: { code: "unproved/label-not-certain" },
    });
  });
});

test("in another norm it serves the cubes about the balls", async () => {
  const built = await detectorInf.construct(BOARD, NORM_TWO, rational(9n, 20n), OPTIONS);
  expect(await verdictOf(BOARD, NORM_TWO, built as Constructed)).toBe("accepted");
});
