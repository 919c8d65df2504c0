// The one denominator of some parts: the least that all of theirs divide, paid for.
import { expect, test } from "vitest";
import { linearParts, NORM_ONE, openBudget } from "../../src/kernel/index.js";
import { commonDen } from "../../src/kernel/linear-parts.js";
import { dense, q } from "../exact.js";
import { refusalOf } from "./ball/evidence.js";

const parts = linearParts(2, NORM_ONE, q("1"), new Map());
const budget = openBudget();
const own = [
  ["1/6", "0"],
  ["1/4", "1/2"],
  ["3", "-1"],
].map((row, n) => parts.ofInputs(n, dense("0", ...row), budget));

test("parts have the least common denominator", () => {
  expect(commonDen([], budget)).toBe(1n);
  expect(commonDen(own.slice(0, 1), budget)).toBe(6n);
  expect(commonDen(own, budget)).toBe(12n);
  expect(commonDen([...own].reverse(), budget)).toBe(12n);
});

test("it is paid for", () => {
  const refusal = refusalOf(() => commonDen(own, openBudget(11)));
  expect(refusal).toMatchObject({ verdict: "declined", decline: { limit: "ball-steps" } });
  expect(commonDen(own, openBudget(12))).toBe(12n);
});
