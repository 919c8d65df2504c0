// Certificates of the class bound: whatever the search finds is accepted, it is what the oracle has, and no model
// that fits so well is less steep.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkText } from "../../src/checker/index.js";
import { encodeRational } from "../../src/format/index.js";
import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  type Scaled,
  scaled,
} from "../../src/numbers/index.js";
import { shortAbove, shortBelow, sobolevBoundLines } from "../../src/sobolev/bound-text.js";
import { solveConsistent } from "../../src/sobolev/consistent-solve.js";
import { drawnLabels, drawnModel, drawnPoints } from "../../src/sobolev/drawn.js";
import { dualBoundAt } from "../../src/sobolev/dual-bound.js";
import { isSolution } from "../../src/sobolev/exact-solve.js";
import { type FeatureModel, gradientAt, parametersOf } from "../../src/sobolev/feature-model.js";
import {
  type Problem,
  problemOf,
  productsOf,
  squaredErrorOf,
} from "../../src/sobolev/interpolate.js";
import { empiricalForm } from "../../src/sobolev/seminorm.js";
import { sobolevValue } from "../../src/oracle/sobolev.js";
import { smallRationals } from "../../src/testing/arbitraries/rationals.js";

interface Drawn {
  readonly model: FeatureModel;
  readonly problem: Problem;
  readonly atoms: readonly Scaled[];
  readonly lambda: Rational;
  readonly parameters: readonly Rational[];
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    kind: fc.constantFrom("random" as const, "tangent" as const),
    dimension: fc.integer({ min: 1, max: 3 }),
    units: fc.integer({ min: 1, max: 4 }),
    points: fc.integer({ min: 1, max: 6 }),
    atoms: fc.integer({ min: 1, max: 9 }),
    seed: fc.string(),
    lambda: fc.bigInt({ min: 1n, max: 10n ** 6n }).map((n) => rational(n, 1000n)),
    parameters: fc.array(smallRationals(4n), { minLength: 12, maxLength: 12 }),
  })
  .map(({ kind, dimension, units, points: count, atoms, seed, lambda, parameters }) => {
    const model = drawnModel(kind, dimension, units, seed);
    const points = drawnPoints(dimension, count, seed);
    const problem = problemOf(model, points, drawnLabels(points, rational(1n, 2n), seed));
    return {
      model,
      problem,
      atoms: drawnPoints(dimension, atoms, `atoms ${seed}`),
      lambda,
      parameters,
    };
  });

const textOf = (lines: Iterable<string>): string => [...lines].map((line) => `${line}\n`).join("");
const TINY = rational(1n, 10n ** 40n);

/** The mean of the squared slopes of a model. */
function steepness({ model, atoms }: Drawn, v: Scaled): Rational {
  const squares = atoms.map((z) => {
    const { ints, den } = gradientAt(model, v, z);
    return ints.reduce((sum, n) => add(sum, rational(n * n, den * den)), rational(0n));
  });
  return divide(squares.reduce(add), rational(BigInt(atoms.length)));
}

describe("a certificate of the class bound", () => {
  it("is accepted with all that the search found, not with more, and the oracle has the same", () => {
    fc.assert(
      fc.property(drawn, smallRationals(9n), (own, any) => {
        const { model, problem, atoms, lambda } = own;
        const error = multiply(any, any);
        const total = multiply(error, rational(BigInt(problem.points.length)));
        const found = dualBoundAt(empiricalForm(model, atoms), problem, total, lambda);
        if (found === undefined) return;
        const question = { problem, atoms, error };
        const text = textOf(sobolevBoundLines(question, found, found.value));
        expect(checkText(text)).toMatchObject({ verdict: "accepted", kind: "sobolev-bound" });
        const value = sobolevValue(text);
        const spelt = value && `${value.s * value.n}${value.d === 1n ? "" : `/${value.d}`}`;
        expect(spelt).toBe(encodeRational(found.value));
        const more = textOf(sobolevBoundLines(question, found, add(found.value, TINY)));
        expect(checkText(more)).toMatchObject({
          rejection: { reason: "too-small", proved: found.value },
        });
      }),
    );
  });

  it("is below the steepness of every model, at the error of that model", () => {
    fc.assert(
      fc.property(drawn, (own) => {
        const { model, problem, atoms, lambda, parameters } = own;
        const v = scaled(parameters.slice(0, parametersOf(model)));
        const count = rational(BigInt(problem.points.length));
        const error = divide(squaredErrorOf(problem, v), count);
        const found = dualBoundAt(
          empiricalForm(model, atoms),
          problem,
          multiply(error, count),
          lambda,
        );
        if (found === undefined) return;
        const text = textOf(sobolevBoundLines({ problem, atoms, error }, found, found.value));
        const verdict = checkText(text);
        if (verdict.verdict !== "accepted" || verdict.kind !== "sobolev-bound") throw new Error();
        if (verdict.theorem.kind !== "sobolev-bound") throw new Error();
        expect(compare(verdict.theorem.bound, steepness(own, v))).not.toBe(1);
      }),
    );
  });
});

it("numbers of a claim are short, on the right side, and near, for all numbers", () => {
  const numbers = fc
    .tuple(fc.bigInt({ min: 1n, max: 2n ** 200n }), fc.bigInt({ min: 1n, max: 2n ** 200n }))
    .map(([num, den]) => rational(num, den));
  fc.assert(
    fc.property(numbers, (value) => {
      const [below, above] = [shortBelow(value), shortAbove(value)];
      expect(compare(below, value)).not.toBe(1);
      expect(compare(value, above)).not.toBe(1);
      const margin = multiply(value, rational(1n, 2n ** 38n));
      expect(compare(value, add(below, margin))).not.toBe(1);
      expect(compare(above, add(value, margin))).not.toBe(1);
    }),
  );
});

it("symmetric systems that are singular are solved wherever they can be, for all Gram matrices", () => {
  const entries = fc.bigInt({ min: -9n, max: 9n });
  const factors = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 }))
    .chain(([rank, size]) =>
      fc.tuple(
        fc.array(fc.array(entries, { minLength: rank, maxLength: rank }), {
          minLength: size,
          maxLength: size,
        }),
        fc.array(entries, { minLength: size, maxLength: size }),
      ),
    );
  fc.assert(
    fc.property(factors, ([rows, x]) => {
      const matrix = productsOf(rows);
      const right = matrix.map((row) => row.reduce((sum, n, k) => sum + n * (x[k] ?? 0n), 0n));
      const found = solveConsistent(matrix, right);
      expect(found && isSolution(matrix, found, right)).toBe(true);
    }),
  );
});
