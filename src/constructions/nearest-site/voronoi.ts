// UNTRUSTED. `voronoi`: the nearest site, by running maxima of the forms 2 z·z_k − ‖z_k‖².
//
// Citation   Regime (iii) of J. Kim, H. Moon, C. Yun, "The Cost of Robustness" (arXiv 2510.24643),
//            Theorem B.14; the detectors of Yu, Gao, Zhang that it uses are replaced by one maximum.
// Guarantee  With z = Wx and v = x_i − x_j: if ‖Wv‖² > 2μ‖WᵀWv‖_q for all differently labelled points
//            (p = 2 and W the identity: ‖v‖ > 2μ, the most there can be), f equals the value of y_i on
//            the ball about x_i. Identity: every ρ < 1 for p = 2, and μ < ‖v‖₂/2 for p ≤ 2. Other p
//            than 1, 2, ∞ are served by the next larger ball of p = 2 or ∞.
// Deviation  No squares, no logarithm of 1/(1 − ρ), nothing approximated. W is searched, and accepted by
//            the exact condition; points that are not needed to win on any ball are left out.
// Size       `voronoiSize`: O((N + d)m) parameters with m coordinates, below the N d² ρ⁴ of the paper
//            when dρ² > 1; width about 2m, s − 1 layers of m + c units for c channels of s sites.
import type { Dataset } from "../../dataset/dataset.js";
import type { Norm } from "../../kernel/index.js";
import type { Rational } from "../../numbers/index.js";
import type { ClassCode } from "../points/class-code.js";
import type { Constructed, Construction, ConstructOptions, Unreached } from "../construction.js";
import type { Images } from "./images.js";
import { nearestStart } from "./start.js";
import { atOwnScale } from "../own-scale.js";
import { pause } from "../search/pause.js";
import { shorterProjections } from "./projection-search.js";
import { gapOf, siteForms } from "./site-forms.js";
import { type Sites, sitesOf } from "./sites.js";
import { voronoiFacts } from "./facts.js";
import { siteNames } from "./names.js";
import { voronoiNetwork } from "./network.js";
import { type VoronoiPlan, voronoiPlan } from "./plan.js";

const NAME = "voronoi";

/** A map that meets the condition, its sites, and how they are dealt. */
interface Candidate {
  readonly images: Images;
  readonly sites: Sites;
  readonly plan: VoronoiPlan;
}

function candidateOf(
  images: Images,
  code: ClassCode,
  { progress }: ConstructOptions,
): Candidate | readonly [number, number] {
  const { matrix, projection } = images;
  const sites = sitesOf(images, matrix.labels, (text, done, total) => {
    progress?.(`${NAME}: ${projection.name}, ${text}`, done, total);
  });
  if ("pair" in sites) return sites.pair;
  const plan = voronoiPlan(matrix.dimension, images.coordinates, sites.bySide, code);
  return { images, sites, plan };
}

function finish(
  { images, sites, plan }: Candidate,
  radius: Rational,
  values: readonly Rational[],
  code: ClassCode,
): Constructed {
  const { matrix, projection } = images;
  const all = sites.bySide.flat();
  const { gap, steepness } = gapOf(sites);
  const forms = siteForms(images, all);
  const network = voronoiNetwork(matrix.dimension, plan, forms, code, steepness);
  const proof = { plan, code, names: siteNames(plan, forms.formOf, gap), gap };
  return {
    status: "constructed",
    construction: NAME,
    network,
    values,
    radius,
    formula: plan.size,
    detail: `${projection.name}, ${all.length} sites in ${plan.channels.length} channels`,
    facts: (ball) => voronoiFacts(proof, matrix.labels[ball] ?? 0, sites.owner[ball] ?? ball),
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
  const { values, code, radius } = start;
  const first = candidateOf(start.images, code, options);
  if (!("plan" in first)) return start.refuse(first);
  let best = first;
  let misses = 0;
  for await (const images of shorterProjections(first.images, options)) {
    const other = candidateOf(images, code, options);
    misses += 1;
    if ("plan" in other && other.plan.size.parameters < best.plan.size.parameters) {
      [best, misses] = [other, 0];
    }
    const { parameters } = best.plan.size;
    options.progress?.(`${NAME}: ${images.projection.name}, ${parameters} parameters so far`);
    // More coordinates make the sites fewer and the layers wider; after some, only the latter.
    if (misses === 2) break;
    await pause();
  }
  return finish(best, radius, values, code);
}

/** The construction `voronoi`. */
export const voronoi: Construction = {
  name: NAME,
  citation: "Kim, Moon, Yun (arXiv 2510.24643), regime of large ratios, with one maximum",
  construct: atOwnScale(NAME, construct),
};
