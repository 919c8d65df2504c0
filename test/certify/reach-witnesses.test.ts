// Evidence for reaches stays within what the checker raises to the a-th power, up to the largest exponents.
import { describe, expect, it } from "vitest";
import { reachWitness } from "../../src/certify/reach-witnesses.js";
import { LIMITS, normOf } from "../../src/kernel/index.js";
import { bitLength, compare, power, rational } from "../../src/numbers/index.js";
import { q } from "../exact.js";

/** Radii as ratios of separations give them: twelve digits. */
const RADII = [
  "999000000001/10000000000000",
  "127872105671/1000000000000",
  "8000006611/625000000000",
];

function powerNorm(text: string) {
  const norm = normOf(q(text));
  if (norm?.kind !== "power") throw new Error(text);
  return norm;
}

describe("the power of a reach witness", () => {
  it.each(["3", "40", "64", "64/63", "33/2"])(
    "p = %s: is at least μ^p, and its a-th power is not too long",
    (p) => {
      const norm = powerNorm(p);
      for (const text of RADII) {
        const { power: most, taus } = reachWitness([3n, -4n, 0n, 1n], norm, q(text));
        expect(compare(power(most, norm.b), power(q(text), norm.a))).not.toBe(-1);
        for (const { num, den } of [most, ...taus]) {
          const bits = Math.max(bitLength(num), bitLength(den)) * Number(norm.a);
          expect(bits).toBeLessThanOrEqual(LIMITS["value-bits"]);
        }
      }
    },
  );

  it("is exact where that is short, and tight where it is not", () => {
    const [radius] = RADII.map(q);
    if (radius === undefined) throw new Error("no radius");
    expect(reachWitness([1n, 1n], powerNorm("3"), radius).power).toEqual(power(radius, 3n));
    const { power: most } = reachWitness([1n, 1n], powerNorm("64"), radius);
    const exact = power(radius, 64n);
    const above = rational(exact.num * (10n ** 20n + 1n), exact.den * 10n ** 20n);
    expect([compare(exact, most), compare(most, above)]).toEqual([-1, -1]);
  });
});
