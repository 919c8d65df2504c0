// UNTRUSTED. First-layer width of order log N, from a dataset of digit expansions.
// May import kernel. Explicit constants for the bound N^(−2/k) of Egosi, Yehudai and Shamir; statement and
// proof: docs/bounds.md#digits.
import { rational } from "../numbers/index.js";
import { exactly, type Published, silent } from "./bound.js";
import { compareRoots, powerOf, product, root } from "./root.js";
import { leastInteger } from "./search.js";
import type { Setting } from "./setting.js";

/** Largest k that is tried: 2(k + 1)·2^k ≤ N with N ≤ 10^18 fails beyond. */
const LARGEST = 60n;

/** The largest g with 2(k + 1)·g^k ≤ n, n = N − C + 2: the other classes have a far point each. */
function digitsOf({ points, classes }: Setting, k: bigint): bigint {
  const n = points - classes + 2n;
  return leastInteger(1n, (g) => 2n * (k + 1n) * g ** k > n) - 1n;
}

/** True if no first layer of width k does: ρ·g·(g − 1) ≥ k^(1/p). */
function isTooNarrow(setting: Setting, k: bigint): boolean {
  const g = digitsOf(setting, k);
  if (g < 2n) return false;
  const { exponent, ratio } = setting;
  const left = product(ratio.lower, root(rational(g * (g - 1n))));
  const right =
    exponent === undefined
      ? root(rational(1n))
      : powerOf(root(rational(k)), exponent.den, exponent.num);
  return compareRoots(left, right) >= 0;
}

/** k + 1 for the largest k < d that is too narrow, or undefined. */
export function digitWidth(setting: Setting): bigint | undefined {
  let width: bigint | undefined;
  for (let k = 1n; k < setting.dimension && k <= LARGEST; k += 1n) {
    if (isTooNarrow(setting, k)) width = k + 1n;
  }
  return width;
}

export const digitBound: Published = {
  name: "digits",
  quantity: "first-layer-width",
  direction: "lower",
  kind: "exact",
  formula:
    "k + 1 for the largest k < d with rho g (g - 1) >= k^(1/p), g the largest integer with 2(k + 1) g^k <= N - C + 2",
  source: { paper: "muball", theorem: "docs/bounds.md#digits" },
  scope: "hardest-dataset",
  convention: "rho = mu/epsilon",
  assumptions: [],
  evaluate: (setting) => {
    const width = digitWidth(setting);
    return width === undefined ? silent("no k >= 1 meets its condition") : exactly(width);
  },
};
