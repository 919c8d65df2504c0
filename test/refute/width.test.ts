// The search for width bounds: as good as the theory on its data, and accepted by the checker.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import {
  type Question,
  widestBound,
  widthBoundFor,
  widthBoundLines,
  widthSearch,
} from "../../src/refute/index.js";
import { digits, unitVectors } from "../../certificates/making/hard-data.js";
import { datasetOf, normOfText } from "../../certificates/making/recipe.js";
import { q } from "../exact.js";

function verdictOf(question: Question, rank: number | "max"): [string, number] {
  const search = widthSearch(question);
  const witness = rank === "max" ? widestBound(search) : widthBoundFor(search, rank);
  if (witness === undefined) return ["nothing", 0];
  const lines = [...widthBoundLines(question, witness, { points: true })];
  const { verdict } = checkText(lines.map((line) => `${line}\n`).join(""));
  return [verdict, witness.rank];
}

const ask = (dataset: Dataset, p: string, radius: string): Question => {
  return { dataset, norm: normOfText(p), radius: q(radius) };
};

describe("for unit vectors and the origin the bound ρ²t is reached", () => {
  test.each([
    { p: "2", radius: "1/4", rank: 3 },
    { p: "2", radius: "9/20", rank: 9 },
    { p: "inf", radius: "1/4", rank: 3 },
    { p: "3", radius: "1/4", rank: 3 },
    // For p = 1 the radius counts 1/√d times: 4·(9/20)²/12·12 < 1.
    { p: "1", radius: "9/20", rank: 0 },
  ])("p = $p, radius $radius: rank $rank", ({ p, radius, rank }) => {
    expect(verdictOf(ask(unitVectors(12), p, radius), "max")).toEqual([
      rank === 0 ? "nothing" : "accepted",
      rank,
    ]);
  });

  test("and not passed", () => {
    expect(verdictOf(ask(unitVectors(12), "2", "9/20"), 10)).toEqual(["nothing", 0]);
  });
});

test("for digits one line does not suffice", () => {
  expect(verdictOf(ask(digits(1, 2), "2", "1/2"), 1)).toEqual(["accepted", 1]);
});

test("data of one coordinate has no bound", () => {
  const line = datasetOf(["a", "b"], [0, "0"], [1, "1"]);
  expect(verdictOf(ask(line, "2", "49/100"), 1)).toEqual(["nothing", 0]);
});
