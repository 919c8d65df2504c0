// UNTRUSTED. Operator norms of layers from ℓ_p to ℓ_p. May import kernel, dataset, bounds.
import { point } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import type { Norm } from "../kernel/index.js";
import { multiply, power } from "../numbers/index.js";
import { largestColumnSum, largestRowSum, type SparseMatrix } from "./sparse-matrix.js";
import { spectralNorm } from "./spectral-norm.js";
import { rootOf } from "./vector-norm.js";

/**
 * An upper bound of ‖W‖_(p→p), between two rationals.
 *
 * Ensures  p = 1, ∞: the norm itself, exactly. p = 2: `upper` is proved, and the norm lies above
 *          `lower`. p = a/b: the bound ‖W‖_1^(1/p)·‖W‖_∞^(1 − 1/p) of Riesz and Thorin.
 */
export function operatorNorm(matrix: SparseMatrix, norm: Norm): Enclosure {
  switch (norm.kind) {
    case "one":
      return point(largestColumnSum(matrix));
    case "infinity":
      return point(largestRowSum(matrix));
    case "two":
      return spectralNorm(matrix);
    case "power": {
      const { a, b } = norm;
      const columns = power(largestColumnSum(matrix), b);
      return rootOf(multiply(columns, power(largestRowSum(matrix), a - b)), a);
    }
  }
}
