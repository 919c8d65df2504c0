// UNTRUSTED. `narrow-voronoi`: the nearest site with the sites taken one after another.
//
// Citation   A. Egosi, G. Yehudai, O. Shamir (arXiv 2502.11162), Theorem 4.2: width d + 6. The network
//            is our own.
// Guarantee  As `voronoi` with W the identity: ‖v‖₂² > 2μ‖v‖_q for all differently labelled points
//            (p = 2: every ρ < 1, the most there can be).
// Deviation  Width at most d + 4, and depth without the factor d·log(d/(1 − ρ)) of the theorem: sites
//            are compared by affine forms, no distance is computed. Coordinates that are the same for
//            all points are left out, and points that win on no ball that needs them.
// Size       `narrowSize`: depth 2 + Σ_l (n_l − 1) ≤ 2 + L(N − 1) with n_l ≤ N sites for bit l = 1 … L;
//            L = ⌈log2 C⌉ for values in arithmetic progression, and at most min(C − 1, 10).
import type { Dataset } from "../../../dataset/dataset.js";
import type { Norm } from "../../../kernel/index.js";
import type { Rational } from "../../../numbers/index.js";
import type { ClassCode } from "../../points/class-code.js";
import type { Constructed, Construction, ConstructOptions, Unreached } from "../../construction.js";
import type { Images } from "../../nearest-site/images.js";
import { narrowFacts, stretchesOf } from "./facts.js";
import { narrowNetwork } from "./network.js";
import { type NarrowPlan, narrowPlan } from "./plan.js";
import { nearestStart } from "../../nearest-site/start.js";
import { atOwnScale } from "../../own-scale.js";
import { pause } from "../../search/pause.js";
import { siteForms } from "../../nearest-site/site-forms.js";

const NAME = "narrow-voronoi";

/** The network of a plan, under the name of the construction that made the map. */
export function finishNarrow(
  construction: string,
  images: Images,
  plan: NarrowPlan,
  radius: Rational,
  values: readonly Rational[],
  code: ClassCode,
): Constructed {
  const { matrix, projection } = images;
  const sites = plan.passes.flatMap(({ first, second }) => [...first, ...second]);
  const forms = siteForms(images, [...new Set(sites)]);
  const { network, names } = narrowNetwork(matrix.dimension, plan, forms, code);
  const proof = { plan, stretches: stretchesOf(plan), code, names };
  const counts = plan.passes.map(({ first, second }) => first.length + second.length);
  return {
    status: "constructed",
    construction,
    network,
    values,
    radius,
    formula: plan.size,
    detail: `${projection.name}, ${counts.join(" + ")} sites`,
    facts: (ball) => narrowFacts(proof, matrix.labels[ball] ?? 0, ball),
  };
}

async function construct(
  dataset: Dataset,
  norm: Norm,
  asked: Rational | undefined,
  options: ConstructOptions,
): Promise<Constructed | Unreached> {
  const start = nearestStart(NAME, dataset, norm, asked);
  if (start.status === "unreached") return start;
  const { images, values, code, radius } = start;
  await pause();
  const plan = narrowPlan(images, code, (text, done, total) => {
    options.progress?.(`${NAME}: ${text}`, done, total);
  });
  if ("pair" in plan) return start.refuse(plan.pair);
  const { width, depth } = plan.size;
  options.progress?.(`${NAME}: width ${width}, depth ${depth}`);
  return finishNarrow(NAME, images, plan, radius, values, code);
}

/** The construction `narrow-voronoi`. */
export const narrowVoronoi: Construction = {
  name: NAME,
  citation: "after Egosi, Yehudai, Shamir (arXiv 2502.11162), Theorem 4.2, with running maxima",
  construct: atOwnScale(NAME, construct),
};
