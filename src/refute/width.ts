// UNTRUSTED. Evidence that first layers of a rank are too narrow for a dataset: weights in doubles, made exact.
// May import kernel, dataset, certify, constructions. The kernel decides.
import { near } from "../doubles/near.js";
import { finiteDouble, integerNear } from "../doubles/beyond-doubles.js";
import type { Dataset } from "../dataset/dataset.js";
import {
  LIMITS,
  widthBounded,
  type Setting,
  type WeightedPair,
  type TraceWitness,
  type WidthWitness,
} from "../kernel/index.js";
import { at, multiply, type Rational, rational } from "../numbers/index.js";
import { dot, type Matrix } from "./dense.js";
import { eigenOf } from "./eigen.js";
import { concluded } from "./judge-map.js";
import { settingOf } from "./map-near.js";
import { type OwnQuestion, ownQuestion, type Question } from "./own-question.js";
import { pairWeights, type Pool, poolOf, type Weighted } from "./pair-weights.js";
import { sceneOf } from "./parts.js";

/** Binary digits of the roots of the weights, of the factors and of the shift. */
const ROOT_BITS = 10;
const FACTOR_BITS = 10;
const TRIES = 12;

/** Squared Euclidean distance that means 2μ in the norm: 4μ², or 4μ²·d^(1 − 2/p) for p < 2. */
function squareOf({ norm, radius, dimension }: Setting): number {
  const most = 4 * near(radius) ** 2;
  if (norm.kind === "one") return most / dimension;
  if (norm.kind !== "power") return most;
  const p = Number(norm.a) / Number(norm.b);
  return p < 2 ? most * dimension ** (1 - 2 / p) : most;
}

/** The pairs with a weight that is not lost when its root is rounded, and these roots. */
function rounded({ chosen, weights }: Weighted): { places: number[]; roots: bigint[] } {
  const largest = weights.reduce((max, w) => Math.max(max, w), 0);
  const all = chosen.map((place, k) => {
    const root = Math.sqrt((weights[k] ?? 0) / largest) * 2 ** ROOT_BITS;
    return { place, root: integerNear(root, "the root of a weight") };
  });
  const kept = all.filter(({ root }) => root > 0n);
  return { places: kept.map(({ place }) => place), roots: kept.map(({ root }) => root) };
}

/** A dyadic number near to a double. */
function dyadic(x: number, unit: number): Rational {
  return rational(integerNear(x * unit, "a factor"), BigInt(finiteDouble(unit, "a unit")));
}

/** s and L for the matrix G: LLᵗ is near to the part of G above s, and `slack` is added to s. */
function witnessOf(
  pool: Pool,
  places: readonly number[],
  roots: readonly bigint[],
  rank: number,
  slack: number,
): TraceWitness {
  const scaled = places.map((place, e) => {
    const c = Number(at(roots, e));
    return at(pool.differences, place).map((x) => c * x);
  });
  const gram: Matrix = scaled.map((u) => Float64Array.from(scaled, (v) => dot(u, v)));
  const { values, vectors } = eigenOf(gram);
  const base = Math.max(0, values[rank] ?? 0);
  const kept = vectors.slice(0, rank).filter((_, j) => (values[j] ?? 0) > base);
  const largest = Math.sqrt(Math.max(values[0] ?? 0, 1e-300));
  // Factors have about FACTOR_BITS more binary digits than the largest of them needs.
  const unit = 2 ** Math.max(0, FACTOR_BITS + ROOT_BITS - Math.round(Math.log2(largest)));
  const error = largest * (Math.sqrt(places.length) + Math.sqrt(kept.length)) * (slack / unit);
  const pairs = places.map((place, e): WeightedPair => {
    const factor = kept.map((vector, j) =>
      dyadic((vector[e] ?? 0) * Math.sqrt((values[j] ?? 0) - base), unit),
    );
    return { pair: at(pool.pairs, place), root: rational(at(roots, e)), factor };
  });
  return { rank, shift: dyadic(base + error, unit), pairs };
}

/** Factors are lengths, and the shift is a square of one. */
function atDataScale({ rank, shift, pairs }: TraceWitness, unit: Rational): TraceWitness {
  return {
    rank,
    shift: multiply(shift, multiply(unit, unit)),
    pairs: pairs.map((one) => ({ ...one, factor: one.factor.map((x) => multiply(x, unit)) })),
  };
}

/** The most pairs whose matrix the kernel takes. */
function mostPairs({ points }: Dataset): number {
  let bits = 0;
  for (const { point } of points) bits = Math.max(bits, 2 * digits(point.den));
  return Math.min(
    LIMITS.pairs,
    Math.floor(LIMITS["matrix-bits"] / (bits + 2 * ROOT_BITS + 2 * FACTOR_BITS + 30)),
  );
}

function digits(n: bigint): number {
  return n.toString(2).length;
}

/** What a search for a bound on the width tells. Each may end it by throwing. */
export interface WidthProgress {
  /** Which rank it is about, and which part of all kernels is covered, if it covers them. */
  readonly at: (rank: number, part?: number) => void;
  /** Evidence that the kernel accepts, for a larger rank than before. */
  readonly found: (witness: WidthWitness) => void;
}

/** What is known of a question before a rank is asked about. */
export interface WidthSearch {
  readonly told: WidthProgress;
  readonly question: Question;
  /** The same where doubles work; the pool is of its points. */
  readonly own: OwnQuestion;
  readonly pool: Pool;
  readonly most: number;
}

const UNTOLD: WidthProgress = { at: () => undefined, found: () => undefined };

/** What a search for width bounds needs of a question, made once. */
export function widthSearch(question: Question, told: WidthProgress = UNTOLD): WidthSearch {
  const own = ownQuestion(question);
  const scene = sceneOf(own.question.dataset, question.norm, 0);
  return { told, question, own, pool: poolOf(scene), most: mostPairs(question.dataset) };
}

/**
 * Evidence that no first layer of this rank or less will do, or undefined if none was found.
 *
 * Ensures  evidence that the kernel accepts.
 * Cost     some hundred eigenvector steps of matrices of at most LIMITS.pairs rows.
 */
export function widthBoundFor(
  { told, question, own, pool, most }: WidthSearch,
  rank: number,
): TraceWitness | undefined {
  if (pool.pairs.length === 0) return undefined;
  const setting = settingOf(question);
  const enough = squareOf(settingOf(own.question));
  const all = [...pool.pairs.keys()];
  if (all.length <= most) {
    // Equal weights may be best, and without rounding they reach equality.
    const equal = witnessOf(
      pool,
      all,
      all.map(() => 1n),
      rank,
      0,
    );
    const witness = atDataScale(equal, own.unit);
    const found = concluded(question.dataset, (points) => widthBounded(setting, witness, points));
    if (!("verdict" in found)) return witness;
  }
  const weighted = pairWeights(pool, rank, enough * (1 - 2e-3), most, () => {
    told.at(rank);
  });
  if (!(weighted.value <= enough)) return undefined;
  const { places, roots } = rounded(weighted);
  for (let n = 0, slack = 1 / 8; n < TRIES; n += 1, slack *= 1.5) {
    const witness = atDataScale(witnessOf(pool, places, roots, rank, slack), own.unit);
    const found = concluded(question.dataset, (points) => widthBounded(setting, witness, points));
    if (!("verdict" in found)) return witness;
    const isOut = found.verdict === "declined" || !("reason" in found.rejection);
    if (isOut || found.rejection.reason !== "not-semidefinite") return undefined;
  }
  return undefined;
}

/** The largest rank for which evidence is found, by doubling and halving; undefined if there is none. */
export function widestBound(search: WidthSearch): TraceWitness | undefined {
  let best: TraceWitness | undefined;
  let [low, high] = [0, search.question.dataset.dimension];
  for (let rank = 1; low < high; ) {
    const found = widthBoundFor(search, rank);
    if (found === undefined) high = rank - 1;
    else {
      [best, low] = [found, rank];
      search.told.found(found);
    }
    rank =
      high === search.question.dataset.dimension
        ? Math.min(high, 2 * low)
        : Math.ceil((low + high) / 2);
  }
  return best;
}
