// UNTRUSTED. Parameters from the points that layered networks shatter, layer by layer.
// May import kernel, dataset. The argument is that of Bartlett, Harvey, Liaw and Mehrabian 2019 with
// explicit constants; proof: docs/bounds.md#layers. Logarithms are enclosed, and the safe side is taken.
import type { Enclosure } from "../dataset/index.js";
import { compare, type Rational, rational } from "../numbers/index.js";
import { exactly, type Published, silent } from "./bound.js";
import { BINARY_LOGARITHM_OF_E, binaryLogarithm, sum, times, whole } from "./enclosure.js";
import { leastInteger } from "./search.js";
import { shatteredPoints } from "./shattered.js";

const PAPER =
  "Kim, Moon, Yun 2025 (arXiv:2510.24643); Bartlett, Harvey, Liaw, Mehrabian 2019 (JMLR 20)";
const THEOREM =
  "Propositions 3.3 and C.8; layer-by-layer count, constants in docs/bounds.md#layers";

/** At least log₂ G for one layer: `units` units, W parameters up to it, n points, degree i. */
function layerGrowth(n: bigint, units: bigint, parameters: bigint, degree: bigint): Rational {
  const signs = n * units;
  if (signs <= parameters) return rational(signs);
  // 2(2e·n·k·i/W)^W
  const base = rational(2n * signs * degree, parameters);
  const logarithm = sum(binaryLogarithm({ lower: base, upper: base }), BINARY_LOGARITHM_OF_E);
  const { upper } = sum(whole(1n), times(whole(parameters), logarithm));
  return compare(upper, rational(signs)) < 0 ? upper : rational(signs);
}

/**
 * At least the VC dimension of one dense architecture: max{n : n ≤ Σ log₂ G_i(n)}.
 *
 * Shapes   widths = [d, k_1, …, k_(L−1), 1], all positive.
 * Ensures  no rounding makes it smaller. Σ log₂ G_i is concave in n and 0 at 0, so the n are an interval.
 * Cost     2 log₂ n evaluations of L logarithms.
 */
export function vcByLayers(widths: readonly bigint[]): bigint {
  const exceeds = (n: bigint): boolean => {
    let total = rational(0n);
    let parameters = 0n;
    for (const [index, units] of widths.entries()) {
      const before = widths[index - 1];
      if (before === undefined) continue;
      parameters += (before + 1n) * units;
      const growth = layerGrowth(n, units, parameters, BigInt(index));
      total = sum({ lower: total, upper: total }, { lower: growth, upper: growth }).upper;
    }
    return compare(rational(n), total) > 0;
  };
  return leastInteger(1n, exceeds) - 1n;
}

/** L + (LP − L² + L)·log₂(e·V·L): the growth of all networks of depth L with at most P parameters. */
function depthGrowth(parameters: bigint, depth: bigint, shattered: bigint): Enclosure {
  const logarithm = sum(binaryLogarithm(whole(shattered * depth)), BINARY_LOGARITHM_OF_E);
  return sum(whole(depth), times(whole(depth * (parameters + 1n - depth)), logarithm));
}

function isEnough(growth: Enclosure, shattered: bigint): boolean {
  return compare(growth.upper, rational(shattered)) >= 0;
}

/** Least P of a network of some depth: d + 1 parameters for L = 1, two more for each layer. */
function leastOfDepth(dimension: bigint, depth: bigint): bigint {
  return dimension + 1n + 2n * (depth - 1n);
}

/** The smallest P for which one architecture of depth L with P parameters may shatter V points. */
export function parametersOfDepth(dimension: bigint, depth: bigint, shattered: bigint): bigint {
  return leastInteger(leastOfDepth(dimension, depth), (parameters) =>
    isEnough(depthGrowth(parameters, depth, shattered), shattered),
  );
}

/** The smallest P for which networks of any architecture with P parameters may shatter V points. */
export function parametersByLayers(dimension: bigint, shattered: bigint): bigint {
  return leastInteger(dimension + 1n, (parameters) => {
    // The growth increases with L as far as L may go, since 2L ≤ P − d + 1.
    const deepest = (parameters - dimension - 1n) / 2n + 1n;
    const choices = { lower: rational(parameters, 2n), upper: rational(parameters, 2n) };
    return isEnough(sum(choices, depthGrowth(parameters, deepest, shattered)), shattered);
  });
}

const COMMON = {
  quantity: "parameters",
  direction: "lower",
  kind: "exact",
  source: { paper: PAPER, theorem: THEOREM },
  convention: "rho = mu/epsilon",
} as const;

export const layersBound: Published = {
  ...COMMON,
  name: "vc-layers",
  formula: "least P with P/2 + L + L(P + 1 - L) log2(e V L) >= V, L = floor((P - d - 1)/2) + 1",
  scope: "hardest-dataset",
  assumptions: [],
  evaluate: (setting) => exactly(parametersByLayers(setting.dimension, shatteredPoints(setting))),
};

export const depthBound: Published = {
  ...COMMON,
  name: "vc-layers-of-depth",
  formula: "least P with L + L(P + 1 - L) log2(e V L) >= V",
  scope: "one-architecture",
  assumptions: ["one-architecture", "fixed-depth"],
  evaluate: (setting) =>
    setting.depth === undefined
      ? silent("no depth was given")
      : exactly(parametersOfDepth(setting.dimension, setting.depth, shatteredPoints(setting))),
};
