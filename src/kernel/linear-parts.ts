// TRUSTED. Linear parts of affine forms on a ball, each kept once with its reach.
// Imports only the kernel. On a ball where all earlier units are stable, a pre-activation is
// ℓ(x) = ℓ(c) + w·(x − c); w depends on the phases only, so few different w serve all balls.
import { at } from "./fault.js";
import type { Row } from "./network.js";
import type { Norm } from "./norm.js";
import { gcd, lcm, type Rational, rational } from "./rational.js";
import { directionKey, NO_REACH, type Reach, reachOf } from "./reach.js";
import type { Refusal } from "./rejection.js";
import { beyondIn, DENOMINATOR_BITS, reduced, type Scaled } from "./scaled.js";

/** One linear part w. Parts with the same id have the same w; id 0 is w = 0. */
export interface LinearPart {
  readonly id: number;
  readonly w: Scaled;
  /** Meaningless if `beyond`. */
  readonly reach: Reach;
  /** A decline if the numbers of w are beyond what the kernel goes on with. */
  readonly beyond: Refusal | undefined;
  /** The columns where w is not 0. */
  readonly support: readonly number[];
  /** Characters of w written out: what it costs to keep. */
  readonly digits: number;
}

/** Remembers linear parts between balls. Forgetting changes cost, never an answer. */
export interface LinearParts {
  readonly norm: Norm;
  readonly radius: Rational;
  readonly zero: LinearPart;
  /** Part of a first-layer row: its weights. */
  ofInputs(rowIndex: number, row: Row): LinearPart;
  /** Part of a later row: Σ weight·part over the incoming parts. Shapes: one part an input. */
  ofRow(row: Row, incoming: readonly LinearPart[]): LinearPart;
  /** Σ factor·part. Made anew each time: a ball asks for as many as it has differently labelled ones. */
  combination(terms: ReadonlyMap<LinearPart, Rational>): LinearPart;
}

/** Characters kept before everything is forgotten: bounds memory whatever the number of balls. */
const KEPT_DIGITS = 33_554_432;

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
  const zero: LinearPart = {
    id: 0,
    w: { ints: noInts, den: 1n },
    reach: NO_REACH,
    beyond: undefined,
    support: [],
    digits: 0,
  };
  const known = new Map<string, LinearPart>();
  const byName = new Map<string, LinearPart>();
  const byInputs = new Map<number, LinearPart>();
  const largest = 1n << DENOMINATOR_BITS;
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

  function made(w: Scaled, digits: number): LinearPart {
    nextId += 1;
    const beyond = beyondIn(w, "part-bits");
    const reach = beyond === undefined ? knownReach(w) : NO_REACH;
    const support: number[] = [];
    for (let j = 0; j < w.ints.length; j += 1) if (w.ints[j] !== 0n) support.push(j);
    return Object.freeze({ id: nextId, w, reach, beyond, support, digits });
  }

  function intern(w: Scaled): LinearPart {
    if (w.ints.every((n) => n === 0n) && w.den <= largest) return zero;
    if (beyondIn(w, "part-bits") !== undefined) return made(w, 0);
    const key = `${w.ints.join(",")}/${w.den}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const part = made(w, key.length);
    known.set(key, part);
    kept += key.length;
    return part;
  }

  /** The part of this name; made, and kept under the name, if it is not known. */
  function remembered(name: string, make: () => Scaled): LinearPart {
    const found = byName.get(name);
    if (found !== undefined) return found;
    if (kept > KEPT_DIGITS) {
      known.clear();
      byName.clear();
      byInputs.clear();
      kept = 0;
    }
    const part = intern(make());
    byName.set(name, part);
    kept += name.length;
    return part;
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

  /** Σ weight·w over the parts, not reduced; if the denominators are beyond bounds, only their size. */
  function combine(weights: ReadonlyMap<LinearPart, Rational>): Scaled {
    let common = 1n;
    for (const [part, weight] of weights) {
      common = lcm(common, part.w.den * weight.den);
      if (common > largest) return { ints: noInts, den: common };
    }
    const sum = new Array<bigint>(dimension).fill(0n);
    for (const [part, weight] of weights) {
      const factor = weight.num * (common / (part.w.den * weight.den));
      const { ints } = part.w;
      for (const j of part.support) sum[j] = at(sum, j) + factor * at(ints, j);
    }
    return { ints: sum, den: common };
  }

  return {
    norm,
    radius,
    zero,
    ofInputs(rowIndex, row) {
      const found = byInputs.get(rowIndex);
      if (found !== undefined) return found;
      const ints = new Array<bigint>(dimension).fill(0n);
      row.columns.forEach((column, k) => {
        ints[column] = at(row.ints, k);
      });
      const part = intern(reduced(ints, row.den));
      byInputs.set(rowIndex, part);
      return part;
    },
    ofRow(row, incoming) {
      if (row.columns.every((column) => at(incoming, column).id === 0)) return zero;
      const weights = weightsByPart(row, incoming);
      if (weights.size === 0) return zero;
      let name = "";
      for (const [part, weight] of weights) {
        if (weights.size === 1 && weight === row.den) return part;
        name += `${part.id}*${weight},`;
      }
      return remembered(`${name}/${row.den}`, () => {
        const terms = [...weights].map(
          ([part, weight]) => [part, rational(weight, row.den)] as const,
        );
        const sum = combine(new Map(terms));
        // Beyond bounds only the denominator is there, and must not be reduced against nothing.
        return sum.den > largest ? sum : reduced(sum.ints, sum.den);
      });
    },
    combination(terms) {
      if (terms.size === 0) return zero;
      return made(combine(terms), 0);
    },
  };
}
