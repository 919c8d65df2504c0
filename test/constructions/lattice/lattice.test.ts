import { describe, expect, test } from "vitest";
import {
  type Constructed,
  constructAll,
  lattice,
  latticeL0,
  latticeL1,
  latticeL2,
  latticeSize,
  latticeWithin,
} from "../../../src/constructions/index.js";
import { NORM_INFINITY, NORM_TWO, sizeOf } from "../../../src/kernel/index.js";
import { rational } from "../../../src/numbers/index.js";
import { OPTIONS, outputs, toy } from "../toy.js";

/** A checkerboard of 4 × 4 points with spacing 1. */
const BOARD = toy(
  Array.from(
    { length: 16 },
    (_, i) => [[i % 4, Math.floor(i / 4)], (i + Math.floor(i / 4)) % 2 ? "odd" : "even"] as const,
  ),
);

describe("a checkerboard", () => {
  test("is memorized up to nearly half its spacing for p = ∞", async () => {
    const built = await lattice.construct(BOARD, NORM_INFINITY, rational(49n, 100n), OPTIONS);
    expect(built).toMatchObject({ status: "constructed" });
    const { found, wanted } = outputs(BOARD, built as Constructed);
    expect(found).toEqual(wanted);
  });

  test("is not memorized at half its spacing, and the answer says how far the search came", async () => {
    const answer = await lattice.construct(BOARD, NORM_INFINITY, rational(1n, 2n), OPTIONS);
    expect(answer).toMatchObject({ status: "unreached" });
    const largest = answer.status === "unreached" ? answer.largest : undefined;
    expect(Number(largest?.num) / Number(largest?.den)).toBeGreaterThan(0.4);
    expect(Number(largest?.num) / Number(largest?.den)).toBeLessThan(0.5);
  });

  test.each([
    { construction: latticeL0, table: "L0" },
    { construction: latticeL1, table: "L1" },
    { construction: latticeL2, table: "L2" },
  ])("is right with table $table alone", async ({ construction, table }) => {
    const radius = rational(1n, 10n);
    const built = await construction.construct(BOARD, NORM_TWO, radius, OPTIONS);
    expect(built).toMatchObject({ status: "constructed", radius });
    const { detail, network, formula } = built as Constructed;
    expect(detail).toContain(`table ${table}:`);
    const { width, depth, parameters } = sizeOf(network);
    expect({ width, depth, parameters: Number(parameters) }).toEqual(formula);
    const { found, wanted } = outputs(BOARD, built as Constructed);
    expect(found).toEqual(wanted);
  });
});

describe("a lattice within limits", () => {
  /** 128 integers with labels in turn: 127 changes of label along any direction. */
  const row = toy(Array.from({ length: 128 }, (_, i) => [[i], i % 2 ? "odd" : "even"] as const));
  const within = (width: number, depth: number) =>
    latticeWithin({ width, depth }).construct(row, NORM_TWO, rational(1n, 8n), OPTIONS);

  test.each([
    { width: 5, depth: Infinity },
    { width: 9, depth: Infinity },
    { width: Infinity, depth: 20 },
    { width: 40, depth: 60 },
  ])("of width $width and depth $depth is right, and as its formula says", async (limits) => {
    const built = (await within(limits.width, limits.depth)) as Constructed;
    expect(built).toMatchObject({ status: "constructed", construction: "lattice" });
    const { width, depth, parameters } = sizeOf(built.network);
    expect({ width, depth, parameters: Number(parameters) }).toEqual(built.formula);
    expect(width).toBeLessThanOrEqual(limits.width);
    expect(depth).toBeLessThanOrEqual(limits.depth);
    const { found, wanted } = outputs(row, built);
    expect(found).toEqual(wanted);
  });

  test("of width 4 is refused for its size, and the answer says what there is", async () => {
    const answer = await within(4, Infinity);
    expect(answer).toMatchObject({ status: "unreached", condition: "size", largest: undefined });
    expect(answer.detail).toMatch(
      /^no lattice that was found has width at most 4; without limits one has width \d+ and depth \d+$/u,
    );
  });
});

describe("why no lattice is found", () => {
  const pair = toy([
    [[0, 0], "a"],
    [[2, 0], "b"],
  ]);

  test("walls: two balls that touch leave no room for any wall", async () => {
    const answer = await lattice.construct(pair, NORM_TWO, rational(1n), OPTIONS);
    expect(answer).toMatchObject({ status: "unreached", condition: "walls", pair: [0, 1] });
  });

  test("labels: a wall fits between far points only", async () => {
    const dataset = toy([
      [[0, 0], "a"],
      [[2, 0], "b"],
      [[20, 0], "a"],
    ]);
    const answer = await lattice.construct(dataset, NORM_TWO, rational(2n), OPTIONS);
    expect(answer).toMatchObject({ status: "unreached", condition: "labels" });
    const found = answer.status === "unreached" ? [...answer.pair].sort() : [];
    expect(found).toEqual([0, 1]);
  });
});

test("the size formula by hand: d = 3, cells of 1 and 3 digits, a table of three runs", () => {
  // 3 → 2 → (2 + 3) → (1 + 3) → (1 + 2) → 1 → 4 → 1
  const parameters = 4 * 2 + 3 * 5 + 6 * 4 + 5 * 3 + 4 * 1 + 2 * 4 + 5 * 1;
  expect(latticeSize(3, [1, 3], [1, 4, 1])).toEqual({ width: 5, depth: 7, parameters });
});

test("the size formula by hand: the same digits, one coordinate after another", () => {
  // 3 → 2 → (1 + 2) → (1 + 3) → (1 + 3) → (1 + 2) → 1 → 4 → 1
  const parameters = 4 * 2 + 3 * 3 + 4 * 4 + 5 * 4 + 5 * 3 + 4 * 1 + 2 * 4 + 5 * 1;
  expect(latticeSize(3, [1, 3], [1, 4, 1], "in-turn")).toEqual({ width: 4, depth: 8, parameters });
});

describe("every construction at one radius", () => {
  test("is listed by ascending parameter count", async () => {
    const radius = rational(1n, 100n);
    const { constructed, unreached } = await constructAll(BOARD, NORM_TWO, radius, OPTIONS);
    const names = constructed.map(({ construction }) => construction);
    expect(names).toEqual(expect.arrayContaining(["gated-lattice", "lattice", "partition"]));
    // It serves ℓ_1 and ℓ_∞.
    expect(unreached.map(({ construction }) => construction)).toEqual(["polyhedral"]);
    const sizes = constructed.map(({ formula }) => formula.parameters);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  });

  test("with no radius given is the largest one reached, and the others say what they reach", async () => {
    const answer = await constructAll(BOARD, NORM_TWO, undefined, OPTIONS);
    const names = answer.constructed.map(({ construction }) => construction);
    expect(names).toEqual(expect.arrayContaining(["lattice", "partition", "voronoi"]));
    expect(answer.unreached).toContainEqual(
      expect.objectContaining({ construction: "staircase", condition: "intervals" }),
    );
    expect(answer.constructed[0]?.radius).toEqual(answer.radius);
  });
});
