import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rational } from "../../src/numbers/index.js";
import { failureOf } from "../../src/oracle/judge.js";
import { oracleBall, trueClaims } from "../../src/testing/arbitraries/claims.js";
import { EXPONENTS } from "../../src/testing/arbitraries/norms.js";

const MANY = 200;

describe("the arbitrary of claims", () => {
  it("every claim that is drawn holds, by the oracle's judge", () => {
    fc.assert(
      fc.property(trueClaims, (claim) => {
        const failures = claim.points.map((_, i) => failureOf(oracleBall(claim, i)));
        expect(new Set(failures)).toEqual(new Set([undefined]));
      }),
    );
  });

  it("rules, exponents, depths, labels and tight radii are drawn often enough", () => {
    const drawn = fc.sample(trueClaims, MANY);
    expect(new Set(drawn.map((claim) => claim.rule.kind)).size).toBe(3);
    expect(new Set(drawn.map((claim) => claim.p)).size).toBe(EXPONENTS.length);
    const deep = drawn.filter((claim) => claim.network.layers.length > 1);
    expect(deep.length).toBeGreaterThan((2 * MANY) / 5);
    const mixed = drawn.filter((claim) => new Set(claim.labels).size > 1);
    expect(mixed.length).toBeGreaterThan(MANY / 10);
    const tight = drawn.filter((claim) => {
      const { num, den } = claim.radius;
      const twice = { ...claim, radius: rational(2n * num, den) };
      return twice.points.some((_, i) => failureOf(oracleBall(twice, i)) !== undefined);
    });
    expect(tight.length).toBeGreaterThan(MANY / 5);
  });
});
