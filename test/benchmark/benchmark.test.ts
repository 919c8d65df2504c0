// Questions with known answers: judged by the oracle, which shares no code with what made them.
import { describe, expect, test } from "vitest";
import { drawProblem, float32Unit, type Instance, instanceOf } from "../../src/benchmark/index.js";
import { certify } from "../../src/certify/index.js";
import { checkText } from "../../src/checker/index.js";
import { asText, layersOf, pointsOf } from "../../src/interchange/index.js";
import { type Norm, NORM_INFINITY, NORM_ONE, NORM_TWO } from "../../src/kernel/index.js";
import { add, multiply, rational, subtract } from "../../src/numbers/index.js";
import { oracle } from "../../src/testing/index.js";

const SHAPE = { points: 5, dimension: 3, classes: 3, hidden: [6, 5] };
const TINY = rational(1n, 10n ** 30n);

async function drawn(norm: Norm, seed = "s", shape = SHAPE): Promise<Instance> {
  const problem = drawProblem(seed, shape, norm);
  if (problem === undefined) throw new Error("no problem was found");
  return instanceOf("1", problem, [{ kind: "exact", value: TINY }, { kind: "ulp" }]);
}

function textOf(lines: Iterable<string>): string {
  return [...lines].map((line) => `${line}\n`).join("");
}

const NORMS: readonly (readonly [string, Norm])[] = [
  ["1", NORM_ONE],
  ["2", NORM_TWO],
  ["inf", NORM_INFINITY],
];

describe.each(NORMS)("p = %s", (name, norm) => {
  test("every answer has an accepted certificate, of which the oracle finds nothing untrue", async () => {
    const { questions } = await drawn(norm);
    expect(questions.map(({ side }) => side)).toEqual([
      ...["inside", "outside", "inside", "outside"],
      ...(name === "2" ? [] : ["boundary"]),
    ]);
    for (const { answer, certificate } of questions) {
      const text = textOf(certificate());
      const verdict = checkText(text);
      expect(verdict.verdict).toBe("accepted");
      const isProof = "claim" in verdict && !("finding" in verdict);
      expect([answer, isProof]).toEqual([isProof ? "robust" : "not-robust", answer === "robust"]);
      const untrue =
        answer === "robust"
          ? oracle.untruths(oracle.decodeCertificateLoosely(text))
          : oracle.untruthsOfFinding(text);
      expect(untrue).toEqual([]);
    }
  });

  test("is answered at distances of 10^-30 and of one float32 unit from the boundary", async () => {
    const { problem, questions } = await drawn(norm);
    const { lower, upper } = problem.boundary.radius;
    const radii = questions.map(({ radius }) => radius);
    const unit = float32Unit(lower);
    const near = Number(lower.num) / Number(lower.den);
    expect(Number(unit.num) / Number(unit.den)).toBe(2 ** (Math.floor(Math.log2(near)) - 23));
    expect(radii.slice(0, 4)).toEqual([
      ...[subtract(lower, TINY), add(upper, TINY)],
      ...[subtract(lower, unit), add(upper, unit)],
    ]);
    const width = subtract(upper, lower);
    expect(width.num * 10n ** 50n < width.den).toBe(true);
  });

  test("no proof reaches the boundary: there the label of the named ball is refused", async () => {
    const { problem, rule } = await drawn(norm);
    const { network, dataset, ball, boundary } = problem;
    const radius = boundary.radius.upper;
    const made = await certify({ network, dataset, norm, radius, rule });
    expect(made).toMatchObject({
      verdict: "rejected",
      rejection: { code: "unproved/label-not-certain", ball },
    });
  });

  test("the same seed draws the same, another seed another, and every class has a point", async () => {
    const [first, same, other] = [await drawn(norm), await drawn(norm), await drawn(norm, "t")];
    expect(same.problem).toEqual(first.problem);
    expect(other.problem.network).not.toEqual(first.problem.network);
    const labels = new Set(first.problem.dataset.points.map(({ label }) => label));
    expect([labels.size, first.problem.dataset.points.length]).toEqual([3, 5]);
  });
});

test("float32 holds every weight and coordinate exactly", async () => {
  const { problem } = await drawn(NORM_INFINITY);
  const exact = (text: string): boolean => {
    const [num = "0", den = "1"] = text.split("/");
    return Math.fround(Number(num) / Number(den)) * Number(den) === Number(num);
  };
  const numbers = layersOf(problem.network, asText).flatMap(({ weights, biases }) => [
    ...weights.flat(),
    ...biases,
  ]);
  expect(numbers.length).toBeGreaterThan(60);
  expect(numbers.filter((text) => !exact(text))).toEqual([]);
  expect(
    pointsOf(problem.dataset)
      .flat()
      .filter((text) => !exact(text)),
  ).toEqual([]);
});

test("a linear network has its boundary where the outputs are level", async () => {
  const shape = { points: 4, dimension: 2, classes: 2, hidden: [] };
  const { problem, questions } = await drawn(NORM_INFINITY, "linear", shape);
  expect(problem.network.layers).toHaveLength(1);
  expect(questions.at(-1)).toMatchObject({ side: "boundary", answer: "not-robust" });
});

test("an amount beyond half of the boundary is refused", async () => {
  const problem = drawProblem("s", SHAPE, NORM_ONE);
  if (problem === undefined) throw new Error("no problem was found");
  const value = multiply(problem.boundary.radius.lower, rational(51n, 100n));
  await expect(instanceOf("1", problem, [{ kind: "exact", value }])).rejects.toThrow(
    "an amount is more than half the radius of the boundary",
  );
});
