// The gates of `gated-lattice` on more points, and in more dimensions, than a run of every day has time for.
import fc from "fast-check";
import { test } from "vitest";
import { rational } from "../../src/numbers/index.js";
import { wideExponents } from "../../src/testing/arbitraries/norms.js";
import { runs } from "../runs.js";
import { acceptedWithGates, rightAtGates } from "./gates.js";
import { scattered } from "./scattered.js";

const parts = fc.constantFrom(rational(1n, 5n), rational(1n, 2n), rational(19n, 20n));

const larger = scattered({ dimensions: [2, 6], points: [24, 60] });

test("for all larger scattered data, norms and ratios, a network with gates is accepted, with the size of its formula", async () => {
  await fc.assert(fc.asyncProperty(larger, wideExponents, parts, acceptedWithGates), runs(4));
});

test("for all larger scattered data, norms and ratios, a network with gates is right at every ramp", async () => {
  await fc.assert(fc.asyncProperty(larger, wideExponents, parts, rightAtGates), runs(1));
});
