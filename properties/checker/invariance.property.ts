// P8 to P12: what follows from an accepted certificate, and what changes no verdict.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { multiply, type Rational, rational } from "../../src/numbers/index.js";
import { trueClaims } from "../../src/testing/arbitraries/claims.js";
import type { DrawnClaim } from "../../src/testing/arbitraries/drawn-claim.js";
import { limitFactors } from "../../src/testing/arbitraries/datasets.js";
import type { Exponent } from "../../src/testing/arbitraries/norms.js";
import {
  positiveRationals,
  rationals,
  smallRationals,
} from "../../src/testing/arbitraries/rationals.js";
import {
  coordinatesPermuted,
  pointsPermuted,
  translated,
  unitsPermuted,
  unitScaled,
} from "./changes-of-claims.js";
import { runs } from "../runs.js";
import { isAccepted, textOf, verdictOf } from "./text-of-claim.js";

const shrinks: fc.Arbitrary<Rational> = fc.constantFrom(
  rational(1n, 10n ** 50n),
  rational(1n, 1000n),
  rational(1n, 2n),
  rational(2n, 3n),
  rational(10n ** 30n - 1n, 10n ** 30n),
);

/** Claims about at least as often false as true: beyond the radius of a true one. */
const either: fc.Arbitrary<DrawnClaim> = fc
  .tuple(trueClaims, fc.oneof(limitFactors, fc.constantFrom(rational(2n), rational(100n))))
  .map(([claim, factor]) => ({ ...claim, radius: multiply(claim.radius, factor) }));

const order = fc.array(fc.nat({ max: 60 }), { minLength: 12, maxLength: 12 });

function withRadius(claim: DrawnClaim, factor: Rational): DrawnClaim {
  return { ...claim, radius: multiply(claim.radius, factor) };
}

describe("P8: a smaller radius", () => {
  it("every certificate accepted at a radius is accepted, otherwise unchanged, at every smaller one", () => {
    fc.assert(
      fc.property(trueClaims, shrinks, (claim, shrink) => {
        const text = textOf(claim);
        fc.pre(verdictOf(text).verdict === "accepted");
        const { num, den } = multiply(claim.radius, shrink);
        const spelled = den === 1n ? `${num}` : `${num}/${den}`;
        const smaller = text.replace(/"radius":"[^"]*"/u, `"radius":"${spelled}"`);
        expect(smaller).not.toBe(text);
        expect(verdictOf(smaller).verdict).toBe("accepted");
      }),
      runs(40),
    );
  });
});

describe("P9: nested balls", () => {
  /** From the largest ball to the smallest. */
  const NESTED: readonly Exponent[] = ["inf", "3", "2", "3/2", "1"];
  /** What the reach witnesses for p = a/b may lose. */
  const SLACK = rational(10n ** 9n - 1n, 10n ** 9n);

  it("every claim accepted for p is accepted for every smaller p, with slack where a witness is needed", () => {
    fc.assert(
      fc.property(trueClaims, (claim) => {
        fc.pre(isAccepted(claim));
        for (const p of NESTED.slice(NESTED.indexOf(claim.p) + 1)) {
          const exact = p === "2" || p === "1";
          const smaller = {
            ...claim,
            p,
            radius: multiply(claim.radius, exact ? rational(1n) : SLACK),
          };
          expect([p, isAccepted(smaller)]).toEqual([p, true]);
        }
      }),
      runs(40),
    );
  });

  it("every certificate accepted for ∞ is accepted for 2 and then for 1 when only the norm is changed", () => {
    fc.assert(
      fc.property(trueClaims, shrinks, (claim, shrink) => {
        const largest = withRadius({ ...claim, p: "inf" }, shrink);
        const text = textOf(largest);
        const accepted = ["inf", "2", "1"].map(
          (p) => verdictOf(text.replace('"norm":"inf"', `"norm":"${p}"`)).verdict === "accepted",
        );
        expect(accepted).toEqual([...accepted].sort());
      }),
      runs(40),
    );
  });
});

describe("P10: permutations", () => {
  it("the verdict of every claim is the same for its points in another order", () => {
    fc.assert(
      fc.property(either, order, (claim, permutation) => {
        expect(isAccepted(pointsPermuted(claim, permutation))).toBe(isAccepted(claim));
      }),
      runs(40),
    );
  });

  it("the verdict of every claim is the same for its coordinates in another order", () => {
    fc.assert(
      fc.property(either, order, (claim, permutation) => {
        expect(isAccepted(coordinatesPermuted(claim, permutation))).toBe(isAccepted(claim));
      }),
      runs(40),
    );
  });

  it("the verdict of every claim is the same for the units of a hidden layer in another order", () => {
    fc.assert(
      fc.property(either, fc.nat(), order, (claim, layer, permutation) => {
        expect(isAccepted(unitsPermuted(claim, layer, permutation))).toBe(isAccepted(claim));
      }),
      runs(40),
    );
  });
});

describe("P11: scaling of units", () => {
  it("the verdict of every claim is the same when a hidden unit is scaled and its readers make up for it", () => {
    fc.assert(
      fc.property(either, fc.nat(), fc.nat(), positiveRationals, (claim, layer, unit, factor) => {
        const before = isAccepted(claim);
        for (const by of [factor, rational(factor.den, factor.num)]) {
          const after = verdictOf(textOf(unitScaled(claim, layer, unit, by)));
          // Factors of thousands of digits may end beyond a limit, which says nothing.
          if (after.verdict !== "declined") expect(after.verdict === "accepted").toBe(before);
        }
      }),
      runs(40),
    );
  });
});

describe("P12: translation", () => {
  it("the verdict of every claim is the same when its points move and the first biases make up for it", () => {
    const vectors = fc.array(fc.oneof(smallRationals(9n), rationals), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(
      fc.property(either, vectors, (claim, by) => {
        const after = verdictOf(textOf(translated(claim, by)));
        if (after.verdict !== "declined") {
          expect(after.verdict === "accepted").toBe(isAccepted(claim));
        }
      }),
      runs(40),
    );
  });
});
