// Fast and plain say the same of every ball by + and -: at the radius that just holds, beyond it, with wrong letters.
import fc from "fast-check";
import { expect, it } from "vitest";
import { evidenceOfPhases, phasesAt } from "../../src/certify/index.js";
import { lettersWay } from "../../src/kernel/fast/letters.js";
import {
  answered,
  linearParts,
  openBudget,
  shortOf,
  showBall,
  sumReach,
} from "../../src/kernel/index.js";
import { at, rational, scaled } from "../../src/numbers/index.js";
import { trueClaims } from "../../src/testing/arbitraries/claims.js";
import { kernelClaim, kernelNetwork } from "../../src/testing/translation.js";

it("fast and plain say the same of every ball by + and -", () => {
  const said = { shown: 0, refused: 0 };
  const factors = fc.constantFrom(1n, 1n, 2n, 100n);
  fc.assert(
    fc.property(trueClaims, factors, fc.nat(40), (claim, factor, flip) => {
      const network = kernelNetwork(claim.network);
      const { rule, norm } = kernelClaim(claim);
      const radius = rational(claim.radius.num * factor, claim.radius.den);
      const reaches = new Map();
      const parts = linearParts(network.inputs, norm, radius, reaches, sumReach(norm, radius));
      const plainParts = linearParts(network.inputs, norm, radius, reaches);
      const way = lettersWay(network.layers, parts);
      for (const [ball, point] of claim.points.entries()) {
        const centre = scaled(point);
        let unit = 0;
        const phases = phasesAt(network, centre).map((layer) =>
          layer.map((on) => ((unit += 1) === flip ? !on : on)),
        );
        const about = { network, rule, error: undefined, ball, label: at(claim.labels, ball) };
        const asked = { ...about, evidence: evidenceOfPhases(phases), rules: new Set<never>() };
        const plain = answered(() =>
          showBall({ ...asked, parts: plainParts, centre, budget: openBudget() }),
        );
        // Without a rival nothing is asked of the label, and the fast way leaves it.
        if (rule.kind === "argmax" && at(network.layers, network.layers.length - 1).rows.length < 2)
          continue;
        const expected = typeof plain === "string" ? plain : undefined;
        expect(way({ ...asked, parts }, shortOf(centre) ?? centre)).toBe(expected);
        said[expected === undefined ? "refused" : "shown"] += 1;
      }
    }),
  );
  expect(said.shown).toBeGreaterThan(20);
  expect(said.refused).toBeGreaterThan(20);
});
