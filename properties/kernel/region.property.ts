// P3: on a ball that lies in one activation region, the affine map found there is the network.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evidenceOfPhases, type Phases, phasesAt } from "../../src/certify/index.js";
import { affineOutputs, runsOf } from "../../src/elaborate/index.js";
import {
  answered,
  linearParts,
  openBudget,
  type Refusal,
  type Rows,
  showBall,
  type Statement,
} from "../../src/kernel/index.js";
import { at, type Rational, rational, scaled } from "../../src/numbers/index.js";
import { pointsOfBall } from "../../src/oracle/ball.js";
import { dot, fraction, spell } from "../../src/oracle/fraction.js";
import { failureOf } from "../../src/oracle/judge.js";
import { evaluateAt } from "../../src/oracle/network.js";
import { oracleBall, trueClaims } from "../../src/testing/arbitraries/claims.js";
import type { DrawnClaim } from "../../src/testing/arbitraries/drawn-claim.js";
import {
  kernelClaim,
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

/** What the kernel says of a ball whose units have these phases. */
function shownWith(claim: DrawnClaim, i: number, phases: Phases): { is: Statement } | Refusal {
  const network = kernelNetwork(claim.network);
  const { rule, norm, radius } = kernelClaim(claim);
  const parts = linearParts(network.inputs, norm, radius, new Map());
  const centre = scaled(at(claim.points, i));
  const about = {
    network,
    parts,
    rule,
    error: undefined,
    ball: i,
    centre,
    label: at(claim.labels, i),
  };
  const evidence = evidenceOfPhases(phases);
  return answered(() => ({
    is: showBall({ ...about, evidence, budget: openBudget(), rules: new Set() }),
  }));
}

/** values + parts·(x − centre). */
function affineAt(
  { values, parts }: Rows,
  centre: readonly Rational[],
  x: readonly string[],
): string[] {
  const step = x.map((text, k) => fraction(text).sub(fraction(spelled(at(centre, k)))));
  return spelledScaled(values).map((value, n) => {
    const slope = spelledScaled(at(parts, n).w).map(fraction);
    return spell(fraction(value).add(dot(slope, step)));
  });
}

function unitOf(said: { is: Statement } | Refusal): object | undefined {
  if (!("verdict" in said) || said.verdict !== "rejected") return undefined;
  const { rejection } = said;
  if (rejection.code !== "unproved/neuron-not-stable") return undefined;
  return { what: "unit", layer: rejection.layer, neuron: rejection.neuron };
}

describe("P3: one activation region", () => {
  it("on every ball found stable, values and slopes give f at every sampled point", () => {
    fc.assert(
      fc.property(closedForms, (claim) => {
        const network = kernelNetwork(claim.network);
        const parts = linearParts(network.inputs, normOfExponent(claim.p), claim.radius, new Map());
        for (const [i, centre] of claim.points.entries()) {
          expect(shownWith(claim, i, phasesAt(network, scaled(centre)))).toEqual({
            is: "one-activation-region",
          });
          const output = affineOutputs(network, parts, scaled(centre));
          if (output === undefined || "verdict" in output) throw new Error("not affine");
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
        const phases = phasesAt(kernelNetwork(claim.network), scaled(at(claim.points, 0)));
        const wanted = failureOf(oracleBall(claim, 0));
        expect(unitOf(shownWith(claim, 0, phases))).toEqual(
          wanted?.what === "unit" ? wanted : undefined,
        );
      }),
    );
  });

  it("phases with any one flipped are found stable exactly if the oracle finds them so", () => {
    fc.assert(
      fc.property(closedForms, fc.nat(), fc.nat(), (claim, l, n) => {
        const network = kernelNetwork(claim.network);
        fc.pre(network.layers.length > 1);
        const phases = phasesAt(network, scaled(at(claim.points, 0)));
        const layer = l % phases.length;
        const neuron = n % at(phases, layer).length;
        const flipped = phases.map((own, index) =>
          own.map((on, k) => (index === layer && k === neuron ? !on : on)),
        );
        const signs = flipped.map((own) => own.map((on) => (on ? "+" : "-")).join(""));
        const wanted = failureOf({ ...oracleBall(claim, 0), phases: signs });
        expect(unitOf(shownWith(claim, 0, flipped)) === undefined).toBe(wanted?.what !== "unit");
      }),
    );
  });
});

describe("letters", () => {
  it("every list of letters is the one its runs spell, and the runs are maximal", () => {
    const letters = fc.constantFrom("+", "-", "a", "z", "o", "d");
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40, size: "max" }), (drawn) => {
        const runs = runsOf(drawn);
        expect(runs.flatMap(({ letter, count }) => new Array<string>(count).fill(letter))).toEqual(
          drawn,
        );
        expect(runs.every((run, k) => k === 0 || at(runs, k - 1).letter !== run.letter)).toBe(true);
      }),
    );
  });
});
