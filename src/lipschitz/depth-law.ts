// UNTRUSTED. What the spectral law asks of depth: layers with bounded norms must be many to fit at all.
// May import kernel, dataset, bounds. docs/lipschitz.md#spectral-law.
import { naturalLogarithm, over, point, whole } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import { compare, ONE, type Rational } from "../numbers/index.js";
import { type Constant, known, silent, type Statement } from "./constant.js";

export const DEPTH: Statement = {
  name: "depth-law",
  subject: "depth",
  direction: "lower",
  formula: "L >= ln(margin sqrt(n / min(k, columns)) / ||X||_2) / ln C, C >= ||W_l||_2 for all l",
  source: {
    paper: "muball; cf. Husain, Balle (withdrawn)",
    theorem: "docs/lipschitz.md#spectral-law",
  },
  assumptions: [],
};

/**
 * The least number of affine layers, if none has a larger norm than the largest of this network.
 *
 * Shapes   product: what the spectral law asks of the product; norms: one a layer, the last included.
 * Ensures  every network with this first layer's width that fits these points with this margin, and whose
 *          layers have norms of at most C, has at least so many layers; or why nothing follows.
 */
export function depthLaw(product: Enclosure, norms: readonly Enclosure[]): Constant {
  const most = norms.reduce<Rational>((c, { upper }) => (compare(upper, c) > 0 ? upper : c), ONE);
  if (compare(most, ONE) <= 0) return silent(DEPTH, "no layer has a norm above 1");
  if (compare(product.lower, ONE) <= 0) {
    return silent(DEPTH, "the spectral law asks for a product of 1 or less");
  }
  const value = over(naturalLogarithm(product), naturalLogarithm(point(most)));
  return known(DEPTH, value, { measured: whole(BigInt(norms.length)), most });
}
