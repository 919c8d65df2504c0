// What is fitted of a dataset, and what is held out.
import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/dataset/index.js";
import { ZERO } from "../../src/numbers/index.js";
import { classBound, dataProblem } from "../../src/sobolev/class-bound.js";
import { drawnModel } from "../../src/sobolev/drawn.js";
import { q, vector } from "../exact.js";

const dataset = (classes: readonly string[], ...labels: readonly number[]): Dataset => ({
  ...{ classes, dimension: 2, source: "here" },
  points: labels.map((label, i) => ({ label, line: i + 1, point: vector(`${i}/2`, `1/${i + 2}`) })),
});
const model = drawnModel("random", 2, 5, "a");

describe("a data file", () => {
  it("gives two classes the targets −1 and 1", () => {
    const { problem } = dataProblem(dataset(["a", "b"], 0, 1, 1, 0, 1), model, 1, "a");
    expect(problem.labels.den).toBe(1n);
    expect(new Set(problem.labels.ints)).toEqual(new Set([-1n, 1n]));
  });

  it("gives more classes their numbers, each point its own", () => {
    const { problem, atoms } = dataProblem(dataset(["a", "b", "c"], 0, 1, 2, 2, 1), model, 2, "b");
    expect([problem.points.length, atoms.length]).toEqual([3, 2]);
    const targets = problem.points.map(({ ints, den }, k) => {
      // The first coordinate is half of the number of the point.
      const number = Number((2n * (ints[0] ?? 0n)) / den);
      return [number, Number(problem.labels.ints[k])];
    });
    for (const [number = 0, target] of targets) expect(target).toBe([0, 1, 2, 2, 1][number]);
    const held = atoms.map(({ ints, den }) => Number((2n * (ints[0] ?? 0n)) / den));
    expect([...held, ...targets.map(([number]) => number)].sort()).toEqual([0, 1, 2, 3, 4]);
  });

  it("has all fitted points over one denominator", () => {
    const { problem } = dataProblem(dataset(["a", "b"], 0, 1, 0, 1), model, 1, "c");
    expect(new Set(problem.points.map(({ den }) => den)).size).toBe(1);
  });
});

describe("the bound of a class", () => {
  const fitted = dataProblem(dataset(["a", "b"], 0, 1, 0, 1, 1, 0), model, 2, "d");

  it("is that at the error of the fit, which has dependent features here", () => {
    const found = classBound({ ...fitted, atoms: fitted.problem.points }, ZERO);
    if (typeof found === "string") throw new Error(found);
    const { trainingError, question, bound, seminorm } = found;
    expect(question.error.num * trainingError.den).toBeGreaterThanOrEqual(
      trainingError.num * question.error.den,
    );
    expect(bound.num * seminorm.den).toBeLessThanOrEqual(seminorm.num * bound.den);
  });

  it("is none for an error that f = 0 has, or no model has", () => {
    expect(classBound(fitted, ZERO, q("1"))).toBe("nothing-to-prove");
    const [first] = dataset(["a", "b"], 0).points;
    if (first === undefined) throw new Error("no point");
    // Two of each label at one place: whichever is held out, both labels are left.
    const points = [0, 0, 1, 1].map((label) => ({ ...first, label }));
    const clash = dataProblem({ ...dataset(["a", "b"], 0), points }, model, 1, "e");
    expect(classBound(clash, ZERO, ZERO)).toBe("no-such-model");
  });
});
