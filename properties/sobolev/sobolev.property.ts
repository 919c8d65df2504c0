// Duality: no model of the class that fits has a smaller seminorm than the bound. And what it is made of.
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  at,
  compare,
  multiply,
  type Rational,
  rational,
  type Scaled,
  scaled,
  subtract,
} from "../../src/numbers/index.js";
import { MODELS, type ModelKind } from "../../src/sobolev/activations.js";
import { jointActivity } from "../../src/sobolev/arc-cosine.js";
import { drawnLabels, drawnModel, drawnPoints } from "../../src/sobolev/drawn.js";
import { dualBound, dualBoundAt, provedBound } from "../../src/sobolev/dual-bound.js";
import { isSolution, solveExactly } from "../../src/sobolev/exact-solve.js";
import {
  type FeatureModel,
  gradientAt,
  parametersOf,
  valueAt,
} from "../../src/sobolev/feature-model.js";
import { fit, type Problem, problemOf, squaredErrorOf } from "../../src/sobolev/interpolate.js";
import {
  coarser,
  empiricalForm,
  invariantForm,
  invariantSeminorm,
  loweredForm,
  seminormSquared,
} from "../../src/sobolev/seminorm.js";
import { integersOfBits, smallRationals } from "../../src/testing/arbitraries/rationals.js";
import { runs } from "../runs.js";

const ZERO = rational(0n);

/** A drawn model with points and noisy labels; `spread` says how the parameters are perturbed. */
interface Drawn {
  readonly model: FeatureModel;
  readonly problem: Problem;
  readonly heldOut: readonly Scaled[];
  readonly spread: readonly Rational[];
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(MODELS) as ModelKind[])),
    dimension: fc.integer({ min: 1, max: 4 }),
    units: fc.integer({ min: 1, max: 6 }),
    points: fc.integer({ min: 1, max: 8 }),
    seed: fc.string(),
    spread: fc.array(smallRationals(4n), { minLength: 24, maxLength: 24 }),
  })
  .map(({ kind, dimension, units, points: count, seed, spread }) => {
    const model = drawnModel(kind, dimension, units, seed);
    const points = drawnPoints(dimension, count, seed);
    const problem = problemOf(model, points, drawnLabels(points, rational(1n, 2n), seed));
    return { model, problem, heldOut: drawnPoints(dimension, 30, `held out ${seed}`), spread };
  });

/** v + t·w for the first parameters of the spread. */
function perturbed(v: Scaled, spread: readonly Rational[], t: Rational): Scaled {
  return scaled(v.ints.map((n, k) => add(rational(n, v.den), multiply(t, at(spread, k)))));
}

function ridges(x: bigint): Rational {
  return rational(x, 16n);
}

describe("duality", () => {
  it("no v has less than LB(λ), at the error it makes, for all λ and models", () => {
    const lambdas = fc.bigInt({ min: 1n, max: 10n ** 6n }).map((n) => rational(n, 1000n));
    fc.assert(
      fc.property(drawn, lambdas, fc.bigInt({ min: 1n, max: 64n }), (own, lambda, ridge) => {
        const { model, problem, heldOut, spread } = own;
        const form = empiricalForm(model, heldOut);
        const fitted = fit(problem, ridges(ridge));
        if (fitted === undefined) throw new Error("a ridge makes every system regular");
        for (const t of [ZERO, rational(1n, 8n), rational(1n)]) {
          const v = perturbed(fitted.v, spread, t);
          const allowed = squaredErrorOf(problem, v);
          const bound = dualBoundAt(form, problem, allowed, lambda);
          if (bound === undefined) continue;
          expect(compare(bound.value, seminormSquared(form, v))).not.toBe(1);
          expect(provedBound(form, problem, allowed, bound)).toEqual(bound.value);
        }
      }),
    );
  });

  it("no interpolant has less than the best bound, and the bound of invariant laws is below theirs", () => {
    fc.assert(
      fc.property(drawn, ({ model, problem, heldOut }) => {
        const found = fit(problem, ZERO);
        if (found === undefined) return;
        const form = empiricalForm(model, heldOut);
        const best = dualBound(form, problem, found.squaredError);
        expect(compare(best?.value ?? ZERO, seminormSquared(form, found.v))).not.toBe(1);
        const rounded = invariantForm(model);
        if (rounded === undefined) return;
        const lowered = loweredForm(model, coarser(model, rounded, 40n));
        const other = lowered && dualBound(lowered, problem, found.squaredError);
        const { lower, upper } = invariantSeminorm(model, rounded, found.v);
        expect(compare(lower, upper)).not.toBe(1);
        expect(compare(other?.value ?? ZERO, upper)).not.toBe(1);
      }),
      runs(30),
    );
  });
});

describe("fits", () => {
  it("interpolate exactly wherever they have no fewer features than points, for all models", () => {
    fc.assert(
      fc.property(drawn, ({ model, problem }) => {
        const found = fit(problem, ZERO);
        const isWide = parametersOf(model) >= problem.points.length;
        if (found === undefined || !isWide) return;
        expect(found.squaredError).toEqual(ZERO);
        problem.points.forEach((x, i) => {
          const value = valueAt(model, found.v, x);
          const label = rational(at(problem.labels.ints, i), problem.labels.den);
          expect(rational(at(value.ints, 0), value.den)).toEqual(label);
        });
      }),
    );
  });

  it("are beaten by no other parameters in error plus ridge, for all models and ridges", () => {
    const objective = (problem: Problem, v: Scaled, ridge: Rational): Rational => {
      const squares = v.ints.reduce((sum, n) => sum + n * n, 0n);
      return add(squaredErrorOf(problem, v), multiply(ridge, rational(squares, v.den * v.den)));
    };
    fc.assert(
      fc.property(drawn, fc.bigInt({ min: 0n, max: 64n }), (own, n) => {
        const ridge = ridges(n);
        const found = fit(own.problem, ridge);
        if (found === undefined) return;
        const best = objective(own.problem, found.v, ridge);
        const other = objective(
          own.problem,
          perturbed(found.v, own.spread, rational(1n, 9n)),
          ridge,
        );
        expect(compare(best, other)).not.toBe(1);
      }),
    );
  });
});

describe("forms", () => {
  it("are means of squared gradients, for all models, parameters and points", () => {
    fc.assert(
      fc.property(drawn, ({ model, heldOut, spread }) => {
        const v = scaled(spread.slice(0, parametersOf(model)));
        const squares = heldOut.map((x) => {
          const { ints, den } = gradientAt(model, v, x);
          return rational(
            ints.reduce((sum, n) => sum + n * n, 0n),
            den * den,
          );
        });
        const mean = multiply(squares.reduce(add), rational(1n, BigInt(heldOut.length)));
        expect(seminormSquared(empiricalForm(model, heldOut), v)).toEqual(mean);
      }),
    );
  });

  it("have gradients that are the change of f nearby, for all models and points inside a region", () => {
    fc.assert(
      fc.property(drawn, ({ model, heldOut, spread }) => {
        const v = scaled(spread.slice(0, parametersOf(model)));
        const x = at(heldOut, 0);
        const isInside = model.units.every((w) => {
          const z = w.reduce((s, n, k) => s + n * at(x.ints, k), 0n);
          return z !== 0n && z !== model.den * x.den;
        });
        if (!isInside) return;
        const { ints, den } = gradientAt(model, v, x);
        const tiny = 10n ** 6n;
        const beside = (by: bigint): Scaled => ({
          ints: x.ints.map((n, k) => n * tiny + (k === 0 ? by : 0n)),
          den: x.den * tiny,
        });
        // From both sides, so that it is exact for quadratic activations too; others curve, by little.
        const [fx, fy] = [beside(-1n), beside(1n)].map((point) => {
          const value = valueAt(model, v, point);
          return rational(at(value.ints, 0), value.den);
        });
        if (fx === undefined || fy === undefined) return;
        const change = multiply(subtract(fy, fx), rational(x.den * tiny, 2n));
        if (MODELS[model.kind].activation.error.num === 0n) {
          expect(change).toEqual(rational(at(ints, 0), den));
          return;
        }
        const off = subtract(change, rational(at(ints, 0), den));
        expect(Math.abs(Number(off.num) / Number(off.den))).toBeLessThan(1e-6);
      }),
    );
  });

  it("weigh pairs of units as decimal.js has it, for all cosines", () => {
    const Real = Decimal.clone({ precision: 60 });
    const two = fc.tuple(integersOfBits(20), integersOfBits(20));
    fc.assert(
      fc.property(two, two, ([a, b], [c, d]) => {
        const [u, w] = [
          [a, b + 2n ** 21n],
          [c, d + 2n ** 21n],
        ].map(([x = 0n, y = 0n]) => [x, y] as const);
        if (u === undefined || w === undefined) return;
        const product = (c % 2n === 0n ? 1n : -1n) * (u[0] * w[0] + u[1] * w[1]);
        const squares = (u[0] * u[0] + u[1] * u[1]) * (w[0] * w[0] + w[1] * w[1]);
        const { lower, upper } = jointActivity(product, squares);
        const cosine = new Real(`${product}`).div(new Real(`${squares}`).sqrt());
        const share = cosine.neg().acos().div(Real.acos(-1).times(2));
        const decimal = (x: Rational) => new Real(`${x.num}`).div(`${x.den}`);
        // A right angle or none is exact, and decimal.js off by a unit of its last place.
        const slack = compare(lower, upper) === 0 ? 1e-50 : 0;
        expect(decimal(lower).minus(share).toNumber()).toBeLessThanOrEqual(slack);
        expect(share.minus(decimal(upper)).toNumber()).toBeLessThanOrEqual(slack);
        expect(decimal(upper).minus(decimal(lower)).toNumber()).toBeLessThan(1e-30);
      }),
    );
  });
});

describe("exact solutions", () => {
  it("are those that a system was made from, for all regular integer systems", () => {
    const sizes = fc.integer({ min: 1, max: 6 });
    const systems = sizes.chain((n) =>
      fc.tuple(
        fc.array(fc.array(integersOfBits(40), { minLength: n, maxLength: n }), {
          minLength: n,
          maxLength: n,
        }),
        fc.array(smallRationals(10n ** 12n), { minLength: n, maxLength: n }),
      ),
    );
    fc.assert(
      fc.property(systems, ([matrix, wanted]) => {
        const x = scaled(wanted);
        const right = matrix.map((row) => row.reduce((s, n, k) => s + n * at(x.ints, k), 0n));
        const system = matrix.map((row) => row.map((n) => n * x.den));
        const found = solveExactly(system, right);
        if (found === undefined) return;
        expect(isSolution(system, found, right)).toBe(true);
        expect(found.ints.map((n) => rational(n, found.den))).toEqual(wanted);
      }),
    );
  });
});
