// Exact solutions, fits and seminorms of models that are small enough to be worked out by hand.
import { describe, expect, it } from "vitest";
import { add, multiply, rational, type Scaled } from "../../src/numbers/index.js";
import { jointActivity } from "../../src/sobolev/arc-cosine.js";
import { dualBound, dualBoundAt, provedBound } from "../../src/sobolev/dual-bound.js";
import { isSolution, solveExactly } from "../../src/sobolev/exact-solve.js";
import {
  type FeatureModel,
  featuresAt,
  gradientAt,
  parametersOf,
  slopesAt,
  valueAt,
} from "../../src/sobolev/feature-model.js";
import { fit, problemOf } from "../../src/sobolev/interpolate.js";
import {
  coarser,
  empiricalForm,
  invariantForm,
  invariantSeminorm,
  loweredForm,
  seminormSquared,
} from "../../src/sobolev/seminorm.js";
import { q, vector } from "../exact.js";

/** Units 2x, −x and y/2 in the plane, weights over 2. */
const model: FeatureModel = {
  ...{ kind: "random", dimension: 2, den: 2n },
  units: [
    [4n, 0n],
    [-2n, 0n],
    [0n, 1n],
  ],
};
const tangent: FeatureModel = { ...model, kind: "tangent" };
const POINTS = [vector("1", "1"), vector("-1", "1/2")].map(
  (x): Scaled => ({ ints: x.ints.map((n) => n * (2n / x.den)), den: 2n }),
);

describe("exact solutions", () => {
  it("are fractions in lowest terms", () => {
    const matrix = [
      [2n, 1n],
      [1n, 3n],
    ];
    expect(solveExactly(matrix, [1n, 1n])).toEqual({ ints: [2n, 1n], den: 5n });
  });

  it("need rows in another order where a pivot is 0", () => {
    const matrix = [
      [0n, 1n],
      [-7n, 0n],
    ];
    expect(solveExactly(matrix, [3n, 1n])).toEqual({ ints: [-1n, 21n], den: 7n });
  });

  it("may be longer than any digit", () => {
    const big = 10n ** 80n;
    expect(solveExactly([[3n * big]], [big + 1n])).toEqual({ ints: [big + 1n], den: 3n * big });
  });

  it("use another prime where the first divides the determinant", () => {
    expect(solveExactly([[67_108_859n]], [1n])).toEqual({ ints: [1n], den: 67_108_859n });
  });

  it("do not exist for singular systems", () => {
    const matrix = [
      [1n, 2n],
      [2n, 4n],
    ];
    expect(solveExactly(matrix, [1n, 2n])).toBe(undefined);
    expect(isSolution(matrix, { ints: [1n, 0n], den: 1n }, [1n, 2n])).toBe(true);
    expect(isSolution(matrix, { ints: [1n, 0n], den: 1n }, [1n, 3n])).toBe(false);
  });
});

/** The form of rotation invariant laws, where they agree. */
function invariant(own: FeatureModel): NonNullable<ReturnType<typeof invariantForm>> {
  const form = invariantForm(own);
  if (form === undefined) throw new Error("laws differ");
  return form;
}

describe("models", () => {
  it("have k or kd parameters, values and gradients", () => {
    expect([parametersOf(model), parametersOf(tangent)]).toEqual([3, 6]);
    const v = { ints: [1n, 5n, 3n], den: 1n };
    // At (1, 1): 2 + 3/2; gradient (2, 0) + 3·(0, 1/2).
    expect(valueAt(model, v, vector("1", "1"))).toEqual({ ints: [7n], den: 2n });
    expect(gradientAt(model, v, vector("1", "1"))).toEqual({ ints: [4n, 3n], den: 2n });
    const a = { ints: [1n, 0n, 0n, 0n, 2n, 3n], den: 1n };
    expect(valueAt(tangent, a, vector("1", "1"))).toEqual({ ints: [6n], den: 1n });
    expect(gradientAt(tangent, a, vector("1", "1"))).toEqual({ ints: [3n, 3n], den: 1n });
  });
});

describe("activations", () => {
  const of = (kind: FeatureModel["kind"]): FeatureModel => ({ ...model, kind });
  // The products with the units (2, 0), (-1, 0), (0, 1/2) at this point are 1/2, -1/4 and 3/4.
  const x = vector("1/4", "3/2");

  it.each<{ kind: FeatureModel["kind"]; values: string[]; slopes: string[] }>([
    { kind: "random", values: ["1/2", "0", "3/4"], slopes: ["1", "0", "1"] },
    { kind: "random-abs", values: ["1/2", "1/4", "3/4"], slopes: ["1", "-1", "1"] },
    { kind: "random-clip", values: ["1/2", "0", "3/4"], slopes: ["1", "0", "1"] },
    { kind: "random-quadratic", values: ["1/4", "1/16", "9/16"], slopes: ["1", "-1/2", "3/2"] },
  ])("have the values and slopes of $kind", ({ kind, values, slopes }) => {
    const exact = ({ ints, den }: { ints: readonly bigint[]; den: bigint }): unknown =>
      ints.map((n) => rational(n, den));
    expect(exact(featuresAt(of(kind), x))).toEqual(values.map(q));
    expect(exact(slopesAt(of(kind), x))).toEqual(slopes.map(q));
  });

  it("are cut off above 1, and linear by pieces for tangent features", () => {
    const beyond = vector("4", "1");
    expect(featuresAt(of("random-clip"), beyond)).toMatchObject({ ints: [2n, 0n, 1n], den: 2n });
    expect(slopesAt(of("random-clip"), beyond).ints).toEqual([0n, 0n, 1n]);
    expect(featuresAt(of("tangent-abs"), beyond)).toEqual({
      ints: [4n, 1n, -4n, -1n, 4n, 1n],
      den: 1n,
    });
  });

  it("have one form for all rotation invariant laws only if slopes are signs", () => {
    expect(invariantForm(of("random-clip"))).toBeUndefined();
    expect(invariantForm(of("random-quadratic"))).toBeUndefined();
    // Opposite units of |z|: product of slopes -1; orthogonal ones 0; a unit with itself 1.
    const { weights, bits } = invariant(of("random-abs"));
    expect(weights.map((row) => row.map((n) => Number((n * 4n) >> bits) / 4))).toEqual([
      [1, -1, 0],
      [-1, 1, 0],
      [0, 0, 1],
    ]);
  });
});

describe("fits", () => {
  it("interpolate with least norm where there are more features than points", () => {
    // φ = (2, 0, 1/2) and (0, 1, 1/4), labels 1 and −1.
    const found = fit(problemOf(model, POINTS, vector("1", "-1")), q("0"));
    expect(found?.squaredError).toEqual(q("0"));
    // c solves (17/4, 1/8; 1/8, 17/16)c = (1, −1), of determinant 9/2; v = Zᵀc.
    const [c1, c2] = [q("19/72"), q("-35/36")];
    const v = [multiply(q("2"), c1), c2, add(multiply(q("1/2"), c1), multiply(q("1/4"), c2))];
    expect(found?.v.ints.map((n) => rational(n, found.v.den))).toEqual(v);
  });

  it("are least squares where there are more points, with 0 for features that are 0 everywhere", () => {
    const points = [vector("1", "-1"), vector("2", "-1"), vector("3", "-1")];
    // Only 2x is active: least squares of 2v, 4v, 6v to 1, 1, 4 is v = 30/56.
    const found = fit(
      problemOf(model, [...points, vector("1", "-1")], vector("1", "1", "4", "1")),
      q("0"),
    );
    // with (1) twice: (2 + 4 + 24 + 2)/(4 + 16 + 36 + 4) = 32/60.
    expect(found?.v).toEqual({ ints: [8n, 0n, 0n], den: 15n });
  });

  it("shrink with a ridge", () => {
    const one = problemOf(model, [vector("1", "-1")], vector("1"));
    // v = 2/(4 + 4).
    expect(fit(one, q("4"))).toEqual({
      v: { ints: [1n, 0n, 0n], den: 4n },
      squaredError: q("1/4"),
    });
    expect(fit(one, q("0"))?.v).toEqual({ ints: [1n, 0n, 0n], den: 2n });
  });

  it("do not exist without a ridge where a point has no feature, or features depend on each other", () => {
    const dead: FeatureModel = {
      ...model,
      units: [
        [1n, 0n],
        [2n, 0n],
      ],
    };
    const nothing = problemOf(dead, [vector("-1", "0")], vector("1"));
    expect(fit(nothing, q("0"))).toBe(undefined);
    const many = problemOf(
      dead,
      [1, 2, 3].map((x) => vector(`${x}`, "0")),
      vector("1", "2", "4"),
    );
    expect(fit(many, q("0"))).toBe(undefined);
    expect(fit(many, q("1"))).toBeDefined();
  });
});

describe("seminorms", () => {
  const v = { ints: [1n, 5n, 3n], den: 1n };

  it("are means of squared gradients over points", () => {
    // (2, 3/2) at the first point, (−5, 3/2) at the second.
    const form = empiricalForm(model, POINTS);
    expect(seminormSquared(form, v)).toEqual(q("67/4"));
    const a = { ints: [1n, 0n, 0n, 1n, 2n, 3n], den: 1n };
    // (3, 3) and (2, 4).
    expect(seminormSquared(empiricalForm(tangent, POINTS), a)).toEqual(q("19"));
  });

  it("are enclosed for rotation invariant laws", () => {
    // Opposite units are never active together, orthogonal ones a quarter: exact here.
    // ½(4 + 25 + 9/4) + 0 = 125/8, as products of orthogonal units are 0.
    const rounded = invariant(model);
    const { lower, upper } = invariantSeminorm(model, rounded, v);
    expect(lower.num * 8n).toBeLessThanOrEqual(125n * lower.den);
    expect(upper.num * 8n).toBeGreaterThanOrEqual(125n * upper.den);
    expect((upper.num * lower.den - lower.num * upper.den) * 10n ** 20n).toBeLessThan(
      lower.den * upper.den,
    );
  });

  it("have a form below that of the law, which is proved to be positive", () => {
    const apart: FeatureModel = {
      ...model,
      units: [
        [1n, 0n],
        [1n, 1n],
      ],
    };
    const lowered = loweredForm(apart, coarser(apart, invariant(apart), 40n));
    expect(lowered).toBeDefined();
    // Opposite units give a singular form, of which nothing can be taken off.
    const opposite: FeatureModel = {
      ...model,
      kind: "tangent",
      units: [
        [1n, 0n],
        [1n, 0n],
      ],
    };
    expect(loweredForm(opposite, invariant(opposite))).toBe(undefined);
  });

  it.each([
    ["1/4", 0n, 7n],
    ["1/2", 6n, 36n],
    ["0", -6n, 36n],
  ])("weigh pairs of units exactly as %s where the angle is a right one or none", (share, u, s) => {
    expect(jointActivity(u, s)).toEqual({ lower: q(share), upper: q(share) });
  });

  it.each([
    ["1/3", 1n, 4n],
    ["1/6", -1n, 4n],
    ["3/8", 1n, 2n],
    ["1/8", -1n, 2n],
    ["5/12", 3n, 12n],
  ])("weigh pairs of units as nearly %s at other angles", (share, u, s) => {
    const { lower, upper } = jointActivity(u, s);
    const value = q(share);
    expect(lower.num * value.den).toBeLessThan(value.num * lower.den);
    expect(upper.num * value.den).toBeGreaterThan(value.num * upper.den);
    expect((upper.num * lower.den - lower.num * upper.den) << 116n).toBeLessThan(
      upper.den * lower.den,
    );
  });
});

describe("dual bounds", () => {
  const problem = problemOf(model, POINTS, vector("1", "-1"));
  const form = empiricalForm(model, [...POINTS, vector("1", "-1"), vector("0", "1")]);

  it("are proved by λ and β, and by no other β", () => {
    const found = dualBoundAt(form, problem, q("0"), q("3"));
    if (found === undefined) throw new Error("no bound");
    expect(provedBound(form, problem, q("0"), found)).toEqual(found.value);
    const wrong = { ints: found.beta.ints.map((n) => n + 1n), den: found.beta.den };
    expect(provedBound(form, problem, q("0"), { ...found, beta: wrong })).toBe(undefined);
    expect(provedBound(form, problem, q("0"), { ...found, lambda: q("2") })).toBe(undefined);
    expect(provedBound(form, problem, q("0"), { ...found, lambda: q("-3") })).toBe(undefined);
    const short = { ints: found.beta.ints.slice(1), den: found.beta.den };
    expect(provedBound(form, problem, q("0"), { ...found, beta: short })).toBe(undefined);
  });

  it("are what one feature and one point have", () => {
    const single: FeatureModel = { kind: "random", dimension: 1, den: 1n, units: [[1n]] };
    const one = problemOf(single, [vector("2")], vector("6"));
    // v = 3 and S² = 9 on x > 0; LB(λ) = 36λ − λ²·144/(1 + 4λ) = 36λ/(1 + 4λ) → 9.
    const own = empiricalForm(single, [vector("5")]);
    expect(dualBoundAt(own, one, q("0"), q("1/4"))?.value).toEqual(q("9/2"));
    const best = dualBound(own, one, q("0"));
    expect(best?.value.num).toBeLessThan(9n * (best?.value.den ?? 0n));
    expect((best?.value.num ?? 0n) * 1000n).toBeGreaterThan(8999n * (best?.value.den ?? 0n));
    // Where the label may be missed by 3, v = 3/2 has S² = 9/4.
    const missed = dualBound(own, one, q("9"));
    expect((missed?.value.num ?? 0n) * 4n).toBeLessThanOrEqual(9n * (missed?.value.den ?? 0n));
    expect((missed?.value.num ?? 0n) * 10n).toBeGreaterThan(22n * (missed?.value.den ?? 0n));
  });

  it("do not exist where everything may be missed", () => {
    expect(dualBound(form, problem, q("2"))).toBe(undefined);
  });
});
