// Upper bounds are above every slope that the oracle measures; witnesses and laws hold for all networks.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, compare, type Rational, rational, scaled } from "../../src/numbers/index.js";
import { gradientWith, phasesAbout } from "../../src/lipschitz/gradient-at.js";
import { localConstants } from "../../src/lipschitz/local.js";
import { phasesOnBall } from "../../src/lipschitz/open-units.js";
import { spectralLaws } from "../../src/lipschitz/spectral-law.js";
import { upperBounds } from "../../src/lipschitz/upper.js";
import { gradientWitness, pairWitness } from "../../src/lipschitz/witness.js";
import { pointsOfBall } from "../../src/oracle/ball.js";
import { dot, fraction, sign } from "../../src/oracle/fraction.js";
import { evaluateAt, tracesAt } from "../../src/oracle/network.js";
import { normAgainst } from "../../src/oracle/norm.js";
import { networks } from "../../src/testing/arbitraries/networks.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { smallRationals } from "../../src/testing/arbitraries/rationals.js";
import {
  kernelNetwork,
  normOfExponent,
  oracleNetwork,
  spelled,
  spelledAll,
} from "../../src/testing/translation.js";

const net = networks({ inputs: 2 });
const place = fc.tuple(smallRationals(8n), smallRationals(8n));

/** True if |f_k(x) − f_k(y)| ≤ slope·‖x − y‖_p for every output k, by the oracle alone. */
function isNotSteeper(
  network: ReturnType<typeof oracleNetwork>,
  p: string,
  x: readonly string[],
  y: readonly string[],
  slope: Rational,
): boolean {
  const step = x.map((text, k) => fraction(text).sub(fraction(at(y, k))));
  const [fx, fy] = [evaluateAt(network, x), evaluateAt(network, y)];
  return fx.every((value, k) => {
    const change = fraction(value)
      .sub(fraction(at(fy, k)))
      .abs();
    if (sign(change) === 0) return true;
    if (slope.num === 0n) return false;
    return normAgainst(p, step, change.div(fraction(spelled(slope)))) >= 0;
  });
}

describe("upper bounds", () => {
  it("are at least every slope between two points, for all networks, norms and points", () => {
    fc.assert(
      fc.property(net, exponents, place, place, (drawn, p, x, y) => {
        const bounds = upperBounds(kernelNetwork(drawn), normOfExponent(p));
        for (const bound of bounds) {
          const slope = bound.applies ? bound.value.upper : rational(0n);
          const isHeld = isNotSteeper(oracleNetwork(drawn), p, spelledAll(x), spelledAll(y), slope);
          expect(isHeld, bound.name).toBe(true);
        }
      }),
    );
  });

  it("by boxes are at most those by absolute rows, for all networks and norms", () => {
    fc.assert(
      fc.property(net, exponents, (drawn, p) => {
        const [, absolute, box] = upperBounds(kernelNetwork(drawn), normOfExponent(p));
        const ends = [absolute, box].map((b) =>
          b?.applies === true ? b.value.lower : rational(-1n),
        );
        expect(compare(at(ends, 1), at(ends, 0))).not.toBe(1);
      }),
    );
  });

  it("are at least the slope of every witness, for all networks, norms and points", () => {
    fc.assert(
      fc.property(net, exponents, place, place, (drawn, p, x, y) => {
        const network = kernelNetwork(drawn);
        const norm = normOfExponent(p);
        const found = [
          gradientWitness(network, scaled(x), norm),
          pairWitness(network, scaled(x), scaled(y), norm),
        ];
        for (const bound of upperBounds(network, norm)) {
          const upper = bound.applies ? bound.value.upper : rational(-1n);
          for (const witness of found) {
            if (witness !== undefined) expect(compare(witness.value.lower, upper)).not.toBe(1);
          }
        }
      }),
    );
  });
});

describe("gradients", () => {
  it("are the change of f on the way to points so near that no sign changes, for all networks", () => {
    fc.assert(
      fc.property(net, place, place, (drawn, x, y) => {
        const network = kernelNetwork(drawn);
        const phases = phasesAbout(network, scaled(x));
        const gradient = phases && gradientWith(network, 0, phases);
        if (gradient === undefined) return;
        const slope = gradient.ints.map((n) => fraction(`${n}/${gradient.den}`));
        // Weights have at most 256 bits, three layers of them: 2^−4096 is nearer than any wall.
        const tiny = fraction(`1/${1n << 4096n}`);
        const from = spelledAll(x);
        const step = spelledAll(y).map((text) => fraction(text).mul(tiny));
        const to = from.map((text, k) => {
          const sum = fraction(text).add(at(step, k));
          return `${sum.s < 0n ? "-" : ""}${sum.n}/${sum.d}`;
        });
        const [before, after] = [from, to].map((point) => evaluateAt(oracleNetwork(drawn), point));
        const change = fraction(at(after ?? [], 0)).sub(fraction(at(before ?? [], 0)));
        expect(change.equals(dot(slope, step))).toBe(true);
      }),
    );
  });
});

/** Deeper networks with small weights, in which open units meet again. */
const deep = networks({ inputs: 2, weight: smallRationals(3n) });

describe("balls", () => {
  it("have stable units only where no sampled point of the ball disagrees, for all networks", () => {
    fc.assert(
      fc.property(
        deep,
        exponents,
        place,
        smallRationals(4n),
        fc.string(),
        (drawn, p, x, r, seed) => {
          const radius = rational(r.num < 0n ? -r.num : r.num + 1n, r.den);
          const network = kernelNetwork(drawn);
          const phases = phasesOnBall(network, scaled(x), radius, normOfExponent(p));
          const points = pointsOfBall(p, spelledAll(x), spelled(radius), { seed, count: 8 });
          const wrong = points.flatMap((point) => {
            const traces = tracesAt(oracleNetwork(drawn), point);
            return phases.flatMap((layer, l) =>
              layer.filter((phase, n) => {
                const value = sign(fraction(at(at(traces, l), n)));
                return (phase === "active" && value < 0) || (phase === "inactive" && value > 0);
              }),
            );
          });
          expect(wrong).toEqual([]);
        },
      ),
    );
  });

  it("have constants that no two sampled points exceed, for all networks", async () => {
    await fc.assert(
      fc.asyncProperty(
        deep,
        exponents,
        place,
        smallRationals(4n),
        fc.string(),
        async (drawn, p, x, r, seed) => {
          const radius = rational(r.num < 0n ? -r.num : r.num + 1n, r.den);
          const network = kernelNetwork(drawn);
          const [found] = await localConstants(network, [scaled(x)], radius, normOfExponent(p));
          if (found === undefined) throw new Error("no constant");
          expect(compare(found.value.lower, found.value.upper)).not.toBe(1);
          const points = pointsOfBall(p, spelledAll(x), spelled(radius), { seed, count: 8 });
          const first = at(points, 0);
          for (const point of points.slice(0, 12)) {
            const isHeld = isNotSteeper(oracleNetwork(drawn), p, first, point, found.value.upper);
            expect(isHeld).toBe(true);
          }
        },
      ),
    );
  });
});

describe("the spectral law", () => {
  it("is obeyed by the product of layer norms, for all networks and labelled points", () => {
    const points = fc.array(fc.tuple(smallRationals(8n), smallRationals(8n), fc.boolean()), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(networks({ inputs: 2, outputs: 1 }), points, (drawn, labelled) => {
        const dataset = {
          ...{ dimension: 2, classes: ["0", "1"], source: "drawn" },
          points: labelled.map(([x, y, high], k) => ({
            ...{ point: scaled([x, y]), label: high ? 1 : 0, line: k + 1 },
          })),
        };
        const signs = labelled.map(([, , high]) => (high ? 1n : -1n));
        const found = spectralLaws(kernelNetwork(drawn), dataset, signs, rational(1n, 2n));
        for (const bound of found.filter(({ name }) => name !== "random-sign-law")) {
          if (!bound.applies) continue;
          const measured = bound.evidence?.["measured"];
          expect(compare(bound.value.lower, (measured as typeof bound.value).upper)).not.toBe(1);
        }
      }),
    );
  });
});
