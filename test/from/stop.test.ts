// How a reading stops: with a decline, its words cut.
import { expect, test } from "vitest";
import { need, stop } from "../../src/from/stop.js";
import { answered } from "../../src/kernel/index.js";
import { expectReason } from "./refused.js";

test("a reason is a decline, with the place", () => {
  expect(answered(() => stop("shape", "x".repeat(1000), 7))).toEqual({
    verdict: "declined",
    decline: { code: "network-file", got: `shape at 7: ${"x".repeat(300)}` },
  });
});

test("what is needed and holds is no reason", () => {
  need(true, "shape", "never");
  expectReason(() => need(false, "shape", "said"), "shape", "said");
});
