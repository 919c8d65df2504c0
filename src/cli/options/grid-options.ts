// UNTRUSTED. Lists and ranges on a logarithmic grid, from the command line: 1/100,1/10 and 1/1000..9/10:8.
// Values of a grid are exact: roots of rationals, rounded to two digits by integers.
import { InvalidArgumentError } from "commander";
import { logarithmicGrid } from "../../dataset/index.js";
import { compare, ONE, type Rational, ZERO } from "../../numbers/index.js";
import { exactNumber } from "./number-options.js";

/** Most values of one grid. */
const MOST = 200;
const DIGITS = 2;
const FORM = "give values as 1/100,1/10 or a grid as 1/1000..9/10:8";

/** The values of one part of a list. Fails: InvalidArgumentError. */
function valuesOf(part: string): readonly Rational[] {
  const [, low, high, steps] = /^([^:]*?)\.\.([^:]*):(\d{1,4})$/u.exec(part) ?? [];
  if (low === undefined || high === undefined || steps === undefined) return [exactNumber(part)];
  const [from, to, count] = [exactNumber(low), exactNumber(high), Number.parseInt(steps, 10)];
  if (compare(from, ZERO) <= 0 || compare(from, to) >= 0) {
    throw new InvalidArgumentError(
      `In ${part} the first end must be above 0 and below the second.`,
    );
  }
  if (count < 2 || count > MOST) {
    throw new InvalidArgumentError(`In ${part} the count must be from 2 to ${MOST}.`);
  }
  return logarithmicGrid(from, to, count, DIGITS);
}

/** The values of a list, ascending, each once. Fails: InvalidArgumentError. */
export function exactGrid(text: string): readonly Rational[] {
  const values = text.split(",").flatMap((part) => {
    if (part.trim() === "") throw new InvalidArgumentError(`A value is missing; ${FORM}.`);
    return valuesOf(part.trim());
  });
  const sorted = values.sort(compare);
  const distinct = sorted.filter((x, k) => k === 0 || compare(x, sorted[k - 1] ?? ZERO) !== 0);
  if (distinct.length <= MOST) return distinct;
  throw new InvalidArgumentError(`At most ${MOST} values, got ${distinct.length}.`);
}

/** Ratios ρ with 0 < ρ < 1. Fails: InvalidArgumentError. */
export function ratioGrid(text: string): readonly Rational[] {
  const values = exactGrid(text);
  if (values.every((x) => compare(x, ZERO) > 0 && compare(x, ONE) < 0)) return values;
  throw new InvalidArgumentError("Every ratio must be above 0 and below 1.");
}

/** Counts n ≥ 2; what a grid has between integers is rounded down. Fails: InvalidArgumentError. */
export function countGrid(text: string): readonly number[] {
  const isGrid = text.includes("..");
  const counts = exactGrid(text).map((x) => {
    if (!isGrid && x.den !== 1n) throw new InvalidArgumentError("Give integers from 2 on.");
    return x.num / x.den;
  });
  if (counts.some((n) => n < 2n || n > 10n ** 9n)) {
    throw new InvalidArgumentError("Give integers from 2 on.");
  }
  return [...new Set(counts.map(Number))];
}

/** The default ratios: seven decades below 1, and close to it. */
export const DEFAULT_RATIOS = "1/100000..9/10:9,99/100";
