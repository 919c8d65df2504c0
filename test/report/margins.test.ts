// The margin of a ball is the factor by which its radius may grow: at the factor the kernel still says
// yes, just beyond it no.
import { describe, expect, test } from "vitest";
import { certify, type CertifyRequest } from "../../src/certify/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import {
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  layer,
  row,
  type Row,
} from "../../src/kernel/index.js";
import { compare, multiply, rational, type Rational, scaled } from "../../src/numbers/index.js";
import { evidenceOfPhases } from "../../src/certify/index.js";
import { ballMargins, partsFor } from "../../src/report/margins.js";

function made(columns: readonly number[], weights: readonly bigint[], bias: Rational): Row {
  const one = row(
    2,
    columns,
    weights.map((w) => rational(w)),
    bias,
  );
  if (typeof one === "string") throw new Error(one);
  return one;
}

/** f(x, y) = max(0, 3x + 4y) − max(0, 3x + 4y − 5): 0 left of a strip, 5 right of it. */
const NETWORK = {
  inputs: 2,
  layers: [
    layer([made([0, 1], [3n, 4n], rational(0n)), made([0, 1], [3n, 4n], rational(-5n))]),
    layer([made([0, 1], [1n, -1n], rational(0n))]),
  ],
};
const POINT = scaled([rational(-1n), rational(-1n, 2n)]);

const DATASET: Dataset = {
  dimension: 2,
  classes: ["left", "right"],
  points: [
    { point: POINT, label: 0, line: 1 },
    { point: scaled([rational(9n), rational(9n)]), label: 1, line: 2 },
  ],
  source: "test",
};

/** True if the kernel accepts this radius. */
async function isAccepted(norm: Norm, radius: Rational): Promise<boolean> {
  const rule: CertifyRequest["rule"] = { kind: "exact", values: [rational(0n), rational(5n)] };
  const answer = await certify({ network: NETWORK, dataset: DATASET, norm, radius, rule });
  return answer.verdict === "certified";
}

describe("the least margin of a ball", () => {
  // 3x + 4y = −5 at the point; the reach of (3, 4) at radius 1/2 is 4/2, 5/2, 7/2 for p = 1, 2, ∞.
  test.each([
    { name: "1", norm: NORM_ONE, reach: rational(2n), factor: rational(5n, 2n) },
    { name: "2", norm: NORM_TWO, reach: rational(25n, 4n), factor: rational(4n) },
    { name: "inf", norm: NORM_INFINITY, reach: rational(7n, 2n), factor: rational(10n, 7n) },
  ])("p = $name: value over reach, and the radius may grow by just that", async (one) => {
    const { norm, reach, factor } = one;
    const radius = rational(1n, 2n);
    const claim = {
      points: 2,
      dimension: 2,
      classes: 2,
      norm,
      radius,
      rule: { kind: "exact" as const, values: [rational(0n), rational(5n)] },
      ratio: undefined,
    };
    const evidence = evidenceOfPhases([[false, false]]);
    const ball = { centre: POINT, label: 0, evidence };
    const found = ballMargins(claim, NETWORK, partsFor(claim, []), 0, ball);
    expect(found).toMatchObject({ verdict: "margins", holds: true, obligations: 3 });
    const least = found.verdict === "margins" ? found.least : undefined;
    const place = { kind: "unit", layer: 0, unit: 0 };
    expect(least).toMatchObject({ place, value: rational(5n), reach, factor });
    const growth = norm.kind === "two" ? rational(2n) : factor;
    const largest = multiply(radius, growth);
    expect(await isAccepted(norm, largest)).toBe(true);
    expect(await isAccepted(norm, multiply(largest, rational(1000001n, 1000000n)))).toBe(false);
  });

  test("below 1 when the stated phase does not hold", () => {
    const claim = {
      points: 1,
      dimension: 2,
      classes: 2,
      norm: NORM_TWO,
      radius: rational(2n),
      rule: { kind: "exact" as const, values: [rational(0n), rational(5n)] },
      ratio: undefined,
    };
    const ball = { centre: POINT, label: 0, evidence: evidenceOfPhases([[false, false]]) };
    const found = ballMargins(claim, NETWORK, partsFor(claim, []), 0, ball);
    expect(found).toMatchObject({ holds: false });
    const factor = found.verdict === "margins" ? found.least?.factor : undefined;
    expect(factor && compare(factor, rational(1n))).toBe(-1);
  });
});
