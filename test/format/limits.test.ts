// The limits: fixed, frozen, and the kernel's own where it has them.
import { expect, test } from "vitest";
import { beyond, LIMITS } from "../../src/format/index.js";
import {
  BALL_STEPS,
  COVERING_TERMS,
  DENOMINATOR_BITS,
  PART_BITS,
  PROOF_STEPS,
  VALUE_BITS,
  VECTOR_BITS,
} from "../../src/kernel/index.js";

test("limits are frozen whole numbers above 0", () => {
  expect(Object.isFrozen(LIMITS)).toBe(true);
  for (const limit of Object.values(LIMITS)) {
    expect(Number.isSafeInteger(limit) && limit > 0).toBe(true);
  }
});

test("the kernel's limits are those of the table", () => {
  expect(BigInt(LIMITS["value-bits"])).toBe(VALUE_BITS);
  expect(BigInt(LIMITS["part-bits"])).toBe(PART_BITS);
  expect(BigInt(LIMITS["denominator-bits"])).toBe(DENOMINATOR_BITS);
  expect(BigInt(LIMITS["vector-bits"])).toBe(VECTOR_BITS);
  expect(LIMITS["proof-steps"]).toBe(PROOF_STEPS);
  expect(LIMITS["ball-steps"]).toBe(BALL_STEPS);
  expect(LIMITS["covering-terms"]).toBe(COVERING_TERMS);
});

test("beyond a limit is declined, with the limit", () => {
  expect(beyond("layers")).toEqual({
    verdict: "declined",
    decline: { code: "limit-exceeded", limit: "layers", allowed: "100000" },
  });
});
