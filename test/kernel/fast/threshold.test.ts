// The least whole number that is inside: it is, and the one before is not.
import { describe, expect, test } from "vitest";
import { thresholdOf } from "../../../src/kernel/fast/threshold.js";
import { isInside } from "../../../src/kernel/index.js";
import { reach } from "../../exact.js";

const EDGE = 2n ** 53n;

describe("thresholds", () => {
  test.each([
    ["0", false, 7n],
    ["0", true, 7n],
    ["1/3", false, 1n],
    ["1/3", false, 3n],
    ["1/3", false, 1000n],
    ["7", false, 12n],
    ["1/9", true, 3n],
    ["2", true, 1n],
    ["2", true, 1_000_000n],
    ["1/1000000000000", true, 1n],
    ["999999999999/1000000", true, 1000n],
    [`${(EDGE - 1n) ** 2n}`, true, 1n],
    [`${EDGE - 1n}`, false, 1n],
  ] as const)("of the reach %s (squared: %s) over %s", (bound, squared, den) => {
    const own = reach(bound, squared);
    const t = BigInt(thresholdOf(own, den));
    expect(isInside(t, den, own)).toBe(true);
    if (t > 0n) expect(isInside(t - 1n, den, own)).toBe(false);
  });

  test.each([
    [`${EDGE}`, false, 1n],
    [`${EDGE + 1n}`, false, 1n],
    [`${EDGE}`, false, 100n],
    [`${EDGE ** 2n}`, true, 1n],
    [`${(EDGE - 1n) ** 2n + 1n}`, true, 1n],
    [`${1n << 4000n}`, true, 1n],
    ["2", true, EDGE],
  ] as const)(
    "of the reach %s (squared: %s) over %s are beyond short numbers",
    (bound, squared, den) => {
      expect(thresholdOf(reach(bound, squared), den)).toBe(2 ** 53);
    },
  );

  test("follow a square as it grows", () => {
    for (let n = 1n; n < 200n; n += 1n) {
      const own = { bound: { num: n, den: 7n }, squared: true };
      const t = BigInt(thresholdOf(own, 5n));
      expect([isInside(t, 5n, own), isInside(t - 1n, 5n, own)]).toEqual([true, false]);
    }
  });
});
