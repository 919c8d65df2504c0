// UNTRUSTED. Egosi, Yehudai and Shamir 2025: robust memorization with small width.
// May import kernel, dataset. Theorem 4.2 (width d + 6), Theorem 4.4 (ratio condition for smaller width),
// and the lower bound on the width; the last two as Kim, Moon and Yun quote them, docs/bounds.md#quoted.
import { ceilDivide } from "../dataset/roots.js";
import { compare, ONE, rational } from "../numbers/index.js";
import type { AssumptionName } from "./assumptions.js";
import { exactly, type Outcome, type Published, roughly, silent } from "./bound.js";
import { binaryLogarithm, minus, naturalLogarithm, over, sum, times, whole } from "./enclosure.js";
import {
  compareRoots,
  encloseBetween,
  encloseExact,
  powerOf,
  product,
  type Root,
  root,
} from "./root.js";
import { leastInteger } from "./search.js";
import type { Setting } from "./setting.js";

const PAPER = "Egosi, Yehudai, Shamir 2025 (arXiv:2502.11162)";

/** Why Theorem 4.2 does not apply, or undefined. */
function outOfRange({ euclidean }: Setting): string | undefined {
  return compareRoots(euclidean, root(ONE)) < 0 ? undefined : "2 c_p+(d) sigma/delta may reach 1";
}

const UPPER = {
  direction: "upper",
  scope: "every-dataset",
  convention: "sigma/delta",
} as const;

export const widthBound: Published = {
  ...UPPER,
  name: "egosi-width",
  quantity: "width",
  kind: "exact",
  formula: "d + 6 if sigma/delta < 1/(2 c_p+(d))",
  source: { paper: PAPER, theorem: "Theorem 4.2" },
  assumptions: [],
  evaluate: (setting) => {
    const why = outOfRange(setting);
    return why === undefined ? exactly(setting.dimension + 6n) : silent(why);
  },
};

export const depthBound: Published = {
  ...UPPER,
  name: "egosi-depth",
  quantity: "depth",
  kind: "asymptotic",
  upTo: "constants",
  formula: "N d log2(d/(1 - 2 c_p+(d) sigma/delta))",
  source: { paper: PAPER, theorem: "Theorem 4.2" },
  assumptions: [],
  evaluate: (setting) => {
    const why = outOfRange(setting);
    if (why !== undefined) return silent(why);
    const gap = minus(whole(1n), encloseExact(setting.euclidean));
    if (gap.lower.num <= 0n) return silent("2 c_p+(d) sigma/delta is too close to 1");
    const d = whole(setting.dimension);
    return roughly(times(whole(setting.points), d, binaryLogarithm(over(d, gap))));
  },
};

/** True if ratio ≤ (1/(4√e))·√(m/d)·N^(−2/m), with certainty. */
function isNarrowEnough({ points, dimension }: Setting, ratio: Root, m: bigint): boolean {
  // 16·ratio²·d/m ≤ N^(−4/m)/e, in logarithms.
  const factor = product(powerOf(ratio, 2n), root(rational(16n * dimension, m)));
  const left = sum(naturalLogarithm(encloseExact(factor)), whole(1n));
  const right = times(naturalLogarithm(whole(points)), over(whole(4n), whole(m)));
  return compare(sum(left, right).upper, rational(0n)) <= 0;
}

/** The least k ≥ 7 with k ≤ d + 5 that the ratio condition allows. */
function narrowWidth(setting: Setting, ratio: Root): Outcome {
  if (setting.norm.kind !== "two") return silent("it is quoted for p = 2");
  if (setting.dimension < 2n) return silent("it needs 7 <= k <= d + 5");
  const largest = setting.dimension - 1n;
  const holds = (m: bigint): boolean =>
    ratio.radicand.num === 0n || isNarrowEnough(setting, ratio, m);
  if (!holds(largest)) return silent("no k <= d + 5 meets its condition on the ratio");
  return exactly(leastInteger(1n, (m) => m >= largest || holds(m)) + 6n);
}

function narrowBound(name: string, reading: AssumptionName, ratio: (rho: Root) => Root): Published {
  return {
    ...UPPER,
    name,
    quantity: "width",
    kind: "exact",
    formula: "least k in [7, d + 5] with ratio <= (1/(4 sqrt e)) sqrt((k - 6)/d) N^(-2/(k - 6))",
    source: { paper: PAPER, theorem: "Theorem 4.4, as quoted by Kim, Moon, Yun, D.3" },
    convention: reading === "ratio-is-rho" ? "rho = mu/epsilon" : "sigma/delta",
    assumptions: ["quoted-by-kim-moon-yun", reading],
    evaluate: (setting) => narrowWidth(setting, ratio(setting.ratio.upper)),
  };
}

const HALF = root(rational(1n, 2n));

export const narrowBounds: readonly Published[] = [
  narrowBound("egosi-narrow-width-rho", "ratio-is-rho", (rho) => rho),
  narrowBound("egosi-narrow-width-sigma-delta", "ratio-is-sigma-over-delta", (rho) =>
    product(rho, HALF),
  ),
];

/** min(d, 2·ln N/ln(4832/ratio)) and the integer that a width must reach. */
function lowerWidth(setting: Setting, ratio: Root): Outcome {
  if (setting.norm.kind !== "two") return silent("it is quoted for p = 2");
  if (ratio.radicand.num === 0n) return silent("the ratio is 0");
  const numerator = times(whole(2n), naturalLogarithm(whole(setting.points)));
  const logarithm = minus(naturalLogarithm(whole(4832n)), naturalLogarithm(encloseExact(ratio)));
  const enclosure = over(numerator, logarithm);
  const width = ceilDivide(enclosure.lower.num, enclosure.lower.den);
  return {
    applies: true,
    value: width > setting.dimension ? setting.dimension : width,
    enclosure,
  };
}

function lowerBound(name: string, reading: AssumptionName, ratio: (rho: Root) => Root): Published {
  return {
    name,
    quantity: "width",
    direction: "lower",
    kind: "enclosed",
    formula: "2 ln N / ln(4832/ratio); the value is its ceiling, at most d",
    source: {
      paper: PAPER,
      theorem: "lower bound, as quoted by Kim, Moon, Yun after Proposition 3.2",
    },
    scope: "hardest-dataset",
    convention: reading === "ratio-is-rho" ? "rho = mu/epsilon" : "sigma/delta",
    assumptions: ["quoted-by-kim-moon-yun", reading, "width-below-dimension"],
    evaluate: (setting) => lowerWidth(setting, ratio(setting.ratio.lower)),
  };
}

export const lowerBounds: readonly Published[] = [
  lowerBound("egosi-width-lower-rho", "ratio-is-rho", (rho) => rho),
  lowerBound("egosi-width-lower-sigma-delta", "ratio-is-sigma-over-delta", (rho) =>
    product(rho, HALF),
  ),
];

/** True if ρ ≤ d^(−1/n) for the largest value that ρ may have. */
function isAtMostRootOfDimension({ ratio, dimension }: Setting, n: bigint): boolean {
  const scaled = product(powerOf(ratio.upper, n), root(rational(dimension)));
  return compareRoots(scaled, root(ONE)) <= 0;
}

const PARAMETERS = {
  direction: "upper",
  quantity: "parameters",
  kind: "asymptotic",
  upTo: "constants and logs",
  scope: "every-dataset",
  convention: "rho = mu/epsilon",
} as const;

export const parametersBounds: readonly Published[] = [
  {
    ...PARAMETERS,
    name: "egosi-parameters",
    formula: "N + d if rho <= d^(-1/2)",
    source: { paper: PAPER, theorem: "as stated by Kim, Moon, Yun, D.3" },
    assumptions: ["quoted-by-kim-moon-yun", "moderate-range"],
    evaluate: (setting) => {
      if (setting.norm.kind !== "two") return silent("it is quoted for p = 2");
      if (!isAtMostRootOfDimension(setting, 2n)) return silent("its range is rho <= d^(-1/2)");
      return roughly(whole(setting.points + setting.dimension));
    },
  },
  {
    ...PARAMETERS,
    name: "egosi-parameters-large",
    formula: "N d^3 rho^6 if d^(-1/2) < rho <= d^(-1/6)",
    source: { paper: PAPER, theorem: "implicit, as stated by Kim, Moon, Yun, D.3" },
    assumptions: ["quoted-by-kim-moon-yun", "moderate-range", "first-layer-omitted"],
    evaluate: (setting) => {
      if (setting.norm.kind !== "two") return silent("it is quoted for p = 2");
      if (isAtMostRootOfDimension(setting, 2n) || !isAtMostRootOfDimension(setting, 6n)) {
        return silent("its range is d^(-1/2) < rho <= d^(-1/6)");
      }
      const scale = root(rational(setting.points * setting.dimension ** 3n));
      const at = (ratio: Root): Root => product(scale, powerOf(ratio, 6n));
      return roughly(
        encloseBetween({ lower: at(setting.ratio.lower), upper: at(setting.ratio.upper) }),
      );
    },
  },
];
