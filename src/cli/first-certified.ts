// UNTRUSTED. Of several networks for a dataset the first, in their order, for which there is evidence.
import { certify, type Certificate } from "../certify/index.js";
import { type Candidates, type Constructed, madeWords, ruleOf } from "../constructions/index.js";
import type { Dataset } from "../dataset/index.js";
import type { Refusal } from "../kernel/index.js";
import { type Outcome, outcomesOf } from "../report/candidates.js";
import { type Plan, ratioFor } from "./claimed-radius.js";
import type { RadiusOptions } from "./number-options.js";
import type { Progress } from "./progress.js";
import type { RefusedClaim } from "./refuted.js";
import { orderOf, type SmallestOption } from "./smallest-option.js";

/** What is claimed of the network, and what the certificate holds. */
export interface ProofOptions extends RadiusOptions, SmallestOption {
  readonly byReference?: true;
  readonly ratio: boolean;
}

/** The networks that were refused. */
export function refusalsIn(judged: Judged): ReadonlyMap<Constructed, Refusal> {
  const refusals = new Map<Constructed, Refusal>();
  for (const [built, one] of judged) if (one.verdict !== "certified") refusals.set(built, one);
  return refusals;
}

/** A certified network, or the refusal of the smallest one. */
export type Found =
  | {
      readonly built: Constructed;
      readonly certificate: Certificate;
      readonly outcomes: readonly Outcome[];
    }
  | RefusedClaim;

/** What has become of networks by now, so that nothing is certified twice. */
export type Judged = Map<Constructed, Certificate | Refusal>;

/**
 * The first network with evidence; the refusal of the first one if none has any; undefined without networks.
 *
 * Ensures  `judged` holds what became of every network that was looked at.
 */
export async function firstCertified(
  dataset: Dataset,
  candidates: Candidates,
  plan: Plan,
  options: ProofOptions,
  progress: Progress,
  judged: Judged = new Map(),
): Promise<Found | undefined> {
  let refused: Found | undefined;
  const embed = { network: options.byReference !== true, points: options.byReference !== true };
  for (const built of candidates.constructed) {
    const { separation: found } = plan;
    const ratio = found === undefined ? undefined : ratioFor(dataset, options, built.radius, found);
    const { network, radius } = built;
    const claimed = { network, dataset, norm: options.norm, radius, rule: ruleOf(built) };
    const known = judged.get(built);
    progress.say(`certifying ${built.construction}`);
    const certificate =
      known ??
      (await certify({
        ...claimed,
        ...(built.facts !== undefined && { facts: built.facts }),
        ...(built.leftOut !== undefined && { leftOut: built.leftOut }),
        embed,
        ...(ratio !== undefined && options.ratio && { ratio }),
        note: `${built.construction}: ${madeWords(built)}`,
        progress: (done, total) => {
          progress.count(`certifying ${built.construction}`, done, total);
        },
      }));
    judged.set(built, certificate);
    if (certificate.verdict === "certified") {
      const refusals = refusalsIn(judged);
      const outcomes = outcomesOf(candidates, built, refusals, orderOf(options));
      return { built, certificate, outcomes };
    }
    const least = options.ratio ? ratio?.atLeast : undefined;
    const rest = {
      embed: { network: true, points: true },
      ...(least !== undefined && { ratio: least }),
    };
    refused ??= { refusal: certificate, doubted: claimed, options: rest };
  }
  return refused;
}
