// UNTRUSTED. Exact numbers from the command line: radius, ratio, norm exponent, vectors; never a JS number. And time.
import { InvalidArgumentError, Option } from "commander";
import { decodeDecimal, explainDefect, isNumber } from "../../dataset/decimal.js";
import { LIMITS } from "../../kernel/index.js";
import { type Norm, NORM_INFINITY, NORM_TWO, normOf } from "../../kernel/index.js";
import { compare, ONE, rational, type Rational, ZERO } from "../../numbers/index.js";

const EXAMPLES = "write it as 1/8, 0.125 or 1e-3";

/** The exact number of a text. Fails: InvalidArgumentError. */
export function exactNumber(text: string): Rational {
  const value = decodeDecimal(text.trim());
  if (isNumber(value)) return value;
  throw new InvalidArgumentError(`It is ${explainDefect(value)}; ${EXAMPLES}.`);
}

function positiveNumber(text: string): Rational {
  const value = exactNumber(text);
  if (compare(value, ZERO) > 0) return value;
  throw new InvalidArgumentError("It must be above 0.");
}

function ratio(text: string): Rational {
  const value = positiveNumber(text);
  if (compare(value, ONE) < 0) return value;
  throw new InvalidArgumentError(
    "It must be below 1: at ρ = 1 two balls with different labels touch, and no function has both.",
  );
}

/** Comma-separated exact numbers. */
export function exactVector(text: string): readonly Rational[] {
  return text
    .trim()
    .split(/\s*,\s*|\s+/u)
    .map(exactNumber);
}

const NORMS = "Give 1, 2, inf, or a rational number that is at least 1, such as 3 or 3/2.";

/** The norm with the exponent p of a text. */
export function normFromText(text: string): Norm {
  const name = text.trim().toLowerCase();
  if (["inf", "infinity", "∞"].includes(name)) return NORM_INFINITY;
  const p = decodeDecimal(name);
  if (!isNumber(p)) throw new InvalidArgumentError(`It is ${explainDefect(p)}. ${NORMS}`);
  const norm = normOf(p);
  if (norm === undefined) {
    throw new InvalidArgumentError(`For p below 1 there is no norm. ${NORMS}`);
  }
  const largest = BigInt(LIMITS["norm-terms"]);
  if (p.num <= largest && p.den <= largest) return norm;
  throw new InvalidArgumentError(`Numerator and denominator of p may be at most ${largest}.`);
}

export function normOption(): Option {
  return new Option("-p, --norm <p>", "norm exponent: 1, 2, inf, or a rational ≥ 1 such as 3/2")
    .argParser(normFromText)
    .default(NORM_TWO, "2");
}

export function radiusOption(): Option {
  return new Option("--radius <radius>", "radius of every ball, exact: 1/8, 0.125, 1e-3")
    .argParser(positiveNumber)
    .conflicts("rho");
}

export function rhoOption(): Option {
  return new Option("--rho <ratio>", "radius as a fraction of the separation, 0 < ratio < 1")
    .argParser(ratio)
    .conflicts("radius");
}

export function etaOption(): Option {
  const help = "for sequential-lattice: the fraction of each ball that may be wrong, 0 < η < 1/2";
  return new Option("--eta <share>", help).argParser((text): Rational => {
    const value = positiveNumber(text);
    if (compare(value, rational(1n, 2n)) < 0) return value;
    throw new InvalidArgumentError("It must be below 1/2: most of every ball must have its label.");
  });
}

/** Seconds that a timer can count. */
const MOST_SECONDS = 1_000_000;

export function secondsFrom(text: string): number {
  const value = positiveNumber(text);
  const near = Number(value.num) / Number(value.den);
  if (near >= 0.001 && near <= MOST_SECONDS) return near;
  throw new InvalidArgumentError(`Give seconds from 1/1000 to ${MOST_SECONDS}.`);
}

/** --seconds: time, the one number that need not be exact. */
export function secondsOption(what: string): Option {
  return new Option("--seconds <time>", `${what}; default: no limit`).argParser(secondsFrom);
}

/** Radius as asked for: at most one of the two is given. */
export interface RadiusOptions {
  readonly norm: Norm;
  readonly radius?: Rational;
  readonly rho?: Rational;
}
