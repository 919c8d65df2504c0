// UNTRUSTED. Yu, Gao and Zhang 2024 (ICLR): optimal robust memorization, for p = ∞ with explicit sizes.
// May import kernel. Theorem 4.8 (p = ∞: width 3d + 1, depth 2N + 1); the network with those sizes is written
// out and counted in docs/bounds.md#detectors. Theorem B.6 (integer p) is asymptotic.
import { compare, ONE, type Rational, rational, subtract } from "../numbers/index.js";
import { exactly, type Outcome, type Published, roughly, silent } from "./bound.js";
import { naturalLogarithm, sum, times, whole } from "./enclosure.js";
import { compareRoots, encloseExact, root } from "./root.js";
import type { Setting } from "./setting.js";

const PAPER = "Yu, Gao, Zhang 2024 (ICLR)";
const DETECTORS = "Theorem 4.8; sizes counted in docs/bounds.md#detectors";

const UPPER = {
  direction: "upper",
  scope: "every-dataset",
  convention: "rho = mu/epsilon",
  assumptions: [],
} as const;

function ifInfinity(setting: Setting, value: (setting: Setting) => bigint): Outcome {
  return setting.norm.kind === "infinity"
    ? exactly(value(setting))
    : silent("it is stated for p = inf");
}

/** Σ (d_(l−1) + 1)·d_l of hidden layers 3d + 1 and d + 2 in turn, N times, and one output. */
export function detectorParameters({ points, dimension: d }: Setting): bigint {
  const [wide, narrow] = [3n * d + 1n, d + 2n];
  const first = (d + 1n) * wide;
  const inside = points * (wide + 1n) * narrow + (points - 1n) * (narrow + 1n) * wide;
  return first + inside + narrow + 1n;
}

/** Weights and biases that the same network needs: 6d, then 5d + 2 or 3d + 3 a layer, and 2. */
export function detectorNonzero({ points, dimension: d }: Setting): bigint {
  return 6n * d + (points - 1n) * (5n * d + 2n) + points * (3n * d + 3n) + 2n;
}

export const detectorBounds: readonly Published[] = [
  {
    ...UPPER,
    name: "yu-parameters",
    quantity: "parameters",
    kind: "exact",
    formula: "(d + 1)(3d + 1) + N (3d + 2)(d + 2) + (N - 1)(d + 3)(3d + 1) + d + 3",
    source: { paper: PAPER, theorem: DETECTORS },
    evaluate: (setting) => ifInfinity(setting, detectorParameters),
  },
  {
    ...UPPER,
    name: "yu-nonzero",
    quantity: "nonzero",
    kind: "exact",
    formula: "6d + (N - 1)(5d + 2) + N (3d + 3) + 2",
    source: { paper: PAPER, theorem: DETECTORS },
    evaluate: (setting) => ifInfinity(setting, detectorNonzero),
  },
  {
    ...UPPER,
    name: "yu-width",
    quantity: "width",
    kind: "exact",
    formula: "3d + 1",
    source: { paper: PAPER, theorem: "Theorem 4.8" },
    evaluate: (setting) => ifInfinity(setting, ({ dimension }) => 3n * dimension + 1n),
  },
  {
    ...UPPER,
    name: "yu-depth",
    quantity: "depth",
    kind: "exact",
    formula: "2N + 1",
    source: { paper: PAPER, theorem: "Theorem 4.8" },
    evaluate: (setting) => ifInfinity(setting, ({ points }) => 2n * points + 1n),
  },
];

const FOUR_FIFTHS = root(rational(4n, 5n));

export const widthLowerBound: Published = {
  name: "yu-width-lower",
  quantity: "width",
  direction: "lower",
  kind: "exact",
  formula: "d if p = inf, N > d and rho >= 4/5",
  source: { paper: PAPER, theorem: "width lower bound beside Theorem 4.8" },
  scope: "hardest-dataset",
  convention: "rho = mu/epsilon",
  assumptions: [],
  evaluate: (setting) => {
    if (setting.norm.kind !== "infinity") return silent("it is stated for p = inf");
    if (setting.points <= setting.dimension) return silent("it needs N > d");
    if (compareRoots(setting.ratio.lower, FOUR_FIFTHS) < 0) return silent("it needs rho >= 4/5");
    return exactly(setting.dimension);
  },
};

/** p if it is an integer. */
function integerExponent({ exponent }: Setting): bigint | undefined {
  return exponent?.den === 1n ? exponent.num : undefined;
}

/** N·p·(ln(d/g^p) + p·ln R + ln p), g = (1 − ρ)·ε and R > 1 the largest coordinate. */
function generalDepth(setting: Setting): Outcome {
  const p = integerExponent(setting);
  if (p === undefined) return silent("it is stated for integer p");
  const { extent, points, dimension } = setting;
  if (extent === undefined) return silent("it needs epsilon and the range R of a dataset");
  if (compare(extent.range, ONE) <= 0) return silent("it needs R > 1: scale the dataset");
  const gap = (ratio: Rational, epsilon: Rational): Rational =>
    rational(ratio.num * epsilon.num, ratio.den * epsilon.den);
  const least = subtract(ONE, encloseExact(setting.ratio.upper).upper);
  const most = subtract(ONE, encloseExact(setting.ratio.lower).lower);
  if (least.num <= 0n) return silent("rho is too close to 1");
  const g = {
    lower: gap(least, extent.separation.lower),
    upper: gap(most, extent.separation.upper),
  };
  const logarithmOfGap = naturalLogarithm(g);
  const opposite = {
    lower: rational(-p * logarithmOfGap.upper.num, logarithmOfGap.upper.den),
    upper: rational(-p * logarithmOfGap.lower.num, logarithmOfGap.lower.den),
  };
  const range = naturalLogarithm({ lower: extent.range, upper: extent.range });
  const total = sum(
    naturalLogarithm(whole(dimension)),
    opposite,
    times(whole(p), range),
    naturalLogarithm(whole(p)),
  );
  return roughly(times(whole(points * p), total));
}

export const generalBounds: readonly Published[] = [
  {
    ...UPPER,
    name: "yu-width-general",
    quantity: "width",
    kind: "asymptotic",
    upTo: "constants",
    formula: "d, for integer p",
    source: { paper: PAPER, theorem: "Theorem B.6" },
    evaluate: (setting) =>
      integerExponent(setting) === undefined
        ? silent("it is stated for integer p")
        : roughly(whole(setting.dimension)),
  },
  {
    ...UPPER,
    name: "yu-depth-general",
    quantity: "depth",
    kind: "asymptotic",
    upTo: "constants",
    formula:
      "N p (ln(d/g^p) + p ln R + ln p), g = (1 - rho) epsilon, R > 1 the largest |coordinate|",
    source: { paper: PAPER, theorem: "Theorem B.6" },
    evaluate: generalDepth,
  },
  {
    ...UPPER,
    name: "yu-parameters-euclidean",
    quantity: "parameters",
    kind: "asymptotic",
    upTo: "constants and logs",
    formula: "N d^2",
    source: { paper: PAPER, theorem: "Theorem B.6 with p = 2" },
    assumptions: ["moderate-range"],
    evaluate: (setting) =>
      setting.norm.kind === "two"
        ? roughly(whole(setting.points * setting.dimension ** 2n))
        : silent("it is stated for p = 2"),
  },
  {
    ...UPPER,
    name: "yu-nonzero-euclidean",
    quantity: "nonzero",
    kind: "asymptotic",
    upTo: "constants and logs",
    formula: "N d",
    source: { paper: PAPER, theorem: "Theorem B.6 with p = 2" },
    assumptions: ["moderate-range"],
    evaluate: (setting) =>
      setting.norm.kind === "two"
        ? roughly(whole(setting.points * setting.dimension))
        : silent("it is stated for p = 2"),
  },
];
