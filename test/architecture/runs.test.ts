// MUBALL_RUNS scales every property: none fixes its number of draws by itself.
import { expect, test } from "vitest";
import { filesIn, textOf } from "./source-text.js";

/** Where the number of draws is made. */
const MADE_IN = ["properties/runs.ts", "properties/setup.ts"];

/** Places that fix a number of draws; fc.sample counts what is drawn, and proves nothing. */
function fixedIn(text: string): readonly string[] {
  const asserted = text.replaceAll(/fc\.sample\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/gu, "");
  return [...asserted.matchAll(/numRuns[^\n]*/gu)].map(([place]) => place);
}

test("every property takes its number of draws from runs(), or has a hundred", () => {
  const files = filesIn("properties").filter((file) => !MADE_IN.includes(file));
  const fixed = files.flatMap((file) => fixedIn(textOf(file)).map((place) => `${file}: ${place}`));
  expect(fixed).toEqual([]);
});

test("the rule knows a number that is fixed", () => {
  expect(fixedIn("fc.assert(one, { numRuns: 25 });")).toEqual(["numRuns: 25 });"]);
  expect(fixedIn("const RUNS = { numRuns: 40 };")).toHaveLength(1);
  expect(
    fixedIn("fc.sample(drawn(1), { numRuns: 25, seed: 1 }); fc.assert(one, runs(9));"),
  ).toEqual([]);
});
