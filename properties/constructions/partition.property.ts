// P13, P14 and the guarantee of the construction `partition`, judged ball by ball by the oracle.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Constructed, partition, type Unreached } from "../../src/constructions/index.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { sizeOf } from "../../src/kernel/index.js";
import { at, multiply, type Rational, rational } from "../../src/numbers/index.js";
import { datasets, limitFactors } from "../../src/testing/arbitraries/datasets.js";
import {
  closedFormExponents,
  type Exponent,
  exponents,
} from "../../src/testing/arbitraries/norms.js";
import { datasetOfDrawn, normOfExponent } from "../../src/testing/translation.js";
import { failuresOf, times } from "./drawn.js";
import { runs } from "../runs.js";

const small = datasets({ dimension: 3, points: 7 });

async function construct(
  dataset: Dataset,
  p: Exponent,
  radius: Rational | undefined,
  seed = "1",
): Promise<Constructed | Unreached> {
  return partition.construct(dataset, normOfExponent(p), radius, { seed, budget: 1 / 4 });
}

function built(answer: Constructed | Unreached): Constructed {
  if (answer.status !== "constructed") throw new Error(`${answer.condition} ${answer.detail}`);
  return answer;
}

test("for all datasets and norms, a tree with no radius given is right in one region per ball", async () => {
  await fc.assert(
    fc.asyncProperty(small, exponents, async (drawn, p) => {
      const dataset = datasetOfDrawn(drawn);
      const answer = built(await construct(dataset, p, undefined));
      expect(failuresOf(dataset, p, answer)).toEqual([]);
    }),
    runs(25),
  );
});

test("for all radii up to one that was reached, a tree is right at that very radius", async () => {
  const parts = fc.constantFrom<readonly [bigint, bigint]>(
    [1n, 1n],
    [9n, 10n],
    [1n, 2n],
    [1n, 50n],
  );
  await fc.assert(
    fc.asyncProperty(small, exponents, parts, async (drawn, p, [num, den]) => {
      const dataset = datasetOfDrawn(drawn);
      const reached = built(await construct(dataset, p, undefined));
      const radius = times(reached.radius, num, den);
      const again = built(await construct(dataset, p, radius));
      expect(again.radius).toEqual(radius);
      expect(failuresOf(dataset, p, again)).toEqual([]);
    }),
    runs(20),
  );
});

test("for all datasets, a network has exactly the width, depth and parameters of its formula", async () => {
  await fc.assert(
    fc.asyncProperty(small, exponents, fc.boolean(), async (drawn, p, isFar) => {
      const dataset = datasetOfDrawn(drawn);
      const reached = built(await construct(dataset, p, undefined));
      const radius = times(reached.radius, 1n, 100n);
      const { network, formula } = isFar ? reached : built(await construct(dataset, p, radius));
      const { width, depth, parameters } = sizeOf(network);
      expect({ width, depth, parameters: Number(parameters) }).toEqual(formula);
    }),
    runs(25),
  );
});

test("for all datasets, the same options and seed give the same answer", async () => {
  await fc.assert(
    fc.asyncProperty(small, exponents, fc.string({ maxLength: 4 }), async (drawn, p, seed) => {
      const dataset = datasetOfDrawn(drawn);
      const first = await construct(dataset, p, undefined, seed);
      expect(await construct(dataset, p, undefined, seed)).toEqual(first);
    }),
    runs(6),
  );
});

test("for all N points whose limit is known, every radius below the limit over N is reached", async () => {
  await fc.assert(
    fc.asyncProperty(
      datasets({ kinds: ["packed", "grid", "simplex"], points: 7, dimension: 3 }),
      exponents,
      async (drawn, p) => {
        const dataset = datasetOfDrawn(drawn);
        const part = rational(99n, 100n * BigInt(drawn.points.length));
        const radius = multiply(drawn.limit ?? part, part);
        const answer = built(await construct(dataset, p, radius));
        expect(failuresOf(dataset, p, answer)).toEqual([]);
      },
    ),
    runs(20),
  );
});

test("for all packed points, every radius below the limit is reached, and none from it on", async () => {
  await fc.assert(
    fc.asyncProperty(
      datasets({ kinds: ["packed"], points: 7, dimension: 3 }),
      closedFormExponents,
      limitFactors,
      async (drawn, p, factor) => {
        const dataset = datasetOfDrawn(drawn);
        const radius = multiply(drawn.limit ?? factor, factor);
        const answer = await construct(dataset, p, radius);
        expect(answer.status).toBe(factor.num < factor.den ? "constructed" : "unreached");
      },
    ),
    runs(20),
  );
});

test("for all datasets whose limit is known, two differently labelled points stand in the way of it", async () => {
  await fc.assert(
    fc.asyncProperty(
      datasets({ kinds: ["packed", "grid", "simplex"], points: 7, dimension: 3 }),
      exponents,
      async (drawn, p) => {
        const answer = await construct(datasetOfDrawn(drawn), p, drawn.limit);
        expect(answer).toMatchObject({ status: "unreached", condition: "cuts" });
        const [i, j] = answer.status === "unreached" ? answer.pair : ([0, 0] as const);
        expect(at(drawn.labels, i)).not.toBe(at(drawn.labels, j));
      },
    ),
    runs(10),
  );
});
