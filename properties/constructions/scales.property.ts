// Data at scales that doubles do not hold: what is found at one such scale is found at every other, and a
// mixture of scales up to 10^±400 ends with an answer.
import fc from "fast-check";
import { expect, test } from "vitest";
import { CONSTRUCTIONS } from "../../src/constructions/index.js";
import { separation } from "../../src/dataset/separation.js";
import { multiply, rational } from "../../src/numbers/index.js";
import { obstructionFor, widthEvidence } from "../../src/refute/index.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { normOfExponent } from "../../src/testing/translation.js";
import { runs } from "../runs.js";
import { pointsAt, powerOfTen } from "./rescaled.js";
import { scattered } from "./scattered.js";

const OPTIONS = { seed: "1", budget: 1 / 8 };
const small = scattered({ dimensions: [1, 2], points: [3, 6] });
const powers = fc.constantFrom(-9000, -400, -300, 300, 400, 9000);

/** Mixtures of 10^9000 and 10^-9000 end too, but take minutes: exact numbers of 60,000 bits. */
const mixed = fc.constantFrom(-400, -300, 0, 300, 400);

test("for all data, norms and scales beyond doubles, every construction answers as at 10^200", async () => {
  await fc.assert(
    fc.asyncProperty(small, exponents, powers, async (dataset, p, k) => {
      const norm = normOfExponent(p);
      const { bounds } = await separation(dataset, norm);
      const radius = multiply(bounds.lower, rational(1n, 3n));
      for (const one of CONSTRUCTIONS) {
        const [there, here] = await Promise.all(
          [powerOfTen(200), powerOfTen(k)].map(async (unit) => {
            const data = pointsAt(dataset, [unit]);
            return one.construct(data, norm, multiply(radius, unit), OPTIONS);
          }),
        );
        expect([one.name, here?.status, here?.detail]).toEqual([
          ...[one.name, there?.status, there?.detail],
        ]);
      }
    }),
    runs(4),
  );
});

test("for all data, norms and mixtures of scales, every construction and search ends with an answer", async () => {
  await fc.assert(
    fc.asyncProperty(small, exponents, mixed, mixed, async (dataset, p, j, k) => {
      const norm = normOfExponent(p);
      const data = pointsAt(dataset, [powerOfTen(j), powerOfTen(k)]);
      const { bounds } = await separation(data, norm);
      const radius = multiply(bounds.lower, rational(1n, 3n));
      for (const one of CONSTRUCTIONS) {
        const answer = await one.construct(data, norm, radius, OPTIONS);
        expect(["constructed", "unreached"]).toContain(answer.status);
      }
      const question = { dataset: data, norm, radius };
      expect(["found", "apart", "unknown", "doubles"]).toContain(
        widthEvidence(question, 1, "auto").kind,
      );
      obstructionFor(question);
    }),
    runs(4),
  );
});
