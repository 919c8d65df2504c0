// UNTRUSTED. What a table has to look up: integer keys with codes, and their runs.
import { at, gcd, type Rational, rational } from "../../numbers/index.js";

/** An integer key with the code it stands for. */
export interface Entry {
  readonly key: bigint;
  readonly code: number;
}

/** All keys from `start` up to the next run have this code. */
export interface Run {
  readonly start: bigint;
  readonly code: number;
}

/** The runs of entries with ascending keys: neighbouring runs have different codes. */
export function runsOf(entries: readonly Entry[]): Run[] {
  const runs: Run[] = [];
  for (const { key, code } of entries) {
    if (runs[runs.length - 1]?.code !== code) runs.push({ start: key, code });
  }
  return runs;
}

/** Small non-negative integers for the values of classes: value = base + step·code. */
export interface Codes {
  readonly codes: readonly number[];
  readonly base: Rational;
  readonly step: Rational;
  /** The largest code. */
  readonly top: number;
}

/** The codes of integer values, the smallest with which one affine map gives the values back. */
export function codesOf(values: readonly Rational[]): Codes {
  const base = values.reduce((min, v) => (v.num < min ? v.num : min), at(values, 0).num);
  const step = values.reduce((g, v) => gcd(g, v.num - base), 0n) || 1n;
  const codes = values.map((v) => Number((v.num - base) / step));
  return { codes, base: rational(base), step: rational(step), top: Math.max(...codes) };
}

/** Number of binary digits of a non-negative integer; 0 for 0. */
export function digits(n: number): number {
  let count = 0;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) count += 1;
  return count;
}
