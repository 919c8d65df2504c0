// UNTRUSTED. Looks for the cut of one node: candidates in doubles, the chosen one decided exactly.
import {
  anyDirection,
  axes,
  fits,
  meanDifferences,
  perturbed,
  roundedDirection,
} from "../search/directions.js";
import { canInterpolate, interpolations } from "../search/interpolation.js";
import { type Cut, cutAlong, gapsNear, oriented, type Scene } from "./cut.js";
import { type Candidate, insert, type Ranking, type Search } from "./ranking.js";
import { normingDirection, widened } from "./widen.js";
import { near } from "../../doubles/near.js";
import { type PointMatrix, pointMatrix, projectNear } from "../points/point-matrix.js";
import { submatrix } from "../points/submatrix.js";

const ROUNDINGS = [1, 2, 3, 4, 6, 8, 11, 14, 18, 24, 30, 40, 52];
/** What a rounding may lose of the widest gap, when as wide a gap as possible is wanted. */
const KEPT_REACH = 0.99;
/** Doubles may be off by less than this part. */
const CAUTION = 1 + 1e-9;
const USED = 24;
const AXES = 48;
/** Directions of each kind when much has been spent. */
const TIRED = 12;
const QUICK_FITS = 4e4;
const QUICK_INTERPOLATIONS = 400;
const STEPS = 400;
const QUICK_STEPS = 60;
const ROUNDS = 3;
const PERTURBATIONS = 300;
const PAIRS = 12;
const MORE = 60;

/** The search for the cut of one node. */
class NodeSearch {
  readonly #search: Search;
  readonly #sub: PointMatrix;
  /** For ranking, and for deciding. */
  readonly #scene: Scene;
  readonly #exactScene: Scene;
  readonly #radius: number;
  readonly #rows = new Map<number, Float64Array>();
  readonly ranking: Ranking = { pure: [], wide: [] };

  constructor(search: Search, members: readonly number[], radius: number) {
    this.#search = search;
    this.#radius = radius * CAUTION;
    const { matrix, isGlobal } = search;
    const own = submatrix(matrix, members);
    // Doubles may not tell near points apart in the frame of all points.
    this.#sub = matrix.exact ? own : pointMatrix(own.dataset);
    if (isGlobal) {
      const labels = new Int32Array(matrix.count).fill(matrix.classes);
      for (const i of members) labels[i] = matrix.labels[i] ?? 0;
      this.#scene = { matrix, labels };
      this.#exactScene = this.#scene;
    } else {
      this.#scene = { matrix: this.#sub, labels: this.#sub.labels };
      this.#exactScene = { matrix: own, labels: own.labels };
    }
  }

  get isSolved(): boolean {
    return this.ranking.pure.length > 0;
  }

  get #size(): number {
    return this.#scene.matrix.count * (this.#scene.matrix.dimension + 20);
  }

  consider(w: Float64Array, exact?: readonly bigint[]): void {
    if (!w.every(Number.isFinite) || w.every((x) => x === 0)) return;
    this.#search.effort -= this.#size;
    const { purest, widest } = gapsNear(this.#scene, this.#search.norm, w, this.#radius);
    const { pure, wide } = this.ranking;
    if (purest !== undefined) insert(pure, { w, exact, gap: purest }, ({ mix }) => mix);
    if (widest !== undefined) insert(wide, { w, exact, gap: widest }, ({ reach }) => -reach);
  }

  /** Directions used before, axes, differences of means and points, least-squares fits, random ones. */
  quick(guide: Cut | undefined): void {
    const { random, used, effort } = this.#search;
    const sub = this.#sub;
    const isTired = effort < 0;
    const few = sub.dimension > 100 || isTired;
    if (guide !== undefined) this.consider(Float64Array.from(guide.w, Number), guide.w);
    const latest = [...used.values()].slice(isTired ? -TIRED : -USED);
    for (const w of latest) this.consider(Float64Array.from(w, Number), w);
    for (const w of axes(sub, random).slice(0, few ? TIRED : AXES)) this.consider(w);
    for (let n = 0; n < TIRED; n += 1) this.consider(anyDirection(sub, random));
    if (isTired) return;
    for (const w of meanDifferences(sub, random)) this.consider(w);
    if (sub.count * sub.dimension <= QUICK_FITS) {
      fits(sub, random, 1).forEach((w) => this.consider(w));
    }
    if (canInterpolate(sub) && sub.count <= QUICK_INTERPOLATIONS) {
      this.#search.effort -= (sub.count * this.#size) / 2;
      interpolations(sub, random).forEach((w) => this.consider(w));
    }
  }

  /** Widest gaps between one class and the others. */
  oneAgainstOthers(): void {
    const present = [...new Set(this.#sub.labels)].sort((a, b) => a - b);
    const { matrix, labels } = this.#scene;
    const most = canInterpolate(this.#sub) ? STEPS : QUICK_STEPS;
    for (const label of present.length === 2 ? present.slice(0, 1) : present) {
      if (this.ranking.pure[0]?.gap.shared === 0 || this.#search.effort < 0) return;
      const isRight = Uint8Array.from(labels, (one) => (one === label ? 1 : 0));
      const means = new Float64Array(matrix.dimension);
      for (let i = 0; i < matrix.count; i += 1) {
        const factor = isRight[i] === 1 ? 1 : -1;
        for (let k = 0; k < matrix.dimension; k += 1) {
          const entry = matrix.entries[i * matrix.dimension + k] ?? 0;
          means[k] = (means[k] ?? 0) + factor * entry;
        }
      }
      this.#widen(isRight, means, most);
    }
  }

  #widen(isRight: Uint8Array, start: Float64Array, most: number): Float64Array | undefined {
    const { matrix } = this.#scene;
    const { norm } = this.#search;
    const known = this.ranking.wide[0]?.gap.reach ?? 0;
    const bound = Number.isFinite(this.#radius) ? Math.min(this.#radius, known) : known;
    const { found, spent } = widened(matrix, norm, isRight, start, bound, most, this.#rows);
    this.#search.effort -= spent * this.#size + 5000 * matrix.count;
    if (found !== undefined) this.consider(found.w);
    return found?.w;
  }

  /** The sides of a gap. */
  #sidesOf({ w, gap }: Candidate): Uint8Array {
    const values = projectNear(this.#scene.matrix, w);
    const sorted = values.slice().sort();
    const place = ((sorted[gap.index] ?? 0) + (sorted[gap.index + 1] ?? 0)) / 2;
    return Uint8Array.from(values, (value) => (value > place ? 1 : 0));
  }

  /** Directions across which a differently labelled pair is furthest apart: for ρ < 1/N one suffices. */
  #acrossPairs(): void {
    const { norm, random } = this.#search;
    const { count, dimension, labels, entries } = this.#sub;
    for (let n = 0; n < PAIRS; n += 1) {
      const i = random.below(count);
      const from = random.below(count);
      const others = Array.from({ length: count }, (_, k) => (from + k) % count);
      const j = others.find((k) => labels[k] !== labels[i]) ?? i;
      const t = new Float64Array(dimension);
      for (let k = 0; k < dimension; k += 1) {
        t[k] = (entries[j * dimension + k] ?? 0) - (entries[i * dimension + k] ?? 0);
      }
      this.consider(normingDirection(norm, t));
    }
  }

  /** Widens the widest gaps, and tries more random directions. */
  thorough(): void {
    const { random } = this.#search;
    this.#acrossPairs();
    for (let n = 0; n < MORE && this.#search.effort > 0; n += 1) {
      this.consider(anyDirection(this.#sub, random));
    }
    const seen = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const candidate of [...this.ranking.wide]) {
        if (this.isSolved || this.#search.effort < 0) return;
        const isRight = this.#sidesOf(candidate);
        const name = isRight.join("");
        if (seen.has(name)) continue;
        seen.add(name);
        this.#widen(isRight, candidate.w, STEPS);
      }
    }
    for (let n = 0; n < PERTURBATIONS && !this.isSolved && this.#search.effort > 0; n += 1) {
      const { wide } = this.ranking;
      const from = wide[random.below(Math.min(3, wide.length))];
      if (from === undefined) return;
      this.consider(perturbed(from.w, 2 ** -(1 + random.below(10)), random));
    }
  }

  /** The exact cut of a candidate, its direction rounded as coarsely as it bears. */
  exact({ w, exact, gap }: Candidate): Cut | undefined {
    const { norm } = this.#search;
    const isEnough = (other: Float64Array): boolean => {
      this.#search.effort -= this.#size;
      const { purest, widest } = gapsNear(this.#scene, norm, other, this.#radius);
      return gap.reach > this.#radius
        ? purest !== undefined && purest.mix <= gap.mix * CAUTION
        : widest !== undefined && widest.reach >= gap.reach * KEPT_REACH;
    };
    const direction = (): readonly bigint[] => {
      for (const bits of ROUNDINGS) {
        const rounded = roundedDirection(w, bits);
        if (rounded.every((n) => n === 0n)) continue;
        if (isEnough(Float64Array.from(rounded, Number))) return rounded;
      }
      return roundedDirection(w, 52);
    };
    return cutAlong(this.#exactScene, norm, oriented(exact ?? direction()), this.#radius);
  }

  /** The first candidate that is accepted exactly. */
  accepted(): Cut | undefined {
    for (const candidate of this.ranking.pure.slice(0, 4)) {
      const cut = this.exact(candidate);
      if (cut !== undefined && near(cut.reach) > this.#radius) return cut;
    }
    let widest: Cut | undefined;
    for (const candidate of this.ranking.wide.slice(0, 3)) {
      const cut = this.exact(candidate);
      if (cut === undefined) continue;
      if (widest === undefined || near(cut.reach) > near(widest.reach)) widest = cut;
    }
    return widest;
  }
}

/**
 * A cut between some points: the purest found that reaches further than the radius, else the widest.
 *
 * Shapes   members: at least two labels occur; guide: a cut known to split them.
 * Ensures  undefined only if no direction tried leaves a gap, or if the search has spent far too
 *          much; the result splits the points.
 */
export function cutOf(
  search: Search,
  members: readonly number[],
  radius: number,
  guide: Cut | undefined,
): Cut | undefined {
  if (search.effort < search.exhausted) return undefined;
  const node = new NodeSearch(search, members, radius);
  node.quick(guide);
  node.oneAgainstOthers();
  if (!node.isSolved && search.effort > 0) node.thorough();
  const cut = node.accepted();
  if (cut !== undefined) search.used.set(cut.w.join(","), cut.w);
  return cut;
}
