// What the rule of Sobolev bounds declines: long numbers, and more steps than a proof may take.
import { describe, expect, test } from "vitest";
import { LIMITS, type TargetPoint } from "../../../src/kernel/index.js";
import type { Scaled } from "../../../src/numbers/index.js";
import { q, vector } from "../../exact.js";
import { limitExceeded } from "../../records.js";
import { type Case, judged } from "./given.js";

const DENOMINATOR_BITS = BigInt(LIMITS["denominator-bits"]);
const PART_BITS = BigInt(LIMITS["part-bits"]);

/** One point many times, with a count of how often it was taken. */
function* counted(point: Scaled, count: () => void): Generator<TargetPoint> {
  for (let k = 0; k < 300; k += 1) {
    count();
    yield { point, target: q("1") };
  }
}

describe("a Sobolev bound", () => {
  test.each<[string, Case, string]>([
    ["a long coordinate", { atoms: [{ ints: [(1n << PART_BITS) + 1n], den: 1n }] }, "part-bits"],
    [
      "denominators that have no small multiple",
      {
        points: [
          ["1", { ints: [1n], den: 1n << DENOMINATOR_BITS }],
          ["1", vector("1/3")],
        ],
      },
      "denominator-bits",
    ],
  ])("is declined: %s", (_, change, limit) => {
    expect(judged(change)).toMatchObject(limitExceeded(limit));
  });

  test("is declined beyond the steps of a proof, before any number is computed", () => {
    const count = 16_384;
    const units = Array.from({ length: count }, () => vector("-1"));
    const parameters = units.map(() => [1n << 13_000n]);
    let steps = -1;
    const refusal = judged(
      { units, parameters },
      counted(vector("1"), () => (steps += 1)),
    );
    expect(refusal).toMatchObject(limitExceeded("proof-steps"));
    // 13 words of 1024 bits, 16,384 weights: 50,000,000/(16,384·13) points.
    expect(steps).toBe(234);
  });

  test("is declined beyond the steps of a proof, and points of a long denominator take more", () => {
    const count = 8_192;
    const units = Array.from({ length: count }, () => vector("-1", "0"));
    const parameters = units.map(() => [1n << 13_000n]);
    const fine = { ints: [1n, 0n], den: 1n << DENOMINATOR_BITS };
    let steps = -1;
    const points = counted(fine, () => (steps += 1));
    const refusal = judged({ units, parameters, claim: { dimension: 2 } }, points);
    expect(refusal).toMatchObject(limitExceeded("proof-steps"));
    // 16,384 weights of 13 words of 1024 bits; 9 times as long once points share 4,097 bits.
    expect(steps).toBe(26);
  });
});
