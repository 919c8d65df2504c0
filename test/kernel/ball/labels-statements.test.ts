// The statements about regions, the stronger first.
import { expect, test } from "vitest";
import { STATEMENTS } from "../../../src/kernel/index.js";

test("one activation region, then one linear region, then the label alone", () => {
  expect(STATEMENTS).toEqual(["one-activation-region", "one-linear-region", "label-only"]);
  expect(Object.isFrozen(STATEMENTS)).toBe(true);
});
