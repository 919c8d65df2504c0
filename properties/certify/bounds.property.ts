// Evidence for any network: bounds of units that switch. The kernel proves what is proposed, and what is
// certified is true. (That a claim certified at a radius is certified at every smaller one is no theorem
// of this search: which of two lower bounds a unit gets depends on the radius, and neither is always better.)
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundFacts } from "../../src/certify/bound-facts.js";
import { NearBall } from "../../src/certify/near-form.js";
import { certify, nearNetwork, nearPoint } from "../../src/certify/index.js";
import { followBall } from "../../src/elaborate/index.js";
import { checkText } from "../../src/checker/index.js";
import { linearParts } from "../../src/kernel/index.js";
import { type Rational, rational, scaled } from "../../src/numbers/index.js";
import { pointsOfBall } from "../../src/oracle/ball.js";
import { labelOf } from "../../src/oracle/label.js";
import { evaluateAt } from "../../src/oracle/network.js";
import { type DrawnNetwork, networks, weights } from "../../src/testing/arbitraries/networks.js";
import { type Exponent, EXPONENTS } from "../../src/testing/arbitraries/norms.js";
import { smallRationals } from "../../src/testing/arbitraries/rationals.js";
import { runs } from "../runs.js";
import {
  datasetOf,
  kernelNetwork,
  normOfExponent,
  oracleNetwork,
  spelled,
  spelledAll,
} from "../../src/testing/translation.js";

/** A network, a point, and a ball about it on which units may well switch. */
interface Draw {
  readonly p: Exponent;
  readonly network: DrawnNetwork;
  readonly point: readonly Rational[];
  readonly radius: Rational;
}

function draws(weight: fc.Arbitrary<Rational>): fc.Arbitrary<Draw> {
  return fc
    .record({
      p: fc.constantFrom(...EXPONENTS),
      network: networks({ outputs: 3, hiddenLayers: 3, width: 5, weight }),
      point: fc.tuple(smallRationals(9n), smallRationals(9n), smallRationals(9n)),
      radius: fc.constantFrom(
        ...[1n, 2n, 4n, 16n, 64n].map((den) => rational(1n, den)),
        rational(3n),
      ),
    })
    .map((draw) => ({ ...draw, point: draw.point.slice(0, draw.network.inputs) }));
}

const ordinary = draws(smallRationals(7n));

/** The label that the network gives at the centre; 0 where it gives none. */
function labelAtCentre({ network, point }: Draw): number {
  return labelOf({ kind: "argmax" }, evaluateAt(oracleNetwork(network), spelledAll(point))) ?? 0;
}

/** What certify writes about the ball of a draw; undefined if it finds no evidence. */
async function certificateOf(draw: Draw): Promise<string | undefined> {
  const { p, network, point, radius } = draw;
  const rule = { kind: "argmax" } as const;
  const claim = { p, network, rule, classes: 3, points: [point], labels: [labelAtCentre(draw)] };
  const dataset = datasetOf({ ...claim, radius });
  const norm = normOfExponent(p);
  const made = await certify({ network: kernelNetwork(network), dataset, norm, radius, rule });
  if (made.verdict !== "certified") return undefined;
  return [...made.lines()].map((line) => `${line}\n`).join("");
}

/** Points of the ball that the oracle labels otherwise. */
function wrongPoints(draw: Draw): string[][] {
  const { p, network, point, radius } = draw;
  const oracle = oracleNetwork(network);
  const options = { seed: "bounds", count: 24 };
  const points = pointsOfBall(p, spelledAll(point), spelled(radius), options);
  const label = labelAtCentre(draw);
  return points.filter((x) => labelOf({ kind: "argmax" }, evaluateAt(oracle, x)) !== label);
}

describe("evidence for any network", () => {
  it("for all networks and balls, what is certified is accepted, and the oracle finds no wrong point", async () => {
    await fc.assert(
      fc.asyncProperty(ordinary, async (draw) => {
        const text = await certificateOf(draw);
        fc.pre(text !== undefined);
        expect(checkText(text).verdict).toBe("accepted");
        expect(wrongPoints(draw)).toEqual([]);
      }),
      runs(100),
    );
  });

  it("at least one draw in twenty is certified by bounds", async () => {
    const drawn = fc.sample(ordinary, { numRuns: 200, seed: 1 });
    let count = 0;
    for (const draw of drawn) {
      if ((await certificateOf(draw))?.includes('"facts":[{') === true) count += 1;
    }
    expect(count).toBeGreaterThanOrEqual(10);
  });

  it("for all networks, also with weights of 10^±50, and balls, the kernel proves every fact that is proposed", () => {
    fc.assert(
      fc.property(draws(weights), ({ p, network: drawn, point, radius }) => {
        const network = kernelNetwork(drawn);
        const norm = normOfExponent(p);
        const centre = scaled(point);
        const doubles = nearNetwork(network);
        const facts = boundFacts(doubles, new NearBall(doubles, norm, radius, nearPoint(centre)));
        const parts = linearParts(network.inputs, norm, radius, new Map());
        const about = {
          network,
          parts,
          ball: 0,
          centre,
          label: 0,
          rule: { kind: "argmax" } as const,
        };
        const output = followBall({
          ...about,
          families: facts ?? [],
          except: [],
          error: undefined,
        });
        expect(output.verdict).toBe("followed");
      }),
      runs(200),
    );
  });
});
