// UNTRUSTED. Bubeck and Sellke 2021, the universal law of robustness, with all constants and assumptions.
// May import kernel, dataset, bounds. docs/lipschitz.md#universal-law. None of its hypotheses can be certified.
import { bitsOfChoice } from "../bounds/counting.js";
import {
  decimals,
  minus,
  naturalLogarithm,
  over,
  point,
  squareRoot,
  sum,
  times,
  whole,
} from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import { type Network, sizeOf } from "../kernel/index.js";
import { absolute, compare, multiply, ONE, type Rational, rational } from "../numbers/index.js";
import { type Constant, known, silent, type Statement } from "./constant.js";

const PAPER = "Bubeck, Sellke 2021 (arXiv:2105.12806)";

const COMMON = {
  subject: "network",
  direction: "lower",
  assumptions: ["iid-points", "isoperimetry", "label-noise", "fixed-class", "points-in-ball"],
} as const;

const CONTINUOUS: Statement = {
  ...COMMON,
  name: "universal-law",
  formula:
    "epsilon / (2^9 sqrt(c)) * sqrt(n d / (P ln(60 W J / epsilon) + ln(4/delta))), if 8^4 K ln(8 K/delta) <= n epsilon^2",
  source: { paper: PAPER, theorem: "Theorem 3, Lemma 3.1" },
};

const FINITE: Statement = {
  ...COMMON,
  name: "universal-law-of-bits",
  formula:
    "epsilon / (2^6 sqrt(c)) * sqrt(n d / (P ln(weights of b bits) + ln(4/delta))), if 8^3 K ln(8 K/delta) <= n epsilon^2",
  source: { paper: PAPER, theorem: "Theorem 2" },
  assumptions: ["iid-points", "isoperimetry", "label-noise", "fixed-class"],
};

/** What the law asks for besides the network. */
export interface LawOptions {
  /** ε: how far below the noise the squared error is. */
  readonly excess: Rational;
  /** δ: the probability with which the law may fail. */
  readonly failure: Rational;
  /** c of the isoperimetry. */
  readonly isoperimetry: Rational;
  /** K: laws in the mixture. */
  readonly components: bigint;
}

/** ε = 1/2, δ = 1/20, c = 1 (normal law with covariance I/d, or the sphere), one component. */
export const LAW_DEFAULTS: LawOptions = {
  excess: rational(1n, 2n),
  failure: rational(1n, 20n),
  isoperimetry: ONE,
  components: 1n,
};

const LN_TWO = naturalLogarithm(whole(2n));

/** Weights of the network written without biases: every layer gets a unit that is always 1. */
function liftedParameters(network: Network): bigint {
  let inputs = BigInt(network.inputs) + 1n;
  let total = 0n;
  network.layers.forEach((layer, index) => {
    const isLast = index === network.layers.length - 1;
    const units = BigInt(layer.rows.length) + (isLast ? 0n : 1n);
    total += inputs * units;
    inputs = units;
  });
  return total;
}

/** The largest weight in size, at least 1. */
function largestWeight(network: Network): Rational {
  let largest = ONE;
  for (const { rows } of network.layers) {
    for (const row of rows) {
      for (const n of [...row.ints, row.bias]) {
        const size = absolute(rational(n, row.den));
        if (compare(size, largest) > 0) largest = size;
      }
    }
  }
  return largest;
}

/**
 * ln(60·W·J/ε) for the class of all weights in [−m, m], m ≥ 1: W = 2m√P, J ≤ B·R̃·√P and
 * B ≤ (m√P)^D, so it is ln 120 + (D + 1)·ln m + (D + 2)/2·ln P + ln R̃ − ln ε.
 */
function logarithmOfClass(
  network: Network,
  parameters: bigint,
  radius: Enclosure,
  excess: Rational,
): Enclosure {
  const depth = BigInt(network.layers.length);
  const m = naturalLogarithm(point(largestWeight(network)));
  const p = naturalLogarithm(whole(parameters));
  const scaled = (factor: Rational, x: Enclosure): Enclosure => ({
    lower: multiply(factor, x.lower),
    upper: multiply(factor, x.upper),
  });
  const all = sum(
    naturalLogarithm(whole(120n)),
    scaled(rational(depth + 1n), m),
    scaled(rational(depth + 2n, 2n), p),
    naturalLogarithm(radius),
  );
  return minus(all, naturalLogarithm(point(excess)));
}

/** Why n is too small for a law whose condition is base·K·ln(8K/δ) ≤ n·ε², or undefined. */
function tooFew(points: bigint, base: bigint, options: LawOptions): string | undefined {
  const { excess, failure, components } = options;
  const logarithm = naturalLogarithm(over(whole(8n * components), point(failure)));
  const needed = times(whole(base * components), logarithm);
  const have = multiply(rational(points), multiply(excess, excess));
  if (compare(needed.upper, have) <= 0) return undefined;
  const least = over(needed, point(multiply(excess, excess)));
  return `it needs n epsilon^2 >= ${decimals(needed, 6)[1]}, here ${decimals(point(have), 6)[0]}: n >= ${decimals(least, 6)[1]}`;
}

/** ε/(2^k·√c)·√(n·d/complexity). */
function lawValue(
  network: Network,
  points: bigint,
  options: LawOptions,
  constant: bigint,
  complexity: Enclosure,
): Enclosure {
  const product = whole(points * BigInt(network.inputs));
  const front = over(
    point(options.excess),
    times(whole(constant), squareRoot(point(options.isoperimetry))),
  );
  return times(front, squareRoot(over(product, complexity)));
}

function continuousLaw(
  network: Network,
  points: bigint,
  radius: Enclosure,
  options: LawOptions,
): Constant {
  const few = tooFew(points, 8n ** 4n, options);
  if (few !== undefined) return silent(CONTINUOUS, few);
  const parameters = liftedParameters(network);
  const lifted = squareRoot(sum(times(radius, radius), whole(1n)));
  const logarithm = logarithmOfClass(network, parameters, lifted, options.excess);
  if (logarithm.lower.num <= 0n) return silent(CONTINUOUS, "epsilon is too large for its class");
  const chance = naturalLogarithm(over(whole(4n), point(options.failure)));
  const complexity = sum(times(whole(parameters), logarithm), chance);
  return known(CONTINUOUS, lawValue(network, points, options, 512n, complexity), {
    ...options,
    parameters,
    logarithm,
    radius,
  });
}

function finiteLaw(network: Network, points: bigint, options: LawOptions): Constant {
  const few = tooFew(points, 8n ** 3n, options);
  if (few !== undefined) return silent(FINITE, few);
  const { parameters, bits } = sizeOf(network);
  const choice = bitsOfChoice(BigInt(Math.max(bits, 1)));
  const chance = naturalLogarithm(over(whole(4n), point(options.failure)));
  const complexity = sum(times(whole(parameters), point(choice), LN_TWO), chance);
  return known(FINITE, lawValue(network, points, options, 64n, complexity), {
    ...options,
    parameters,
    bits,
  });
}

/**
 * The law for this network among all of its architecture, with weights up to its largest, or of its bits.
 *
 * Requires  0 < δ < 1, ε > 0, c > 0, K ≥ 1; `radius` encloses the largest ‖x_i‖_2.
 * Ensures   ℓ_2 slopes, each under its assumptions; silent where n is too small for the constants.
 */
export function universalLaws(
  network: Network,
  points: bigint,
  radius: Enclosure,
  options: LawOptions,
): readonly Constant[] {
  return [finiteLaw(network, points, options), continuousLaw(network, points, radius, options)];
}

/** What is listed in place of a withdrawn paper. */
export const WITHDRAWN = {
  paper: "Husain, Balle: A law of robustness for weight-bounded neural networks (arXiv:2102.08093)",
  status:
    "withdrawn by its author in March 2021 without a reason; no theorem of it can be cited, no number here comes from it",
  instead: ["spectral-law", "path-law", "pair", "transport", "universal-law"],
} as const;
