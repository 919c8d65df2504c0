// P2: the half-space decision is the oracle's, and a refusal is shown by a point of the ball.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  reachOf,
  isInside,
  isStrictlyInside,
  type Norm,
  reachByYoung,
} from "../../src/kernel/index.js";
import {
  absolute,
  add,
  divide,
  multiply,
  negate,
  type Rational,
  rational,
  scaled,
  subtract,
} from "../../src/numbers/index.js";
import { supportPoint } from "../../src/oracle/ball.js";
import { dot, fraction, sign } from "../../src/oracle/fraction.js";
import { dual, isInBall, normAgainst } from "../../src/oracle/norm.js";
import { closedFormExponents } from "../../src/testing/arbitraries/norms.js";
import {
  integersOfBits,
  positiveRationals,
  rationals,
  smallRationals,
  TINY,
} from "../../src/testing/arbitraries/rationals.js";
import { normOfExponent, spelled, spelledAll } from "../../src/testing/translation.js";

/** Linear parts, half of them with rational Euclidean length. */
const linearParts: fc.Arbitrary<readonly Rational[]> = fc.oneof(
  { withCrossShrink: true },
  fc.array(smallRationals(9n), { minLength: 1, maxLength: 4 }),
  fc
    .tuple(
      fc.constantFrom([3n, -4n], [1n, 2n, -2n], [2n, 3n, 6n], [-7n], [1n, 1n, 1n, -1n]),
      positiveRationals,
    )
    .map(([ints, factor]) => ints.map((n) => multiply(rational(n), factor))),
  fc.array(rationals, { minLength: 1, maxLength: 3 }),
);

/** The largest value of w·t on the ball, where it is rational and simple to say. */
function reachIfRational(p: string, radius: Rational, w: readonly Rational[]): Rational {
  const sizes = w.map(absolute);
  const sum = sizes.reduce(add);
  const most = sizes.reduce((a, b) => (subtract(a, b).num < 0n ? b : a));
  const square = sizes.map((x) => multiply(x, x)).reduce(add);
  if (p === "1") return multiply(radius, most);
  if (p === "inf") return multiply(radius, sum);
  return multiply(radius, rational(integerSqrt(square.num * square.den), square.den));
}

/** ⌊√n⌋ by Newton's method from above. */
function integerSqrt(n: bigint): bigint {
  let x = 1n << BigInt(n.toString(2).length);
  while (x * x > n) x = (x + n / x) / 2n;
  return x;
}

/** Values at the centre: at the reach, 10⁻³⁰ to either side of it, its opposite, or anything. */
interface Decision {
  readonly p: "1" | "2" | "inf";
  readonly w: readonly Rational[];
  readonly radius: Rational;
  readonly value: Rational;
}

function decisions(norms: fc.Arbitrary<Decision["p"]>): fc.Arbitrary<Decision> {
  return fc
    .record({
      p: norms,
      w: linearParts,
      radius: positiveRationals,
      where: fc.constantFrom("at", "above", "below", "opposite", "free"),
      free: rationals,
    })
    .map(({ p, w, radius, where, free }) => {
      const reach = reachIfRational(p, radius, w);
      const values = {
        at: reach,
        above: add(reach, TINY),
        below: subtract(reach, TINY),
        opposite: negate(reach),
        free,
      };
      return { p, w, radius, value: values[where] };
    });
}

/** ℓ ≥ 0 on the ball, by the oracle: ℓ(c) ≥ 0 and radius·‖w‖_q ≤ ℓ(c). The sign of the difference. */
function oracleSide(p: string, w: readonly Rational[], radius: Rational, value: Rational): number {
  if (value.num < 0n) return -1;
  return -normAgainst(
    dual(p),
    w.map((x) => fraction(spelled(x))),
    fraction(spelled(divide(value, radius))),
  );
}

const powers = fc.constantFrom("3" as const, "3/2" as const);

describe("P2: half-spaces", () => {
  it("for p = 1, 2, ∞ and every ball, `isInside` and `isStrictlyInside` agree with the oracle", () => {
    fc.assert(
      fc.property(decisions(closedFormExponents), ({ p, w, radius, value }) => {
        const reach = reachOf(normOfExponent(p), radius, scaled(w));
        const side = oracleSide(p, w, radius, value);
        expect(isInside(value.num, value.den, reach)).toBe(side >= 0);
        expect(isStrictlyInside(value.num, value.den, reach)).toBe(side > 0);
      }),
    );
  });

  it("for p = 1, ∞ and every ball that is not inside, an extreme point of it violates ℓ ≥ 0", () => {
    fc.assert(
      fc.property(decisions(fc.constantFrom("1", "inf")), ({ p, w, radius, value }) => {
        const reach = reachOf(normOfExponent(p), radius, scaled(w));
        const centre = w.map(() => "0");
        const worst = supportPoint(p, centre, spelled(radius), spelledAll(w.map(negate)));
        expect(isInBall(p, centre, spelled(radius), worst)).toBe(true);
        const slopes = w.map((x) => fraction(spelled(x)));
        const least = dot(slopes, worst.map(fraction)).add(fraction(spelled(value)));
        expect(isInside(value.num, value.den, reach)).toBe(sign(least) >= 0);
      }),
    );
  });

  it("for p = 3, 3/2 and every ball that is inside without a witness, the oracle agrees", () => {
    fc.assert(
      fc.property(powers, decisions(closedFormExponents), (p, { w, radius, value }) => {
        const reach = reachOf(normOfExponent(p), radius, scaled(w));
        if (isInside(value.num, value.den, reach)) {
          expect(oracleSide(p, w, radius, value)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

type Power = Extract<Norm, { kind: "power" }>;
const POWERS: readonly (Power & { readonly text: string })[] = [
  { kind: "power", a: 3n, b: 1n, text: "3" },
  { kind: "power", a: 3n, b: 2n, text: "3/2" },
  { kind: "power", a: 5n, b: 3n, text: "5/3" },
];

/** Witnesses with any α and τ, right or wrong; M is at, just above or just below μ^p. */
const witnesses = fc
  .record({
    norm: fc.constantFrom(...POWERS),
    direction: fc.array(fc.oneof(integersOfBits(1), integersOfBits(6)), {
      minLength: 1,
      maxLength: 3,
    }),
    alpha: fc.oneof(smallRationals(9n), fc.constant(rational(100n))),
    tau: smallRationals(4n),
    atSphere: fc.boolean(),
    root: positiveRationals.map((r) => rational((r.num % 50n) + 1n, (r.den % 50n) + 1n)),
    off: fc.constantFrom(rational(0n), TINY, negate(TINY), rational(1n, 7n)),
  })
  .map(({ norm, direction, alpha, tau, atSphere, root, off }) => {
    // radius = root^b, so radius^p = root^a is rational.
    const radius = rational(root.num ** norm.b, root.den ** norm.b);
    const power = add(rational(root.num ** norm.a, root.den ** norm.a), off);
    // At τ = root the tangents touch where |t_k| = radius; elsewhere they differ by coordinate.
    const taus = direction.map((_, k) =>
      atSphere ? root : multiply(tau, rational(BigInt(k + 1))),
    );
    return { norm, radius, off, witness: { direction, alpha, taus, power } };
  });

describe("P2: Young's bound", () => {
  it("for every witness that is taken, the bound is at least the reach the oracle knows", () => {
    fc.assert(
      fc.property(witnesses, ({ norm, radius, witness }) => {
        const bound = reachByYoung(norm.a, norm.b, radius, witness);
        // A witness that is not taken says nothing: Σ|w_k|·radius takes its place.
        const wide = bound ?? multiply(radius, rational(witness.direction.reduce(sumOfSizes, 0n)));
        const w = witness.direction.map((n) => fraction(`${n}`));
        const side = normAgainst(dual(norm.text), w, fraction(spelled(divide(wide, radius))));
        expect(side).toBeLessThanOrEqual(0);
      }),
    );
  });

  it("a witness is taken exactly if α, τ, M ≥ 0 and M is not below μ^p", () => {
    fc.assert(
      fc.property(witnesses, ({ norm, radius, off, witness }) => {
        const signs = [witness.alpha, witness.power, ...witness.taus].every((x) => x.num >= 0n);
        const bound = reachByYoung(norm.a, norm.b, radius, witness);
        expect(bound !== undefined).toBe(signs && off.num >= 0n);
      }),
    );
  });
});

function sumOfSizes(sum: bigint, n: bigint): bigint {
  return sum + (n < 0n ? -n : n);
}
