// Data at scales that doubles do not hold: moved and scaled to where they do, exactly, and back.
import { describe, expect, it } from "vitest";
import { certify } from "../../src/certify/index.js";
import {
  type Constructed,
  type Construction,
  CONSTRUCTIONS,
  latticeL0,
  latticeL1,
  latticeL2,
  sequentialLattice,
} from "../../src/constructions/index.js";
import { atOwnScale } from "../../src/constructions/own-scale.js";
import { nearDouble, timesPower } from "../../src/doubles/short-rational.js";
import { BeyondDoubles } from "../../src/doubles/beyond-doubles.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { ownScale, pointAtDataScale } from "../../src/dataset/ordinary-scale.js";
import { NORM_INFINITY, NORM_ONE, NORM_TWO, type Norm } from "../../src/kernel/index.js";
import { at, divide, multiply, type Rational, rational, reduced } from "../../src/numbers/index.js";
import { OPTIONS, outputs, toy } from "./toy.js";

/** Every point times `unit`, moved by `moved`. */
function elsewhere(dataset: Dataset, unit: Rational, moved: bigint): Dataset {
  const points = dataset.points.map((one) => {
    const { ints, den } = one.point;
    const shifted = ints.map((n) => n * unit.num + moved * den * unit.den);
    return { ...one, point: reduced(shifted, den * unit.den) };
  });
  return { ...dataset, points };
}

const SIX = toy([
  [[0, 0], "a"],
  [[3, 1], "b"],
  [[1, 4], "a"],
  [[5, 5], "b"],
  [[7, 2], "a"],
  [[2, 7], "b"],
]);

const SCALES: readonly (readonly [string, Rational])[] = [300, 400, 9000].flatMap((k) => [
  [`1e${k}`, rational(10n ** BigInt(k))],
  [`1e-${k}`, rational(1n, 10n ** BigInt(k))],
]);

/** Inputs that once ended in an endless loop, or in a number that is none. */
const FOUND_ONCE: readonly (readonly [string, Dataset])[] = [
  [
    "0 and the largest double",
    elsewhere(
      toy([
        [[0], "a"],
        [[1], "b"],
      ]),
      rational(BigInt(Number.MAX_VALUE)),
      0n,
    ),
  ],
  [
    "1e308,2 and -1e308,4",
    toyOf(
      [
        ["a", 10n ** 308n, 2n],
        ["b", -(10n ** 308n), 4n],
      ],
      1n,
    ),
  ],
  [
    "1e-400,2 and -1e-400,2",
    toyOf(
      [
        ["a", 1n, 2n * 10n ** 400n],
        ["b", -1n, 2n * 10n ** 400n],
      ],
      10n ** 400n,
    ),
  ],
];

function toyOf(rows: readonly (readonly [string, ...bigint[]])[], den: bigint): Dataset {
  const plain = toy(rows.map(([label, ...ints]) => [ints.map(() => 0), label]));
  const points = plain.points.map((one, i) => {
    return { ...one, point: { ints: at(rows, i).slice(1) as bigint[], den } };
  });
  return { ...plain, points };
}

/** What the kernel says of a network with the facts of its construction. */
async function verdictOf(
  dataset: Dataset,
  norm: Norm,
  { network, radius, values, facts }: Constructed,
): Promise<string> {
  const certificate = await certify({
    ...{ network, dataset, norm, radius, rule: { kind: "exact", values } },
    ...(facts !== undefined && { facts }),
  });
  return certificate.verdict;
}

describe("the scale that data has of its own", () => {
  it("is none for data of ordinary size", () => {
    expect(ownScale(SIX)).toBe(undefined);
    expect(ownScale(elsewhere(SIX, rational(1n, 3n ** 50n), 7n))).toBe(undefined);
    expect(ownScale(elsewhere(SIX, rational(2n ** 125n), 0n))).toBe(undefined);
  });

  it.each(SCALES)("gives the same points for the data times %s, moved or not", (_, unit) => {
    for (const moved of [0n, -12_345n]) {
      const data = elsewhere(SIX, unit, moved);
      const scale = ownScale(data);
      expect(scale?.dataset.points.map(({ point }) => point)).toEqual(
        SIX.points.map(({ point }) => point),
      );
      if (scale === undefined) continue;
      expect(scale.dataset.points.map(({ point }) => pointAtDataScale(scale, point))).toEqual(
        data.points.map(({ point }) => point),
      );
    }
  });

  it("puts what spans more scales than doubles hold between 0 and 1", () => {
    const data = toyOf(
      [
        ["a", 0n, 1n],
        ["b", 10n ** 700n, 0n],
        ["a", 7n, 7n],
      ],
      10n ** 50n,
    );
    const scale = ownScale(data);
    const largest = scale?.dataset.points.map(({ point }) =>
      Number((at(point.ints, 0) * 4n) / point.den),
    );
    expect(Math.max(...(largest ?? []))).toBeGreaterThanOrEqual(2);
    expect(Math.max(...(largest ?? []))).toBeLessThanOrEqual(4);
  });
});

describe("constructions at any scale", () => {
  const all = [...CONSTRUCTIONS, latticeL0, latticeL1, latticeL2];

  it.each(all.map((one) => [one.name, one] as const))(
    "%s finds what it finds at 1",
    async (_, one) => {
      const norm = one.name === "polyhedral" ? NORM_INFINITY : NORM_TWO;
      const radius = rational(1n, 8n);
      const plain = await one.construct(SIX, norm, radius, OPTIONS);
      expect(plain.status).toBe("constructed");
      for (const [, unit] of SCALES) {
        const data = elsewhere(SIX, unit, 0n);
        const built = await one.construct(data, norm, multiply(radius, unit), OPTIONS);
        if (built.status === "unreached" || plain.status === "unreached")
          throw new Error(built.status);
        expect([built.detail, built.formula]).toEqual([plain.detail, plain.formula]);
        // A Lipschitz constant is in values per unit of the data.
        expect(built.slope).toEqual(plain.slope && divide(plain.slope, unit));
        const { found, wanted } = outputs(data, built);
        expect(found).toEqual(wanted);
      }
    },
  );

  it.each(all.map((one) => [one.name, one] as const))(
    "%s has evidence there, in every norm that it serves",
    async (_, one) => {
      for (const [norm, name] of [
        [NORM_ONE, "1"],
        [NORM_TWO, "2"],
        [NORM_INFINITY, "inf"],
      ] as const) {
        for (const unit of [rational(1n), rational(10n ** 400n), rational(1n, 10n ** 400n)]) {
          const data = elsewhere(SIX, unit, 0n);
          const radius = multiply(rational(1n, 16n), unit);
          const built = await one.construct(data, norm, radius, OPTIONS);
          const isServed = built.status === "constructed";
          expect(isServed || (one.name === "polyhedral" && name === "2")).toBe(true);
          if (isServed)
            expect([one.name, name, await verdictOf(data, norm, built)]).toEqual([
              one.name,
              name,
              "certified",
            ]);
        }
      }
    },
  );

  it.each(FOUND_ONCE)(
    "%s: every construction ends, and what it gives is proved",
    async (_, data) => {
      for (const one of all) {
        const built = await one.construct(data, NORM_TWO, undefined, OPTIONS);
        if (one.name === "polyhedral") expect(built).toMatchObject({ condition: "norm" });
        else expect(built.status).toBe("constructed");
        if (built.status === "unreached") continue;
        expect([one.name, await verdictOf(data, NORM_TWO, built)]).toEqual([one.name, "certified"]);
      }
    },
  );

  it("leaves out the same slabs at another scale", async () => {
    const [radius, eta, unit] = [rational(1n, 8n), rational(1n, 10n), rational(1n, 10n ** 400n)];
    const data = elsewhere(SIX, unit, 5n);
    const plain = await sequentialLattice(SIX, NORM_TWO, radius, eta, OPTIONS);
    const built = await sequentialLattice(data, NORM_TWO, multiply(radius, unit), eta, OPTIONS);
    if (plain.status === "unreached" || built.status === "unreached") throw new Error("unreached");
    expect(built.leftOut.slabs(0)).toEqual(plain.leftOut.slabs(0));
  });

  it("answers where a search meets what doubles do not hold, and lets mistakes through", async () => {
    const throwing = (error: () => never): Construction["construct"] => atOwnScale("it", error);
    const beyond = throwing(() => nearDouble(Infinity, 10) as never);
    expect(await beyond(SIX, NORM_TWO, undefined, OPTIONS)).toMatchObject({
      ...{ status: "unreached", construction: "it", condition: "doubles", pair: [0, 1] },
      detail: "a length of the search is beyond what doubles hold: the data spans too many scales",
    });
    const mistaken = throwing(() => {
      throw new TypeError("mistaken");
    });
    await expect(mistaken(SIX, NORM_TWO, undefined, OPTIONS)).rejects.toThrow(TypeError);
  });
});

it.each([0, -1, NaN, Infinity])("no length of a search is %s", (x) => {
  expect(() => nearDouble(x, 10)).toThrow(BeyondDoubles);
});

it("powers of two go both ways", () => {
  expect(timesPower(rational(3n, 4n), 1)).toEqual(rational(3n, 2n));
  expect(timesPower(rational(3n, 4n), -1)).toEqual(rational(3n, 8n));
});
