// UNTRUSTED. Of several networks for a dataset the first, by size, for which there is evidence.
import { certify, type Certificate } from "../certify/index.js";
import { type Candidates, type Constructed, ruleOf } from "../constructions/index.js";
import type { Dataset } from "../dataset/index.js";
import type { Refusal } from "../kernel/index.js";
import { type Outcome, outcomesOf } from "../report/candidates.js";
import { type Plan, ratioFor } from "./claimed-radius.js";
import type { RadiusOptions } from "./number-options.js";
import type { Progress } from "./progress.js";
import type { RefusedClaim } from "./refuted.js";

/** What is claimed of the network, and what the certificate holds. */
export interface ProofOptions extends RadiusOptions {
  readonly byReference?: true;
  readonly ratio: boolean;
}

/** A certified network, or the refusal of the smallest one. */
export type Found =
  | {
      readonly built: Constructed;
      readonly certificate: Certificate;
      readonly outcomes: readonly Outcome[];
    }
  | RefusedClaim;

/** The first network with evidence; the refusal of the first one if none has any; undefined without networks. */
export async function firstCertified(
  dataset: Dataset,
  candidates: Candidates,
  plan: Plan,
  options: ProofOptions,
  progress: Progress,
): Promise<Found | undefined> {
  let refused: Found | undefined;
  const refusals = new Map<Constructed, Refusal>();
  const embed = { network: options.byReference !== true, points: options.byReference !== true };
  for (const built of candidates.constructed) {
    const { separation: found } = plan;
    const ratio = found === undefined ? undefined : ratioFor(dataset, options, built.radius, found);
    const { network, radius } = built;
    const claimed = { network, dataset, norm: options.norm, radius, rule: ruleOf(built) };
    const certificate = await certify({
      ...claimed,
      ...(built.facts !== undefined && { facts: built.facts }),
      ...(built.leftOut !== undefined && { leftOut: built.leftOut }),
      embed,
      ...(ratio !== undefined && options.ratio && { ratio }),
      note: `${built.construction}: ${built.detail}`,
      progress: (done, total) => {
        progress.count(`certifying ${built.construction}`, done, total);
      },
    });
    if (certificate.verdict === "certified") {
      return { built, certificate, outcomes: outcomesOf(candidates, built, refusals) };
    }
    refusals.set(built, certificate);
    const least = options.ratio ? ratio?.atLeast : undefined;
    const rest = {
      embed: { network: true, points: true },
      ...(least !== undefined && { ratio: least }),
    };
    refused ??= { refusal: certificate, doubted: claimed, options: rest };
  }
  return refused;
}
