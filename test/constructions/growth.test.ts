// How sizes grow with the number of points, on data of three seeds at small sizes. docs/growth.md has larger ones.
import { describe, expect, it } from "vitest";
import {
  type Construction,
  detectorInf,
  lattice,
  latticeWithin,
  narrowVoronoi,
  pairwise,
  polyhedral,
  square,
  staircase,
  voronoi,
} from "../../src/constructions/index.js";
import { gatedLattice } from "../../src/constructions/published/stages/gated-lattice.js";
import { Random } from "../../src/doubles/random.js";
import { type Dataset, separation } from "../../src/dataset/index.js";
import { radiusAbove } from "../../src/dataset/ratio.js";
import { type Norm, NORM_INFINITY, NORM_TWO } from "../../src/kernel/index.js";
import { at, type Rational, rational } from "../../src/numbers/index.js";

const STEP = 1000;

/** Points of a box of side 2·count^(1/dimension) + 2, all at least 1 apart, in steps of 1/1000; labels drawn from two. */
function separated(count: number, dimension: number, seed: number): Dataset {
  const random = new Random(`growth ${count} ${seed}`);
  const side = Math.round(STEP * (2 * count ** (1 / dimension) + 2));
  const drawn: number[][] = [];
  const square = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, x, k) => sum + (x - at(b, k)) ** 2, 0);
  while (drawn.length < count) {
    const one = Array.from({ length: dimension }, () => random.below(side));
    if (drawn.every((other) => square(one, other) >= STEP ** 2)) drawn.push(one);
  }
  const points = drawn.map((ints, i) => ({
    point: { ints: ints.map(BigInt), den: BigInt(STEP) },
    label: i < 2 ? i : random.below(2),
    line: i + 1,
  }));
  return { dimension, classes: ["0", "1"], points, source: "separated" };
}

interface Law {
  readonly of: Construction;
  readonly dimension: number;
  readonly norm: Norm;
  readonly rho: (count: number, dimension: number) => Rational;
  readonly counts: readonly [from: number, to: number];
  /** Exponents in N that are published or proved; what short ranges and logarithms may add. */
  readonly exponents: Readonly<Partial<Record<"parameters" | "width" | "depth", number>>>;
  readonly slack: number;
}

const small = (count: number, dimension: number): Rational =>
  rational(1n, BigInt(5 * count * Math.ceil(Math.sqrt(dimension))));
const ratio = (num: bigint, den: bigint) => (): Rational => rational(num, den);
const LARGE = { norm: NORM_TWO, rho: ratio(9n, 10n), dimension: 4, counts: [20, 80] } as const;
const MAXIMUM = { ...LARGE, norm: NORM_INFINITY };
const SMALL = { norm: NORM_TWO, rho: small };

const LAWS: readonly (Law & { readonly name: string })[] = [
  {
    ...{ ...SMALL, name: "lattice", of: lattice, dimension: 1, counts: [160, 640] },
    ...{ exponents: { parameters: 1 / 2 }, slack: 0.15 },
  },
  {
    ...{ ...SMALL, name: "lattice", of: lattice, dimension: 4, counts: [160, 640] },
    ...{ exponents: { parameters: 1 / 2 }, slack: 0.3 },
  },
  {
    ...{ ...SMALL, name: "lattice of width 12", dimension: 1, counts: [80, 320] },
    of: latticeWithin({ width: 12, depth: Infinity }),
    ...{ exponents: { width: 0, parameters: 1 / 2 }, slack: 0.15 },
  },
  {
    ...{ ...SMALL, name: "gated-lattice", of: gatedLattice, dimension: 4 },
    ...{ counts: [80, 320], exponents: { parameters: 1 / 2 }, slack: 0.35 },
  },
  {
    ...{ ...SMALL, name: "staircase", of: staircase, dimension: 1, counts: [20, 80] },
    ...{ exponents: { parameters: 1, depth: 0 }, slack: 0.25 },
  },
  {
    ...{ ...LARGE, name: "voronoi", of: voronoi },
    ...{ exponents: { parameters: 1 }, slack: 0.6 },
  },
  {
    ...{ ...LARGE, name: "narrow-voronoi", of: narrowVoronoi },
    ...{ exponents: { parameters: 1, width: 0, depth: 1 }, slack: 0.2 },
  },
  {
    ...{ ...LARGE, name: "square", of: square, counts: [8, 32] },
    ...{ exponents: { parameters: 1, width: 0, depth: 1 }, slack: 0.3 },
  },
  {
    ...{ ...MAXIMUM, name: "detector-inf", of: detectorInf },
    ...{ exponents: { parameters: 1, width: 0, depth: 1 }, slack: 0.2 },
  },
  {
    ...{ ...MAXIMUM, name: "polyhedral", of: polyhedral },
    ...{ exponents: { parameters: 1, width: 0, depth: 1 }, slack: 0.2 },
  },
  {
    ...{ ...LARGE, name: "pairwise", of: pairwise },
    ...{ exponents: { depth: 0 }, slack: 0.01 },
  },
];

/** The sizes on data of one seed. Fails: Error if the construction gives no network. */
async function sizesOf({ of, dimension, norm, rho, counts }: Law, seed: number) {
  const sizes: Record<"parameters" | "width" | "depth", number>[] = [];
  for (const count of counts) {
    const data = separated(count, dimension, seed);
    const radius = radiusAbove(rho(count, dimension), await separation(data, norm), 12);
    const made = await of.construct(data, norm, radius, { seed: "growth", budget: 1 / 2 });
    if (made.status !== "constructed") throw new Error(`${of.name}: ${made.detail}`);
    sizes.push(made.formula);
  }
  return sizes;
}

/** One set of labels may be easy: the exponents are those of the mean. Means of other seeds differ by up to 0.2. */
const SEEDS = [1, 2, 3];

describe("growth with the number of points, on separated data", () => {
  it.each(LAWS)(
    "$name in dimension $dimension: the mean exponents are at most the published ones and a slack",
    async (law) => {
      const drawn: Awaited<ReturnType<typeof sizesOf>>[] = [];
      for (const seed of SEEDS) drawn.push(await sizesOf(law, seed));
      for (const [quantity, exponent] of Object.entries(law.exponents)) {
        const name = quantity as keyof Law["exponents"];
        const total = (place: number): number =>
          drawn.reduce((sum, sizes) => sum + at(sizes, place)[name], 0);
        const [from, to] = law.counts;
        const measured = Math.log(total(1) / total(0)) / Math.log(to / from);
        expect(measured, quantity).toBeLessThanOrEqual(exponent + law.slack);
      }
    },
    60_000,
  );
});
