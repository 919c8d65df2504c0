// The search for counterexamples: it finds one where there is one, and never names one where there is none.
import { describe, expect, test } from "vitest";
import {
  type Counterexample,
  counterexampleIn,
  counterexampleLines,
  type Doubted,
} from "../../src/certify/index.js";
import { checkText } from "../../src/checker/index.js";
import { staircase } from "../../src/constructions/index.js";
import { readDataset } from "../../src/dataset/index.js";
import { type Norm, NORM_INFINITY, NORM_ONE, NORM_TWO, normOf } from "../../src/kernel/index.js";
import { planeNetwork, scores } from "../../certificates/making/networks.js";
import { datasetOf } from "../../certificates/making/recipe.js";
import { q } from "../exact.js";
import { TOY } from "../cli/in-memory.js";

const dataset = datasetOf(["blue", "red"], [0, "0", "0"], [1, "3", "4"]);

function plane(norm: Norm, radius: string): Doubted {
  const rule = { kind: "exact", values: [q("1"), q("2")] } as const;
  return { network: planeNetwork, dataset, norm, radius: q(radius), rule };
}

/** The verdict of the checker about a counterexample that was found. */
function verdictOf(doubted: Doubted, found: Counterexample): string {
  const embed = { network: true, points: true };
  const lines = [...counterexampleLines(doubted, found, { embed })];
  return checkText(lines.map((line) => `${line}\n`).join("")).verdict;
}

describe("where the plane network is wrong near the sphere of a ball", () => {
  test.each<[string, Norm, string]>([
    ["1", NORM_ONE, "129/100"],
    ["2", NORM_TWO, "101/100"],
    ["inf", NORM_INFINITY, "18/25"],
    ["3", normOf(q("3")) ?? NORM_TWO, "9/10"],
    ["3/2", normOf(q("3/2")) ?? NORM_TWO, "9/8"],
  ])("for p = %s a point is found, and accepted", (_, norm, radius) => {
    const doubted = plane(norm, radius);
    const found = counterexampleIn(doubted, 1, { layer: 0, neuron: 1 });
    if (found === undefined) throw new Error("none");
    expect(found.ball).toBe(1);
    expect(verdictOf(doubted, found)).toBe("accepted");
  });

  test("none is named where there is none", () => {
    expect(counterexampleIn(plane(NORM_TWO, "1"), 1, { layer: 0, neuron: 1 })).toBe(undefined);
    expect(counterexampleIn(plane(NORM_TWO, "1"), 0)).toBe(undefined);
  });
});

test("a tie between two classes is found", () => {
  const doubted: Doubted = {
    network: scores,
    dataset: datasetOf(["blue", "red"], [0, "0"], [1, "2"]),
    norm: NORM_INFINITY,
    radius: q("1"),
    rule: { kind: "argmax" },
  };
  const found = counterexampleIn(doubted, 0);
  expect(found?.point).toEqual({ ints: [1n], den: 1n });
});

test("a label that is wrong at the centre is found there", () => {
  const doubted = {
    ...plane(NORM_TWO, "1/100"),
    rule: { kind: "threshold", level: q("3") },
  } as const;
  expect(counterexampleIn(doubted, 1)?.point).toEqual({ ints: [3n, 4n], den: 1n });
});

test("a network made for a smaller radius is refuted at a larger one", async () => {
  const toy = await readDataset(TOY);
  const made = await staircase.construct(toy, NORM_TWO, q("1/50"), { seed: "1", budget: 1 });
  if (made.status !== "constructed") throw new Error(made.detail);
  const rule = { kind: "exact", values: made.values } as const;
  const doubted: Doubted = {
    network: made.network,
    dataset: toy,
    norm: NORM_TWO,
    radius: q("3"),
    rule,
  };
  const found = toy.points.map((_, ball) => counterexampleIn(doubted, ball));
  const first = found.find((each) => each !== undefined);
  if (first === undefined) throw new Error("none");
  expect(verdictOf(doubted, first)).toBe("accepted");
});
