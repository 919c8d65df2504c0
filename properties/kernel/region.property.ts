// P3: on a ball that lies in one activation region, the affine map found there is the network.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { patternAt } from "../../src/certify/index.js";
import {
  type AffineOutput,
  at,
  linearParts,
  phasesOf,
  type Rational,
  rational,
  regionOf,
  runsOf,
  scaled,
} from "../../src/kernel/index.js";
import { pointsOfBall } from "../../src/oracle/ball.js";
import { dot, fraction, spell } from "../../src/oracle/fraction.js";
import { failureOf } from "../../src/oracle/judge.js";
import { evaluateAt } from "../../src/oracle/network.js";
import { type DrawnClaim, oracleBall, trueClaims } from "../../src/testing/arbitraries/claims.js";
import {
  kernelNetwork,
  normOfExponent,
  oracleNetwork,
  spelled,
  spelledAll,
  spelledScaled,
} from "../../src/testing/translation.js";

/** Claims in the norms whose reaches need no witness. */
const closedForms = trueClaims.map(
  (claim): DrawnClaim => (claim.p === "3" || claim.p === "3/2" ? { ...claim, p: "1" } : claim),
);

function regionAt(claim: DrawnClaim, i: number): ReturnType<typeof regionOf> {
  const network = kernelNetwork(claim.network);
  const parts = linearParts(network.inputs, normOfExponent(claim.p), claim.radius, new Map());
  const centre = scaled(at(claim.points, i));
  return regionOf(network, parts, i, centre, patternAt(network, centre));
}

/** values + parts·(x − centre). */
function affineAt(
  output: AffineOutput,
  centre: readonly Rational[],
  x: readonly string[],
): string[] {
  const step = x.map((text, k) => fraction(text).sub(fraction(spelled(at(centre, k)))));
  return spelledScaled(output.values).map((value, n) => {
    const slope = spelledScaled(at(output.parts, n).w).map(fraction);
    return spell(fraction(value).add(dot(slope, step)));
  });
}

describe("P3: one activation region", () => {
  it("on every ball found stable, values and slopes give f at every sampled point", () => {
    fc.assert(
      fc.property(closedForms, (claim) => {
        for (const [i, centre] of claim.points.entries()) {
          const output = regionAt(claim, i);
          if (output.verdict !== "affine") throw new Error("p = 1 is implied by p = 3/2 and 3");
          const options = { seed: "region", count: 6, others: claim.points.map(spelledAll) };
          const radius = spelled(claim.radius);
          for (const x of pointsOfBall(claim.p, spelledAll(centre), radius, options)) {
            const wanted = evaluateAt(oracleNetwork(claim.network), x);
            expect(affineAt(output, centre, x)).toEqual(wanted);
          }
        }
      }),
    );
  });

  it("every ball is found stable, or refused at the unit the oracle names, at any radius", () => {
    const factors = fc.constantFrom(1n, 2n, 5n, 100n);
    fc.assert(
      fc.property(closedForms, factors, ({ radius, ...rest }, factor) => {
        const claim = { ...rest, radius: rational(radius.num * factor, radius.den) };
        const [found, wanted] = [regionAt(claim, 0), failureOf(oracleBall(claim, 0))];
        const unit =
          found.verdict === "rejected" && found.rejection.code === "unproved/neuron-not-stable"
            ? { what: "unit", layer: found.rejection.layer, neuron: found.rejection.neuron }
            : undefined;
        expect(unit).toEqual(wanted?.what === "unit" ? wanted : undefined);
      }),
    );
  });

  it("a pattern with any phase flipped is found stable exactly if the oracle finds it so", () => {
    fc.assert(
      fc.property(closedForms, fc.nat(), fc.nat(), (claim, l, n) => {
        const network = kernelNetwork(claim.network);
        fc.pre(network.layers.length > 1);
        const centre = scaled(at(claim.points, 0));
        const pattern = patternAt(network, centre);
        const layer = l % pattern.length;
        const width = at(network.layers, layer).rows.length;
        const neuron = n % width;
        const phases = phasesOf(at(pattern, layer), width) ?? [];
        const flipped = pattern.map((runs, index) =>
          index === layer ? runsOf(phases.map((on, k) => (k === neuron ? !on : on))) : runs,
        );
        const parts = linearParts(network.inputs, normOfExponent(claim.p), claim.radius, new Map());
        const found = regionOf(network, parts, 0, centre, flipped);
        const oracle = oracleBall(claim, 0);
        const signs = flipped.map((runs) =>
          runs.map((run) => (run.active ? "+" : "-").repeat(run.count)).join(""),
        );
        const wanted = failureOf({ ...oracle, phases: signs });
        expect(found.verdict === "affine").toBe(wanted?.what !== "unit");
      }),
    );
  });
});

describe("patterns", () => {
  it("every list of phases is the one its runs spell, and the runs alternate", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40, size: "max" }), (phases) => {
        const runs = runsOf(phases);
        expect(phasesOf(runs, phases.length)).toEqual(phases);
        expect(runs.every((run, k) => k === 0 || at(runs, k - 1).active !== run.active)).toBe(true);
        expect(phasesOf(runs, phases.length + 1)).toBeUndefined();
        expect(phases.length === 0 || phasesOf(runs, phases.length - 1) === undefined).toBe(true);
      }),
    );
  });
});
