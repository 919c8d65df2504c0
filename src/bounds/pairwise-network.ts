// UNTRUSTED. Explicit sizes for every norm and ρ < 1: one hyperplane for each opposite pair, depth 4.
// May import kernel. Statement and proof: docs/bounds.md#hyperplanes.
import { exactly, type Published } from "./bound.js";
import type { Setting } from "./setting.js";

/**
 * Hidden widths: a wall for each ordered pair whose first point is not of the largest class, which is in at
 * least ⌈2M/C⌉ of the M opposite pairs and has at least ⌈N/C⌉ of the points; a cell for each other point.
 */
export function pairwiseWidths({ points, classes, oppositePairs }: Setting): readonly bigint[] {
  const part = (whole: bigint): bigint => (whole + classes - 1n) / classes;
  return [2n * oppositePairs - part(2n * oppositePairs), points - part(points), classes - 1n];
}

/** Σ (d_(l−1) + 1)·d_l of widths d, …, 1. */
export function denseParameters(widths: readonly bigint[]): bigint {
  let total = 0n;
  for (const [index, width] of widths.entries()) {
    const before = widths[index - 1];
    if (before !== undefined) total += (before + 1n) * width;
  }
  return total;
}

const COMMON = {
  direction: "upper",
  kind: "exact",
  source: { paper: "muball", theorem: "docs/bounds.md#hyperplanes" },
  scope: "every-dataset",
  convention: "rho = mu/epsilon",
  assumptions: [],
} as const;

export const pairwiseBounds: readonly Published[] = [
  {
    ...COMMON,
    name: "hyperplanes-parameters",
    quantity: "parameters",
    formula:
      "(d + 1) m + (m + 1) n + (n + 1)(C - 1) + C, m = 2M - ceil(2M/C), n = N - ceil(N/C), M opposite pairs",
    evaluate: (setting) =>
      exactly(denseParameters([setting.dimension, ...pairwiseWidths(setting), 1n])),
  },
  {
    ...COMMON,
    name: "hyperplanes-width",
    quantity: "width",
    formula: "max(2M - ceil(2M/C), N - ceil(N/C), C - 1), M opposite pairs",
    evaluate: (setting) => exactly(pairwiseWidths(setting).reduce((a, b) => (b > a ? b : a))),
  },
  {
    ...COMMON,
    name: "hyperplanes-depth",
    quantity: "depth",
    formula: "4",
    evaluate: () => exactly(4n),
  },
];
