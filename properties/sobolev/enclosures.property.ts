// What is enclosed: tanh, erf and their slopes, kernels of infinite width and their gradients, and S of their fits.
import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  at,
  multiply,
  type Rational,
  rational,
  type Scaled,
  scaled,
} from "../../src/numbers/index.js";
import { MODELS } from "../../src/sobolev/activations.js";
import { ANGLE_BITS, type Span } from "../../src/sobolev/arc-cosine.js";
import { drawnLabels, drawnModel, drawnPoints } from "../../src/sobolev/drawn.js";
import { dualBound } from "../../src/sobolev/dual-bound.js";
import { boundOfFeatures, slackOf, squared, widened } from "../../src/sobolev/enclosed-features.js";
import { parametersOf } from "../../src/sobolev/feature-model.js";
import { GRID } from "../../src/sobolev/fixed-point.js";
import { fit, problemOf, squaredErrorOf } from "../../src/sobolev/interpolate.js";
import { fitKernel, kernelError, kernelSeminorm } from "../../src/sobolev/kernel-fit.js";
import { kernelAt, type KernelKind, KERNELS, rankOf } from "../../src/sobolev/kernels.js";
import { empiricalForm, seminormSquared } from "../../src/sobolev/seminorm.js";
import { squareRoot } from "../../src/bounds/enclosure.js";
import { smallRationals } from "../../src/testing/arbitraries/rationals.js";
import { runs } from "../runs.js";

/** Digits beyond those that the terms of the series of erf cancel. */
const Real = Decimal.clone({ precision: 100 });
const PI = Real.acos(-1);
const real = (n: bigint, den: bigint): Decimal => new Real(`${n}`).div(`${den}`);

/** erf z = 2/√π·Σ (−1)^k z^(2k+1)/(k!(2k+1)): not the series of the code. */
function errorFunction(z: Decimal): Decimal {
  let [power, sum] = [z, z];
  for (let k = 1; power.abs().gt("1e-80") || k < 4; k += 1) {
    power = power.times(z).times(z).div(-k);
    sum = sum.plus(power.div(2 * k + 1));
  }
  return sum.times(2).div(PI.sqrt());
}

type Curve = (z: Decimal) => Decimal;
const erfSlope: Curve = (z) => z.times(z).neg().exp().times(2).div(PI.sqrt());
const tanhSlope: Curve = (z) => new Real(1).minus(z.tanh().pow(2));

/** Value, slope and second slope as decimal.js has them. */
const CURVES: readonly (readonly ["random-erf" | "random-tanh", readonly [Curve, Curve, Curve]])[] =
  [
    ["random-erf", [errorFunction, erfSlope, (z) => erfSlope(z).times(z).times(-2)]],
    ["random-tanh", [(z) => z.tanh(), tanhSlope, (z) => tanhSlope(z).times(z.tanh()).times(-2)]],
  ];

const arguments_ = fc.tuple(
  fc.oneof(
    fc.bigInt({ min: -40000n, max: 40000n }),
    fc.bigInt({ min: -(10n ** 7n), max: 10n ** 7n }),
  ),
  fc.bigInt({ min: 1000n, max: 4096n }),
);

describe("activations on the grid", () => {
  it.each(CURVES)(
    "%s is off by less than it says, in value, slope and bend, for all rationals",
    (kind, curves) => {
      const { value, slope, bend, error } = MODELS[kind].activation;
      const own = [value, slope, bend];
      const far = (z: Decimal): Curve =>
        z.abs().gt(10) ? (w) => new Real(w.gt(0) ? 1 : -1) : errorFunction;
      fc.assert(
        fc.property(arguments_, ([z, one]) => {
          const exact = real(z, one);
          own.forEach((f, k) => {
            const curve = kind === "random-erf" && k === 0 ? far(exact) : at(curves, k);
            const off = real(f?.(z, one) ?? 0n, GRID)
              .minus(curve(exact))
              .abs();
            expect(off.lte(real(error.num, error.den))).toBe(true);
          });
        }),
        runs(60),
      );
    },
  );
});

/** The kernels by their definitions in cosines and lengths. */
const FORMULAS: Readonly<
  Record<KernelKind, (x: readonly Decimal[], z: readonly Decimal[]) => Decimal>
> = {
  "kernel-relu": (x, z) =>
    arc(x, z, (p, q, t) =>
      q
        .times(sine(t))
        .plus(p.times(PI.minus(t)))
        .div(PI.times(2)),
    ),
  "kernel-tangent": (x, z) => arc(x, z, (p, _, t) => p.times(PI.minus(t)).div(PI.times(2))),
  "kernel-threshold": (x, z) => arc(x, z, (_, __, t) => PI.minus(t).div(PI.times(2))),
  "kernel-abs": (x, z) =>
    arc(x, z, (p, q, t) =>
      q
        .times(sine(t))
        .plus(p.times(PI.div(2).minus(t)))
        .times(2)
        .div(PI),
    ),
  "kernel-tangent-abs": (x, z) => arc(x, z, (p, _, t) => p.times(PI.minus(t.times(2))).div(PI)),
  "kernel-quadratic": (x, z) => arc(x, z, (p, q) => q.times(q).plus(p.times(p).times(2))),
  "kernel-erf": (x, z) => {
    const wide = dots(x, x).times(2).plus(1).times(dots(z, z).times(2).plus(1));
    return dots(x, z).times(2).div(wide.sqrt()).asin().times(2).div(PI);
  },
};

const sine = (t: Decimal): Decimal => t.sin();

function dots(x: readonly Decimal[], z: readonly Decimal[]): Decimal {
  return x.reduce((sum, n, k) => sum.plus(n.times(at(z, k))), new Real(0));
}

function arc(
  x: readonly Decimal[],
  z: readonly Decimal[],
  f: (product: Decimal, lengths: Decimal, angle: Decimal) => Decimal,
): Decimal {
  const [p, q] = [dots(x, z), dots(x, x).times(dots(z, z)).sqrt()];
  return f(p, q, p.div(q).acos());
}

const KINDS = Object.keys(KERNELS) as KernelKind[];
const coordinates = fc.array(fc.bigInt({ min: -300n, max: 300n }), { minLength: 3, maxLength: 3 });
const pairs = fc.tuple(fc.constantFrom(...KINDS), coordinates, coordinates).filter(([, x, z]) => {
  const [a = 0n, b = 0n, c = 0n] = x;
  const [d = 0n, e = 0n, f = 0n] = z;
  // Not parallel: there angles have a kink.
  return a * e !== b * d || a * f !== c * d || b * f !== c * e;
});

describe("kernels of infinite width", () => {
  const within = (value: Decimal, [low, high]: Span, slack: string): boolean => {
    const unit = 1n << ANGLE_BITS;
    return real(low, unit).minus(slack).lte(value) && real(high, unit).plus(slack).gte(value);
  };

  it("contain their formulas, and their gradients contain the change nearby, for all pairs of points", () => {
    const Wide = (n: bigint): Decimal => real(n, 128n);
    fc.assert(
      fc.property(pairs, ([kind, x, z]) => {
        const { value, alpha, beta } = kernelAt(
          kind,
          { ints: x, den: 128n },
          { ints: z, den: 128n },
        );
        const [own, other] = [x.map(Wide), z.map(Wide)];
        const formula = FORMULAS[kind];
        expect(within(formula(own, other), value, "1e-60")).toBe(true);
        // α·z + β·x in the first coordinate, between two numbers.
        const h = new Real("1e-30");
        const moved = (by: Decimal) => formula([at(own, 0).plus(by), ...own.slice(1)], other);
        const change = moved(h).minus(moved(h.neg())).div(h.times(2));
        const ends = [0, 1].flatMap((i) =>
          [0, 1].map((j) => at(alpha, i) * at(z, 0) + at(beta, j) * at(x, 0)),
        );
        const sorted = ends.sort((a, b) => (a < b ? -1 : 1));
        const span: Span = [at(sorted, 0) / 128n - 1n, at(sorted, 3) / 128n + 1n];
        expect(within(change, span, "1e-40")).toBe(true);
        expect(span[1] - span[0]).toBeLessThan(1n << 64n);
      }),
      runs(60),
    );
  });
});

const drawnSettings = fc.record({
  dimension: fc.integer({ min: 2, max: 4 }),
  count: fc.integer({ min: 1, max: 6 }),
  seed: fc.string(),
});

describe("fits in kernels", () => {
  it("interpolate but for the grid, up to the rank, and have the S of their gradients, for all kernels", () => {
    fc.assert(
      fc.property(drawnSettings, fc.constantFrom(...KINDS), ({ dimension, count, seed }, kind) => {
        const points = drawnPoints(dimension, count, seed);
        const labels = drawnLabels(points, rational(1n, 2n), seed);
        const found = fitKernel(kind, points, labels, rational(0n));
        if (found === undefined) return;
        const { lower, upper } = kernelError(found, points, labels);
        if (count <= rankOf(kind, dimension)) {
          const size =
            found.c.ints.reduce((s, n) => s + Math.abs(Number(n)), 0) / Number(found.c.den);
          expect(lower).toEqual(rational(0n));
          expect(Math.sqrt(Number(upper.num) / Number(upper.den))).toBeLessThan(1e-15 * (1 + size));
        }
        const atoms = drawnPoints(dimension, 3, `held out ${seed}`);
        const s = kernelSeminorm(found, atoms);
        const weights = found.c.ints.map((n) => real(n, found.c.den));
        const gradients = atoms.map((x) => kernelGradient(kind, weights, found.centres, x));
        const mean = gradients
          .reduce((sum, g) => sum.plus(dots(g, g)), new Real(0))
          .div(atoms.length);
        const root = mean.sqrt();
        expect(real(s.lower.num, s.lower.den).minus("1e-30").lte(root)).toBe(true);
        expect(real(s.upper.num, s.upper.den).plus("1e-30").gte(root)).toBe(true);
      }),
      runs(10),
    );
  });
});

/** ∇f at x by differences of the formula. */
function kernelGradient(
  kind: KernelKind,
  weights: readonly Decimal[],
  centres: readonly Scaled[],
  x: Scaled,
): readonly Decimal[] {
  const own = x.ints.map((n) => real(n, x.den));
  const h = new Real("1e-45");
  return own.map((_, k) => {
    const moved = (by: Decimal): Decimal => {
      const point = own.map((n, j) => (j === k ? n.plus(by) : n));
      return centres.reduce((sum, z, i) => {
        const value = FORMULAS[kind](
          point,
          z.ints.map((n) => real(n, z.den)),
        );
        return sum.plus(value.times(at(weights, i)));
      }, new Real(0));
    };
    return moved(h).minus(moved(h.neg())).div(h.times(2));
  });
}

describe("bounds of enclosed features", () => {
  const kinds = fc.constantFrom("random-erf", "random-tanh", "tangent-erf", "tangent-tanh");

  it("are reached by S of every v, at the error it makes, for all models", () => {
    const spread = fc.array(smallRationals(4n), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(drawnSettings, kinds, spread, ({ dimension, count, seed }, kind, moves) => {
        const model = drawnModel(kind, dimension, 3, seed);
        const points = drawnPoints(dimension, count, seed);
        const heldOut = drawnPoints(dimension, 30, `held out ${seed}`);
        const problem = problemOf(model, points, drawnLabels(points, rational(1n, 2n), seed));
        const found = fit(problem, rational(1n, 64n));
        if (found === undefined) throw new Error("a ridge makes every system regular");
        const form = empiricalForm(model, heldOut);
        const size = parametersOf(model);
        for (const t of [rational(0n), rational(1n, 9n), rational(1n)]) {
          const v = scaled(
            found.v.ints
              .slice(0, size)
              .map((n, k): Rational => add(rational(n, found.v.den), multiply(t, at(moves, k)))),
          );
          const error = squaredErrorOf(problem, v);
          const bound = dualBound(form, problem, error);
          if (bound === undefined) continue;
          const { gradient, value } = slackOf(model, v, heldOut);
          const own = seminormSquared(form, v);
          const s = widened(squareRoot({ lower: own, upper: own }), gradient);
          const rows = rational(BigInt(count));
          const off = multiply(rows, slackOf(model, v, points).value);
          const allowed = squared(widened(squareRoot({ lower: error, upper: error }), off));
          const proved = boundOfFeatures({
            ...{ model, form, points, heldOut, allowed, bound },
            ...{ gridAllowed: error, seminorm: s.upper },
          });
          if (proved === undefined) continue;
          expect(proved.lower.num * s.upper.den).toBeLessThanOrEqual(
            s.upper.num * proved.lower.den,
          );
          // It is worth as much as the one of the grid.
          const ratio = Number(proved.lower.num) / Number(proved.lower.den);
          const grid = Math.sqrt(Number(bound.value.num) / Number(bound.value.den));
          if (grid > 1e-3) expect(Math.abs(ratio / grid - 1)).toBeLessThan(1e-3);
          expect(value.num).toBeGreaterThanOrEqual(0n);
        }
      }),
      runs(15),
    );
  });
});
