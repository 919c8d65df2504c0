// UNTRUSTED. Kim, Moon and Yun 2025: what robust memorization of every dataset costs at most, by regime.
// May import kernel. Theorems 4.2 (p = 2), C.11 (other p, with ρ·γ_p(d) for ρ) and E.2 (nonzero
// parameters). All are Õ: their formulas without constants, docs/bounds.md#regimes.
import type { Enclosure } from "../dataset/index.js";
import { ONE, rational } from "../numbers/index.js";
import type { AssumptionName } from "./assumptions.js";
import { type Published, type Quantity, roughly, silent } from "./bound.js";
import { sum, whole } from "./enclosure.js";
import {
  compareRoots,
  encloseBetween,
  inverse,
  powerOf,
  product,
  type Root,
  root,
} from "./root.js";
import type { Setting } from "./setting.js";

/** Which theorem a ratio belongs to; "none" where the paper says nothing: ρ·γ_p(d) ≥ 1. */
export type Regime = "small" | "moderate" | "large" | "none";

function integer(n: bigint): Root {
  return root(rational(n));
}

/** ρ·γ_p(d). */
function scaledRatio({ gamma }: Setting, ratio: Root): Root {
  return product(ratio, gamma);
}

/** The regime of the largest value that ρ may have: its bounds hold for all smaller ones. */
export function regimeOf(setting: Setting): Regime {
  const scaled = scaledRatio(setting, setting.ratio.upper);
  const dimension = product(scaled, powerOf(integer(setting.dimension), 1n, 2n), integer(5n));
  if (compareRoots(product(dimension, integer(setting.points)), root(ONE)) <= 0) return "small";
  if (compareRoots(dimension, root(ONE)) <= 0) return "moderate";
  return compareRoots(scaled, root(ONE)) < 0 ? "large" : "none";
}

const RANGES: Readonly<Record<Exclude<Regime, "none">, string>> = {
  small: "rho gamma_p(d) <= 1/(5 N sqrt d)",
  moderate: "1/(5 N sqrt d) < rho gamma_p(d) <= 1/(5 sqrt d)",
  large: "1/(5 sqrt d) < rho gamma_p(d) < 1",
};

/** N^n·d^(a/4)·(ρ·γ_p(d))^(b/2) at both values that ρ may have. */
function monomial(setting: Setting, n: readonly [bigint, bigint], a: bigint, b: bigint): Enclosure {
  const at = (ratio: Root): Root =>
    product(
      powerOf(integer(setting.points), ...n),
      powerOf(integer(setting.dimension), a, 4n),
      powerOf(scaledRatio(setting, ratio), b, 2n),
    );
  return encloseBetween({ lower: at(setting.ratio.lower), upper: at(setting.ratio.upper) });
}

/** d^(−1/4)·(ρ·γ_p(d))^(−1/2). Requires: ρ > 0. */
function moderateBits(setting: Setting): Enclosure {
  const at = (ratio: Root): Root =>
    inverse(
      product(
        powerOf(integer(setting.dimension), 1n, 4n),
        powerOf(scaledRatio(setting, ratio), 1n, 2n),
      ),
    );
  return encloseBetween({ lower: at(setting.ratio.upper), upper: at(setting.ratio.lower) });
}

interface Entry {
  readonly regime: Exclude<Regime, "none">;
  readonly quantity: Quantity;
  readonly formula: string;
  readonly value: (setting: Setting) => Enclosure;
}

const rootOfN = (setting: Setting): Enclosure => monomial(setting, [1n, 2n], 0n, 0n);
const moderate = (setting: Setting): Enclosure => monomial(setting, [1n, 1n], 1n, 1n);
const plusDimension =
  (value: Entry["value"]): Entry["value"] =>
  (setting) =>
    sum(value(setting), whole(setting.dimension));

/** The rows of Theorems 4.2 and E.2. r stands for ρ·γ_p(d). */
const ENTRIES: readonly Entry[] = [
  {
    regime: "small",
    quantity: "parameters",
    formula: "N^(1/2) + d",
    value: plusDimension(rootOfN),
  },
  { regime: "small", quantity: "nonzero", formula: "N^(1/2) + d", value: plusDimension(rootOfN) },
  { regime: "small", quantity: "width", formula: "1", value: () => whole(1n) },
  { regime: "small", quantity: "depth", formula: "N^(1/2)", value: rootOfN },
  { regime: "small", quantity: "bits", formula: "N^(1/2)", value: rootOfN },
  {
    regime: "moderate",
    quantity: "parameters",
    formula: "N d^(1/4) r^(1/2) + d",
    value: plusDimension(moderate),
  },
  {
    regime: "moderate",
    quantity: "nonzero",
    formula: "N d^(1/4) r^(1/2) + d",
    value: plusDimension(moderate),
  },
  { regime: "moderate", quantity: "width", formula: "1", value: () => whole(1n) },
  { regime: "moderate", quantity: "depth", formula: "N d^(1/4) r^(1/2)", value: moderate },
  { regime: "moderate", quantity: "bits", formula: "d^(-1/4) r^(-1/2)", value: moderateBits },
  {
    regime: "large",
    quantity: "parameters",
    formula: "N d^2 r^4",
    value: (setting) => monomial(setting, [1n, 1n], 8n, 8n),
  },
  {
    regime: "large",
    quantity: "nonzero",
    formula: "N d r^2 + d",
    value: plusDimension((setting) => monomial(setting, [1n, 1n], 4n, 4n)),
  },
  {
    regime: "large",
    quantity: "width",
    formula: "d r^2",
    value: (setting) => monomial(setting, [0n, 1n], 4n, 4n),
  },
  {
    regime: "large",
    quantity: "depth",
    formula: "N",
    value: (setting) => monomial(setting, [1n, 1n], 0n, 0n),
  },
  {
    regime: "large",
    quantity: "bits",
    formula: "N",
    value: (setting) => monomial(setting, [1n, 1n], 0n, 0n),
  },
];

function assumptionsOf(regime: Entry["regime"]): readonly AssumptionName[] {
  return regime === "moderate" ? ["moderate-range", "error-eta"] : ["moderate-range"];
}

function publishedOf({ regime, quantity, formula, value }: Entry): Published {
  return {
    name: `kim-${regime}-${quantity}`,
    quantity,
    direction: "upper",
    kind: "asymptotic",
    upTo: "constants and logs",
    formula: formula.includes("r") ? `${formula}, r = rho gamma_p(d)` : formula,
    source: {
      paper: "Kim, Moon, Yun 2025 (arXiv:2510.24643)",
      theorem: quantity === "nonzero" ? "Theorem E.2" : "Theorems 4.2, C.11",
    },
    scope: "every-dataset",
    convention: "rho = mu/epsilon",
    assumptions: assumptionsOf(regime),
    evaluate: (setting) => {
      const actual = regimeOf(setting);
      if (quantity === "nonzero" && setting.norm.kind !== "two") {
        return silent("it is stated for p = 2");
      }
      if (actual === "none") return silent("rho gamma_p(d) >= 1");
      return actual === regime
        ? roughly(value(setting))
        : silent(`its range is ${RANGES[regime]}; this ratio is ${actual}`);
    },
  };
}

/** One bound for each regime and quantity. */
export const regimeBounds: readonly Published[] = ENTRIES.map(publishedOf);
