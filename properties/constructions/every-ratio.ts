// What constructions that serve every ratio have in common, said once: judged by the checker and the oracle.
import fc from "fast-check";
import { expect } from "vitest";
import type { Construction } from "../../src/constructions/index.js";
import { sizeOf } from "../../src/kernel/index.js";
import { multiply, type Rational, rational } from "../../src/numbers/index.js";
import type { DrawnDataset } from "../../src/testing/arbitraries/datasets.js";
import type { Exponent } from "../../src/testing/arbitraries/norms.js";
import { datasetOfDrawn, normOfExponent } from "../../src/testing/translation.js";
import { constructed, judged } from "./certified.js";

/** Ratios from small to almost 1. */
export const ratios = fc.constantFrom(
  rational(1n, 1000n),
  rational(1n, 10n),
  rational(1n, 2n),
  rational(9n, 10n),
  rational(999n, 1000n),
);

/** This part of the largest radius there is, for a dataset whose limit is known. */
export function radiusAt({ limit }: DrawnDataset, ratio: Rational): Rational {
  return multiply(limit ?? ratio, ratio);
}

/** Accepted, right at every point the oracle looks at, and at the very radius asked for, if one is. */
export async function expectAccepted(
  construction: Construction,
  drawn: DrawnDataset,
  p: Exponent,
  radius: Rational | undefined,
): Promise<void> {
  const dataset = datasetOfDrawn(drawn);
  const built = await constructed(construction, dataset, normOfExponent(p), radius);
  expect(built.radius).toEqual(radius ?? built.radius);
  expect(await judged(dataset, p, built)).toEqual({ verdict: "accepted", wrong: [] });
}

/** Built below the largest radius there is, and not from it on. */
export async function expectUpToLimit(
  construction: Construction,
  drawn: DrawnDataset,
  p: Exponent,
  factor: Rational,
): Promise<void> {
  const [dataset, norm] = [datasetOfDrawn(drawn), normOfExponent(p)];
  const options = { seed: "1", budget: 1 / 4 };
  const answer = await construction.construct(dataset, norm, radiusAt(drawn, factor), options);
  expect(answer.status).toBe(factor.num < factor.den ? "constructed" : "unreached");
}

/** The network has exactly the width, depth and parameters of its formula. */
export async function expectFormula(
  construction: Construction,
  drawn: DrawnDataset,
  p: Exponent,
): Promise<void> {
  const [dataset, norm] = [datasetOfDrawn(drawn), normOfExponent(p)];
  const { network, formula } = await constructed(construction, dataset, norm, undefined);
  const { width, depth, parameters } = sizeOf(network);
  expect({ width, depth, parameters: Number(parameters) }).toEqual(formula);
}

/** The same options and seed give the same network and the same facts of every ball. */
export async function expectSameAgain(
  construction: Construction,
  drawn: DrawnDataset,
  p: Exponent,
): Promise<void> {
  const [dataset, norm] = [datasetOfDrawn(drawn), normOfExponent(p)];
  const first = await constructed(construction, dataset, norm, undefined);
  const second = await constructed(construction, dataset, norm, undefined);
  expect(second.network).toEqual(first.network);
  const facts = dataset.points.map((_, i) => first.facts?.(i));
  expect(dataset.points.map((_, i) => second.facts?.(i))).toEqual(facts);
}
