// P4, P5, P13 for the construction `square`, and its published sizes.
import { datasetOfDrawn } from "../../src/testing/translation.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { squareBounds } from "../../src/bounds/square-network.js";
import { square } from "../../src/constructions/published/square/square.js";
import { NORM_TWO } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { datasets, limitFactors } from "../../src/testing/arbitraries/datasets.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { constructed } from "./certified.js";
import { expectAccepted, expectFormula, expectUpToLimit, radiusAt } from "./every-ratio.js";
import { settingOfDrawn, valueOf } from "./published.js";
import { runs } from "../runs.js";

const hard = datasets({ dimension: 3, points: 5 });
const withLimit = datasets({ kinds: ["packed", "grid", "simplex"], dimension: 3, points: 5 });
const ratios = fc.constantFrom(
  rational(1n, 1000n),
  rational(1n, 10n),
  rational(1n, 2n),
  rational(9n, 10n),
  rational(99n, 100n),
  rational(999n, 1000n),
);

test("for all datasets and norms, with no radius given, is accepted, and no point is wrong", async () => {
  await fc.assert(
    fc.asyncProperty(hard, exponents, async (drawn, p) => {
      await expectAccepted(square, drawn, p, undefined);
    }),
    runs(12),
  );
});

test("for all datasets and every ratio up to 0.999 of p = 2, is accepted", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, ratios, async (drawn, ratio) => {
      await expectAccepted(square, drawn, "2", radiusAt(drawn, ratio));
    }),
    runs(12),
  );
});

test("for all datasets whose limit is known, p = 2, it is built below it and not from it on", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, limitFactors, async (drawn, factor) => {
      await expectUpToLimit(square, drawn, "2", factor);
    }),
    runs(30),
  );
});

test("for all datasets, the network has exactly the width, depth and parameters of its formula", async () => {
  await fc.assert(
    fc.asyncProperty(hard, exponents, async (drawn, p) => {
      await expectFormula(square, drawn, p);
    }),
    runs(25),
  );
});

test("for all ratios of p = 2, width, depth and parameters are within the published formulas", async () => {
  await fc.assert(
    fc.asyncProperty(withLimit, ratios, async (drawn, ratio) => {
      const radius = radiusAt(drawn, ratio);
      const { formula } = await constructed(square, datasetOfDrawn(drawn), NORM_TWO, radius);
      const setting = settingOfDrawn(drawn, NORM_TWO, ratio);
      const most = (name: string): bigint => valueOf(squareBounds, name, setting);
      expect(BigInt(formula.width)).toBe(most("squares-width"));
      expect(BigInt(formula.depth)).toBeLessThanOrEqual(most("squares-depth"));
      expect(BigInt(formula.parameters)).toBeLessThanOrEqual(most("squares-parameters"));
    }),
    runs(25),
  );
});
