// Constructions that the kit is tried on: a right one, and the ways in which one goes wrong.
import { staircase } from "../../src/constructions/index.js";
import {
  type Construct,
  datasetFrom,
  type ExactLayer,
  layersOf,
  normFrom,
  type Question,
  rationalFrom,
} from "../../src/interchange/index.js";
import {
  add,
  divide,
  multiply,
  negate,
  rational,
  type Rational,
  subtract,
} from "../../src/numbers/index.js";

interface Staircase {
  readonly layers: readonly ExactLayer[];
  readonly values: readonly Rational[];
}

/** muball's own staircase at a radius, as someone else would hand it in. */
async function staircaseAt(
  { points, labels, norm }: Question,
  radius: Rational,
): Promise<Staircase | { readonly unreached: string }> {
  const dataset = datasetFrom({ points, labels });
  const options = { seed: "1", budget: 1 / 10 };
  const answer = await staircase.construct(dataset, normFrom(norm), radius, options);
  if (answer.status === "unreached") return { unreached: answer.detail };
  return { layers: layersOf(answer.network), values: answer.values };
}

export const right: Construct = (question) => staircaseAt(question, rationalFrom(question.radius));

/** Every label is the next one. */
export const offByOne: Construct = async (question) => {
  const answer = await staircaseAt(question, rationalFrom(question.radius));
  if ("unreached" in answer) return answer;
  const [first = rational(0n), ...rest] = answer.values;
  return { ...answer, values: [...rest, first] };
};

/** Right on balls of a thousandth of the radius. */
export const tooSmall: Construct = (question) =>
  staircaseAt(question, multiply(rationalFrom(question.radius), rational(1n, 1000n)));

/** One output a class, both 0 at the points of label 1: what ties has no label. */
export const tied: Construct = ({ classes, dimension, labels }) => {
  if (classes.length !== 2) return { unreached: "two classes only" };
  const zeros = Array.from({ length: dimension }, () => 0);
  const ones = labels.every((label) => label === 0) ? 1 : 0;
  return [{ weights: [zeros, zeros], biases: [ones, 0] }];
};

/** Looks at the first coordinate, and forgets that two points may share it. */
export const forgetsTies: Construct = async (question) => {
  const firsts = new Map(question.points.map(([x = "0"], i) => [x, i]));
  const kept = [...firsts.values()].sort((a, b) => a - b);
  const labels = kept.map((i) => question.labels[i] ?? 0);
  if (new Set(labels).size < question.classes.length) return { unreached: "one class is left" };
  const points = kept.map((i) => [question.points[i]?.[0] ?? "0"]);
  const own = { ...question, points, labels, dimension: 1 };
  const answer = await staircaseAt(own, rationalFrom(question.radius));
  if ("unreached" in answer) return answer;
  const [first, ...rest] = answer.layers;
  const padding = Array.from({ length: question.dimension - 1 }, () => 0);
  const weights = (first?.weights ?? []).map((row) => [...row, ...padding]);
  return { ...answer, layers: [{ weights, biases: first?.biases ?? [] }, ...rest] };
};

/** For points in a row: steps whose ends touch the balls. Right; for p = 3 no witness is that tight. */
export const touching: Construct = ({ points, labels, dimension, radius }) => {
  const row = Array.from({ length: dimension }, (_, k) => (k === 0 ? 1 : 0));
  const reach = rationalFrom(radius);
  const kinks = points.slice(1).flatMap(([x = "0"], i) => {
    const before = add(rationalFrom(points[i]?.[0] ?? "0"), reach);
    const after = subtract(rationalFrom(x), reach);
    const rise = rational(BigInt((labels[i + 1] ?? 0) - (labels[i] ?? 0)));
    const slope = divide(rise, subtract(after, before));
    return [
      { bias: negate(before), slope },
      { bias: negate(after), slope: negate(slope) },
    ];
  });
  return [
    { weights: kinks.map(() => row), biases: kinks.map(({ bias }) => bias) },
    { weights: [kinks.map(({ slope }) => slope)], biases: [labels[0] ?? 0] },
  ];
};
