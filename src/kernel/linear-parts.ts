// TRUSTED. Linear parts of affine forms on a ball, each kept once with its reach.
// Imports only the kernel. On a ball where all earlier units are stable, a pre-activation is
// ℓ(x) = ℓ(c) + w·(x − c); w depends on the phases only, so few different w serve all balls.
import { at, gcd, type Rational, reduced, type Scaled } from "../numbers/index.js";
import { type Budget, KEPT, longestOf, wordsOf } from "./budget.js";
import { commonDen, type LinearPart, sumReach, type SumReach } from "./gram.js";
import { layerParts, type LayerParts } from "./layer-parts.js";
import { testVector } from "./limits.js";
import type { Row } from "./network.js";
import type { Norm } from "./norm.js";
import { directionKey, NO_REACH, type Reach, reachOf } from "./reach.js";

/** Remembers linear parts between balls. Forgetting changes cost, never an answer. */
export interface LinearParts {
  readonly norm: Norm;
  readonly radius: Rational;
  readonly zero: LinearPart;
  /** Part of a first-layer row: its weights. */
  ofInputs(rowIndex: number, row: Row, budget: Budget): LinearPart;
  /** Part of a later row: Σ weight·part over the incoming parts. Shapes: one part an input. */
  ofRow(row: Row, incoming: readonly LinearPart[], budget: Budget): LinearPart;
  /** Σ weight·part / den, den > 0. Made anew each time. */
  sum(weights: ReadonlyMap<LinearPart, bigint>, den: bigint, budget: Budget): LinearPart;
  /** The reach of that sum. */
  readonly reachOfSum: SumReach;
  readonly ofLayer: LayerParts<LinearPart>;
}

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
): LinearParts {
  const noInts: readonly bigint[] = new Array<bigint>(dimension).fill(0n);
  const noW: Scaled = { ints: noInts, den: 1n };
  const zero: LinearPart = { id: 0, w: noW, reach: NO_REACH, support: [], words: 1 };
  const known = new Map<string, LinearPart>();
  const byName = new Map<string, LinearPart>();
  const byInputs = new Map<number, LinearPart>();
  // Never reused, also not after forgetting: the same id always means the same w.
  let nextId = 0;
  let kept = 0;

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
    const support: number[] = [];
    for (let j = 0; j < w.ints.length; j += 1) if (w.ints[j] !== 0n) support.push(j);
    if (support.length === 0) return zero;
    nextId += 1;
    return Object.freeze({ id: nextId, w, reach: knownReach(w), support, words });
  }

  /** The part of this vector; made, and kept, if it is not known. */
  function intern(w: Scaled, budget: Budget): LinearPart {
    testVector(w, "part-bits");
    const key = `${w.ints.join(",")}/${w.den}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const part = made(w, budget);
    const words = dimension * part.words + wordsOf(w.den);
    budget.spend((KEPT / 2) * words);
    known.set(key, part);
    kept += 2 * words;
    return part;
  }

  function forgetWhenFull(): void {
    if (kept <= KEPT_WORDS) return;
    known.clear();
    byName.clear();
    byInputs.clear();
    kept = 0;
  }

  /** The weights of a row, summed over the inputs that share a part; sums of 0 stay out. */
  function weightsByPart(row: Row, incoming: readonly LinearPart[]): Map<LinearPart, bigint> {
    const weights = new Map<LinearPart, bigint>();
    for (let k = 0; k < row.columns.length; k += 1) {
      const part = at(incoming, at(row.columns, k));
      if (part.id !== 0) weights.set(part, (weights.get(part) ?? 0n) + at(row.ints, k));
    }
    for (const [part, weight] of weights) if (weight === 0n) weights.delete(part);
    return weights;
  }

  /** Σ weight·w / den over the parts, not reduced. */
  function combine(weights: ReadonlyMap<LinearPart, bigint>, den: bigint, budget: Budget): Scaled {
    const common = commonDen(weights.keys(), budget);
    const sum = new Array<bigint>(dimension).fill(0n);
    for (const [part, weight] of weights) {
      const factor = weight * (common / part.w.den);
      const { ints } = part.w;
      budget.spend(wordsOf(factor) * part.words * (1 + part.support.length));
      for (const j of part.support) sum[j] = at(sum, j) + factor * at(ints, j);
    }
    return { ints: sum, den: common * den };
  }

  const parts: Omit<LinearParts, "ofLayer" | "reachOfSum"> = {
    norm,
    radius,
    zero,
    ofInputs(rowIndex, row, budget) {
      const found = byInputs.get(rowIndex);
      if (found !== undefined) return found;
      const ints = new Array<bigint>(dimension).fill(0n);
      row.columns.forEach((column, k) => {
        ints[column] = at(row.ints, k);
      });
      const part = intern(reduced(ints, row.den), budget);
      byInputs.set(rowIndex, part);
      return part;
    },
    ofRow(row, incoming, budget) {
      budget.spend(row.columns.length);
      if (row.columns.every((column) => at(incoming, column).id === 0)) return zero;
      const weights = weightsByPart(row, incoming);
      if (weights.size === 0) return zero;
      let name = "";
      for (const [part, weight] of weights) {
        if (weights.size === 1 && weight === row.den) return part;
        name += `${part.id}*${weight},`;
      }
      name += `/${row.den}`;
      const found = byName.get(name);
      if (found !== undefined) return found;
      forgetWhenFull();
      const w = combine(weights, row.den, budget);
      const words = longestOf(w.ints) + wordsOf(w.den);
      budget.spend(dimension * words * words);
      const part = intern(reduced(w.ints, w.den), budget);
      byName.set(name, part);
      kept += name.length >> 3;
      return part;
    },
    sum(weights, den, budget) {
      return weights.size === 0 ? zero : made(combine(weights, den, budget), budget);
    },
  };
  const ofLayer = layerParts<LinearPart>((index, layer, incoming, budget) => {
    const isConstant = index > 0 && incoming.every((part) => part.id === 0);
    return layer.rows.map((row, n) => {
      if (isConstant) return zero;
      return index === 0 ? parts.ofInputs(n, row, budget) : parts.ofRow(row, incoming, budget);
    });
  });
  const bySquares = norm.kind === "two" ? sumReach(radius) : undefined;
  const reachOfSum: SumReach = (weights, den, budget) => {
    if (weights.size === 0) return NO_REACH;
    return bySquares?.(weights, den, budget) ?? parts.sum(weights, den, budget).reach;
  };
  return { ...parts, reachOfSum, ofLayer };
}
