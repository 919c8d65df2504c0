// Linear maps are judged either way, and the checker accepts what is found.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import type { Norm } from "../../src/kernel/index.js";
import {
  collisionLines,
  judgeMap,
  type MapAnswer,
  type MapQuestion,
  preservingMapLines,
} from "../../src/refute/index.js";
import { datasetOf, normOfText } from "../../certificates/making/recipe.js";
import { dense, network, q } from "../exact.js";

const dataset = datasetOf(
  ["blue", "red"],
  [0, "0", "0", "0"],
  [1, "4", "1", "-2"],
  [0, "1/2", "0", "1"],
  [1, "4", "5", "0"],
);
const map = network(3, [dense("0", "1", "1/3", "0"), dense("9", "0", "1", "-1/2")]);

function question(norm: Norm, radius: string): MapQuestion {
  return { map, dataset, norm, radius: q(radius) };
}

function verdictOf(asked: MapQuestion, answer: MapAnswer): string {
  if (answer.kind === "open") return "open";
  const embed = { network: true, points: true };
  const lines =
    answer.kind === "collision"
      ? collisionLines(asked, answer.witness, embed)
      : preservingMapLines(asked, answer.witness, embed);
  return checkText([...lines].map((line) => `${line}\n`).join("")).verdict;
}

describe.each(["1", "2", "inf", "3", "3/2"])("p = %s", (p) => {
  const norm = normOfText(p);

  test("at a small radius the map keeps balls apart", () => {
    const asked = question(norm, "1");
    const answer = judgeMap(asked);
    expect(answer.kind).toBe("preserving-map");
    expect(verdictOf(asked, answer)).toBe("accepted");
  });

  test("at a large one it joins two", () => {
    const asked = question(norm, "3");
    const answer = judgeMap(asked);
    expect(answer.kind).toBe("collision");
    expect(verdictOf(asked, answer)).toBe("accepted");
  });
});

test("a map with dependent rows is judged as one with fewer", () => {
  const twice = network(3, [dense("0", "1", "0", "0"), dense("0", "2", "0", "0")]);
  const asked = { ...question(normOfText("2"), "1"), map: twice };
  expect(verdictOf(asked, judgeMap(asked))).toBe("accepted");
});

test("balls that touch in the image are joined, not apart", () => {
  const first = network(1, [dense("0", "1")]);
  const line = datasetOf(["a", "b"], [0, "0"], [1, "3"]);
  const at = (radius: string): MapAnswer =>
    judgeMap({ map: first, dataset: line, norm: normOfText("1"), radius: q(radius) });
  expect(at("3/2").kind).toBe("collision");
  expect(at("1499/1000").kind).toBe("preserving-map");
});
