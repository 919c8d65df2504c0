// UNTRUSTED. The spectral law: fitting forces the product of layer norms up, with all constants.
// May import kernel, dataset, bounds. docs/lipschitz.md#spectral-law. It bounds products, not slopes.
import {
  naturalLogarithm,
  over,
  point,
  squareRoot,
  sum,
  times,
  whole,
} from "../bounds/enclosure.js";
import type { Dataset, Enclosure } from "../dataset/index.js";
import { type Layer, type Network } from "../kernel/index.js";
import { evaluate } from "../networks/evaluate.js";
import {
  add,
  at,
  compare,
  entry,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../numbers/index.js";
import { type Constant, known, silent, type Statement } from "./constant.js";
import { DEPTH, depthLaw } from "./depth-law.js";
import { inputsOf } from "./gradient-box.js";
import {
  matrixOfLayer,
  matrixOfVectors,
  type SparseMatrix,
  sparseRow,
  squaredFrobenius,
} from "./sparse-matrix.js";
import { spectralNorm } from "./spectral-norm.js";
import { rootOf } from "./vector-norm.js";

const LAW = {
  direction: "lower",
  source: {
    paper: "muball; cf. Bubeck, Li, Nagaraj 2021",
    theorem: "docs/lipschitz.md#spectral-law",
  },
} as const;

const PRODUCT: Statement = {
  ...LAW,
  name: "spectral-law",
  subject: "product",
  formula: "||a||_2 ||W_(L-1)||_2 ... ||W_1||_2 >= margin sqrt(n / min(k, columns)) / ||X||_2",
  assumptions: [],
};

const PATH: Statement = {
  ...LAW,
  name: "path-law",
  subject: "path",
  formula: "sum |a_l| ||w_l||_2 >= margin sqrt(n) / ||X||_2",
  assumptions: [],
};

const RANDOM: Statement = {
  ...LAW,
  name: "random-sign-law",
  subject: "product",
  formula: "||a||_2 ||W||_2 >= margin sqrt(n / k) / (R (2 + sqrt(2 ln(1/eta))))",
  assumptions: ["random-signs"],
};

/** The network as a homogeneous one: biases are weights of a unit that is always 1. */
interface Homogeneous {
  readonly hidden: readonly SparseMatrix[];
  /** ‖a‖_2². The bias of the output is taken off the values instead. */
  readonly lastSquared: Rational;
  /** True if the points get a coordinate 1. */
  readonly isLifted: boolean;
}

function hasBias(layer: Layer): boolean {
  return layer.rows.some((row) => row.bias !== 0n);
}

/** The layer with a row that hands the 1 on. */
function carrying(matrix: SparseMatrix): SparseMatrix {
  const unit = { columns: [matrix.columns - 1], ints: [matrix.den] };
  return { ...matrix, rows: [...matrix.rows, unit] };
}

function homogeneous(network: Network): Homogeneous {
  const last = network.layers.length - 1;
  const layers = network.layers.slice(0, last);
  const carriedTo = layers.map(hasBias).lastIndexOf(true);
  const hidden = layers.map((layer, index) => {
    const matrix = matrixOfLayer(inputsOf(network, index), layer, index <= carriedTo);
    return index < carriedTo ? carrying(matrix) : matrix;
  });
  const row = at(at(network.layers, last).rows, 0);
  const squares = row.ints.reduce((total, n) => total + n * n, 0n);
  return { hidden, lastSquared: rational(squares, row.den ** 2n), isLifted: carriedTo >= 0 };
}

/** (1/n) Σ y_i·(f(x_i) − output bias), exactly. Shapes: one sign a point. */
export function marginOf(network: Network, dataset: Dataset, signs: readonly bigint[]): Rational {
  const row = at(at(network.layers, network.layers.length - 1).rows, 0);
  const bias = rational(row.bias, row.den);
  let total = ZERO;
  dataset.points.forEach(({ point: x }, i) => {
    const value = subtract(entry(evaluate(network, x), 0), bias);
    total = add(total, multiply(rational(at(signs, i)), value));
  });
  return multiply(total, rational(1n, BigInt(dataset.points.length)));
}

/** What the laws are made of. */
interface Parts {
  readonly margin: Rational;
  readonly points: bigint;
  readonly inputNorm: Enclosure;
  readonly norms: readonly Enclosure[];
  readonly lastNorm: Enclosure;
  readonly body: Homogeneous;
  /** √(largest ‖x̃_i‖²). */
  readonly radius: Enclosure;
}

function partsOf(network: Network, dataset: Dataset, signs: readonly bigint[]): Parts {
  const body = homogeneous(network);
  const inputs = matrixOfVectors(
    dataset.points.map(({ point: x }) => x),
    body.isLifted,
  );
  let longest = 0n;
  for (const { ints } of inputs.rows) {
    const square = ints.reduce((total, n) => total + n * n, 0n);
    if (square > longest) longest = square;
  }
  return {
    margin: marginOf(network, dataset, signs),
    points: BigInt(dataset.points.length),
    inputNorm: spectralNorm(inputs),
    norms: body.hidden.map(spectralNorm),
    lastNorm: rootOf(body.lastSquared, 2n),
    body,
    radius: rootOf(rational(longest, inputs.den ** 2n), 2n),
  };
}

/** min(k, columns) of the first layer. */
function rankOf({ body }: Parts): bigint {
  const first = at(body.hidden, 0);
  return BigInt(Math.min(first.rows.length, first.columns));
}

/** What the product of the norms is at least. */
function leastProduct(parts: Parts): Enclosure {
  const { margin, points, inputNorm } = parts;
  return over(times(point(margin), rootOf(rational(points, rankOf(parts)), 2n)), inputNorm);
}

function productLaw(parts: Parts): Constant {
  const { margin, inputNorm, norms, lastNorm, body } = parts;
  const first = at(body.hidden, 0);
  const frobenius = rootOf(squaredFrobenius(first), 2n);
  return known(PRODUCT, leastProduct(parts), {
    measured: times(lastNorm, ...norms),
    margin,
    rank: rankOf(parts),
    inputNorm,
    lastNorm,
    layerNorms: norms,
    firstFrobenius: frobenius,
  });
}

/** Σ |a_l|·‖w̃_l‖_2 of a network with one hidden layer. */
function pathNorm(network: Network, first: SparseMatrix): Enclosure {
  const row = at(at(network.layers, 1).rows, 0);
  const terms = row.columns.map((column, k) => {
    const weight = at(row.ints, k);
    const own = sparseRow(at(first.rows, column).ints);
    const square = own.ints.reduce((total, n) => total + n * n, 0n);
    const size = rational(weight < 0n ? -weight : weight, row.den);
    return times(point(size), rootOf(rational(square, first.den ** 2n), 2n));
  });
  return sum(...terms);
}

function pathLaw(network: Network, parts: Parts): Constant {
  const { margin, points, inputNorm, body } = parts;
  const value = over(times(point(margin), rootOf(rational(points), 2n)), inputNorm);
  return known(PATH, value, { measured: pathNorm(network, at(body.hidden, 0)), margin, inputNorm });
}

function randomLaw(
  { margin, points, norms, lastNorm, body, radius }: Parts,
  eta: Rational,
): Constant {
  const units = BigInt(at(body.hidden, 0).rows.length);
  const chance = naturalLogarithm(over(whole(1n), point(eta)));
  const below = times(radius, sum(whole(2n), squareRoot(times(whole(2n), chance))));
  const value = over(times(point(margin), rootOf(rational(points, units), 2n)), below);
  return known(RANDOM, value, { measured: times(lastNorm, ...norms), margin, eta, radius });
}

/**
 * The laws that this network and dataset obey.
 *
 * Shapes  one sign, 1n or −1n, a point; 0 < eta < 1.
 * Source  yᵀrelu(X̃W̃ᵀ)a ≤ √n·‖relu(X̃W̃ᵀ)‖_F·‖a‖ ≤ √n·‖X̃‖_2·‖W̃‖_F·‖a‖, docs/lipschitz.md#spectral-law.
 */
export function spectralLaws(
  network: Network,
  dataset: Dataset,
  signs: readonly bigint[],
  eta: Rational,
): readonly Constant[] {
  const all = [PRODUCT, PATH, RANDOM, DEPTH];
  const none = (why: string): readonly Constant[] => all.map((law) => silent(law, why));
  if (at(network.layers, network.layers.length - 1).rows.length !== 1) {
    return none("the network has several outputs");
  }
  if (network.layers.length < 2) return none("the network has no hidden layer");
  const parts = partsOf(network, dataset, signs);
  if (parts.margin.num <= 0n) return none("the mean margin is not above 0");
  const deep = "it is for one hidden layer";
  const depth = depthLaw(leastProduct(parts), [...parts.norms, parts.lastNorm]);
  return network.layers.length === 2
    ? [productLaw(parts), pathLaw(network, parts), randomLaw(parts, eta), depth]
    : [productLaw(parts), silent(PATH, deep), silent(RANDOM, deep), depth];
}

/**
 * +1 for points of classes whose value is above the middle of the smallest and the largest, −1 for the
 * others: the labels themselves if there are two classes. The law holds for any signs.
 */
export function signsOf(dataset: Dataset, values: readonly Rational[]): readonly bigint[] {
  const ordered = [...values].sort(compare);
  const [low, high] = [at(ordered, 0), at(ordered, ordered.length - 1)];
  const twice = add(low, high);
  return dataset.points.map(({ label }) => {
    const value = at(values, label);
    return compare(add(value, value), twice) > 0 ? 1n : -1n;
  });
}
