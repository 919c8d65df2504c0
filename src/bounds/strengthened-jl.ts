// UNTRUSTED. The strengthened lemma of Johnson and Lindenstrauss in Kim, Moon and Yun 2025, as a width.
// May import numbers. Lemma B.18 with B.17; docs/bounds.md#strengthened-projection.
import { compare, rational } from "../numbers/index.js";
import { exactly, type Published, silent } from "./bound.js";
import { naturalLogarithm, over, squareRoot, sum, times, whole } from "./enclosure.js";
import { encloseExact } from "./root.js";
import { leastInteger } from "./search.js";
import type { Setting } from "./setting.js";
import { isCovered, WHY_NO_PROJECTION, WHY_NOT } from "./square-network.js";

/**
 * True if a projection to m dimensions keeps the balls apart, with certainty: m ≥ 10 ln d, and
 * r < (1 − α)/2·√(m/d) for the α with 24 α⁻² ln N = m.
 */
function keepsBallsApart({ points, dimension, euclidean }: Setting, m: bigint): boolean {
  const part = over(whole(1n), whole(m));
  const tenfold = times(whole(10n), naturalLogarithm(whole(dimension)), part);
  if (compare(tenfold.upper, rational(1n)) > 0) return false;
  const alpha = squareRoot(times(whole(24n), naturalLogarithm(whole(points)), part));
  const shrunk = squareRoot(times(whole(dimension), part));
  const ratio = times(whole(2n), encloseExact(euclidean), shrunk);
  return compare(sum(alpha, ratio).upper, rational(1n)) < 0;
}

export const strengthenedBound: Published = {
  name: "kim-projection-width",
  quantity: "width",
  direction: "upper",
  kind: "exact",
  formula:
    "m + 4 for the least m <= d with m >= 10 ln d and r < (1 - a)/2 sqrt(m/d), a = sqrt(24 ln N / m), r = 2 c_p+(d) sigma/delta",
  source: { paper: "Kim, Moon, Yun 2025 (arXiv:2510.24643)", theorem: "Lemmas B.17, B.18" },
  scope: "every-dataset",
  convention: "sigma/delta",
  assumptions: ["sphere-lemma"],
  evaluate: (setting) => {
    const { dimension } = setting;
    if (!isCovered(setting)) return silent(WHY_NOT);
    if (!keepsBallsApart(setting, dimension)) return silent(WHY_NO_PROJECTION);
    const holds = (m: bigint): boolean => m >= dimension || keepsBallsApart(setting, m);
    return exactly(leastInteger(1n, holds) + 4n);
  },
};
