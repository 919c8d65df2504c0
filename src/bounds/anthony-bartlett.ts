// UNTRUSTED. Parameters of one architecture from the points it shatters.
// May import dataset. Anthony and Bartlett 1999, Theorem 8.4 (after Goldberg and Jerrum 1995): what is
// computed from P reals by t operations has VC dimension at most 4P(t + 2); docs/bounds.md#operations.
import { ceilDivide, integerRoot } from "../dataset/roots.js";
import { exactly, type Published } from "./bound.js";
import { shatteredPoints } from "./shattered.js";

/**
 * 4P(2P − U + 2): at least the VC dimension of one dense architecture with P parameters and U
 * hidden units, whose evaluation takes t = 2(P − U − 1) + U + 2 operations.
 */
export function vcByOperations(parameters: bigint, hiddenUnits: bigint): bigint {
  return 4n * parameters * (2n * parameters - hiddenUnits + 2n);
}

/** The smallest P with 4P(2P + 1) ≥ V, which is ⌈(√(1 + 2V) − 1)/4⌉. */
export function parametersByOperations(shattered: bigint): bigint {
  const square = 1n + 2n * shattered;
  const below = integerRoot(square, 2n);
  return ceilDivide((below * below === square ? below : below + 1n) - 1n, 4n);
}

export const operationsBound: Published = {
  name: "vc-operations",
  quantity: "parameters",
  direction: "lower",
  kind: "exact",
  formula:
    "least P with 4P(2P + 1) >= V, V = max(n, floor(n/2) min(d, floor(1/(1 - rho^p)))), n = N - C + 2",
  source: {
    paper:
      "Kim, Moon, Yun 2025 (arXiv:2510.24643); Anthony, Bartlett 1999, Neural Network Learning",
    theorem: "Propositions 3.3 and C.8; Theorem 8.4",
  },
  scope: "one-architecture",
  convention: "rho = mu/epsilon",
  assumptions: ["one-architecture"],
  evaluate: (setting) => exactly(parametersByOperations(shatteredPoints(setting))),
};
