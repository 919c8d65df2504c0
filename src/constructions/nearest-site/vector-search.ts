// UNTRUSTED. Few orthonormal vectors along which differently labelled points stay more than 2μ apart.
// Doubles only: proposals, which exact conditions accept or not. May import kernel.
import { at } from "../../numbers/index.js";
import type { ConstructOptions } from "../construction.js";
import type { Images } from "./images.js";
import { pause } from "../search/pause.js";
import { near } from "../../doubles/near.js";
import { Random } from "../../doubles/random.js";
import {
  type Centred,
  centred,
  coordinatesAlong,
  iterated,
  orthonormal,
  randomBasis,
  startBasis,
} from "./subspace.js";

/** Vectors that are followed at most, and operations on doubles that a search may take. */
const MOST_VECTORS = 320;
const OPERATIONS = 6e9;
const MOST_ROUNDS = 40;
const PLAIN_ROUNDS = 3;
/** Random bases that are tried for each number of vectors. */
const DRAWS = 24;
/** Weights of pairs are this power of how little of their length is left. */
const SHARPNESS = 4;

/** Orthonormal vectors, and how many of them, in order, keep the pairs apart. */
export interface Found {
  readonly basis: readonly Float64Array[];
  readonly least: number;
}

/** Finds vectors for one set of images: those of the coordinates that vary. */
export class VectorSearch {
  readonly points: Centred;
  readonly #random: Random;
  /** The principal vectors, the longest first. */
  #plain: readonly Float64Array[] = [];
  /** (2μ)² in units of the centred points. */
  readonly #bar: number;

  constructor(
    readonly images: Images,
    readonly options: ConstructOptions,
  ) {
    const { matrix } = images;
    this.points = centred(matrix);
    this.#random = new Random(`projection ${options.seed}`);
    const unit = Number(matrix.entryScale) * this.points.scale;
    this.#bar = ((2 * near(images.radius)) / unit) ** 2;
  }

  /** How many vectors are needed for ‖Wv‖ > 2μ for all pairs; undefined if all are too few. */
  #needed(along: readonly Float64Array[], width: number): number | undefined {
    const { labels } = this.images.matrix;
    let most = 1;
    for (let i = 0; i < along.length; i += 1) {
      const own = at(along, i);
      for (let j = 0; j < i; j += 1) {
        if (labels[i] === labels[j]) continue;
        const other = at(along, j);
        let square = 0;
        let k = 0;
        while (k < width && (k < most || square <= this.#bar)) {
          const step = (own[k] ?? 0) - (other[k] ?? 0);
          square += step * step;
          k += 1;
        }
        if (!(square > this.#bar)) return undefined;
        most = Math.max(most, k);
      }
    }
    return most;
  }

  /** Heavier weights for pairs of which the first k vectors leave little. */
  #weights(
    along: readonly Float64Array[],
    k: number,
    before: readonly Float64Array[] | undefined,
  ): Float64Array[] {
    const { labels } = this.images.matrix;
    const weights = along.map(() => new Float64Array(along.length));
    along.forEach((own, i) => {
      for (let j = 0; j < i; j += 1) {
        if (labels[i] === labels[j]) continue;
        const other = at(along, j);
        let square = 0;
        for (let r = 0; r < k; r += 1) square += ((own[r] ?? 0) - (other[r] ?? 0)) ** 2;
        const fresh = (this.#bar / Math.max(square, this.#bar / 100)) ** SHARPNESS;
        const weight = before === undefined ? fresh : (fresh + (before[i]?.[j] ?? 0)) / 2;
        at(weights, i)[j] = weight;
        at(weights, j)[i] = weight;
      }
    });
    return weights;
  }

  /** Orthonormal vectors of which few keep all pairs apart, in the Euclidean norm. */
  async vectors(): Promise<Found | undefined> {
    const points = this.points;
    const { count } = this.images.matrix;
    const width = points.columns.length;
    const start = Math.min(width, count - 1, MOST_VECTORS);
    if (start < 1) return undefined;
    let basis = startBasis(points, start, this.#random);
    for (let n = 0; n < PLAIN_ROUNDS; n += 1) {
      basis = iterated(points, coordinatesAlong(points, basis), undefined);
    }
    this.#plain = basis;
    let found: Found | undefined;
    let weights: Float64Array[] | undefined;
    let spent = 0;
    for (let round = 0; round < MOST_ROUNDS * this.options.budget; round += 1) {
      const along = coordinatesAlong(points, basis);
      const least = this.#needed(along, basis.length);
      if (least !== undefined && (found === undefined || least < found.least)) {
        found = { basis: basis.slice(0, least), least };
      }
      if (found === undefined && round > 2) return undefined;
      spent += count * basis.length * (3 * width + 3 * count) + width * basis.length ** 2;
      if (spent > OPERATIONS * this.options.budget || found?.least === 1) break;
      const aim = found === undefined ? basis.length : Math.max(1, found.least - 1);
      weights = this.#weights(along, Math.min(aim, basis.length), weights);
      const kept = aim + Math.ceil(aim / 8) + 2;
      const alongKept = along.map((own) => own.subarray(0, kept));
      basis = iterated(points, alongKept, weights);
      await pause();
    }
    return found;
  }

  /** As few vectors of random bases as do, if these are fewer than those found. */
  fewer(found: Found): Found {
    let best = found;
    for (let draw = 0; draw < DRAWS * this.options.budget && best.least > 1; draw += 1) {
      const count = best.least - 1;
      const basis =
        draw % 2 === 0
          ? randomBasis(this.points, count, this.#random)
          : startBasis(this.points, count, this.#random);
      const least = this.#needed(coordinatesAlong(this.points, basis), basis.length);
      if (least === undefined) continue;
      best = { basis: basis.slice(0, least), least };
      draw = -1;
    }
    return best;
  }

  /** The vectors found, and after them as many as are wanted of the plain principal ones. */
  extended(found: Found, count: number): readonly Float64Array[] {
    const copies = [...found.basis, ...this.#plain].map((q) => q.slice());
    return orthonormal(copies).slice(0, Math.max(count, found.least));
  }
}
