// The search for obstructions: found where there is one, accepted by the checker, and none where a tree exists.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import { obstructionFor, obstructionLines, type Question } from "../../src/refute/index.js";
import { datasetOf, normOfText } from "../../certificates/making/recipe.js";
import { q } from "../exact.js";

const triangle = datasetOf(["a", "b"], [0, "0", "0"], [1, "1", "0"], [1, "1/2", "13/15"]);
const circle = datasetOf(
  ["rim", "centre"],
  [0, "-1", "0"],
  [0, "-3/5", "4/5"],
  [1, "0", "0"],
  [0, "0", "1"],
  [0, "3/5", "4/5"],
  [0, "1", "0"],
);

function question(dataset: Dataset, p: string, radius: string): Question {
  return { dataset, norm: normOfText(p), radius: q(radius) };
}

function verdictOf(asked: Question): string {
  const witness = obstructionFor(asked);
  if (witness === undefined) return "nothing";
  const lines = [...obstructionLines(asked, witness, { points: true })];
  return checkText(lines.map((line) => `${line}\n`).join("")).verdict;
}

describe("where no cut exists, an obstruction is found and accepted", () => {
  test.each<[string, Dataset, string, string]>([
    ["a triangle, p = 2", triangle, "2", "9/20"],
    ["a triangle, p = 1", triangle, "1", "3/5"],
    ["a triangle, p = inf", triangle, "inf", "9/20"],
    ["a triangle, p = 3", triangle, "3", "9/20"],
    ["half of a circle, p = 2", circle, "2", "9/20"],
    ["half of a circle, p = 3/2", circle, "3/2", "49/100"],
    ["half of a circle, p = inf", circle, "inf", "9/20"],
  ])("%s", (_, dataset, p, radius) => {
    expect(verdictOf(question(dataset, p, radius))).toBe("accepted");
  });
});

describe("where a tree exists, nothing is found", () => {
  test.each<[string, Dataset, string, string]>([
    ["a triangle with a cut", triangle, "2", "43/100"],
    ["a circle with gaps", circle, "2", "1/4"],
    ["two points", datasetOf(["a", "b"], [0, "0"], [1, "1"]), "2", "49/100"],
  ])("%s", (_, dataset, p, radius) => {
    expect(verdictOf(question(dataset, p, radius))).toBe("nothing");
  });
});
