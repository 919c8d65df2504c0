// P4, P5, P13 for the gates of `gated-lattice`: on scattered data, which no single lattice serves.
import fc from "fast-check";
import { expect, test } from "vitest";
import { rational } from "../../src/numbers/index.js";
import { wideExponents } from "../../src/testing/arbitraries/norms.js";
import { runs } from "../runs.js";
import { acceptedWithGates, gatedAt, gatesOf, rightAtGates } from "./gates.js";
import { scattered } from "./scattered.js";

const data = scattered({ dimensions: [2, 3], points: [12, 24] });
/** Below 2/5 few of these data need a gate. */
const parts = fc.constantFrom(
  rational(2n, 5n),
  rational(3n, 5n),
  rational(4n, 5n),
  rational(9n, 10n),
);

test("for scattered data, norms and ratios, at least half of the networks have gates", async () => {
  let [networks, gated] = [0, 0];
  await fc.assert(
    fc.asyncProperty(data, wideExponents, parts, async (dataset, p, part) => {
      const answer = await gatedAt(dataset, p, part);
      if (answer === undefined) return;
      networks += 1;
      if (gatesOf(answer) > 0) gated += 1;
    }),
    runs(20),
  );
  console.log(`gated-lattice: ${gated} of ${networks} networks of scattered data have gates`);
  expect(networks).toBeGreaterThan(0);
  // Of a network or two, chance alone could have it otherwise.
  if (networks >= 10) expect(2 * gated).toBeGreaterThanOrEqual(networks);
});

test("for all scattered data, norms and ratios, a network with gates is accepted, with the size of its formula", async () => {
  await fc.assert(fc.asyncProperty(data, wideExponents, parts, acceptedWithGates), runs(8));
});

test("for all small scattered data, norms and ratios, a network with gates is right at every ramp", async () => {
  const small = scattered({ dimensions: [2, 2], points: [6, 10] });
  await fc.assert(fc.asyncProperty(small, wideExponents, parts, rightAtGates), runs(4));
});
