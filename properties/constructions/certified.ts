// Networks made from drawn datasets, with their facts, as certificates and what the checker says of them.
import { certify } from "../../src/certify/index.js";
import { checkText } from "../../src/checker/index.js";
import type { Constructed, Construction } from "../../src/constructions/index.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import type { Norm } from "../../src/kernel/index.js";
import type { Rational } from "../../src/numbers/index.js";
import { pointsOfBall } from "../../src/oracle/ball.js";
import { labelOf } from "../../src/oracle/label.js";
import { evaluateAt } from "../../src/oracle/network.js";
import type { Exponent } from "../../src/testing/arbitraries/norms.js";
import {
  denseNetwork,
  normOfExponent,
  rationalOf,
  spelled,
  spelledAll,
  spelledScaled,
} from "../../src/testing/translation.js";
import { isLeftOut } from "./left-out.js";

/** The network that a construction claims; an error if it claims none. */
export async function constructed(
  construction: Construction,
  dataset: Dataset,
  norm: Norm,
  radius: Rational | undefined,
): Promise<Constructed> {
  const options = { seed: "1", budget: 1 / 4 };
  const answer = await construction.construct(dataset, norm, radius, options);
  if (answer.status === "constructed") return answer;
  throw new Error(`${answer.construction}: ${answer.condition}, ${answer.detail}`);
}

/** Points of the balls that the oracle labels otherwise: extreme ones, ways to other points, seeded. */
function wrongPoints(dataset: Dataset, p: Exponent, built: Constructed): string[] {
  const network = denseNetwork(built.network);
  const rule = { kind: "exact", values: spelledAll(built.values) } as const;
  const centres = dataset.points.map(({ point }) => spelledScaled(point));
  return dataset.points.flatMap(({ label }, i) => {
    const options = { seed: `ball ${i}`, count: 2, others: centres };
    const points = pointsOfBall(p, centres[i] ?? [], spelled(built.radius), options);
    const wrong = points.filter(
      (point) =>
        labelOf(rule, evaluateAt(network, point)) !== label &&
        !isLeftOut(built, i, point.map(rationalOf)),
    );
    return wrong.map((point) => `ball ${i}: another label at (${point.join(", ")})`);
  });
}

/** The verdict on the certificate of a network with the facts of its construction; or why there is none. */
export async function verdictOf(
  dataset: Dataset,
  p: Exponent,
  built: Constructed,
): Promise<string> {
  const { network, radius, values, facts, leftOut } = built;
  const rule = { kind: "exact", values } as const;
  const norm = normOfExponent(p);
  const request = { network, dataset, norm, radius, rule, ...(facts && { facts }) };
  const certificate = await certify({ ...request, ...(leftOut && { leftOut }) });
  if (certificate.verdict !== "certified") {
    const spell = (_: string, value: unknown): unknown =>
      typeof value === "bigint" ? `${value}` : value;
    return JSON.stringify(certificate, spell);
  }
  const text = [...certificate.lines()].map((line) => `${line}\n`).join("");
  return checkText(text).verdict;
}

/** The verdict on the certificate of a network, and the points at which the oracle finds it wrong. */
export async function judged(
  dataset: Dataset,
  p: Exponent,
  built: Constructed,
): Promise<{ readonly verdict: string; readonly wrong: readonly string[] }> {
  const wrong = wrongPoints(dataset, p, built);
  return { verdict: await verdictOf(dataset, p, built), wrong };
}
