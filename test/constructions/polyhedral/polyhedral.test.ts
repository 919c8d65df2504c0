import { describe, expect, test } from "vitest";
import { certify } from "../../../src/certify/index.js";
import { checkText } from "../../../src/checker/index.js";
import type { Constructed } from "../../../src/constructions/index.js";
import { madeWords } from "../../../src/constructions/construction.js";
import { polyhedral } from "../../../src/constructions/polyhedral/polyhedral.js";
import { maximumSize, roundsOf } from "../../../src/constructions/polyhedral/maximum-network.js";
import { leastSlope } from "../../../src/constructions/polyhedral/plan.js";
import { sumSize } from "../../../src/constructions/polyhedral/sum-network.js";
import { type Dataset, readDataset } from "../../../src/dataset/index.js";
import { NORM_INFINITY, NORM_ONE, NORM_TWO, sizeOf } from "../../../src/kernel/index.js";
import { evaluate } from "../../../src/networks/evaluate.js";
import { rational } from "../../../src/numbers/index.js";
import { OPTIONS, outputs, toy } from "../toy.js";

/** Values 0, 1 and 5: the steepest pair is not the nearest one. */
const THREE = toy([
  [[0, 0, 0], "0"],
  [[4, 0, 1], "1"],
  [[0, 7, 3], "5"],
  [[0, 0, 0], "0"],
  [[9, 9, 9], "5"],
]);

async function verdictOf(dataset: Dataset, built: Constructed): Promise<unknown> {
  const { network, radius, values, facts } = built;
  const rule = { kind: "exact", values } as const;
  const request = { network, dataset, norm: NORM_INFINITY, radius, rule };
  const certificate = await certify({ ...request, ...(facts && { facts }) });
  if (certificate.verdict !== "certified") return certificate;
  return checkText([...certificate.lines()].map((line) => `${line}\n`).join("")).verdict;
}

test("the largest rise over the gap between two balls is the constant: 5/(7 − 2) before 1/(4 − 2)", () => {
  const distances = [
    { classes: [0, 1], pair: [0, 1], distance: 4n },
    { classes: [0, 2], pair: [0, 2], distance: 7n },
    { classes: [1, 2], pair: [1, 2], distance: 7n },
  ] as const;
  const values = [rational(0n), rational(1n), rational(5n)];
  expect(leastSlope(distances, values, rational(1n))).toEqual({
    slope: rational(1n),
    pair: [0, 2],
  });
});

describe("p = ∞", () => {
  test("three classes, layers as the formula counts them, accepted", async () => {
    const built = await polyhedral.construct(THREE, NORM_INFINITY, rational(1n), OPTIONS);
    expect(built).toMatchObject({ status: "constructed" });
    const { network, formula } = built as Constructed;
    expect(madeWords(built as Constructed)).toMatch(
      /^n = \d+ boxes, steepest between .*; Lipschitz constant 1\/1, the least there is$/u,
    );
    const n = (network.layers.length - 1) / 4;
    expect(network.layers.slice(0, 4).map(({ rows }) => rows.length)).toEqual([10, 7, 8, 7]);
    expect(formula).toEqual(maximumSize(3, n));
    const { found, wanted } = outputs(THREE, built as Constructed);
    expect(found).toEqual(wanted);
    expect(await verdictOf(THREE, built as Constructed)).toBe("accepted");
  });

  test("between two balls the network is a straight ramp", async () => {
    const line = toy([
      [[0], "0"],
      [[10], "1"],
    ]);
    const built = await polyhedral.construct(line, NORM_INFINITY, rational(3n), OPTIONS);
    const { network } = built as Constructed;
    const heights = [0n, 3n, 4n, 5n, 6n, 7n, 10n].map((x) => {
      const { ints, den } = evaluate(network, { ints: [x], den: 1n });
      return rational(ints[0] ?? 0n, den);
    });
    const quarters = [0n, 0n, 1n, 2n, 3n, 4n, 4n].map((k) => rational(k, 4n));
    expect(heights).toEqual(quarters);
  });

  test("the minimum of d wires takes ⌈log2 d⌉ rounds", () => {
    expect(roundsOf(1)).toEqual([]);
    expect(roundsOf(2)).toEqual([{ pairs: 1, rest: 0 }]);
    expect(roundsOf(5)).toEqual([
      { pairs: 2, rest: 1 },
      { pairs: 1, rest: 1 },
      { pairs: 1, rest: 0 },
    ]);
  });

  test("Iris with its equal points is accepted at almost the whole separation", async () => {
    const iris = await readDataset("certificates/data/iris.csv");
    const built = await polyhedral.construct(iris, NORM_INFINITY, undefined, OPTIONS);
    expect(await verdictOf(iris, built as Constructed)).toBe("accepted");
  });
});

test("p = 1: layers 3d + 2 and d + 2 in turn, then two units", async () => {
  const built = await polyhedral.construct(THREE, NORM_ONE, rational(2n), OPTIONS);
  expect(built).toMatchObject({ status: "constructed" });
  const { network, formula } = built as Constructed;
  const n = (network.layers.length - 2) / 2;
  expect(network.layers.slice(0, 2).map(({ rows }) => rows.length)).toEqual([11, 5]);
  expect(formula).toEqual(sumSize(3, n));
  const { width, depth, parameters } = sizeOf(network);
  expect({ width, depth, parameters: Number(parameters) }).toEqual(formula);
  const { found, wanted } = outputs(THREE, built as Constructed);
  expect(found).toEqual(wanted);
});

test("other norms are refused, as is half the distance", async () => {
  const other = await polyhedral.construct(THREE, NORM_TWO, rational(1n), OPTIONS);
  expect(other).toMatchObject({ status: "unreached", condition: "norm", largest: undefined });
  const limit = await polyhedral.construct(THREE, NORM_INFINITY, rational(2n), OPTIONS);
  expect(limit).toMatchObject({ status: "unreached", condition: "distances", pair: [0, 1] });
});
