// UNTRUSTED. A logarithmic axis: where values stand, and ticks with labels that people read.
// May import d3-scale.
import { scaleLog } from "d3-scale";

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export interface LogAxis {
  /** The place of a value > 0 in pixels. */
  readonly place: (value: number) => number;
  readonly ticks: readonly Tick[];
  /** Places of lines between the ticks. */
  readonly minor: readonly number[];
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** `0.01`, `1`, `1000`, `10⁴`, `10⁻³`. */
export function powerText(exponent: number): string {
  if (exponent >= -2 && exponent <= 3) {
    return exponent >= 0 ? `1${"0".repeat(exponent)}` : `0.${"0".repeat(-exponent - 1)}1`;
  }
  const digits = [...`${Math.abs(exponent)}`].map((digit) => SUPERSCRIPTS[Number(digit)] ?? "");
  return `10${exponent < 0 ? "⁻" : ""}${digits.join("")}`;
}

/** `0.2`, `50`, `3×10⁴`. */
function multipleText(factor: number, exponent: number): string {
  if (factor === 1) return powerText(exponent);
  if (exponent < -2 || exponent > 3) return `${factor}×${powerText(exponent)}`;
  return exponent >= 0
    ? `${factor}${"0".repeat(exponent)}`
    : `0.${"0".repeat(-exponent - 1)}${factor}`;
}

/** Multiples of powers of ten between two values. */
function multiples(low: number, high: number, factors: readonly number[]) {
  const found: { value: number; label: string; exponent: number }[] = [];
  for (let e = Math.floor(Math.log10(low)); e <= Math.ceil(Math.log10(high)); e += 1) {
    for (const factor of factors) {
      const value = factor * 10 ** e;
      if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) continue;
      found.push({ value, label: multipleText(factor, e), exponent: e });
    }
  }
  return found;
}

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Factors of powers of ten that get labels, the sparsest first. */
const LABELLED = [[1], [1, 3], [1, 2, 5], ALL];

/** True if no two labels crowd. */
function areApart(ticks: readonly Tick[], apart: number): boolean {
  return ticks.every(({ at }, k) => k === 0 || Math.abs(at - (ticks[k - 1]?.at ?? at)) >= apart);
}

/** The sparsest set of at least three labels that do not crowd; else the largest one. */
function chosen(sets: readonly (readonly Tick[])[], apart: number): readonly Tick[] {
  const readable = sets.filter((ticks) => areApart(ticks, apart));
  const first = readable.find((ticks) => ticks.length >= 3);
  return first ?? readable.reduce((a, b) => (b.length > a.length ? b : a), []);
}

/**
 * An axis.
 *
 * Requires  0 < low < high; `apart` pixels a label needs.
 */
export function logAxis(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
  apart: number,
): LogAxis {
  const scale = scaleLog([low, high], [from, to]);
  const place = (value: number): number => scale(value);
  const decade = Math.abs(place(10) - place(1));
  const every = Math.max(1, Math.ceil(apart / decade));
  const sets = LABELLED.map((factors) =>
    multiples(low, high, factors)
      .filter(({ exponent }) => exponent % every === 0)
      .map(({ value, label }) => ({ at: place(value), label })),
  );
  const minor = decade < 12 ? [] : multiples(low, high, decade < 40 ? [1] : ALL);
  return { place, ticks: chosen(sets, apart), minor: minor.map(({ value }) => place(value)) };
}

/** The interval of some values > 0, a little wider; a decade about a single one. */
export function around(values: readonly number[], factor: number): readonly [number, number] {
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), 0);
  if (high === 0) return [1, 10];
  return low === high ? [low / 3, high * 3] : [low / factor, high * factor];
}
