// The names of the rules.
import { expect, test } from "vitest";
import { RULES } from "../../../src/kernel/index.js";

test("every rule has one name, in the order in which a verdict says them", () => {
  expect(RULES).toEqual([
    "ball",
    "cut",
    "step",
    "case",
    "linear-bounds",
    "split",
    "separable",
    "left-out",
    "young",
  ]);
  expect(Object.isFrozen(RULES)).toBe(true);
});
