// The kind of an accepted memorization. What is accepted and refused stands in check*.test.ts.
import { expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import { LINES, textOf } from "../example.js";

test("an accepted memorization says its kind", () => {
  expect(checkText(textOf(LINES))).toMatchObject({ verdict: "accepted", kind: "memorization" });
});
