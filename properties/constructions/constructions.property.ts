// P13, P14 and the guarantee of the constructions, judged ball by ball by the oracle.
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Construction,
  type Constructed,
  lattice,
  latticeL1,
  latticeL2,
  staircase,
  type Unreached,
} from "../../src/constructions/index.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { sizeOf } from "../../src/kernel/index.js";
import { at, multiply, type Rational } from "../../src/numbers/index.js";
import { datasets, limitFactors } from "../../src/testing/arbitraries/datasets.js";
import {
  closedFormExponents,
  type Exponent,
  exponents,
} from "../../src/testing/arbitraries/norms.js";
import { datasetOfDrawn, normOfExponent } from "../../src/testing/translation.js";
import { failuresOf, times } from "./drawn.js";
import { runs } from "../runs.js";

const CONSTRUCTIONS = [staircase, lattice, latticeL1, latticeL2];
const constructions = fc.constantFrom(...CONSTRUCTIONS);
const small = datasets({ dimension: 3, points: 6 });

async function construct(
  construction: Construction,
  dataset: Dataset,
  p: Exponent,
  radius: Rational | undefined,
  seed = "1",
): Promise<Constructed | Unreached> {
  const options = { seed, budget: 1 / 10 };
  return construction.construct(dataset, normOfExponent(p), radius, options);
}

function built(answer: Constructed | Unreached): Constructed {
  if (answer.status !== "constructed") throw new Error(`${answer.condition} ${answer.detail}`);
  return answer;
}

test("for all datasets and norms, the staircase with no radius given is right in one region per ball", async () => {
  await fc.assert(
    fc.asyncProperty(small, exponents, async (drawn, p) => {
      const dataset = datasetOfDrawn(drawn);
      const answer = await construct(staircase, dataset, p, undefined);
      expect(failuresOf(dataset, p, built(answer))).toEqual([]);
    }),
    runs(40),
  );
});

test("for all datasets, norms and tables, a lattice with no radius given is right in one region per ball", async () => {
  await fc.assert(
    fc.asyncProperty(
      small,
      exponents,
      fc.constantFrom(lattice, latticeL1, latticeL2),
      async (drawn, p, construction) => {
        const dataset = datasetOfDrawn(drawn);
        const answer = await construct(construction, dataset, p, undefined);
        expect(failuresOf(dataset, p, built(answer))).toEqual([]);
      },
    ),
    runs(15),
  );
});

test("for all radii below one that was reached, the construction is right at that very radius", async () => {
  await fc.assert(
    fc.asyncProperty(small, exponents, constructions, async (drawn, p, construction) => {
      const dataset = datasetOfDrawn(drawn);
      const first = built(await construct(staircase, dataset, p, undefined));
      const radius = times(first.radius, 1n, 1000n);
      const again = built(await construct(construction, dataset, p, radius));
      expect(again.radius).toEqual(radius);
      expect(failuresOf(dataset, p, again)).toEqual([]);
    }),
    runs(15),
  );
});

test("for all datasets, a network has exactly the width, depth and parameters of its formula", async () => {
  await fc.assert(
    fc.asyncProperty(small, exponents, constructions, async (drawn, p, construction) => {
      const dataset = datasetOfDrawn(drawn);
      const reached = built(await construct(staircase, dataset, p, undefined));
      const radius = times(reached.radius, 1n, 100n);
      const { network, formula } = built(await construct(construction, dataset, p, radius));
      const { width, depth, parameters } = sizeOf(network);
      expect({ width, depth, parameters: Number(parameters) }).toEqual(formula);
    }),
    runs(25),
  );
});

test("for all datasets, the same options and seed give the same answer", async () => {
  await fc.assert(
    fc.asyncProperty(
      small,
      exponents,
      fc.constantFrom(staircase, lattice),
      fc.string({ maxLength: 4 }),
      async (drawn, p, construction, seed) => {
        const dataset = datasetOfDrawn(drawn);
        const first = await construct(construction, dataset, p, undefined, seed);
        const second = await construct(construction, dataset, p, undefined, seed);
        expect(second).toEqual(first);
      },
    ),
    runs(6),
  );
});

test("for all packed points, the staircase reaches every radius below the limit, and none from it on", async () => {
  await fc.assert(
    fc.asyncProperty(
      datasets({ kinds: ["packed"], points: 7, dimension: 3 }),
      closedFormExponents,
      limitFactors,
      async (drawn, p, factor) => {
        const dataset = datasetOfDrawn(drawn);
        const radius = multiply(drawn.limit ?? factor, factor);
        const answer = await construct(staircase, dataset, p, radius);
        expect(answer.status).toBe(factor.num < factor.den ? "constructed" : "unreached");
      },
    ),
    runs(30),
  );
});

test("for all datasets whose limit is known, no construction claims to reach the limit", async () => {
  await fc.assert(
    fc.asyncProperty(
      datasets({ kinds: ["packed", "grid", "simplex"], points: 7, dimension: 3 }),
      exponents,
      fc.constantFrom(staircase, lattice),
      async (drawn, p, construction) => {
        const dataset = datasetOfDrawn(drawn);
        const answer = await construct(construction, dataset, p, drawn.limit);
        expect(answer.status).toBe("unreached");
        if (answer.status !== "unreached" || answer.condition === "walls") return;
        const [i, j] = answer.pair;
        expect(at(drawn.labels, i)).not.toBe(at(drawn.labels, j));
      },
    ),
    runs(12),
  );
});
