// The meter of what a ball costs.
import { describe, expect, test } from "vitest";
import { PROOF_STEPS, rational } from "../../src/kernel/index.js";
import { stepsOf, workMeter } from "../../src/kernel/work.js";

describe("the meter", () => {
  const over = {
    verdict: "declined",
    decline: { code: "limit-exceeded", limit: "proof-steps", allowed: `${PROOF_STEPS}` },
  };

  test("allows the limit, and declines one step more from then on", () => {
    const work = workMeter();
    work.spend(PROOF_STEPS - 1);
    work.spend(1);
    expect(work.refusal()).toBe(undefined);
    work.spend(1);
    expect(work.refusal()).toEqual(over);
    work.spend(0);
    expect(work.refusal()).toEqual(over);
  });

  test("of one ball does not count for another", () => {
    workMeter().spend(PROOF_STEPS + 1);
    expect(workMeter().refusal()).toBe(undefined);
  });
});

describe("the steps of a sum", () => {
  const most = 1n << 256n;

  test.each([
    { name: "0", num: 0n, den: 1n, steps: 1 },
    {
      name: "2^256 − 1 over 2^256 − 1, shortest spelled",
      num: most - 1n,
      den: most - 2n,
      steps: 1,
    },
    { name: "−(2^256 − 1)", num: 1n - most, den: 1n, steps: 1 },
    { name: "2^256", num: most, den: 1n, steps: 4 },
    { name: "−2^256", num: -most, den: 1n, steps: 4 },
    { name: "1/2^256", num: 1n, den: most, steps: 4 },
    { name: "2^1279", num: 1n << 1_279n, den: 1n, steps: 100 },
  ])("with the result $name are $steps", ({ num, den, steps }) => {
    expect(stepsOf(rational(num, den))).toBe(steps);
  });
});
