// UNTRUSTED. Width 5 for every dataset at a small ratio: one coordinate and the narrow table of a lattice.
// May import kernel. Proof: docs/bounds.md#width-5.
import { rational } from "../numbers/index.js";
import { exactly, type Published, silent } from "./bound.js";
import { compareRoots, powerOf, product, root } from "./root.js";

const WIDTH = 5n;
/** Below π/2. */
const HALF_PI = rational(157n, 100n);

export const narrowTableBound: Published = {
  name: "narrow-table-width",
  quantity: "width",
  direction: "upper",
  kind: "exact",
  formula: "5 for r < sqrt(pi/2) / (M N sqrt(d)), M opposite pairs, r = 2 c_p+(d) sigma/delta",
  source: { paper: "muball", theorem: "docs/bounds.md#width-5" },
  scope: "every-dataset",
  convention: "sigma/delta",
  assumptions: [],
  evaluate: ({ points, dimension, oppositePairs, euclidean }) => {
    const scale = rational((oppositePairs * points) ** 2n * dimension);
    const squared = product(powerOf(euclidean, 2n), root(scale));
    return compareRoots(squared, root(HALF_PI)) <= 0
      ? exactly(WIDTH)
      : silent("2 c_p+(d) sigma/delta may reach sqrt(pi/2) / (M N sqrt(d))");
  },
};
