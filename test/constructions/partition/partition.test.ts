import { describe, expect, test } from "vitest";
import { certify } from "../../../src/certify/index.js";
import { checkText } from "../../../src/checker/index.js";
import {
  bitsSize,
  type Constructed,
  levelsSize,
  partition,
} from "../../../src/constructions/index.js";
import { type Dataset, readDataset } from "../../../src/dataset/index.js";
import { type Norm, NORM_INFINITY, NORM_ONE, NORM_TWO, sizeOf } from "../../../src/kernel/index.js";
import { rational } from "../../../src/numbers/index.js";
import { OPTIONS, outputs, toy } from "../toy.js";

const SQUARE = toy([
  [[0, 0], "a"],
  [[1, 1], "a"],
  [[1, 0], "b"],
  [[0, 1], "b"],
]);

/** Between a and b there is room for a nearly level line only, and that cuts the ball of c. */
const GATE = toy([
  [[0, 0], "a"],
  [[0, 4], "b"],
  [[10, 2], "c"],
]);

/** The checker's verdict about a certificate of the network. */
async function verdictOf(dataset: Dataset, norm: Norm, built: Constructed): Promise<string> {
  const { network, radius, values } = built;
  const rule = { kind: "exact", values } as const;
  const certificate = await certify({ network, dataset, norm, radius, rule });
  if (certificate.verdict !== "certified") return certificate.verdict;
  return checkText([...certificate.lines()].map((line) => `${line}\n`).join("")).verdict;
}

test("two axes set the corners of a square apart at every radius below 1/2", async () => {
  const built = await partition.construct(SQUARE, NORM_TWO, rational(499n, 1000n), OPTIONS);
  expect(built).toMatchObject({ status: "constructed" });
  const { found, wanted } = outputs(SQUARE, built as Constructed);
  expect(found).toEqual(wanted);
  expect(await verdictOf(SQUARE, NORM_TWO, built as Constructed)).toBe("accepted");
  const limit = await partition.construct(SQUARE, NORM_TWO, rational(1n, 2n), OPTIONS);
  expect(limit).toMatchObject({ status: "unreached", largest: rational(499n, 1000n) });
});

describe("a cut that would go through the ball of a third point", () => {
  test("is made behind the gate of its part", async () => {
    const built = await partition.construct(GATE, NORM_INFINITY, rational(19n, 10n), OPTIONS);
    expect(built).toMatchObject({
      status: "constructed",
      detail: "a tree of 2 hyperplanes, 2 levels",
    });
    const { network, formula } = built as Constructed;
    expect(network.layers.map(({ rows }) => rows.length)).toEqual([2, 2, 2, 1]);
    const levels = [
      { carried: 1, gates: 1, telling: 0, sums: 0 },
      { carried: 0, gates: 0, telling: 2, sums: 0 },
    ];
    expect(formula).toEqual(levelsSize(2, 0, levels, 2));
    expect(sizeOf(network)).toMatchObject({ width: 2, depth: 4, parameters: 21n });
    expect(await verdictOf(GATE, NORM_INFINITY, built as Constructed)).toBe("accepted");
  });

  test("needs no gate at a small radius: all bits stand in one layer", async () => {
    const built = await partition.construct(GATE, NORM_INFINITY, rational(1n, 100n), OPTIONS);
    expect(built).toMatchObject({ status: "constructed" });
    const { detail, network } = built as Constructed;
    expect(detail).toMatch(/^[12] hyperplanes that miss all balls, /u);
    expect(sizeOf(network).depth).toBeLessThan(4);
    expect(await verdictOf(GATE, NORM_INFINITY, built as Constructed)).toBe("accepted");
  });
});

test("a tree deeper than gates may grow is cut off on the way, and proved", async () => {
  const iris = await readDataset("certificates/data/iris.csv");
  const radius = rational(25_155_764_747n, 250_000_000_000n);
  const built = await partition.construct(iris, NORM_TWO, radius, { seed: "muball", budget: 1 });
  expect(built).toMatchObject({ detail: "a tree of 21 hyperplanes, 19 levels" });
  const { formula } = built as Constructed;
  expect(formula.parameters).toBeLessThan(1000);
  expect(await verdictOf(iris, NORM_TWO, built as Constructed)).toBe("accepted");
});

test("the sizes count the layers that they name", () => {
  expect(bitsSize(4, 2, 6, [1, 4])).toEqual({
    width: 6,
    depth: 5,
    parameters: 10 + 18 + 7 + 8 + 5,
  });
  expect(bitsSize(4, 0, 2, [])).toEqual({ width: 2, depth: 2, parameters: 10 + 3 });
  const levels = [
    { carried: 2, gates: 2, telling: 0, sums: 0 },
    { carried: 1, gates: 1, telling: 3, sums: 0 },
    { carried: 0, gates: 0, telling: 2, sums: 2 },
  ];
  expect(levelsSize(5, 3, levels, 0)).toEqual({
    width: 5,
    depth: 5,
    parameters: 6 * 3 + 4 * 4 + 5 * 5 + 6 * 4 + 5,
  });
  // With a sum for each of three classes but the base.
  expect(levelsSize(5, 0, levels, 2)).toEqual({
    width: 5,
    depth: 5,
    parameters: 6 * 4 + 5 * 5 + 6 * 4 + 5 * 2 + 3,
  });
});

test("a nearly regular triangle stops every cut before its balls meet", async () => {
  const triangle = toy(
    [
      [[0, 0], "a"],
      [[30, 0], "b"],
      [[15, 26], "b"],
    ],
    30n,
  );
  // Half the height over the side of the triangle is about 0.433.
  const answer = await partition.construct(triangle, NORM_TWO, rational(49n, 100n), OPTIONS);
  expect(answer).toMatchObject({ status: "unreached", condition: "cuts" });
  if (answer.status !== "unreached") return;
  expect([0, 0]).not.toEqual(answer.pair.map((i) => triangle.points[i]?.label));
  expect([1, 1]).not.toEqual(answer.pair.map((i) => triangle.points[i]?.label));
  expect(answer.largest).toEqual(rational(433n, 1000n));
});

test.each<{ name: string; norm: Norm; radius: readonly [bigint, bigint] }>([
  { name: "1", norm: NORM_ONE, radius: [14n, 100n] },
  { name: "2", norm: NORM_TWO, radius: [10n, 100n] },
  { name: "∞", norm: NORM_INFINITY, radius: [7n, 100n] },
  { name: "3", norm: { kind: "power", a: 3n, b: 1n }, radius: [9n, 100n] },
  { name: "3/2", norm: { kind: "power", a: 3n, b: 2n }, radius: [11n, 100n] },
])("Iris is set apart far beyond staircase and lattice, p = $name", async ({ norm, radius }) => {
  const iris = await readDataset("certificates/data/iris.csv");
  const wanted = rational(...radius);
  const built = await partition.construct(iris, norm, wanted, { seed: "muball", budget: 1 });
  expect(built).toMatchObject({ status: "constructed", radius: wanted });
  expect(await verdictOf(iris, norm, built as Constructed)).toBe("accepted");
});

test("progress is told", async () => {
  const told: string[] = [];
  const progress = (text: string): number => told.push(text);
  await partition.construct(SQUARE, NORM_TWO, rational(1n, 4n), { ...OPTIONS, progress });
  expect(told[0]).toBe("partition: 1 cuts that reach 0.25");
});
