// UNTRUSTED. Looks for a covering of all kernels of maps of a rank: cells are cut until a pair serves each.
// May import kernel, dataset, constructions, certify. The kernel decides.
import { lengthOf } from "../certify/points-of-ball.js";
import { powersAbove } from "../certify/ratio.js";
import { near } from "../doubles/near.js";
import { integerNear, positiveDouble } from "../doubles/beyond-doubles.js";
import { timesPower } from "../doubles/short-rational.js";
import type { Cell, CoveredCell, CoveringNode, CoveringWitness } from "../kernel/index.js";
import {
  answered,
  distanceDefect,
  farthest,
  halvesOf,
  LIMITS,
  nextColumns,
  widthBounded,
  wholeCell,
} from "../kernel/index.js";
import {
  at,
  difference,
  entry,
  multiply,
  type Rational,
  rational,
  scaled,
  add,
} from "../numbers/index.js";
import { costliest, improved, type NearCell, nearCell, squaresAt, worst } from "./cell-near.js";
import { concluded } from "./judge-map.js";
import { settingOf } from "./map-near.js";
import type { Question } from "./own-question.js";
import type { Pool } from "./pair-weights.js";
import type { WidthSearch } from "./width.js";

/** Pairs whose c is made better in one cell. */
const POLISHED = 6;
/** Half the width of a cell that is not cut any more. */
const NARROW = 2 ** -24;
/** Binary digits of c that are tried. */
const FREE_BITS = [2, 5, 9, 14, 20, 30];
/** Doubles may be off by this part. */
const CAUTION = 1e-9;

/** A covering; or the middle of some cell meets no pair, in doubles, of those looked at; or neither in time. */
export type CoveringAnswer =
  | { readonly kind: "covering"; readonly witness: CoveringWitness }
  | { readonly kind: "apart" }
  | { readonly kind: "unknown" };

export interface CoveringEffort {
  /** Nodes at most. */
  readonly nodes: number;
  /** Told which part of all cells is covered. */
  readonly progress?: (part: number) => void;
}

interface Hunt {
  readonly question: Question;
  /** What 1 in doubles is in lengths of the question. */
  readonly unit: Rational;
  readonly pool: Pool;
  readonly reach: number;
  readonly nodes: CoveringNode[];
  readonly most: number;
}

/** A cell that waits: its size, as a part of its tree, and the pairs that may serve a part of it. */
interface Waiting {
  readonly cell: Cell;
  readonly share: number;
  readonly candidates: readonly number[];
}

/** ‖t‖_p is at least this part of ‖t‖_2. */
function leastPart({ norm, dataset }: Question): number {
  if (norm.kind === "one" || norm.kind === "two") return 1;
  const inverse = norm.kind === "infinity" ? 0 : Number(norm.b) / Number(norm.a);
  return dataset.dimension ** Math.min(0, inverse - 1 / 2);
}

/** The leaf of a pair with this c, if its exact test holds. */
function exactLeaf(
  { question, pool }: Hunt,
  { columns }: NearCell,
  cell: Cell,
  place: number,
  free: readonly Rational[],
): CoveredCell | undefined {
  const { dataset, norm, radius } = question;
  const pair = at(pool.pairs, place);
  const v = difference(at(dataset.points, pair[0]).point, at(dataset.points, pair[1]).point);
  const far = farthest(v, scaled(free), columns, cell);
  const sizes = far.ints.map((_, k) => entry(far, k));
  const powers = norm.kind === "power" ? powersAbove(sizes, norm.a, norm.b) : [];
  const zero = { ints: far.ints.map(() => 0n), den: 1n };
  const defect = answered(() => distanceDefect(norm, far, zero, add(radius, radius), powers));
  return defect === undefined ? { pair, free, powers } : undefined;
}

/** The leaf with the shortest numbers that is near enough. */
function leafOf(
  hunt: Hunt,
  here: NearCell,
  cell: Cell,
  place: number,
  c: Float64Array,
): CoveredCell | undefined {
  const { pool, question, reach } = hunt;
  const v = at(pool.differences, place);
  const scale = Math.ceil(Math.log2(Math.max(reach, lengthOf({ kind: "infinity" }, c))));
  for (const bits of FREE_BITS) {
    const unit = 2 ** (bits - scale);
    const ints = c.map((x) => Math.round(x * unit));
    const rounded = ints.map((n) => n / unit);
    if (lengthOf(question.norm, worst(here, v, rounded)) > reach * (1 + CAUTION)) continue;
    const free = Array.from(ints, (n) => {
      const exact = rational(integerNear(n, "an entry of c"));
      return multiply(hunt.unit, timesPower(exact, scale - bits));
    });
    const leaf = exactLeaf(hunt, here, cell, place, free);
    if (leaf !== undefined) return leaf;
  }
  return undefined;
}

interface Candidate {
  readonly place: number;
  readonly c: Float64Array;
  readonly distance: number;
}

/** The pairs that may serve a part of the cell, and whether one may serve its centre. */
function stillPossible(
  { question, pool, reach }: Hunt,
  here: NearCell,
  candidates: readonly number[],
): { readonly all: readonly Candidate[]; readonly isCentreOpen: boolean } {
  const part = leastPart(question);
  const all: Candidate[] = [];
  let isCentreOpen = true;
  const differences = candidates.map((place) => at(pool.differences, place));
  const proposed = squaresAt(here, differences);
  for (const [n, place] of candidates.entries()) {
    const [v, c] = [at(differences, n), at(proposed, n)];
    const least = part * lengthOf({ kind: "two" }, worst(here, v, c, 0));
    const sizes = Float64Array.from(here.others, (k) => Math.abs(v[k] ?? 0) + reach);
    const spread = here.half.map((row) => row.reduce((sum, h, j) => sum + h * (sizes[j] ?? 0), 0));
    const beyond = lengthOf(question.norm, Float64Array.from(spread));
    if (least <= reach * (1 + CAUTION)) isCentreOpen = false;
    if (least > (reach + beyond) * (1 + CAUTION)) continue;
    all.push({ place, c, distance: lengthOf(question.norm, worst(here, v, c)) });
  }
  all.sort((a, b) => a.distance - b.distance);
  return { all, isCentreOpen };
}

/** The nodes of one tree. */
function treeOf(
  hunt: Hunt,
  columns: readonly number[],
  covered: (share: number) => void,
): Exclude<CoveringAnswer, { kind: "covering" }> | undefined {
  const { question, pool, nodes, reach } = hunt;
  const { dimension } = question.dataset;
  const whole = wholeCell(columns.length * (dimension - columns.length));
  const waiting: Waiting[] = [{ cell: whole, share: 1, candidates: [...pool.pairs.keys()] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { cell, share, candidates } = next;
    if (nodes.length + waiting.length >= hunt.most) return { kind: "unknown" };
    const here = nearCell(cell, columns, dimension);
    const { all, isCentreOpen } = stillPossible(hunt, here, candidates);
    const best = all
      .slice(0, POLISHED)
      .map(({ place, c }) => ({
        place,
        ...improved(here, question.norm, at(pool.differences, place), c),
      }))
      .sort((a, b) => a.distance - b.distance)[0];
    if (isCentreOpen || best === undefined) return { kind: "apart" };
    const isNear = best.distance <= reach * (1 + CAUTION);
    const leaf = isNear ? leafOf(hunt, here, cell, best.place, best.c) : undefined;
    if (leaf !== undefined) {
      nodes.push(leaf);
      covered(share);
      continue;
    }
    const cut = costliest(here, question.norm, at(pool.differences, best.place), best.c);
    if (cut === undefined || (here.half[cut[0]]?.[cut[1]] ?? 0) < NARROW)
      return { kind: "unknown" };
    const [row, column] = cut;
    const place = row * here.others.length + column;
    const value = multiply(add(at(cell.low, place), at(cell.high, place)), rational(1n, 2n));
    const halves = halvesOf(cell, place, value);
    if (halves === undefined) return { kind: "unknown" };
    nodes.push({ row, column, at: value });
    const rest = all.map((one) => one.place);
    for (const half of [halves[1], halves[0]]) {
      waiting.push({ cell: half, share: share / 2, candidates: rest });
    }
  }
  return undefined;
}

/**
 * Evidence that no first layer of this rank or less will do, by a covering of all kernels.
 *
 * Ensures  evidence that the kernel accepts.
 * Cost     looks at all pairs of a cell, for at most as many cells as nodes are allowed.
 */
export function coveringFor(
  { question, own, pool }: WidthSearch,
  rank: number,
  { nodes: allowed, progress }: CoveringEffort,
): CoveringAnswer {
  const { dataset } = question;
  const d = dataset.dimension;
  const k = Math.min(rank, d);
  const nodes: CoveringNode[] = [];
  const most = Math.min(
    allowed,
    LIMITS.nodes,
    LIMITS["covering-terms"] / ((k + 1) * (d - k + 1)) - 1,
  );
  const reach = positiveDouble(2 * near(own.question.radius), "the radius");
  const hunt: Hunt = { question, unit: own.unit, pool, reach, nodes, most };
  const trees = binomial(d, k);
  if (trees > most) return { kind: "unknown" };
  let done = 0;
  let columns: readonly number[] | undefined = Array.from({ length: k }, (_, n) => n);
  for (; columns !== undefined; columns = nextColumns(columns, d)) {
    const failed = treeOf(hunt, columns, (share) => {
      done += share / trees;
      progress?.(done);
    });
    if (failed !== undefined) return failed;
  }
  const witness: CoveringWitness = { rank, nodes };
  const found = concluded(dataset, (points) => widthBounded(settingOf(question), witness, points));
  return "verdict" in found ? { kind: "unknown" } : { kind: "covering", witness };
}

/** d over k, as a double. */
function binomial(d: number, k: number): number {
  let product = 1;
  for (let n = 1; n <= k; n += 1) product *= (d - k + n) / n;
  return product;
}
