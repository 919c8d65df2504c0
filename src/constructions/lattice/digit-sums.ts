// UNTRUSTED. Reads the digits of several coordinates, side by side or in turn, and adds them up with weights.
import { at, multiply, ONE, type Rational, rational } from "../../numbers/index.js";
import {
  type Affine,
  combine,
  type Grid,
  type NetworkBuilder,
  peeled,
  peelForms,
  peelTerms,
  shifted,
  type Term,
} from "../../networks/index.js";

/** A coordinate with n ≥ 1 digits left, and what they count in which sum. */
export interface Reader {
  readonly rest: Affine;
  readonly grid: Grid;
  readonly bits: number;
  /** What a cell counts: digit k adds weight·2^k. */
  readonly weight: Rational;
  /** Number of the sum. */
  readonly sum: number;
}

/** together: all coordinates lose a digit in every layer; in-turn: one after another, the others are carried. */
export type Order = "together" | "in-turn";

/** The sums so far, the readers that have digits left, and those whose turn comes later. */
interface State {
  readonly sums: readonly (Affine | undefined)[];
  readonly active: readonly Reader[];
  readonly waiting: readonly Reader[];
}

/** One layer: the top digit of every reader. */
function level(builder: NetworkBuilder, { sums, active, waiting }: State): State {
  const forms: Affine[] = [];
  for (const sum of sums) if (sum !== undefined) forms.push(shifted(sum, ONE));
  for (const { rest, grid, bits } of active) {
    if (bits > 1) forms.push(rest);
    forms.push(...peelForms(rest, grid, bits - 1));
  }
  forms.push(...waiting.map(({ rest }) => rest));
  const units = builder.relu(forms);
  let next = 0;
  const taken = (): Affine => at(units, next++);
  const terms = sums.map((sum): Term[] => (sum === undefined ? [] : [[ONE, taken()]]));
  const left: Reader[] = [];
  for (const one of active) {
    const { grid, bits, weight, sum } = one;
    const rest = bits > 1 ? taken() : undefined;
    const pair = [taken(), taken()] as const;
    const height = multiply(weight, rational(1n << BigInt(bits - 1)));
    at(terms, sum).push(...peelTerms(height, pair));
    if (rest !== undefined)
      left.push({ ...one, bits: bits - 1, rest: peeled(rest, grid, bits - 1, pair) });
  }
  const later = waiting.map((one) => ({ ...one, rest: taken() }));
  const hasNext = left.length === 0;
  return {
    active: hasNext ? later.slice(0, 1) : left,
    waiting: hasNext ? later.slice(1) : later,
    sums: terms.map((own, n) => {
      if (own.length === 0) return undefined;
      return combine(builder.level, own, rational(sums[n] === undefined ? 0n : -1n));
    }),
  };
}

/**
 * Layer widths: three units for a coordinate that goes on, two for one that ends, one for one that waits,
 * one for every sum that has begun.
 *
 * Shapes  per reader its digits ≥ 1 and its sum.
 */
export function digitSumWidths(
  readers: readonly { bits: number; sum: number }[],
  order: Order = "together",
): number[] {
  if (order === "in-turn") {
    return readers.flatMap(({ bits, sum }, t) => {
      const begun = new Set(readers.slice(0, t).map((one) => one.sum));
      const waiting = readers.length - 1 - t;
      const after = begun.size + (begun.has(sum) ? 0 : 1);
      return Array.from({ length: bits }, (_, l) => {
        return waiting + (l === 0 ? begun.size : after) + (l < bits - 1 ? 3 : 2);
      });
    });
  }
  const levels = readers.reduce((most, { bits }) => Math.max(most, bits), 0);
  const begun = new Set(readers.map(({ sum }) => sum)).size;
  return Array.from({ length: levels }, (_, l) => {
    let units = l > 0 ? begun : 0;
    for (const { bits } of readers) units += bits > l + 1 ? 3 : bits === l + 1 ? 2 : 0;
    return units;
  });
}

/**
 * Σ weight·(cell of the reader) for every sum, as forms of the layer that reads the last digits.
 *
 * Requires  every sum has a reader; 0 ≤ rest < 2^bits·width, and every partial sum is ≥ −1. bits ≥ 1.
 * Domain    rests modulo width in [1/steepness, width), as `peelForms`: there it is exact.
 * Ensures   layers as `digitSumWidths` in the same order.
 */
export function digitSums(
  builder: NetworkBuilder,
  readers: readonly Reader[],
  count: number,
  order: Order = "together",
): Affine[] {
  const first = order === "together" ? readers.length : 1;
  let state: State = {
    active: readers.slice(0, first),
    waiting: readers.slice(first),
    sums: Array.from({ length: count }, () => undefined),
  };
  while (state.active.length > 0) state = level(builder, state);
  return state.sums.flatMap((sum) => sum ?? []);
}
