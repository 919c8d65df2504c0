import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, multiply, type Rational, rational } from "../../src/numbers/index.js";
import { fraction } from "../../src/oracle/fraction.js";
import { closestPairs, distancePower } from "../../src/oracle/separation.js";
import { spelled, spelledAll } from "../../src/testing/translation.js";
import { datasets, type DrawnDataset, KINDS } from "../../src/testing/arbitraries/datasets.js";
import { EXPONENTS, exponents } from "../../src/testing/arbitraries/norms.js";

const MANY = 400;

function placesOf({ points }: DrawnDataset): string[] {
  return points.map((point) => spelledAll(point).join(" "));
}

function oracleOf({ points, labels }: DrawnDataset): { points: string[][]; labels: number[] } {
  return { points: points.map(spelledAll), labels: [...labels] };
}

/** All points lie on one line through the first two that differ: 2×2 determinants vanish. */
function isOnLine({ points }: DrawnDataset): boolean {
  const first = at(points, 0);
  const minus = (a: Rational, b: Rational): Rational =>
    rational(a.num * b.den - b.num * a.den, a.den * b.den);
  const steps = points.map((point) => point.map((x, k) => minus(x, at(first, k))));
  const along = steps.find((step) => step.some((x) => x.num !== 0n)) ?? [];
  return steps.every((step) =>
    step.every((x, i) =>
      step.every((y, j) => {
        const determinant = minus(multiply(x, at(along, j)), multiply(y, at(along, i)));
        return determinant.num === 0n;
      }),
    ),
  );
}

describe("the arbitrary of datasets", () => {
  it("every dataset has two classes, labels numbered by first appearance and no conflict", () => {
    fc.assert(
      fc.property(datasets(), (dataset) => {
        const byPlace = new Map<string, number>();
        placesOf(dataset).forEach((place, i) => {
          const label = at(dataset.labels, i);
          expect(byPlace.get(place) ?? label).toBe(label);
          byPlace.set(place, label);
        });
        const firsts = [...new Set(dataset.labels)];
        expect(firsts).toEqual([...firsts.keys()]);
        expect(firsts.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  it("the limit radius that a dataset names is its separation in every norm", () => {
    fc.assert(
      fc.property(datasets({ kinds: ["packed", "grid", "simplex"] }), exponents, (dataset, p) => {
        const { limit } = dataset;
        if (limit === undefined) throw new Error("these kinds know their limit");
        const apart = [spelled(multiply(limit, rational(2n)))];
        const [low, high] = distancePower(p, apart, ["0"]);
        const closest = closestPairs(p, oracleOf(dataset));
        expect(closest?.low.equals(low) && closest.high.equals(high)).toBe(true);
      }),
    );
  });

  it("at least one dataset in eight has coincident points", () => {
    const drawn = fc.sample(datasets(), MANY);
    const coincident = drawn.filter((each) => new Set(placesOf(each)).size < each.points.length);
    expect(coincident.length).toBeGreaterThan(MANY / 8);
  });

  it("at least one dataset in eight of three points or more in the plane or above is a line", () => {
    const drawn = fc.sample(datasets(), MANY);
    const lines = drawn.filter(
      (each) => at(each.points, 0).length > 1 && each.points.length > 2 && isOnLine(each),
    );
    expect(lines.length).toBeGreaterThan(MANY / 8);
  });

  it.each(EXPONENTS)("at least one dataset in eight has tied closest pairs, p = %s", (p) => {
    const drawn = fc.sample(datasets(), 100);
    const tied = drawn.filter((each) => (closestPairs(p, oracleOf(each))?.pairs.length ?? 0) > 1);
    expect(tied.length).toBeGreaterThan(100 / 8);
  });

  it("every kind, both extreme scales and an extreme shift are drawn", () => {
    const drawn = fc.sample(datasets(), MANY);
    expect(new Set(drawn.map((each) => each.kind)).size).toBe(KINDS.length);
    const sizes = drawn.flatMap((each) => each.points.flat());
    expect(sizes.some((x) => x.den > 10n ** 40n && x.num !== 0n)).toBe(true);
    expect(sizes.some((x) => x.num > 10n ** 49n)).toBe(true);
    expect(fraction(spelled(at(sizes, 0))).d > 0n).toBe(true);
  });

  it("a failure that any dataset shows is shrunk to two equal points and one other on a line", () => {
    const details = fc.check(fc.property(datasets(), ({ points }) => points.length < 2));
    const [dataset] = details.counterexample ?? [];
    expect(dataset?.points.map(spelledAll)).toEqual([["0/1"], ["0/1"], ["1000/1"]]);
    expect(dataset?.labels).toEqual([0, 0, 1]);
  });
});
