// Networks of gated stages of grids at a part of the separation, and what has to hold of those with gates.
import fc from "fast-check";
import { expect } from "vitest";
import { gatedGrids } from "../../src/constructions/published/stages/gated-lattice.js";
import type { Constructed } from "../../src/constructions/index.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import { separation } from "../../src/dataset/separation.js";
import { sizeOf } from "../../src/kernel/index.js";
import { multiply, type Rational } from "../../src/numbers/index.js";
import type { Exponent } from "../../src/testing/arbitraries/norms.js";
import { normOfExponent } from "../../src/testing/translation.js";
import { verdictOf } from "./certified.js";
import { wrongAtRamps } from "./ramps.js";

const OPTIONS = { seed: "1", budget: 1 / 4 };

/** Stages whose key changes on balls of other codes: it is their gates that keep these right. */
export function gatesOf({ detail }: Constructed): number {
  return Number(/, (\d+) with gates/u.exec(detail)?.[1]);
}

/** The network at ρ = part, if one is found. */
export async function gatedAt(
  dataset: Dataset,
  p: Exponent,
  part: Rational,
): Promise<Constructed | undefined> {
  const norm = normOfExponent(p);
  const { bounds } = await separation(dataset, norm);
  const radius = multiply(bounds.lower, part);
  const answer = await gatedGrids.construct(dataset, norm, radius, OPTIONS);
  return answer.status === "constructed" ? answer : undefined;
}

/** A network with gates is accepted by the checker, and its size is that of the formula. */
export async function acceptedWithGates(
  dataset: Dataset,
  p: Exponent,
  part: Rational,
): Promise<void> {
  const answer = await gatedAt(dataset, p, part);
  fc.pre(answer !== undefined && gatesOf(answer) > 0);
  expect(await verdictOf(dataset, p, answer)).toBe("accepted");
  const { width, depth, parameters } = sizeOf(answer.network);
  expect({ width, depth, parameters: Number(parameters) }).toEqual(answer.formula);
}

/** The naive oracle finds no point at a ramp or a wall wrong. Seconds a network: its fractions get long. */
export async function rightAtGates(dataset: Dataset, p: Exponent, part: Rational): Promise<void> {
  const answer = await gatedAt(dataset, p, part);
  fc.pre(answer !== undefined && gatesOf(answer) > 0);
  expect(wrongAtRamps(dataset, answer)).toEqual([]);
}
