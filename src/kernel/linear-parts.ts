// TRUSTED. Linear parts of affine forms on a ball, each kept once with its reach.
// Imports only the kernel. On a ball where all earlier units are stable, a pre-activation is
// ℓ(x) = ℓ(c) + w·(x − c); w depends on the phases only, so few different w serve all balls.
import { at, gcd, lcm, type Rational, reduced, type Scaled } from "../numbers/index.js";
import { type Budget, KEPT, longestOf, wordsOf } from "./budget.js";
import { testVector } from "./limits.js";
import type { Layer, Row } from "./network.js";
import type { Norm } from "./norm.js";
import { directionKey, NO_REACH, type Reach, reachOf } from "./reach.js";

/** One linear part w. Parts with the same id have the same w; id 0 is w = 0. */
export interface LinearPart {
  readonly id: number;
  readonly w: Scaled;
  readonly reach: Reach;
  /** The columns where w is not 0. */
  readonly support: readonly number[];
  /** The length of the longest number of w, in words. */
  readonly words: number;
}

type Parts = readonly LinearPart[];

/** The common denominator of some parts. */
export function commonDen(parts: Iterable<LinearPart>, budget: Budget): bigint {
  let common = 1n;
  for (const { w } of parts) {
    budget.spend((wordsOf(common) + wordsOf(w.den)) ** 2);
    if (common % w.den !== 0n) common = lcm(common, w.den);
  }
  return common;
}

export type Weights = ReadonlyMap<LinearPart, bigint>;

/** The reach of Σ weight·part / den, den > 0. */
export type SumReach = (weights: Weights, den: bigint, budget: Budget) => Reach;

/** Remembers linear parts between balls. Forgetting changes cost, never an answer. */
export type LinearParts = ReturnType<typeof linearParts>;

/** Numbers kept, times their words, before everything is forgotten: bounds memory whatever the number of balls. */
const KEPT_WORDS = 4_000_000;

/**
 * The linear parts over ℚ^d for one norm and radius.
 *
 * Requires  `reaches` maps `directionKey` of a primitive direction to a proved bound (p = a/b only).
 * Ensures   every part carries a correct reach: that of a witness for its line if there is one.
 * Cost      a new part costs (number of incoming parts)·d multiplications; a known one a look-up.
 */
export function linearParts(
  dimension: number,
  norm: Norm,
  radius: Rational,
  reaches: ReadonlyMap<string, Rational>,
  sumReach?: SumReach,
  layerValues?: (layer: Layer, h: Scaled) => Scaled | undefined,
  partSum?: (weights: Weights, common: bigint) => readonly bigint[] | undefined,
) {
  const w: Scaled = { ints: new Array<bigint>(dimension).fill(0n), den: 1n };
  const zero: LinearPart = { id: 0, w, reach: NO_REACH, support: [], words: 1 };
  // A key begins with what it names: `w` its numbers, `input` a row of the first layer, `row` weights of parts.
  const known = new Map<string, LinearPart>();
  /** For which incoming parts each row was asked lately, four at most, and what it gave. */
  const asked = new Map<Row, readonly (readonly [incoming: Parts, own: LinearPart])[]>();
  // Never reused, also not after forgetting: the same id always means the same w.
  let [nextId, kept] = [0, 0];
  /** The part of this name; made, and kept at a cost, if it is not known. */
  function named(name: string, cost: number, make: () => LinearPart): LinearPart {
    const found = known.get(name);
    if (found !== undefined) return found;
    if (kept > KEPT_WORDS) {
      known.clear();
      asked.clear();
      kept = 0;
    }
    const part = make();
    known.set(name, part);
    kept += cost;
    return part;
  }

  function knownReach(w: Scaled): Reach {
    if (reaches.size === 0) return reachOf(norm, radius, w);
    let divisor = 0n;
    for (const n of w.ints) divisor = gcd(divisor, n);
    // Combinations may cancel to 0, which lies on no line.
    if (divisor === 0n) return NO_REACH;
    const bound = reaches.get(directionKey(w.ints, divisor));
    if (bound === undefined) return reachOf(norm, radius, w);
    return { bound: { num: bound.num * divisor, den: bound.den * w.den }, squared: false };
  }

  /** A part that is not 0, or the part 0. */
  function made(w: Scaled, budget: Budget): LinearPart {
    const words = longestOf(w.ints);
    budget.spend(dimension * words * words);
    const support = [...w.ints.keys()].filter((j) => w.ints[j] !== 0n);
    if (support.length === 0) return zero;
    nextId += 1;
    return Object.freeze({ id: nextId, w, reach: knownReach(w), support, words });
  }

  /** The part of this vector. */
  function intern(w: Scaled, budget: Budget): LinearPart {
    testVector(w, "part-bits");
    return named(`w ${w.ints.join(",")}/${w.den}`, 0, () => {
      const part = made(w, budget);
      const words = dimension * part.words + wordsOf(w.den);
      budget.spend((KEPT / 2) * words);
      kept += 2 * words;
      return part;
    });
  }

  /** The weights of a row, summed over the inputs that share a part; sums of 0 stay out. */
  function weightsByPart(row: Row, incoming: Parts): Map<LinearPart, bigint> {
    const weights = new Map<LinearPart, bigint>();
    for (let k = 0; k < row.columns.length; k += 1) {
      const part = at(incoming, at(row.columns, k));
      if (part.id !== 0) weights.set(part, (weights.get(part) ?? 0n) + at(row.ints, k));
    }
    for (const [part, weight] of weights) if (weight === 0n) weights.delete(part);
    return weights;
  }

  /** Σ weight·w / den over the parts, not reduced. */
  function combine(weights: Weights, den: bigint, budget: Budget): Scaled {
    const common = commonDen(weights.keys(), budget);
    for (const [{ w, words, support }, weight] of weights)
      budget.spend(wordsOf(weight * (common / w.den)) * words * (1 + support.length));
    const quick = partSum?.(weights, common);
    if (quick !== undefined) return { ints: quick, den: common * den };
    const ints = [...zero.w.ints];
    for (const [part, weight] of weights) {
      const factor = weight * (common / part.w.den);
      for (const j of part.support) ints[j] = at(ints, j) + factor * at(part.w.ints, j);
    }
    return { ints, den: common * den };
  }

  /** Part of a first-layer row: its weights. */
  function ofInputs(rowIndex: number, row: Row, budget: Budget): LinearPart {
    return named(`input ${rowIndex}`, 0, () => {
      const ints = [...zero.w.ints];
      for (const [k, column] of row.columns.entries()) ints[column] = at(row.ints, k);
      return intern(reduced(ints, row.den), budget);
    });
  }

  function ofNewRow(row: Row, incoming: Parts, budget: Budget): LinearPart {
    const weights = weightsByPart(row, incoming);
    const [first] = weights;
    if (first === undefined) return zero;
    if (weights.size === 1 && first[1] === row.den) return first[0];
    let name = `row /${row.den}:`;
    for (const [part, weight] of weights) name += `${part.id}*${weight},`;
    return named(name, name.length >> 3, () => {
      const w = combine(weights, row.den, budget);
      const words = longestOf(w.ints) + wordsOf(w.den);
      budget.spend(dimension * words * words);
      return intern(reduced(w.ints, w.den), budget);
    });
  }

  /** Part of a later row: Σ weight·part over the incoming parts. Shapes: one part an input. */
  function ofRow(row: Row, incoming: Parts, budget: Budget): LinearPart {
    const { columns } = row;
    budget.spend(columns.length);
    const before = asked.get(row) ?? [];
    for (const [parts, own] of before)
      if (parts.every((part, k) => part === incoming[columns[k] ?? 0])) return own;
    const own = ofNewRow(row, incoming, budget);
    const all = [[columns.map((k) => at(incoming, k)), own] as const, ...before];
    asked.set(row, all.slice(0, 4));
    kept += columns.length;
    return own;
  }

  /** Parts of the rows of a layer. */
  function ofLayer(index: number, layer: Layer, incoming: Parts, budget: Budget): Parts {
    budget.spend(incoming.length + layer.rows.length);
    if (index > 0 && incoming.every(({ id }) => id === 0)) return layer.rows.map(() => zero);
    if (index > 0) return layer.rows.map((row) => ofRow(row, incoming, budget));
    return layer.rows.map((row, n) => ofInputs(n, row, budget));
  }

  /** Σ weight·part / den, den > 0. Made again each time. */
  function sum(weights: Weights, den: bigint, budget: Budget): LinearPart {
    return weights.size === 0 ? zero : made(combine(weights, den, budget), budget);
  }

  const reachOfSum: SumReach = (weights, den, budget) =>
    weights.size === 0
      ? NO_REACH
      : (sumReach?.(weights, den, budget) ?? sum(weights, den, budget).reach);

  return { norm, radius, zero, ofInputs, ofRow, ofLayer, sum, reachOfSum, layerValues };
}
