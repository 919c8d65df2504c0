// UNTRUSTED. Short spellings of facts. Imports the kernel.
import type { FactFamily } from "../elaborate/index.js";
import type { Rational } from "../numbers/index.js";

/** Hidden layers from, from + step, … ≤ to. */
export interface Layers {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Columns unit, unit + shift, …: `times` of them. */
export interface Columns {
  readonly times: number;
  readonly shift: number;
}

const ONCE: Columns = { times: 1, shift: 0 };

/**
 * Σ weight·h[unit] + constant ≤ 0 at these layers, or nothing if there is no such layer or column.
 * The first term leads: rule CUT uses the fact where that unit occurs with its sign.
 */
export function family(
  { from, to, step }: Layers,
  terms: readonly (readonly [unit: number, weight: Rational])[],
  constant: Rational,
  { times, shift }: Columns = ONCE,
): readonly FactFamily[] {
  if (from > to || times < 1) return [];
  const named = terms.map(([unit, weight]) => ({ unit, weight }));
  return [{ from, to, step, times, shift, terms: named, rows: [], constant }];
}
