// Coverings that are found are accepted, and the oracle agrees: on every leaf, and for maps drawn at random.
import type Fraction from "fraction.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { datasetOf, type PointText } from "../../certificates/making/recipe.js";
import { checkText } from "../../src/checker/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import { encodeRational } from "../../src/format/index.js";
import { encodeNorm } from "../../src/writing/index.js";
import { type CoveringWitness, NORM_TWO } from "../../src/kernel/index.js";
import { entry, multiply, rational } from "../../src/numbers/index.js";
import {
  coveringFor,
  type Question,
  widthBoundFor,
  widthBoundLines,
  widthSearch,
} from "../../src/refute/index.js";
import { leafServes, squareFromKernel } from "../../src/oracle/covering.js";
import { untruthsOfFinding } from "../../src/oracle/finding.js";
import { fraction, order } from "../../src/oracle/fraction.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { normOfExponent } from "../../src/testing/translation.js";
import { runs } from "../runs.js";

/** Points of a small grid: opposite ones are not far apart, so that lines through all directions meet some pair. */
const drawn: fc.Arbitrary<Dataset> = fc
  .tuple(fc.constantFrom(2, 3), fc.constantFrom(1, 2, 3))
  .chain(([dimension, step]) =>
    fc
      .uniqueArray(
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: dimension, maxLength: dimension }),
        { minLength: 2, maxLength: 14, selector: (point) => point.join() },
      )
      .map((points) =>
        datasetOf(
          ["a", "b", "c"],
          ...points.map((point, i): PointText => [((i * step) % 4) % 3, ...point.map(String)]),
        ),
      ),
  );
const questions: fc.Arbitrary<Question> = fc
  .tuple(drawn, exponents, fc.integer({ min: 8, max: 16 }))
  .map(([dataset, p, n]) => ({
    dataset,
    norm: normOfExponent(p),
    radius: rational(BigInt(n), 4n),
  }));
const ranks = fc.constantFrom(0, 1, 1, 1, 2, 2, 3);
const entries = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 9, maxLength: 9 });
const RUNS = runs(60);

interface Covered {
  readonly question: Question;
  readonly witness: CoveringWitness;
}

/** The covering for the smallest radius at which one is found, in steps of an eighth. */
function tightest(question: Question, rank: number): Covered | undefined {
  const answer = coveringFor(widthSearch(question), rank, { nodes: 150 });
  if (answer.kind !== "covering") return undefined;
  const here = { question, witness: answer.witness };
  if (rank === 0) return here;
  const smaller = { ...question, radius: multiply(question.radius, rational(7n, 8n)) };
  return tightest(smaller, rank) ?? here;
}

interface Spelled {
  readonly claim: { readonly norm: string; readonly radius: string; readonly rank: number };
  readonly points: { readonly point: string[]; readonly label: number }[];
}

/** The question as the oracle reads it. */
function spelledOut({ dataset, norm, radius }: Question, rank: number): Spelled {
  return {
    claim: { norm: encodeNorm(norm), radius: encodeRational(radius), rank },
    points: dataset.points.map(({ point, label }) => ({
      point: point.ints.map((_, k) => encodeRational(entry(point, k))),
      label,
    })),
  };
}

/** A matrix of some rows, from numbers in turn. */
function matrixOf(rows: number, columns: number, pool: readonly number[]): Fraction[][] {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, k) =>
      fraction(`${pool[(r * columns + k) % pool.length] ?? 0}`),
    ),
  );
}

/** The squared distances of the differences of opposite points from the kernel. */
function squaresFrom({ points }: Spelled, matrix: readonly (readonly Fraction[])[]): Fraction[] {
  return points.flatMap((a, i) =>
    points.slice(0, i).flatMap((b) => {
      if (a.label === b.label) return [];
      const v = a.point.map((x, k) => fraction(x).sub(fraction(b.point[k] ?? "0")));
      return [squareFromKernel(matrix, v)];
    }),
  );
}

describe("coverings", () => {
  test("for all datasets, ranks, norms and radii, what is found is accepted, and true at all corners of all cells", () => {
    fc.assert(
      fc.property(questions, ranks, (asked, rank) => {
        const covered = tightest(asked, rank);
        if (covered === undefined) return;
        const { question, witness } = covered;
        const lines = [...widthBoundLines(question, witness, { points: true })];
        const text = lines.map((line) => `${line}\n`).join("");
        expect(checkText(text).verdict).toBe("accepted");
        expect(untruthsOfFinding(text)).toEqual([]);
      }),
      RUNS,
    );
  });

  test("for all maps of as many rows, the leaf where the kernel lies has a point of it that is near enough", () => {
    fc.assert(
      fc.property(questions, ranks, entries, (asked, rank, pool) => {
        const covered = tightest(asked, rank);
        if (covered === undefined) return;
        const { question, witness } = covered;
        const { claim, points } = spelledOut(question, rank);
        const d = question.dataset.dimension;
        const lines = [...widthBoundLines(question, witness, { points: false })].slice(1);
        const nodes = lines.map((line) => JSON.parse(line) as unknown);
        const matrix = matrixOf(Math.min(rank, d), d, pool);
        expect(leafServes(claim, nodes, points, matrix)).not.toBe(false);
      }),
      RUNS,
    );
  });

  test("for all maps of as many rows or fewer and p = 2, some pair is at most 2μ from the kernel", () => {
    fc.assert(
      fc.property(questions, ranks, entries, (asked, rank, pool) => {
        const covered = tightest({ ...asked, norm: NORM_TWO }, rank);
        if (covered === undefined) return;
        const { question } = covered;
        const squares = squaresFrom(
          spelledOut(question, rank),
          matrixOf(rank, question.dataset.dimension, pool),
        );
        const reach = fraction(encodeRational(multiply(rational(2n), question.radius)));
        expect(squares.some((square) => order(square, reach.mul(reach)) <= 0)).toBe(true);
      }),
      RUNS,
    );
  });

  test("for p = 2, a search that ends with a map that keeps apart is never contradicted by weights", () => {
    fc.assert(
      fc.property(questions, ranks, (asked, rank) => {
        const radius = multiply(asked.radius, rational(1n, 5n));
        const search = widthSearch({ ...asked, radius, norm: NORM_TWO });
        if (coveringFor(search, rank, { nodes: 150 }).kind !== "apart") return;
        expect(widthBoundFor(search, rank)).toBeUndefined();
      }),
      RUNS,
    );
  });
});
