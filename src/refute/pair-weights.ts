// UNTRUSTED. Weights on differences of opposite points under which the k largest eigenvalues of Σ w·vvᵗ have a
// small sum: multiplicative weights against the best projector, on a set of pairs that grows. In doubles.
import { Random } from "../doubles/random.js";
import { at } from "../numbers/index.js";
import { dot, type Matrix, times } from "./dense.js";
import { eigenOf, leading } from "./eigen.js";
import type { Scene } from "./parts.js";

/** Opposite pairs with their differences, the shortest first. */
export interface Pool {
  readonly pairs: readonly (readonly [number, number])[];
  readonly differences: Matrix;
}

/** Pairs that are chosen, by their place in the pool, with weights of sum 1. */
export interface Weighted {
  readonly chosen: readonly number[];
  readonly weights: Float64Array;
  /** The k largest eigenvalues of Σ w·vvᵗ, summed. */
  readonly value: number;
}

const POOL = 3000;
const NOISE = 0.02;

/** The shortest differences of opposite points. Cost: N²·d. */
export function poolOf({ dataset, points }: Scene): Pool {
  const all: { pair: readonly [number, number]; square: number }[] = [];
  for (const [i, { label }] of dataset.points.entries()) {
    for (let j = 0; j < i; j += 1) {
      if (at(dataset.points, j).label === label) continue;
      const [a, b] = [at(points, i), at(points, j)];
      let square = 0;
      for (let k = 0; k < a.length; k += 1) square += ((a[k] ?? 0) - (b[k] ?? 0)) ** 2;
      all.push({ pair: [j, i], square });
    }
    if (all.length > 40 * POOL) shorten(all);
  }
  shorten(all);
  const pairs = all.map(({ pair }) => pair);
  const differences = pairs.map(([j, i]) => {
    const b = at(points, i);
    return at(points, j).map((x, k) => x - (b[k] ?? 0));
  });
  return { pairs, differences };
}

function shorten(all: { readonly square: number }[]): void {
  all.sort((x, y) => x.square - y.square);
  all.splice(POOL);
}

/** Chosen pairs with the products of their differences with all of the pool. */
class Search {
  readonly chosen: number[] = [];
  /** Row a: the products of chosen difference a with every difference of the pool. */
  readonly #products: Float64Array[] = [];
  #weights: Float64Array = new Float64Array(0);
  #basis: Float64Array[] = [];
  readonly #random = new Random("width");

  constructor(
    readonly pool: Pool,
    readonly rank: number,
  ) {}

  add(place: number): void {
    const v = at(this.pool.differences, place);
    this.chosen.push(place);
    this.#products.push(Float64Array.from(this.pool.differences, (other) => dot(v, other)));
    const n = this.chosen.length;
    const share = 1 / n;
    const kept = this.#weights.map((w) => w * (1 - share));
    this.#weights = Float64Array.from({ length: n }, (_, k) => kept[k] ?? share);
    this.#basis = this.#basis.map((row) => Float64Array.from({ length: n }, (_, k) => row[k] ?? 0));
  }

  /** √w_a·√w_b·(v_a·v_b). */
  #gram(weights: Float64Array): Float64Array[] {
    const roots = weights.map(Math.sqrt);
    return this.chosen.map((_, a) =>
      Float64Array.from(this.chosen, (place, b) => {
        return (roots[a] ?? 0) * (roots[b] ?? 0) * (this.#products[a]?.[place] ?? 0);
      }),
    );
  }

  /** The leading eigenvectors, found from those of the last time. */
  #leading(gram: Matrix, steps: number): Float64Array[] {
    const count = Math.min(this.rank, this.chosen.length);
    // Without some noise a direction that is new would never come in.
    const start = this.#basis.map((row) => row.map((x) => x + NOISE * this.#random.bell()));
    while (start.length < count + 2) {
      start.push(Float64Array.from(this.chosen, () => this.#random.bell()));
    }
    this.#basis = leading(gram, start, steps);
    return this.#basis
      .map((row) => ({ row, value: dot(row, times(gram, row)) }))
      .sort((x, y) => y.value - x.value)
      .slice(0, count)
      .map(({ row }) => row);
  }

  /** How far each difference of the pool reaches into the best projector, squared. */
  #lengths(
    weights: Float64Array,
    gram: Matrix,
    rows: Matrix,
    places: readonly number[],
  ): Float64Array {
    const roots = weights.map(Math.sqrt);
    const lengths = new Float64Array(places.length);
    for (const row of rows) {
      const value = dot(row, times(gram, row));
      if (value <= 1e-14) continue;
      places.forEach((place, e) => {
        let along = 0;
        for (let a = 0; a < row.length; a += 1) {
          along += (row[a] ?? 0) * (roots[a] ?? 0) * (this.#products[a]?.[place] ?? 0);
        }
        lengths[e] = (lengths[e] ?? 0) + (along * along) / value;
      });
    }
    return lengths;
  }

  /** Multiplicative weights: what reaches far into the projector loses weight. Keeps the mean. */
  improve(rounds: number, told: () => void): void {
    let w = this.#weights;
    const mean = new Float64Array(w.length);
    for (let n = 0; n < rounds; n += 1) {
      told();
      const gram = this.#gram(w);
      const losses = this.#lengths(w, gram, this.#leading(gram, 2), this.chosen);
      const largest = losses.reduce((max, x) => Math.max(max, x), 1e-300);
      const rate = Math.sqrt((8 * Math.log(w.length + 1)) / rounds) / largest;
      const next = w.map((x, e) => x * Math.exp(-rate * (losses[e] ?? 0)));
      const total = next.reduce((sum, x) => sum + x, 0);
      w = next.map((x) => x / total);
      for (let e = 0; e < w.length; e += 1) mean[e] = (mean[e] ?? 0) + (w[e] ?? 0) / rounds;
    }
    this.#weights = mean;
  }

  /** The weights, and the sum of the largest eigenvalues: never too small if it counts. */
  answer(enough: number): Weighted {
    const gram = this.#gram(this.#weights);
    const rows = this.#leading(gram, 8);
    let value = rows.reduce((sum, row) => sum + dot(row, times(gram, row)), 0);
    if (value <= enough) {
      const { values } = eigenOf(gram);
      value = values.slice(0, this.rank).reduce((sum, x) => sum + x, 0);
    }
    return { chosen: [...this.chosen], weights: this.#weights, value };
  }

  /** The pairs outside that reach least far into the best projector, and how far the least does. */
  shortestOutside(count: number): { places: readonly number[]; least: number } {
    const gram = this.#gram(this.#weights);
    const known = new Set(this.chosen);
    const places = [...this.pool.pairs.keys()].filter((place) => !known.has(place));
    const lengths = this.#lengths(this.#weights, gram, this.#leading(gram, 4), places);
    const order = [...places.keys()].sort((x, y) => (lengths[x] ?? 0) - (lengths[y] ?? 0));
    return {
      places: order.slice(0, count).map((k) => at(places, k)),
      least: lengths[order[0] ?? 0] ?? Infinity,
    };
  }
}

const ROUNDS = 40;
const LAST_ROUNDS = 400;

/**
 * Weights under which the sum is small: at most `enough`, or as small as was found.
 *
 * Requires  a pool that is not empty; `most` ≥ 1 pairs at most. `told` is called in every round, and may
 *           end the search by throwing.
 */
export function pairWeights(
  pool: Pool,
  rank: number,
  enough: number,
  most: number,
  told: () => void,
): Weighted {
  const search = new Search(pool, rank);
  search.add(0);
  let best = search.answer(enough);
  while (best.value > enough && search.chosen.length < Math.min(most, pool.pairs.length)) {
    const left = Math.min(most, pool.pairs.length) - search.chosen.length;
    const step = Math.min(left, Math.max(1, Math.floor(search.chosen.length / 6)));
    const { places, least } = search.shortestOutside(step);
    if (least >= best.value * (1 - 1e-4)) break;
    for (const place of places) search.add(place);
    search.improve(ROUNDS, told);
    const now = search.answer(enough);
    if (now.value < best.value || search.chosen.length <= rank) best = now;
  }
  if (best.value > enough) {
    search.improve(LAST_ROUNDS, told);
    const now = search.answer(enough);
    if (now.value < best.value) best = now;
  }
  return best;
}
