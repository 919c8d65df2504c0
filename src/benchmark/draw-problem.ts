// UNTRUSTED. A random network with a dataset that it labels itself, one point of which lies close to a decision boundary.
// May import kernel, dataset, constructions, interchange.
import { Random } from "../doubles/random.js";
import type { Dataset } from "../dataset/index.js";
import { type DenseLayer, networkFrom } from "../interchange/index.js";
import { type Network, type Norm } from "../kernel/index.js";
import { evaluate } from "../networks/evaluate.js";
import {
  add,
  at,
  compare,
  entry,
  multiply,
  type Rational,
  rational,
  scaled,
} from "../numbers/index.js";
import { argmaxOf, type LabelBoundary, labelBoundary } from "./boundary.js";

/** Sizes of what is drawn. */
export interface ProblemShape {
  readonly points: number;
  readonly dimension: number;
  readonly classes: number;
  /** Neurons of the hidden layers. */
  readonly hidden: readonly number[];
}

/** A network, data, and the ball that decides the question. */
export interface Problem {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly norm: Norm;
  /** The ball whose label is lost first. */
  readonly ball: number;
  readonly boundary: LabelBoundary;
}

const ATTEMPTS = 60;
/** Ways between two classes that are halved. */
const WAYS = 12;
const HALVINGS = 16;
/** Weights are multiples of 1/16, biases and coordinates of 1/64: float32 holds them exactly. */
const WEIGHT = 16n;
const PLACE = 64n;

type Point = readonly Rational[];
type Layers = readonly DenseLayer<Rational>[];

function drawn(random: Random, most: number, den: bigint): Rational {
  return rational(BigInt(random.below(2 * most + 1) - most), den);
}

function drawLayers(random: Random, { dimension, classes, hidden }: ProblemShape): Layers {
  const widths = [dimension, ...hidden, classes];
  return widths.slice(1).map((units, l) => ({
    weights: Array.from({ length: units }, () =>
      Array.from({ length: at(widths, l) }, () => drawn(random, 24, WEIGHT)),
    ),
    biases: Array.from({ length: units }, () => drawn(random, 32, PLACE)),
  }));
}

function labelAt(network: Network, point: Point): number | undefined {
  const outputs = evaluate(network, scaled(point));
  return argmaxOf(outputs.ints.map((_, k) => entry(outputs, k)));
}

const half = rational(1n, 2n);
const [two, four] = [rational(2n), rational(4n)];

/** A point whose label is lost well inside its activation region: on the way between two points. */
function nearBoundary(
  network: Network,
  layers: Layers,
  from: Point,
  to: Point,
  norm: Norm,
): { readonly point: Point; readonly boundary: LabelBoundary } | undefined {
  const label = labelAt(network, from);
  let [low, high] = [from, to];
  for (let n = 0; n < HALVINGS; n += 1) {
    const middle = low.map((x, k) => multiply(half, add(x, at(high, k))));
    const found = labelAt(network, middle);
    if (found === undefined) return undefined;
    if (found === label) low = middle;
    else high = middle;
    const boundary = labelBoundary(layers, low, norm);
    if (boundary === undefined) continue;
    if (compare(multiply(four, boundary.radius.upper), boundary.region) < 0) {
      return { point: low, boundary };
    }
  }
  return undefined;
}

interface Candidate {
  readonly point: Point;
  readonly label: number;
  readonly boundary: LabelBoundary;
}

/** Points of every class that keep their labels on twice that radius, and no unit of theirs switches. */
function bystanders(
  random: Random,
  pool: readonly Candidate[],
  radius: Rational,
  { points, classes }: ProblemShape,
  own: number,
): readonly Candidate[] | undefined {
  const least = multiply(two, radius);
  const calm = pool.filter(
    ({ boundary }) =>
      compare(boundary.radius.lower, least) > 0 && compare(boundary.region, least) > 0,
  );
  const firsts = Array.from({ length: classes }, (_, k) => calm.find(({ label }) => label === k));
  const needed = firsts.filter((_, k) => k !== own);
  if (needed.some((one) => one === undefined)) return undefined;
  const chosen = new Set(needed.filter((one) => one !== undefined));
  for (const one of random.shuffled(calm)) if (chosen.size < points - 1) chosen.add(one);
  return chosen.size === points - 1 ? [...chosen] : undefined;
}

function datasetOf(points: readonly { point: Point; label: number }[], classes: number): Dataset {
  return {
    dimension: at(points, 0).point.length,
    classes: Array.from({ length: classes }, (_, k) => `${k}`),
    source: "drawn",
    points: points.map(({ point, label }, i) => ({ point: scaled(point), label, line: i + 1 })),
  };
}

function attempt(random: Random, shape: ProblemShape, norm: Norm): Problem | undefined {
  const { dimension, classes, points } = shape;
  const layers = drawLayers(random, shape);
  const network = networkFrom(layers, dimension);
  const places = Array.from({ length: 4 * points + 8 * classes }, () =>
    Array.from({ length: dimension }, () => drawn(random, 64, PLACE)),
  );
  // Labels are cheap, boundaries are not: most networks that fail lack a class.
  const labels = new Set(places.map((point) => labelAt(network, point)));
  labels.delete(undefined);
  if (labels.size < classes) return undefined;
  const pool = places.flatMap((point): readonly Candidate[] => {
    const boundary = labelBoundary(layers, point, norm);
    return boundary === undefined ? [] : [{ point, label: boundary.label, boundary }];
  });
  for (let n = 0; n < WAYS; n += 1) {
    const [from, to] = random.shuffled(pool);
    if (from === undefined || to === undefined || from.label === to.label) continue;
    const found = nearBoundary(network, layers, from.point, to.point, norm);
    if (found === undefined) continue;
    const { boundary } = found;
    const others = bystanders(random, pool, boundary.radius.upper, shape, boundary.label);
    if (others === undefined) continue;
    const ball = random.below(points);
    const critical = { point: found.point, label: boundary.label };
    const all = [...others.slice(0, ball), critical, ...others.slice(ball)];
    return { network, dataset: datasetOf(all, classes), norm, ball, boundary };
  }
  return undefined;
}

/**
 * A problem of a shape.
 *
 * Requires  points ≥ classes ≥ 2; p = 1, 2 or ∞.
 * Ensures   all balls but one keep labels and activation regions on at least twice the radius of the
 *           boundary; that one keeps its activation region on four times that radius. The same seed gives
 *           the same problem. Undefined if none was found: the shape is too large, or too small.
 */
export function drawProblem(seed: string, shape: ProblemShape, norm: Norm): Problem | undefined {
  const random = new Random(seed);
  for (let n = 0; n < ATTEMPTS; n += 1) {
    const found = attempt(random, shape, norm);
    if (found !== undefined) return found;
  }
  return undefined;
}
