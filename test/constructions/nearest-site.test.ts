import { describe, expect, test } from "vitest";
import { certify } from "../../src/certify/index.js";
import { checkText } from "../../src/checker/index.js";
import type { Constructed, Construction } from "../../src/constructions/index.js";
import { logWidth } from "../../src/constructions/published/narrow/log-width.js";
import { narrowVoronoi } from "../../src/constructions/published/narrow/narrow-voronoi.js";
import { Stopped } from "../../src/constructions/stopped.js";
import { narrowSize } from "../../src/constructions/published/narrow/plan.js";
import { pairwise } from "../../src/constructions/pairwise/pairwise.js";
import { voronoi } from "../../src/constructions/nearest-site/voronoi.js";
import { voronoiSize } from "../../src/constructions/nearest-site/plan.js";
import { type Dataset, readDataset } from "../../src/dataset/index.js";
import type { FactFamily } from "../../src/elaborate/index.js";
import { type Norm, NORM_INFINITY, NORM_ONE, NORM_TWO, sizeOf } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { OPTIONS, outputs, toy } from "./toy.js";

const ALL = [voronoi, narrowVoronoi, logWidth];

/** A row of twelve points whose labels take turns: no site can be left out. */
const ROW = toy(
  Array.from({ length: 12 }, (_, i) => [[i, 0, 5], ["a", "b", "c"][i % 3] ?? "a"] as const),
);

/** Two of four points are equal, and two are only near. */
const TWINS = toy([
  [[0, 0], "a"],
  [[0, 0], "a"],
  [[4, 0], "b"],
  [[0, 1], "a"],
]);

async function built(
  construction: Construction,
  dataset: Dataset,
  norm: Norm,
  radius?: readonly [bigint, bigint],
): Promise<Constructed> {
  const wanted = radius === undefined ? undefined : rational(...radius);
  const answer = await construction.construct(dataset, norm, wanted, OPTIONS);
  if (answer.status === "constructed") return answer;
  throw new Error(answer.detail);
}

/** The verdict on its certificate, with the facts changed or as they are. */
async function verdictOf(
  dataset: Dataset,
  norm: Norm,
  { network, radius, values, facts }: Constructed,
  change: (families: readonly FactFamily[]) => readonly FactFamily[] = (families) => families,
): Promise<string> {
  const rule = { kind: "exact", values } as const;
  const changed = (ball: number): readonly FactFamily[] => change(facts?.(ball) ?? []);
  const certificate = await certify({ network, dataset, norm, radius, rule, facts: changed });
  if (certificate.verdict === "rejected") return certificate.rejection.code;
  if (certificate.verdict !== "certified") return certificate.verdict;
  return checkText([...certificate.lines()].map((line) => `${line}\n`).join("")).verdict;
}

describe.each(ALL)("$name", (construction) => {
  test.each<{ name: string; norm: Norm }>([
    { name: "1", norm: NORM_ONE },
    { name: "2", norm: NORM_TWO },
    { name: "∞", norm: NORM_INFINITY },
  ])("proves points in a row nearly up to half their distance, p = $name", async ({ norm }) => {
    const made = await built(construction, ROW, norm, [499n, 1000n]);
    const { found, wanted } = outputs(ROW, made);
    expect(found).toEqual(wanted);
    expect(await verdictOf(ROW, norm, made)).toBe("accepted");
  });

  test("stops where two balls meet, and names them and a radius that is reached", async () => {
    const answer = await construction.construct(ROW, NORM_TWO, rational(1n, 2n), OPTIONS);
    expect(answer).toMatchObject({
      status: "unreached",
      condition: "distances",
      pair: [0, 1],
      largest: rational(495n, 1000n),
    });
  });

  test("takes about 0.99 of the limit if no radius is given", async () => {
    const made = await built(construction, TWINS, NORM_TWO);
    expect(made.radius).toEqual(rational(198n, 100n));
    expect(await verdictOf(TWINS, NORM_TWO, made)).toBe("accepted");
  });

  test("a ball is not proved without the facts of its owner, nor with a gap too large", async () => {
    const made = await built(construction, ROW, NORM_TWO, [499n, 1000n]);
    expect(await verdictOf(ROW, NORM_TWO, made, () => [])).toBe("unproved/label-not-certain");
    const wider = (families: readonly FactFamily[]): readonly FactFamily[] =>
      families.map((family) => ({
        ...family,
        constant: rational(family.constant.num + family.constant.den, family.constant.den),
      }));
    expect(await verdictOf(ROW, NORM_TWO, made, wider)).toBe("unproved/fact");
  });

  test("evidence is short for many points", async () => {
    const long = toy(
      Array.from({ length: 60 }, (_, i) => [[i, 0, 5], ["a", "b", "c"][i % 3] ?? "a"] as const),
    );
    const short = await built(construction, ROW, NORM_TWO, [499n, 1000n]);
    const longer = await built(construction, long, NORM_TWO, [499n, 1000n]);
    const count = ({ facts }: Constructed): number => facts?.(0).length ?? 0;
    expect(count(longer)).toBeLessThanOrEqual(3 * count(short));
    expect(await verdictOf(long, NORM_TWO, longer)).toBe("accepted");
  });
});

test("a chain of voronoi is proved through its layers, and not by the facts of the last alone", async () => {
  const long = toy(
    Array.from({ length: 40 }, (_, i) => [[i % 7, i], i % 3 === 0 ? "a" : "b"] as const),
  );
  const made = await built(voronoi, long, NORM_TWO, [499n, 1000n]);
  expect(made.formula.depth).toBeGreaterThan(10);
  expect(await verdictOf(long, NORM_TWO, made)).toBe("accepted");
  const shallow = (families: readonly FactFamily[]): readonly FactFamily[] =>
    families.map((family) => ({ ...family, deep: false }));
  expect(await verdictOf(long, NORM_TWO, made, shallow)).toBe("unproved/fact");
});

test("Iris at ρ = 0.99, equal points included, with few of its points as sites", async () => {
  const iris = await readDataset("certificates/data/iris.csv");
  for (const construction of ALL) {
    const made = await built(construction, iris, NORM_TWO, [1106n, 10_000n]);
    expect(await verdictOf(iris, NORM_TWO, made)).toBe("accepted");
    expect(Number(sizeOf(made.network).parameters)).toBe(made.formula.parameters);
    // All 150 points take more than 4,000.
    expect(made.formula.parameters).toBeLessThan(2_500);
  }
});

describe("three points that stop every rule with one affine form per point at 3/4", () => {
  const TURN = toy([
    [[0, 0, 0], "a"],
    [[-2, 1, 1], "b"],
    [[-1, -1, 2], "c"],
  ]);

  test.each<{ name: string; norm: Norm; half: bigint }>([
    { name: "1", norm: NORM_ONE, half: 2n },
    { name: "∞", norm: NORM_INFINITY, half: 1n },
  ])("voronoi stops there, pairwise does not, p = $name", async ({ norm, half }) => {
    const below = await built(voronoi, TURN, norm, [749n * half, 1000n]);
    expect(await verdictOf(TURN, norm, below)).toBe("accepted");
    for (const construction of ALL) {
      const answer = await construction.construct(TURN, norm, rational(3n * half, 4n), OPTIONS);
      expect(answer).toMatchObject({ status: "unreached", condition: "distances" });
    }
    const walls = await built(pairwise, TURN, norm, [999n * half, 1000n]);
    expect(await verdictOf(TURN, norm, walls)).toBe("accepted");
  });
});

describe("sizes", () => {
  test("of voronoi: chain, class maxima, bit maxima, bits", () => {
    // 5 and 1 sites in channels of at most 3: lengths 3, 2 and 1; widths 4, then 4 + 1, then 4 + 2.
    const sides = [[1], [0]];
    expect(voronoiSize(7, 4, [5, 1], 3, sides)).toEqual({
      width: 6,
      depth: 6,
      parameters: 8 * 4 + 5 * 5 + 6 * 6 + 7 * 3 + 4 * 2 + 3,
    });
    // Without a chain: the rounds begin at the coordinates.
    expect(voronoiSize(7, 4, [2, 1], 1, sides)).toEqual({
      width: 4,
      depth: 4,
      parameters: 8 * 4 + 5 * 3 + 4 * 2 + 3,
    });
  });

  test("of narrow-voronoi: two runs and a bit, twice", () => {
    // Widths 3; 5, 6, 5; then with the sum 6, 3.
    expect(
      narrowSize(3, 3, [
        [2, 2],
        [1, 2],
      ]),
    ).toEqual({
      width: 6,
      depth: 7,
      parameters: 4 * 3 + 4 * 5 + 6 * 6 + 7 * 5 + 6 * 6 + 7 * 3 + 4,
    });
  });
});

describe("the search of sites", () => {
  const told = async (
    one: Construction,
    end = Infinity,
  ): Promise<(readonly [number, number])[]> => {
    const counts: (readonly [number, number])[] = [];
    const progress = (_: string, done?: number, total?: number): void => {
      if (done === undefined || total === undefined) return;
      counts.push([done, total]);
      if (counts.length === end) throw new Stopped("time");
    };
    await one.construct(ROW, NORM_TWO, rational(1n, 4n), { ...OPTIONS, progress });
    return counts;
  };

  test.each(ALL)("of $name tells how much of how much is done", async (one) => {
    const counts = await told(one);
    // Twelve sites, each tried once in a round.
    expect(counts.slice(0, 12)).toEqual(Array.from({ length: 12 }, (_, k) => [k, 12]));
  });

  test.each(ALL)("of $name ends where that is what it is told", async (one) => {
    await expect(told(one, 5)).rejects.toThrow(Stopped);
  });
});
