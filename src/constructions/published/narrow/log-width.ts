// UNTRUSTED. `log-width`: a linear map to few coordinates that keeps opposite balls apart, then the
// nearest site with the sites taken one after another.
//
// Citation   A. Egosi, G. Yehudai, O. Shamir (arXiv 2502.11162), Theorems 4.3 to 4.6: width Θ(log N) at
//            a fixed ratio, by a preserving map and their Theorem 4.2.
// Guarantee  If a map W with ‖Wv‖² > 2μ‖WᵀWv‖_q for all differently labelled points is found (its
//            existence for p = 2: docs/bounds.md#projection), f equals the
//            value of y_i on the ball about x_i, at width k + 4 for k rows. The condition is exact.
// Deviation  The map is searched among weighted principal, random and signed Hadamard directions, the
//            fewest that are found; without any, all coordinates that vary.
// Size       `narrowSize` with m = k: width ≤ k + 4, depth 2 + Σ_l (n_l − 1).
import type { Dataset } from "../../../dataset/dataset.js";
import type { Norm } from "../../../kernel/index.js";
import type { Rational } from "../../../numbers/index.js";
import type { Constructed, Construction, ConstructOptions, Unreached } from "../../construction.js";
import { narrowPlan } from "./plan.js";
import { finishNarrow } from "./narrow-voronoi.js";
import { nearestStart } from "../../nearest-site/start.js";
import { atOwnScale } from "../../own-scale.js";
import { shortestProjection } from "../../nearest-site/projection-search.js";
import type { TellSites } from "../../nearest-site/sites.js";

const NAME = "log-width";

async function construct(
  dataset: Dataset,
  norm: Norm,
  asked: Rational | undefined,
  options: ConstructOptions,
): Promise<Constructed | Unreached> {
  const start = nearestStart(NAME, dataset, norm, asked);
  if (start.status === "unreached") return start;
  const { images: all, values, code, radius } = start;
  const tell: TellSites = (text, done, total) => {
    options.progress?.(`${NAME}: ${text}`, done, total);
  };
  const shortest = await shortestProjection(all, options);
  if (shortest !== undefined) {
    options.progress?.(`${NAME}: ${shortest.projection.name}`);
    const plan = narrowPlan(shortest, code, tell);
    if (!("pair" in plan)) return finishNarrow(NAME, shortest, plan, radius, values, code);
  }
  const plan = narrowPlan(all, code, tell);
  if ("pair" in plan) return start.refuse(plan.pair);
  return finishNarrow(NAME, all, plan, radius, values, code);
}

/** The construction `log-width`. */
export const logWidth: Construction = {
  name: NAME,
  citation: "after Egosi, Yehudai, Shamir (arXiv 2502.11162), Theorems 4.3 to 4.6",
  construct: atOwnScale(NAME, construct),
};
