// Slopes and Sobolev bounds of data at scales that doubles do not hold are those at 1, in other units.
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { pointsAt, powerOfTen, rescaled } from "../constructions/rescaled.js";
import { scattered } from "../constructions/scattered.js";
import { multiply, type Rational, rational, scaled } from "../../src/numbers/index.js";
import { pointsOfBall, tracesAt } from "../../src/oracle/index.js";
import { phasesOnBall } from "../../src/lipschitz/open-units.js";
import { classBound, dataProblem, drawnModel, sobolevBoundLines } from "../../src/sobolev/index.js";
import {
  type DrawnLayer,
  type DrawnNetwork,
  networks,
} from "../../src/testing/arbitraries/networks.js";
import { type Exponent, exponents } from "../../src/testing/arbitraries/norms.js";
import { smallRationals } from "../../src/testing/arbitraries/rationals.js";
import {
  kernelNetwork,
  normOfExponent,
  oracleNetwork,
  spelled,
  spelledAll,
} from "../../src/testing/translation.js";
import { runs } from "../runs.js";

/** Numbers of 9,000 digits take long, and few say it all. */
const powers = fc.oneof(
  { arbitrary: fc.constantFrom(-400, -300, 300, 400), weight: 15 },
  { arbitrary: fc.constantFrom(-9000, 9000), weight: 1 },
);
const place = fc.tuple(smallRationals(8n), smallRationals(8n));
const radii = fc.integer({ min: 1, max: 16 }).map((n) => rational(BigInt(n), 8n));

/** Values of the hidden units at points of the ball, a row per point. */
function hiddenValues(
  drawn: DrawnNetwork,
  at: readonly Rational[],
  radius: Rational,
  p: Exponent,
): readonly (readonly string[])[] {
  const points = pointsOfBall(p, spelledAll(at), spelled(radius), { seed: "", count: 8 });
  return points.map((point) => tracesAt(oracleNetwork(drawn), point).slice(0, -1).flat());
}

/**
 * −10⁵⁰·0 and 10⁵⁰·0 on the ball: the third unit is 0 there, and so both active and inactive. Found by 840
 * draws; far away the first touches 0 no longer for certain, and the third became the other of the two.
 */
const ZERO_UNIT: DrawnNetwork = (() => {
  const [none, large, less] = [rational(0n), powerOfTen(50), rational(-1n)];
  const single = (weights: readonly Rational[]): DrawnLayer => ({
    weights: [weights],
    biases: [none],
  });
  return {
    inputs: 2,
    layers: [single([none, large]), single([less]), single([large]), single([less])],
  };
})();
const touching: [Rational, Rational] = [rational(0n), rational(1n)];

test("for all networks, balls and powers of ten, the phases of units are those at 1", () => {
  const units = { decided: 0, open: 0, lost: 0, zero: 0 };
  fc.assert(
    fc.property(
      ...[networks({ inputs: 2 }), place, radii, exponents, powers],
      (drawn, at, radius, p, k) => {
        const [network, norm, unit] = [kernelNetwork(drawn), normOfExponent(p), powerOfTen(k)];
        const plain = phasesOnBall(network, scaled(at), radius, norm).flat();
        const centre = scaled(at.map((x) => multiply(x, unit)));
        const far = phasesOnBall(rescaled(network, unit), centre, multiply(radius, unit), norm);
        far.flat().forEach((phase, u) => {
          const own = plain[u] ?? "open";
          if (own === "open") units.open += 1;
          else units.decided += 1;
          if (own === "open" || phase === own) return;
          // Numbers are rounded there: what touches 0 may be open, and turns into its opposite only if it is 0.
          if (phase === "open") units.lost += 1;
          else {
            const values = hiddenValues(drawn, at, radius, p).map((row) => row[u]);
            expect([...new Set(values)]).toEqual(["0"]);
            units.zero += 1;
          }
        });
      },
    ),
    { ...runs(60), examples: [[ZERO_UNIT, touching, rational(1n), "1", -400]] },
  );
  console.log(
    `units: ${units.decided} decided, ${units.lost} of them lost, ${units.zero} always 0, ${units.open} open`,
  );
  expect(units.zero).toBeGreaterThan(0);
  expect(units.decided).toBeGreaterThan(units.open / 5);
  expect(units.lost).toBeLessThan(units.decided / 10);
});

test("for all data at scales that a certificate can hold, a Sobolev bound that is found is accepted", () => {
  let found = 0;
  let all = 0;
  const data = scattered({ dimensions: [1, 2], points: [6, 9] });
  fc.assert(
    fc.property(data, fc.constantFrom(-400, -300, 300, 400), fc.string(), (drawn, k, seed) => {
      const dataset: Dataset = pointsAt(drawn, [powerOfTen(k)]);
      const model = drawnModel("random", dataset.dimension, 4, seed);
      const answer = classBound(dataProblem(dataset, model, 2, seed), rational(0n), undefined);
      all += 1;
      if (typeof answer === "string") return;
      const { question, evidence, bound } = answer;
      const text = `${[...sobolevBoundLines(question, evidence, bound, "")].join("\n")}\n`;
      expect(checkText(text).verdict).toBe("accepted");
      found += 1;
    }),
    runs(10),
  );
  expect(found).toBeGreaterThan(all / 2);
});
