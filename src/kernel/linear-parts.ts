// TRUSTED. Linear parts of affine forms on a ball, each kept once with its reach.
// Imports only the kernel. On a ball where all earlier units are stable, a pre-activation is
// ℓ(x) = ℓ(c) + w·(x − c); w depends on the phases only, so few different w serve all balls.
import { at } from "./fault.js";
import type { Row } from "./network.js";
import type { Norm } from "./norm.js";
import { gcd, lcm, type Rational, rational } from "./rational.js";
import { directionKey, exactReach, NO_REACH, type Reach } from "./reach.js";
import { exceeded, type Refusal } from "./rejection.js";
import {
  difference,
  isLarge,
  largestOf,
  reduced,
  type Scaled,
  VALUE_BITS,
  VECTOR_BITS,
} from "./scaled.js";

/** One linear part w. Parts with the same id have the same w; id 0 is w = 0. */
export interface LinearPart {
  readonly id: number;
  readonly w: Scaled;
  /** Undefined only for p = a/b, when no witness bounds it. */
  readonly reach: Reach | undefined;
  /** A decline if the numbers of w are beyond what the kernel goes on with. */
  readonly beyond: Refusal | undefined;
}

/** Remembers linear parts between balls. Forgetting changes cost, never an answer. */
export interface LinearParts {
  readonly zero: LinearPart;
  /** Part of a first-layer row: its weights. */
  ofInputs(rowIndex: number, row: Row): LinearPart;
  /** Part of a later row: Σ weight·part over the incoming parts. Shapes: one part an input. */
  ofRow(row: Row, incoming: readonly LinearPart[]): LinearPart;
  /** The part a − b. */
  difference(a: LinearPart, b: LinearPart): LinearPart;
}

/** Integers kept before everything is forgotten: bounds memory whatever the number of balls. */
const KEPT_INTEGERS = 2_000_000;

/**
 * The linear parts over ℚ^d for one norm and radius.
 *
 * Requires  `reaches` maps `directionKey` of a primitive direction to a proved bound (p = a/b only).
 * Ensures   every part carries a correct reach, or undefined if p = a/b and no bound is known.
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
  };
  const known = new Map<string, LinearPart>();
  const byName = new Map<string, LinearPart>();
  const byInputs = new Map<number, LinearPart>();
  const largest = largestOf(dimension);
  let nextId = 0;
  let kept = 0;

  function reachOf(w: Scaled): Reach | undefined {
    const exact = exactReach(norm, radius, w);
    if (exact !== undefined) return exact;
    let divisor = 0n;
    for (const n of w.ints) divisor = gcd(divisor, n);
    const bound = reaches.get(directionKey(w.ints, divisor));
    if (bound === undefined) return undefined;
    return { bound: rational(bound.num * divisor, bound.den * w.den), squared: false };
  }

  function made(w: Scaled, beyond: Refusal | undefined): LinearPart {
    nextId += 1;
    const reach = beyond === undefined ? reachOf(w) : undefined;
    return Object.freeze({ id: nextId, w, reach, beyond });
  }

  function intern(w: Scaled): LinearPart {
    if (isLarge(w)) return made(w, exceeded("value-bits", VALUE_BITS));
    if (isLarge(w, largest)) return made(w, exceeded("vector-bits", VECTOR_BITS));
    if (w.ints.every((n) => n === 0n)) return zero;
    const key = `${w.ints.join(",")}/${w.den}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const part = made(w, undefined);
    known.set(key, part);
    kept += dimension;
    return part;
  }

  /** The part of this name; made, and kept under the name, if it is not known. */
  function remembered(name: string, make: () => Scaled): LinearPart {
    const found = byName.get(name);
    if (found !== undefined) return found;
    if (kept + 8 * byName.size > KEPT_INTEGERS) {
      known.clear();
      byName.clear();
      byInputs.clear();
      kept = 0;
    }
    const part = intern(make());
    byName.set(name, part);
    return part;
  }

  /** The weights of a row, summed over the inputs that share a part; sums of 0 stay out. */
  function weightsByPart(row: Row, incoming: readonly LinearPart[]): Map<LinearPart, bigint> {
    const weights = new Map<LinearPart, bigint>();
    let current = zero;
    let sum = 0n;
    const keep = (): void => {
      const total = (weights.get(current) ?? 0n) + sum;
      if (total === 0n) weights.delete(current);
      else weights.set(current, total);
    };
    for (let k = 0; k < row.columns.length; k += 1) {
      const part = at(incoming, at(row.columns, k));
      if (part.id === 0) continue;
      if (part !== current) {
        keep();
        current = part;
        sum = 0n;
      }
      sum += at(row.ints, k);
    }
    keep();
    return weights;
  }

  /** Σ weight·w over the parts, divided by den; a large vector if their denominators are large. */
  function combine(weights: ReadonlyMap<LinearPart, bigint>, den: bigint): Scaled {
    let common = 1n;
    for (const part of weights.keys()) {
      common = lcm(common, part.w.den);
      if (common > largest) return { ints: noInts, den: common };
    }
    const sum = new Array<bigint>(dimension).fill(0n);
    for (const [part, weight] of weights) {
      const factor = weight * (common / part.w.den);
      part.w.ints.forEach((n, j) => {
        if (n !== 0n) sum[j] = at(sum, j) + factor * n;
      });
    }
    return reduced(sum, common * den);
  }

  return {
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
      return remembered(`${name}/${row.den}`, () => combine(weights, row.den));
    },
    difference(a, b) {
      if (a.id === b.id) return zero;
      return remembered(`${a.id}-${b.id}`, () => difference(a.w, b.w));
    },
  };
}
