// Refusals are frozen data.
import { expect, test } from "vitest";
import { beyond, declined, rejected } from "../../src/kernel/index.js";

const REJECTED = rejected({ code: "ill-formed/radius", expected: "above 0", got: "0" });
const DECLINED = declined({ code: "format-version", got: "muball/2" });

test("a refusal says its verdict and keeps its data", () => {
  expect(REJECTED).toEqual({
    verdict: "rejected",
    rejection: { code: "ill-formed/radius", expected: "above 0", got: "0" },
  });
  expect(DECLINED).toEqual({
    verdict: "declined",
    decline: { code: "format-version", got: "muball/2" },
  });
  expect(beyond("layers", 12)).toEqual({
    verdict: "declined",
    decline: { code: "limit-exceeded", limit: "layers", allowed: "12" },
  });
});

test("a refusal is frozen through and through", () => {
  for (const refusal of [REJECTED, DECLINED]) {
    expect(Object.isFrozen(refusal)).toBe(true);
    for (const part of Object.values(refusal)) expect(Object.isFrozen(part)).toBe(true);
  }
});
