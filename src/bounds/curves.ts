// UNTRUSTED. The bounds of one count that a figure shows: the best integers, and the formulas of one paper.
// May import kernel, dataset. docs/bounds.md says what each of them speaks of.
import { type Enclosure } from "../dataset/index.js";
import { rational } from "../numbers/index.js";
import { boundsAt } from "./all.js";
import { type Bound, type Quantity } from "./bound.js";
import { type Regime, regimeOf } from "./kim-moon-yun-upper.js";
import { inverse, powerOf, product, type Root, root } from "./root.js";
import type { Setting } from "./setting.js";

/** An integer that is proved, and the name of the bound that gives it. */
export interface BestBound {
  readonly name: string;
  readonly value: bigint;
}

/** What stands around the counts of networks at one setting; absent where nothing applies. */
export interface Curves {
  readonly regime: Regime;
  /** The largest integer that some dataset with these N, d, C and ρ needs at least. */
  readonly lower: BestBound | undefined;
  /** The smallest integer that every dataset with them gets by with. */
  readonly upper: BestBound | undefined;
  /** Ω of Kim, Moon and Yun without its constant: bounds nothing by itself. */
  readonly lowerFormula: Enclosure | undefined;
  /** Õ of Kim, Moon and Yun without constant and logarithms: bounds nothing by itself. */
  readonly upperFormula: Enclosure | undefined;
}

/** The bound with the largest or smallest integer. */
function best(bounds: readonly Bound[], direction: Bound["direction"]): BestBound | undefined {
  let found: BestBound | undefined;
  for (const bound of bounds) {
    if (!bound.applies || bound.value === undefined || bound.direction !== direction) continue;
    const { name, value } = bound;
    if (found === undefined || (direction === "lower" ? value > found.value : value < found.value))
      found = { name, value };
  }
  return found;
}

function formulaOf(bounds: readonly Bound[], direction: Bound["direction"]): Enclosure | undefined {
  for (const bound of bounds) {
    const { kind, name } = bound;
    if (!bound.applies || kind !== "asymptotic" || bound.direction !== direction) continue;
    if (name.startsWith("kim-")) return bound.enclosure;
  }
  return undefined;
}

/**
 * The curves of one count at one setting.
 *
 * Ensures  integers need no assumption, so none of them speaks of one architecture for all datasets.
 */
export function curvesAt(setting: Setting, quantity: Quantity): Curves {
  const bounds = boundsAt(setting).filter(
    (bound) =>
      bound.quantity === quantity &&
      (bound.kind === "asymptotic" || bound.assumptions.length === 0),
  );
  return {
    regime: regimeOf(setting),
    lower: best(bounds, "lower"),
    upper: best(bounds, "upper"),
    lowerFormula: formulaOf(bounds, "lower"),
    upperFormula: formulaOf(bounds, "upper"),
  };
}

/** Where a regime ends: at ρ ≤ 1/(5N√d·γ), ρ ≤ 1/(5√d·γ), ρ < 1/γ, with γ = γ_p(d). */
export interface RegimeEnds {
  readonly small: Root;
  readonly moderate: Root;
  readonly large: Root;
}

/** The ends of the regimes of Kim, Moon and Yun at N, d and p. */
export function regimeEnds({
  points,
  dimension,
  gamma,
}: Pick<Setting, "points" | "dimension" | "gamma">): RegimeEnds {
  const five = product(gamma, powerOf(root(rational(dimension)), 1n, 2n), root(rational(5n)));
  return {
    small: inverse(product(five, root(rational(points)))),
    moderate: inverse(five),
    large: inverse(gamma),
  };
}
