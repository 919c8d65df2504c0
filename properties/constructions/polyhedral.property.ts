// P4, P5, P13 for the construction `polyhedral`, and that its Lipschitz constant is the least there is.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { polyhedral } from "../../src/constructions/polyhedral/polyhedral.js";
import { type Network } from "../../src/kernel/index.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { at, compare, type Rational, rational, type Scaled } from "../../src/numbers/index.js";
import { gradientWith, phasesAbout } from "../../src/lipschitz/gradient-at.js";
import { datasets, limitFactors } from "../../src/testing/arbitraries/datasets.js";
import { datasetOfDrawn, normOfExponent } from "../../src/testing/translation.js";
import { constructed, judged } from "./certified.js";
import { expectAccepted, expectFormula, expectUpToLimit, radiusAt, ratios } from "./every-ratio.js";
import { coordinatesOf, dualSize, placesAbout, steepestPair } from "./slopes-of-data.js";
import { runs } from "../runs.js";

const hard = datasets({ dimension: 4, points: 7 });
const withLimit = datasets({ kinds: ["packed", "grid", "simplex"], dimension: 5, points: 7 });
const norms = ["1", "inf"] as const;

/** Weights along, and steps aside; the least is beyond a point, the largest beyond its neighbour. */
const draws = fc.array(fc.integer({ min: -3, max: 15 }), { minLength: 1, maxLength: 12 });

function outputAt(network: Network, point: Scaled): Rational {
  const { ints, den } = evaluate(network, point);
  return rational(at(ints, 0), den);
}

/** The gradient of the network at a point, or nothing where a unit is at its kink. */
function gradientsAt(network: Network, point: Scaled): Rational[][] {
  const phases = phasesAbout(network, point);
  const gradient = phases === undefined ? undefined : gradientWith(network, 0, phases);
  return gradient === undefined ? [] : [coordinatesOf(gradient)];
}

test("for all datasets, p = 1, ∞, the network is accepted at almost the whole separation", async () => {
  await fc.assert(
    fc.asyncProperty(hard, fc.constantFrom(...norms), async (drawn, p) => {
      await expectAccepted(polyhedral, drawn, p, undefined);
    }),
    runs(30),
  );
});

describe.each(norms)("p = %s", (p) => {
  const norm = normOfExponent(p);

  test("for all datasets and ratios up to 0.999, the oracle finds no wrong point", async () => {
    await fc.assert(
      fc.asyncProperty(withLimit, ratios, async (drawn, ratio) => {
        const dataset = datasetOfDrawn(drawn);
        const radius = radiusAt(drawn, ratio);
        const built = await constructed(polyhedral, dataset, norm, radius);
        expect((await judged(dataset, p, built)).wrong).toEqual([]);
      }),
      runs(15),
    );
  });

  test("for all datasets whose limit is known, it is built below it and not from it on", async () => {
    await fc.assert(
      fc.asyncProperty(withLimit, limitFactors, async (drawn, factor) => {
        await expectUpToLimit(polyhedral, drawn, p, factor);
      }),
      runs(30),
    );
  });

  test("for all datasets, the network has exactly the width, depth and parameters of its formula", async () => {
    await fc.assert(
      fc.asyncProperty(hard, async (drawn) => {
        await expectFormula(polyhedral, drawn, p);
      }),
      runs(30),
    );
  });

  test("for all datasets, no gradient is steeper than what two balls ask of every function", async () => {
    await fc.assert(
      fc.asyncProperty(hard, draws, async (drawn, own) => {
        const dataset = datasetOfDrawn(drawn);
        const built = await constructed(polyhedral, dataset, norm, undefined);
        const { network, radius, values } = built;
        const { slope, ends } = steepestPair(dataset, p, radius, values);
        const places = [...placesAbout(dataset, own), ...dataset.points.map(({ point }) => point)];
        const steeper = places
          .flatMap((point) => gradientsAt(network, point))
          .filter((gradient) => compare(dualSize(p, gradient), slope) > 0);
        expect(steeper).toEqual([]);
        expect(ends.map(({ point }) => outputAt(network, point))).toEqual(
          ends.map(({ value }) => value),
        );
        expect(built.slope).toEqual(slope);
      }),
      runs(30),
    );
  });
});
