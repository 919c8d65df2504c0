// UNTRUSTED. First-layer widths forced by unit vectors and the origin, for the closed balls of a claim.
// May import kernel, dataset. Sharper than kim-first-layer where ρ² min(N − 1, d) is an integer, and for
// large ρ with p ≠ 2; statement and proof: docs/bounds.md#unit-vectors.
import { encloseRoot } from "../dataset/roots.js";
import { add, divide, ONE, type Rational, rational } from "../numbers/index.js";
import { exactly, type Published } from "./bound.js";
import { hasHiddenLayer, squaredRatioTimes, unitVectors } from "./kim-moon-yun-lower.js";
import { compareRoots, floorOf, powerOf, root } from "./root.js";
import { leastInteger } from "./search.js";
import { gammaOf, type Setting } from "./setting.js";

const DIGITS = 40;

/** At least c/(1 + c) for c = (s − 1)^(1/(p − 1)), which grows with c. */
function shareOf(s: bigint, p: Rational): Rational {
  const difference = p.num - p.den;
  const c = encloseRoot(rational((s - 1n) ** p.den), difference, DIGITS).upper;
  return divide(c, add(ONE, c));
}

/** True if ρ ≥ (c/(1 + c))^((p − 1)/p): then no line misses the balls about s unit vectors. */
function leavesNoLine({ ratio, exponent: p }: Setting, s: bigint): boolean {
  if (s === 1n) return true;
  if (p === undefined) return compareRoots(ratio.lower, root(rational(1n, 2n))) >= 0;
  if (p.num === p.den) return false;
  const limit = powerOf(root(shareOf(s, p)), p.num - p.den, p.num);
  return compareRoots(ratio.lower, limit) >= 0;
}

/** The largest s ≤ t whose unit vectors leave no line; the limit on ρ grows with s. */
function withoutLine(setting: Setting, t: bigint): bigint {
  return leastInteger(1n, (s) => s >= t || !leavesNoLine(setting, s + 1n));
}

/** ⌊ρ²·t⌋ + 1 with ρ/γ_p(t) for p < 2, or the largest s ≤ t that leaves no line; t = min(N − 1, d). */
export function closedBallWidth(setting: Setting): bigint {
  const t = unitVectors(setting);
  if (!hasHiddenLayer(setting)) return 1n;
  const inSpan = { ...setting, gamma: gammaOf(setting.norm, t) };
  const projected = floorOf(squaredRatioTimes(inSpan, setting.ratio.lower, t)) + 1n;
  const without = withoutLine(setting, t);
  return projected > without ? projected : without;
}

export const closedBallBound: Published = {
  name: "unit-vectors",
  quantity: "first-layer-width",
  direction: "lower",
  kind: "exact",
  formula:
    "floor(rho^2 t) + 1, t = min(N - 1, d); p < 2: rho/gamma_p(t); or the largest s <= t with rho >= (c/(1 + c))^((p - 1)/p), c = (s - 1)^(1/(p - 1))",
  source: { paper: "muball", theorem: "docs/bounds.md#unit-vectors" },
  scope: "hardest-dataset",
  convention: "rho = mu/epsilon",
  assumptions: [],
  evaluate: (setting) => exactly(closedBallWidth(setting)),
};
