// UNTRUSTED. An affine form of x named by rows of the network: what facts call the form of a site.
import type { FactFamily } from "../../elaborate/index.js";
import type { Term, RowTerm } from "../../kernel/index.js";
import type { Rational } from "../../numbers/index.js";
import { add, multiply, ONE, rational, ZERO } from "../../numbers/index.js";

/** Σ weight·row + constant over the units of the first hidden layer. */
export interface RowName {
  readonly rows: readonly RowTerm[];
  readonly constant: Rational;
}

/** The sum of some rows themselves. */
export function rowsNamed(layer: number, ...rows: readonly number[]): RowName {
  return { rows: rows.map((row) => ({ layer, row, weight: ONE })), constant: ZERO };
}

/** name + factor·other. */
export function sumOfNames(name: RowName, factor: Rational, other: RowName): RowName {
  const rows = other.rows.map((term) => ({ ...term, weight: multiply(factor, term.weight) }));
  return {
    rows: [...name.rows, ...rows],
    constant: add(name.constant, multiply(factor, other.constant)),
  };
}

/** Where members of a family are: layers from … to, and how often the columns repeat. */
export interface Reach {
  readonly from: number;
  readonly to: number;
  readonly times?: number;
}

/** A term of weight 1 in some column. */
export function unitTerm(unit: number, weight: Rational = ONE): Term {
  return { unit, weight };
}

/** Σ terms + constant ≤ 0 in some layers, once or in neighbouring columns. */
export function plainFact(
  { from, to, times = 1 }: Reach,
  terms: readonly Term[],
  constant: Rational,
): FactFamily {
  return { from, to, step: 1, times, shift: times > 1 ? 1 : 0, terms, rows: [], constant };
}

const MINUS_ONE = rational(-1n);

/** Σ units ≤ form − gap. */
export function factBelow(
  reach: Reach,
  units: readonly number[],
  { rows, constant }: RowName,
  gap: Rational,
): FactFamily {
  const plain = plainFact(
    reach,
    units.map((unit) => unitTerm(unit)),
    add(gap, multiply(MINUS_ONE, constant)),
  );
  const negated = rows.map((term) => ({ ...term, weight: multiply(MINUS_ONE, term.weight) }));
  return { ...plain, rows: negated };
}

/** Σ units ≥ form. */
export function factAbove(
  reach: Reach,
  units: readonly number[],
  { rows, constant }: RowName,
): FactFamily {
  const terms = units.map((unit) => unitTerm(unit, MINUS_ONE));
  return { ...plainFact(reach, terms, constant), rows };
}
