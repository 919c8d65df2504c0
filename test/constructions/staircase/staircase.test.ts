import { describe, expect, test } from "vitest";
import { type Constructed, staircase, staircaseSize } from "../../../src/constructions/index.js";
import { type Norm, NORM_INFINITY, NORM_ONE, NORM_TWO, sizeOf } from "../../../src/kernel/index.js";
import { rational } from "../../../src/numbers/index.js";
import { OPTIONS, outputs, toy } from "../toy.js";

const LINE = toy([
  [[0], "a"],
  [[2], "b"],
  [[4], "b"],
  [[8], "a"],
]);

test("on the line 0 | 2 4 | 8 every radius below 1 is reached, and 1 is not", async () => {
  for (const norm of [NORM_ONE, NORM_TWO, NORM_INFINITY]) {
    const inside = await staircase.construct(LINE, norm, rational(999n, 1000n), OPTIONS);
    expect(inside).toMatchObject({ status: "constructed", formula: staircaseSize(1, 2) });
    const limit = await staircase.construct(LINE, norm, rational(1n), OPTIONS);
    expect(limit).toMatchObject({
      status: "unreached",
      condition: "intervals",
      pair: [0, 1],
      largest: rational(999n, 1000n),
    });
  }
});

test("the network has the layers that the formula counts: 1 and 2S units", async () => {
  const built = await staircase.construct(LINE, NORM_TWO, rational(1n, 2n), OPTIONS);
  expect(built.status).toBe("constructed");
  const { network } = built as Constructed;
  expect(network.layers.map(({ rows }) => rows.length)).toEqual([1, 4, 1]);
  expect(sizeOf(network)).toMatchObject({ width: 4, depth: 3, parameters: 15n });
});

test("outputs at the points are the values of their classes, also of classes that are numbers", async () => {
  const dataset = toy(
    [
      [[0, 0], "7"],
      [[1, 1], "2"],
      [[0, 2], "900"],
      [[1, 1], "2"],
    ],
    10n,
  );
  const built = await staircase.construct(dataset, NORM_TWO, undefined, OPTIONS);
  expect(built).toMatchObject({ status: "constructed" });
  const { found, wanted } = outputs(dataset, built as Constructed);
  expect(found).toEqual(wanted);
  expect(wanted.map(({ num }) => num)).toEqual([7n, 2n, 900n, 2n]);
});

describe("a square with equal labels on each diagonal", () => {
  const square = toy([
    [[0, 0], "a"],
    [[1, 1], "a"],
    [[1, 0], "b"],
    [[0, 1], "b"],
  ]);

  test.each([
    { name: "p = 1", norm: NORM_ONE },
    { name: "p = 2", norm: NORM_TWO },
    { name: "p = 3/2", norm: { kind: "power", a: 3n, b: 2n } satisfies Norm },
  ])("is separated along a slanted direction: $name", async ({ norm }) => {
    const built = await staircase.construct(square, norm, undefined, OPTIONS);
    expect(built).toMatchObject({ status: "constructed" });
    const { found, wanted } = outputs(square, built as Constructed);
    expect(found).toEqual(wanted);
  });

  test("names two differently labelled points when the radius is too large", async () => {
    const answer = await staircase.construct(square, NORM_TWO, rational(1n, 2n), OPTIONS);
    expect(answer).toMatchObject({ status: "unreached", condition: "intervals" });
    const labels = square.points.map(({ label }) => label);
    const pair = answer.status === "unreached" ? answer.pair : ([0, 0] as const);
    expect(labels[pair[0]]).not.toBe(labels[pair[1]]);
  });
});

test("as many points as dimensions are fitted exactly: one switch less than classes", async () => {
  const dataset = toy(
    Array.from({ length: 8 }, (_, i) => {
      const point = Array.from({ length: 9 }, (__, k) => ((i + 2) * (k + 3) ** 2) % 11);
      return [point, ["a", "b", "c", "d"][i % 4] ?? "a"] as const;
    }),
  );
  const built = await staircase.construct(dataset, NORM_TWO, rational(1n, 1000n), OPTIONS);
  expect(built).toMatchObject({ status: "constructed", formula: staircaseSize(9, 3) });
});

test("progress is told", async () => {
  const told: string[] = [];
  const progress = (text: string): number => told.push(text);
  await staircase.construct(LINE, NORM_TWO, undefined, { ...OPTIONS, progress });
  expect(told[0]).toMatch(/^staircase: direction 16 of \d+$/u);
});
