// The limits: fixed, frozen, and how long numbers may be.
import { describe, expect, test } from "vitest";
import { answered, beyond, LIMITS } from "../../src/kernel/index.js";
import { testVector } from "../../src/kernel/limits.js";
import type { Scaled } from "../../src/numbers/index.js";
import { limitExceeded } from "../records.js";

test("limits are frozen whole numbers above 0", () => {
  expect(Object.isFrozen(LIMITS)).toBe(true);
  for (const limit of Object.values(LIMITS)) {
    expect(Number.isSafeInteger(limit) && limit > 0).toBe(true);
  }
});

test("beyond a limit is declined, with the limit", () => {
  expect(beyond("layers")).toEqual({
    verdict: "declined",
    decline: { code: "limit-exceeded", limit: "layers", allowed: "100000" },
  });
});

function tested(found: Scaled, limit: "value-bits" | "part-bits"): object {
  return answered(() => {
    testVector(found, limit);
    return {};
  });
}

describe("the length of numbers", () => {
  const value = 1n << BigInt(LIMITS["value-bits"]);
  const part = 1n << BigInt(LIMITS["part-bits"]);
  const den = 1n << BigInt(LIMITS["denominator-bits"]);
  const share = 1n << (BigInt(LIMITS["vector-bits"]) / 65_536n);
  const many = new Array<bigint>(65_535).fill(0n);

  test.each([
    {
      limit: "value-bits",
      name: "an integer at the limit",
      ints: [value],
      den: 1n,
      beyond: undefined,
    },
    {
      limit: "value-bits",
      name: "an integer beyond",
      ints: [0n, value + 1n],
      den: 1n,
      beyond: "value-bits",
    },
    {
      limit: "value-bits",
      name: "a negative one at the limit",
      ints: [-value],
      den: 1n,
      beyond: undefined,
    },
    {
      limit: "value-bits",
      name: "a negative one beyond",
      ints: [-value - 1n],
      den: 1n,
      beyond: "value-bits",
    },
    { limit: "value-bits", name: "a denominator at the limit", ints: [1n], den, beyond: undefined },
    {
      limit: "value-bits",
      name: "a denominator beyond",
      ints: [1n],
      den: den + 1n,
      beyond: "denominator-bits",
    },
    {
      limit: "part-bits",
      name: "an integer at the limit",
      ints: [-part],
      den: 1n,
      beyond: undefined,
    },
    {
      limit: "part-bits",
      name: "an integer beyond",
      ints: [part + 1n],
      den: 1n,
      beyond: "part-bits",
    },
    {
      limit: "part-bits",
      name: "a denominator beyond",
      ints: [0n],
      den: den + 1n,
      beyond: "denominator-bits",
    },
    {
      limit: "part-bits",
      name: "its share of a long vector",
      ints: [...many, share],
      den: 1n,
      beyond: undefined,
    },
    {
      limit: "part-bits",
      name: "more than its share",
      ints: [...many, share + 1n],
      den: 1n,
      beyond: "vector-bits",
    },
    {
      limit: "part-bits",
      name: "a denominator above its share",
      ints: [...many, 1n],
      den: share + 1n,
      beyond: "vector-bits",
    },
  ] as const)("$limit: $name → $beyond", ({ limit, ints, den: under, beyond }) => {
    expect(tested({ ints, den: under }, limit)).toMatchObject(
      beyond === undefined ? {} : limitExceeded(beyond),
    );
  });

  test("the share of one integer is bounded for linear parts only, of either sign", () => {
    expect(tested({ ints: [...many, share + 1n], den: 1n }, "value-bits")).toEqual({});
    expect(tested({ ints: [...many, -share], den: 1n }, "part-bits")).toEqual({});
    const beyond = tested({ ints: [...many, -share - 1n], den: 1n }, "part-bits");
    expect(beyond).toMatchObject(limitExceeded("vector-bits"));
  });
});
