import { describe, expect, test } from "vitest";
import { certify } from "../../../../src/certify/index.js";
import { checkText } from "../../../../src/checker/index.js";
import {
  gatedGrids,
  gatedLattice,
} from "../../../../src/constructions/published/stages/gated-lattice.js";
import { stagesSize } from "../../../../src/constructions/published/stages/gated-size.js";
import { constructAll, type Constructed, lattice } from "../../../../src/constructions/index.js";
import { type Dataset, readDataset } from "../../../../src/dataset/index.js";
import type { FactFamily } from "../../../../src/elaborate/index.js";
import { type Norm, NORM_INFINITY, NORM_TWO, sizeOf } from "../../../../src/kernel/index.js";
import { rational } from "../../../../src/numbers/index.js";
import { OPTIONS, outputs, toy } from "../../toy.js";

/** 5 × 5 points with spacing 1 and three classes, no two neighbours of one class. */
const BOARD = toy(
  Array.from({ length: 25 }, (_, i) => [
    [i % 5, Math.floor(i / 5)],
    `${(i + Math.floor(i / 5)) % 3}`,
  ]),
);

async function built(
  dataset: Dataset,
  norm: Norm,
  num: bigint,
  den: bigint,
  construction = gatedLattice,
): Promise<Constructed> {
  const answer = await construction.construct(dataset, norm, rational(num, den), OPTIONS);
  if (answer.status !== "constructed") throw new Error(answer.detail);
  return answer;
}

async function verdictOf(dataset: Dataset, norm: Norm, made: Constructed): Promise<unknown> {
  const { network, radius, values, facts } = made;
  const rule = { kind: "exact", values } as const;
  const request = { network, dataset, norm, radius, rule, ...(facts && { facts }) };
  const certificate = await certify(request);
  if (certificate.verdict !== "certified") return certificate;
  return checkText([...certificate.lines()].map((line) => `${line}\n`).join("")).verdict;
}

describe("a board of three classes", () => {
  test.each([
    { p: "2", norm: NORM_TWO, num: 1n, den: 100n },
    { p: "2", norm: NORM_TWO, num: 1n, den: 4n },
    { p: "inf", norm: NORM_INFINITY, num: 2n, den: 5n },
  ])("is memorized on balls of radius $num/$den, p = $p", async ({ norm, num, den }) => {
    for (const construction of [gatedLattice, gatedGrids]) {
      const made = await built(BOARD, norm, num, den, construction);
      const { found, wanted } = outputs(BOARD, made);
      expect(found).toEqual(wanted);
      const { width, depth, parameters } = sizeOf(made.network);
      expect({ width, depth, parameters: Number(parameters) }).toEqual(made.formula);
      expect(await verdictOf(BOARD, norm, made)).toBe("accepted");
    }
  });
});

describe("two sides of a box that keep their signs on a ball", () => {
  // On the ball of (3, 0, 0, 0) the excess is a constant less both sides. Its reach, p = 3/2, is above what is
  // there in the Euclidean norm, and far below in its own.
  test("a witness for their sum proves it", async () => {
    const unit = (k: number): number[] => [0, 1, 2, 3].map((n) => (n === k ? 1 : 0));
    const far = [2, 3, 4, 5].map((x) => [x, 0, 0, 0]);
    const others = [...[0, 1, 2, 3].map(unit), ...far];
    const corner = toy([[[0, 0, 0, 0], "a"], ...others.map((x): [number[], string] => [x, "b"])]);
    const norm: Norm = { kind: "power", a: 3n, b: 2n };
    const options = { ...OPTIONS, budget: 1 / 4 };
    const made = await gatedLattice.construct(corner, norm, rational(1n, 4n), options);
    if (made.status !== "constructed") throw new Error(made.detail);
    expect(made.detail).toContain("1 boxes");
    expect(await verdictOf(corner, norm, made)).toBe("accepted");
  });
});

/** 40 scattered points: no wall misses all of their balls for long. */
const SCATTERED = toy(
  Array.from({ length: 40 }, (_, i) => [
    [(i * i * 37) % 211, (i * 61 + 5 * i * i) % 199],
    `${i % 2}`,
  ]),
);

describe("scattered points", () => {
  test("facts that are split are needed: walls cut some balls", async () => {
    const made = await built(SCATTERED, NORM_TWO, 1n, 1n, gatedGrids);
    expect(await verdictOf(SCATTERED, NORM_TWO, made)).toBe("accepted");
    const facts = SCATTERED.points.flatMap((_, ball) => made.facts?.(ball) ?? []);
    expect(facts.filter(({ split }) => split !== undefined).length).toBeGreaterThan(0);
    const whole = (ball: number): FactFamily[] =>
      (made.facts?.(ball) ?? []).map(
        ({ from, to, step, times, shift, terms, rows, constant }): FactFamily => {
          return { from, to, step, times, shift, terms, rows, constant };
        },
      );
    expect(await verdictOf(SCATTERED, NORM_TWO, { ...made, facts: whole })).toMatchObject({
      verdict: "rejected",
      rejection: { code: "unproved/fact" },
    });
  });

  test("boxes are proved, and make the network smaller", async () => {
    const [made, grids] = [
      await built(SCATTERED, NORM_TWO, 1n, 1n),
      await built(SCATTERED, NORM_TWO, 1n, 1n, gatedGrids),
    ];
    expect(made.detail).toMatch(/, [1-9]\d* boxes$/u);
    expect(made.formula.parameters).toBeLessThan(grids.formula.parameters);
    const { width, depth, parameters } = sizeOf(made.network);
    expect({ width, depth, parameters: Number(parameters) }).toEqual(made.formula);
    expect(await verdictOf(SCATTERED, NORM_TWO, made)).toBe("accepted");
  });

  test("is never larger than the lattice, which is one stage", async () => {
    for (const den of [1n, 10n, 1000n]) {
      const one = await lattice.construct(SCATTERED, NORM_TWO, rational(1n, den), OPTIONS);
      if (one.status !== "constructed") continue;
      const made = await built(SCATTERED, NORM_TWO, 1n, den);
      expect(made.formula.parameters).toBeLessThanOrEqual(one.formula.parameters);
    }
    expect((await built(SCATTERED, NORM_TWO, 1n, 1000n)).detail).toMatch(
      /^G = 1 stage, a lattice/u,
    );
  });

  test("a ball has at most one family of facts a stage and three more", async () => {
    const made = await built(SCATTERED, NORM_TWO, 1n, 1n);
    const stages = Number(/G = (\d+) stages/u.exec(made.detail)?.[1]);
    const most = Math.max(...SCATTERED.points.map((_, ball) => made.facts?.(ball).length ?? 0));
    expect(most).toBeLessThanOrEqual(stages + 3);
  });
});

describe("at every ratio below 1 between two points", () => {
  const pair = toy([
    [[0, 0], "a"],
    [[2, 0], "b"],
    [[2, 0], "b"],
  ]);

  test("a wall is found, even when the balls nearly touch", async () => {
    const made = await built(pair, NORM_TWO, 99n, 100n);
    expect(await verdictOf(pair, NORM_TWO, made)).toBe("accepted");
  });

  test("balls that touch are refused, with the pair and what can be reached", async () => {
    const answer = await gatedLattice.construct(pair, NORM_TWO, rational(1n), OPTIONS);
    expect(answer).toMatchObject({ status: "unreached", condition: "walls", pair: [0, 1] });
    const largest = answer.status === "unreached" ? answer.largest : undefined;
    expect(Number(largest?.num) / Number(largest?.den)).toBeGreaterThan(0.5);
  });
});

test("the size formula by hand: two stages, the first with gates, the second with none", () => {
  const size = stagesSize(3, [
    {
      guard: "gates",
      grids: [0, 1].map((coordinate) => ({ coordinate, bits: 2 })),
      table: [1, 4, 1],
    },
    { guard: "none", grids: [{ coordinate: 1, bits: 1 }], table: [1, 2, 1] },
  ]);
  // z; digits, key, table, clip beside z_0, z_1; gate digits, masks beside z_1 and the code; maximum.
  const first = [2, 3 + 3 + 2, 2 + 2 + 1 + 2, 1 + 2, 4 + 2, 1 + 2, 12 + 2, 8 + 2 + 2, 2 + 2, 1 + 1];
  // Beside the maximum alone: nothing reads z_1 later.
  const second = [2 + 1, 1 + 1, 2 + 1, 1 + 1];
  const widths = [3, ...first, ...second, 1];
  const parameters = widths.reduce(
    (sum, n, l) => (l > 0 ? sum + ((widths[l - 1] ?? 0) + 1) * n : sum),
    0,
  );
  expect(size).toEqual({ width: 14, depth: widths.length - 1, parameters });
});

describe("two grids, the second half a step off", () => {
  test("gated-lattice serves what no single grid does; for so few points the nearest site is smaller", async () => {
    const grids = await readDataset("certificates/data/two-grids.csv");
    const options = { seed: "muball", budget: 1 };
    const made = await constructAll(grids, NORM_TWO, rational(2n, 5n), options);
    const sizes = new Map(
      made.constructed.map(({ construction, formula }) => [construction, formula.parameters]),
    );
    expect(made.unreached.map(({ construction }) => construction)).toContain("lattice");
    expect(sizes.get("gated-lattice")).toBe(1117);
    expect(sizes.get("detector-inf")).toBeGreaterThan(1117);
    expect(made.constructed[0]?.construction).toBe("voronoi");
  });
});

test("the size formula by hand: a box of three sides, then a stage with none", () => {
  const box = { sides: [0, 1, 1].map((coordinate) => ({ coordinate })) };
  const grids = { guard: "none", grids: [{ coordinate: 1, bits: 1 }], table: [1, 2, 1] } as const;
  // z; sides and E beside z_1; digits, key, table, E beside the maximum.
  const widths = [3, 2, 3 + 1, 1 + 1, 2 + 1, 1 + 1, 2 + 1, 1 + 1, 1];
  const parameters = widths.reduce(
    (sum, n, l) => (l > 0 ? sum + ((widths[l - 1] ?? 0) + 1) * n : sum),
    0,
  );
  expect(stagesSize(3, [box, grids])).toEqual({ width: 4, depth: widths.length - 1, parameters });
});
