import { describe, expect, test } from "vitest";
import { certify } from "../../../src/certify/index.js";
import { checkText } from "../../../src/checker/index.js";
import type { Constructed } from "../../../src/constructions/index.js";
import { pairDirection } from "../../../src/constructions/pairwise/pair-direction.js";
import { pairwise } from "../../../src/constructions/pairwise/pairwise.js";
import { pairwiseSize } from "../../../src/constructions/pairwise/network.js";
import { pointMatrix } from "../../../src/constructions/points/point-matrix.js";
import { type Dataset, readDataset } from "../../../src/dataset/index.js";
import { type Norm, NORM_INFINITY, NORM_ONE, NORM_TWO, sizeOf } from "../../../src/kernel/index.js";
import { rational } from "../../../src/numbers/index.js";
import { OPTIONS, outputs, toy } from "../toy.js";

const BOARD = toy([
  [[0, 0], "a"],
  [[1, 1], "a"],
  [[1, 0], "b"],
  [[0, 1], "b"],
]);

/** A regular triangle, nearly: no hyperplane cuts off two balls that nearly touch. */
const TRIANGLE = toy(
  [
    [[0, 0], "a"],
    [[30, 0], "b"],
    [[15, 26], "c"],
  ],
  30n,
);

async function verdictOf(dataset: Dataset, norm: Norm, built: Constructed): Promise<unknown> {
  const { network, radius, values, facts } = built;
  const rule = { kind: "exact", values } as const;
  const request = { network, dataset, norm, radius, rule, ...(facts && { facts }) };
  const certificate = await certify(request);
  if (certificate.verdict !== "certified") return certificate;
  return checkText([...certificate.lines()].map((line) => `${line}\n`).join("")).verdict;
}

test("the corners of a square need two hyperplanes, both sides of each, and two cells", async () => {
  const built = await pairwise.construct(BOARD, NORM_TWO, rational(499n, 1000n), OPTIONS);
  expect(built).toMatchObject({ status: "constructed", formula: pairwiseSize(2, 4, 2, 2) });
  const { network } = built as Constructed;
  expect(network.layers.map(({ rows }) => rows.length)).toEqual([4, 2, 1, 1]);
  expect(sizeOf(network)).toMatchObject({ width: 4, depth: 4, parameters: 27n });
  const { found, wanted } = outputs(BOARD, built as Constructed);
  expect(found).toEqual(wanted);
  expect(await verdictOf(BOARD, NORM_TWO, built as Constructed)).toBe("accepted");
});

test("balls that nearly touch one another are set apart pair by pair", async () => {
  const built = await pairwise.construct(TRIANGLE, NORM_TWO, rational(499n, 1000n), OPTIONS);
  expect(built).toMatchObject({ status: "constructed", detail: "m = 4 walls, n = 2 cells" });
  expect(await verdictOf(TRIANGLE, NORM_TWO, built as Constructed)).toBe("accepted");
});

test("balls that touch are refused, with the pair", async () => {
  const built = await pairwise.construct(BOARD, NORM_ONE, rational(1n, 2n), OPTIONS);
  expect(built).toMatchObject({
    status: "unreached",
    condition: "distances",
    pair: [0, 2],
    largest: rational(497n, 1000n),
  });
});

describe("the direction of a pair", () => {
  const matrix = pointMatrix(
    toy([
      [[0, 0, 0], "a"],
      [[3, -4, 0], "b"],
    ]),
  );

  test.each<{ name: string; norm: Norm; reached: [bigint, bigint]; limit: [bigint, bigint] }>([
    { name: "1", norm: NORM_ONE, reached: [3499n, 1000n], limit: [7n, 2n] },
    { name: "2", norm: NORM_TWO, reached: [2499n, 1000n], limit: [5n, 2n] },
    { name: "∞", norm: NORM_INFINITY, reached: [1999n, 1000n], limit: [2n, 1n] },
  ])("exists below half the distance and not from it on: p = $name", (row) => {
    expect(pairDirection(matrix, row.norm, rational(...row.reached), 0, 1)).toBeDefined();
    expect(pairDirection(matrix, row.norm, rational(...row.limit), 0, 1)).toBeUndefined();
  });

  test("is as coarse as the radius allows", () => {
    const coarse = pairDirection(matrix, NORM_TWO, rational(1n), 0, 1);
    expect(coarse?.w).toEqual([2n, -3n, 0n]);
    const fine = pairDirection(matrix, NORM_TWO, rational(24999n, 10000n), 0, 1);
    expect(fine?.w).toEqual([3n, -4n, 0n]);
  });

  test("does not exist between equal points", () => {
    expect(pairDirection(matrix, NORM_TWO, rational(1n, 1000n), 1, 1)).toBeUndefined();
  });
});

test.each<{ name: string; norm: Norm }>([
  { name: "1", norm: NORM_ONE },
  { name: "2", norm: NORM_TWO },
  { name: "∞", norm: NORM_INFINITY },
  { name: "3", norm: { kind: "power", a: 3n, b: 1n } },
  { name: "3/2", norm: { kind: "power", a: 3n, b: 2n } },
])(
  "Iris with its equal points is memorized at almost the whole separation, p = $name",
  async ({ norm }) => {
    const iris = await readDataset("certificates/data/iris.csv");
    const built = await pairwise.construct(iris, norm, undefined, OPTIONS);
    expect(built).toMatchObject({ status: "constructed", formula: { depth: 4 } });
    expect((built as Constructed).formula.parameters).toBeLessThan(1000);
    expect(await verdictOf(iris, norm, built as Constructed)).toBe("accepted");
  },
);

test("a wall that is looked at from one side is one unit", async () => {
  const line = toy([
    [[0, 0], "a"],
    [[1, 0], "b"],
    [[2, 0], "a"],
  ]);
  const built = await pairwise.construct(line, NORM_TWO, rational(499n, 1000n), OPTIONS);
  expect(built).toMatchObject({ formula: pairwiseSize(2, 2, 1, 2) });
  expect((built as Constructed).facts).toBeUndefined();
  expect(await verdictOf(line, NORM_TWO, built as Constructed)).toBe("accepted");
});

test("a network whose walls are moved into the balls is not certified", async () => {
  const built = (await pairwise.construct(
    TRIANGLE,
    NORM_TWO,
    rational(499n, 1000n),
    OPTIONS,
  )) as Constructed;
  const wider = { ...built, radius: rational(501n, 1000n) };
  expect(await verdictOf(TRIANGLE, NORM_TWO, wider)).toMatchObject({
    verdict: "rejected",
    rejection: { code: "unproved/neuron-not-stable" },
  });
});

test("progress is told", async () => {
  const told: string[] = [];
  const progress = (text: string): number => told.push(text);
  await pairwise.construct(BOARD, NORM_TWO, rational(1n, 4n), { ...OPTIONS, progress });
  expect(told).toEqual(["pairwise: 1 hyperplanes", "pairwise: 2 hyperplanes"]);
});
