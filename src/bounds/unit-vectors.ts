// UNTRUSTED. First-layer widths forced by unit vectors and the origin, for the closed balls of a claim.
// May import kernel, dataset. Sharper than kim-first-layer where ρ² min(N − 1, d) is an integer, and for
// large ρ with p ≠ 2; statement and proof: docs/bounds.md#unit-vectors.
import { encloseRoot } from "../dataset/roots.js";
import { add, divide, ONE, type Rational, rational } from "../kernel/index.js";
import { exactly, type Published } from "./bound.js";
import { hasHiddenLayer, squaredRatioTimes, unitVectors } from "./kim-moon-yun-lower.js";
import { compareRoots, floorOf, powerOf, root } from "./root.js";
import type { Setting } from "./setting.js";

const DIGITS = 40;

/** At least c/(1 + c) for c = (t − 1)^(1/(p − 1)), which grows with c. */
function shareOf(t: bigint, p: Rational): Rational {
  const difference = p.num - p.den;
  const c = encloseRoot(rational((t - 1n) ** p.den), difference, DIGITS).upper;
  return divide(c, add(ONE, c));
}

/** True if ρ ≥ (c/(1 + c))^((p − 1)/p): then no line misses the balls about the t unit vectors. */
function leavesNoLine({ ratio, exponent: p }: Setting, t: bigint): boolean {
  if (t === 1n) return true;
  if (p === undefined) return compareRoots(ratio.lower, root(rational(1n, 2n))) >= 0;
  if (p.num === p.den) return false;
  const limit = powerOf(root(shareOf(t, p)), p.num - p.den, p.num);
  return compareRoots(ratio.lower, limit) >= 0;
}

/** ⌊ρ²·t⌋ + 1 with ρ/γ_p(d) for p < 2, or t if ρ leaves no line; t = min(N − 1, d). */
export function closedBallWidth(setting: Setting): bigint {
  const t = unitVectors(setting);
  if (!hasHiddenLayer(setting)) return 1n;
  if (leavesNoLine(setting, t)) return t;
  return floorOf(squaredRatioTimes(setting, setting.ratio.lower, t)) + 1n;
}

export const closedBallBound: Published = {
  name: "unit-vectors",
  quantity: "first-layer-width",
  direction: "lower",
  kind: "exact",
  formula:
    "floor(rho^2 t) + 1, t = min(N - 1, d); p < 2: rho/gamma_p(d); t if rho >= (c/(1 + c))^((p - 1)/p), c = (t - 1)^(1/(p - 1))",
  source: { paper: "muball", theorem: "docs/bounds.md#unit-vectors" },
  scope: "hardest-dataset",
  convention: "rho = mu/epsilon",
  assumptions: [],
  evaluate: (setting) => exactly(closedBallWidth(setting)),
};
