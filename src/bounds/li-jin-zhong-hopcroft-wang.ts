// UNTRUSTED. Li, Jin, Zhong, Hopcroft and Wang 2022 (NeurIPS): parameters of robust fitting, p ∈ {2, ∞}.
// May import kernel. Both statements are asymptotic, docs/bounds.md#li.
import { rational } from "../numbers/index.js";
import { type Published, roughly, silent } from "./bound.js";
import { squareRoot, whole } from "./enclosure.js";
import { compareRoots, powerOf, product, root } from "./root.js";

const PAPER = "Li, Jin, Zhong, Hopcroft, Wang 2022 (NeurIPS)";

export const parametersUpper: Published = {
  name: "li-parameters",
  quantity: "parameters",
  direction: "upper",
  kind: "asymptotic",
  upTo: "constants and logs",
  formula: "N d if rho < 1/2",
  source: { paper: PAPER, theorem: "upper bound N d log(d/radius) + N polylog(N/radius)" },
  scope: "every-dataset",
  convention: "rho = mu/epsilon",
  assumptions: ["unit-ball"],
  evaluate: ({ norm, points, dimension, ratio }) => {
    if (norm.kind !== "two" && norm.kind !== "infinity") {
      return silent("it is stated for p = 2 and p = inf");
    }
    return compareRoots(ratio.upper, root(rational(1n, 2n))) < 0
      ? roughly(whole(points * dimension))
      : silent("it needs rho < 1/2");
  },
};

export const parametersLower: Published = {
  name: "li-parameters-lower",
  quantity: "parameters",
  direction: "lower",
  kind: "asymptotic",
  upTo: "constants",
  formula: "(N d)^(1/2) if rho > sqrt(1 - 1/d)",
  source: { paper: PAPER, theorem: "lower bound, as stated by Kim, Moon, Yun" },
  scope: "hardest-dataset",
  convention: "rho = mu/epsilon",
  assumptions: ["quoted-by-kim-moon-yun", "large-ratio-only"],
  evaluate: ({ norm, points, dimension, ratio }) => {
    if (norm.kind !== "two") return silent("it is quoted for p = 2");
    // ρ²·d > d − 1
    const squared = product(powerOf(ratio.lower, 2n), root(rational(dimension)));
    return compareRoots(squared, root(rational(dimension - 1n))) > 0
      ? roughly(squareRoot(whole(points * dimension)))
      : silent("its range is rho > sqrt(1 - 1/d)");
  },
};
