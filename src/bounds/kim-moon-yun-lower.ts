// UNTRUSTED. Kim, Moon and Yun 2025: what robust memorization of the hardest dataset costs at least.
// May import kernel. Propositions 3.2, C.6 and C.7 (first layer), Theorems 3.1, C.5 and E.1 (parameters).
// The proofs of the exact ones: docs/bounds.md#first-layer.
import { compare, rational } from "../numbers/index.js";
import { exactly, type Published, roughly, silent } from "./bound.js";
import { least, minus, over, squareRoot, sum, times, whole } from "./enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import {
  ceilingOf,
  compareRoots,
  encloseBetween,
  inverse,
  powerOf,
  product,
  type Root,
  root,
} from "./root.js";
import type { Setting } from "./setting.js";

const PAPER = "Kim, Moon, Yun 2025 (arXiv:2510.24643)";
const HALF = root(rational(1n, 2n));

/** min(N − 1, d): the unit vectors of the hard dataset. */
export function unitVectors({ points, dimension }: Setting): bigint {
  return points - 1n < dimension ? points - 1n : dimension;
}

/** True for 1 ≤ p < 2, where ρ is divided by γ_p(d). */
export function isBelowTwo({ exponent }: Setting): boolean {
  return exponent !== undefined && compare(exponent, rational(2n)) < 0;
}

/** ρ²·n for p ≥ 2, (ρ/γ_p(d))²·n for p < 2. */
export function squaredRatioTimes(setting: Setting, ratio: Root, n: bigint): Root {
  const squared = product(powerOf(ratio, 2n), root(rational(n)));
  return isBelowTwo(setting) ? product(squared, inverse(powerOf(setting.gamma, 2n))) : squared;
}

/** max(1, ⌈ρ²·min(N − 1, d)⌉) and its variants for p ≠ 2. */
export function firstLayerWidth(setting: Setting): bigint {
  const t = unitVectors(setting);
  if (setting.norm.kind === "infinity" && compareRoots(setting.ratio.lower, HALF) > 0) return t;
  const width = ceilingOf(squaredRatioTimes(setting, setting.ratio.lower, t));
  return width < 1n ? 1n : width;
}

/** True unless ρ may be 0: then an affine map may do. */
export function hasHiddenLayer({ ratio }: Setting): boolean {
  return ratio.lower.radicand.num !== 0n;
}

/** (d + 1)m + (m + 1): a first layer of m units and at least one more. Without one: d + 1. */
export function parametersOfFirstLayer(setting: Setting, units: bigint): bigint {
  const first = (setting.dimension + 1n) * units;
  return hasHiddenLayer(setting) ? first + units + 1n : first;
}

const FIRST_LAYER = {
  direction: "lower",
  kind: "exact",
  source: { paper: PAPER, theorem: "Propositions 3.2, C.6, C.7" },
  scope: "hardest-dataset",
  convention: "rho = mu/epsilon",
  assumptions: [],
} as const;

export const firstLayerBound: Published = {
  ...FIRST_LAYER,
  name: "kim-first-layer",
  quantity: "first-layer-width",
  formula:
    "max(1, ceil(rho^2 t)), t = min(N - 1, d); p < 2: rho/gamma_p(d) for rho; p = inf and rho > 1/2: t",
  evaluate: (setting) => exactly(firstLayerWidth(setting)),
};

export const firstLayerParametersBound: Published = {
  ...FIRST_LAYER,
  name: "kim-first-layer-parameters",
  quantity: "parameters",
  formula: "(d + 1) m + (m + 1), m the first-layer width of kim-first-layer",
  evaluate: (setting) => exactly(parametersOfFirstLayer(setting, firstLayerWidth(setting))),
};

/** ρ^p for p = a/b; 0 for p = ∞, its limit. */
function powerOfRatio({ ratio, exponent }: Setting): Enclosure {
  if (exponent === undefined) return whole(0n);
  return encloseBetween({
    lower: powerOf(ratio.lower, exponent.num, exponent.den),
    upper: powerOf(ratio.upper, exponent.num, exponent.den),
  });
}

/** min((1 − ρ^p)^(−1/2), √d)·√N. The rounding may not lift ρ^p to 1. */
function shatteringTerm(setting: Setting): Enclosure {
  const d = squareRoot(whole(setting.dimension));
  const gap = minus(whole(1n), powerOfRatio(setting));
  // 1/(1 − ρ^p) ≥ d if the gap is at most 1/d; then √d is the smaller one.
  const inverseDimension = rational(1n, setting.dimension);
  const isSmall = compare(gap.upper, inverseDimension) <= 0;
  const floor = compare(gap.lower, inverseDimension) < 0 ? inverseDimension : gap.lower;
  const robust = isSmall ? d : squareRoot(over(whole(1n), { lower: floor, upper: gap.upper }));
  return times(least(robust, d), squareRoot(whole(setting.points)));
}

/** (ρ²·min(N, d) + 1)·d, with ρ/γ_p(d) for p < 2. */
function firstLayerTerm(setting: Setting): Enclosure {
  const { points, dimension, ratio } = setting;
  const smaller = points < dimension ? points : dimension;
  const units = encloseBetween({
    lower: squaredRatioTimes(setting, ratio.lower, smaller),
    upper: squaredRatioTimes(setting, ratio.upper, smaller),
  });
  return times(sum(units, whole(1n)), whole(dimension));
}

const ASYMPTOTIC = {
  direction: "lower",
  kind: "asymptotic",
  upTo: "constants",
  scope: "hardest-dataset",
  convention: "rho = mu/epsilon",
  assumptions: [],
} as const;

export const parametersBound: Published = {
  ...ASYMPTOTIC,
  name: "kim-parameters",
  quantity: "parameters",
  formula:
    "(rho^2 min(N, d) + 1) d + min((1 - rho^p)^(-1/2), d^(1/2)) N^(1/2); p < 2: rho/gamma_p(d) in the first term",
  source: { paper: PAPER, theorem: "Theorems 3.1, C.5" },
  evaluate: (setting) => roughly(sum(firstLayerTerm(setting), shatteringTerm(setting))),
};

export const nonzeroBound: Published = {
  ...ASYMPTOTIC,
  name: "kim-nonzero",
  quantity: "nonzero",
  formula: "min((1 - rho^2)^(-1/2), d^(1/2)) N^(1/2)",
  source: { paper: PAPER, theorem: "Theorem E.1" },
  evaluate: (setting) =>
    setting.norm.kind === "two"
      ? roughly(shatteringTerm(setting))
      : silent("it is stated for p = 2"),
};
