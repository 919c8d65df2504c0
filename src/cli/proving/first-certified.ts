// UNTRUSTED. Of several networks for a dataset the first, in their order, whose certificate the checker accepts.
import type { Certificate } from "../../certify/index.js";
import { type Candidates, type Constructed, madeWords, ruleOf } from "../../constructions/index.js";
import type { Dataset } from "../../dataset/index.js";
import type { Refusal } from "../../kernel/index.js";
import { type Outcome, outcomesOf } from "../../report/candidates.js";
import { acceptedCertificate, type Judged } from "./accepted-certificate.js";
import { type Plan, ratioFor } from "./claimed-radius.js";
import type { RadiusOptions } from "../options/number-options.js";
import type { Progress } from "../work/progress.js";
import type { RefusedClaim } from "./refuted.js";
import { orderOf, type SmallestOption } from "../options/smallest-option.js";

/** What is claimed of the network, and what the certificate holds. */
export interface ProofOptions extends RadiusOptions, SmallestOption {
  readonly byReference?: true;
  readonly ratio: boolean;
}

/** A network with what was made of its accepted certificate, or the refusal of the smallest one. */
export type Found<T> =
  | { readonly built: Constructed; readonly proof: T; readonly outcomes: readonly Outcome[] }
  | RefusedClaim;

/**
 * The first network whose certificate `judge` accepts; the refusal of the first one if it accepts none; undefined
 * without networks.
 *
 * Ensures  `refusals` holds every network that was refused; those that it held already are not judged again.
 */
export async function firstCertified<T>(
  dataset: Dataset,
  candidates: Candidates,
  plan: Plan,
  options: ProofOptions,
  progress: Progress,
  judge: (built: Constructed, certificate: Certificate) => Promise<Judged<T>>,
  refusals: Map<Constructed, Refusal>,
): Promise<Found<T> | undefined> {
  let refused: RefusedClaim | undefined;
  const embed = { network: options.byReference !== true, points: options.byReference !== true };
  for (const built of candidates.constructed) {
    const { separation: found } = plan;
    const ratio = found === undefined ? undefined : ratioFor(dataset, options, built.radius, found);
    const { network, radius } = built;
    const claimed = { network, dataset, norm: options.norm, radius, rule: ruleOf(built) };
    progress.say(`certifying ${built.construction}`);
    const request = {
      ...claimed,
      ...(built.facts !== undefined && { facts: built.facts }),
      ...(built.leftOut !== undefined && { leftOut: built.leftOut }),
      embed,
      ...(ratio !== undefined && options.ratio && { ratio }),
      note: `${built.construction}: ${madeWords(built)}`,
      progress: (done: number, total: number) => {
        progress.count(`certifying ${built.construction}`, done, total);
      },
    };
    const known = refusals.get(built);
    const judged =
      known === undefined
        ? await acceptedCertificate(request, (certificate) => judge(built, certificate))
        : { refusal: known };
    if ("accepted" in judged) {
      const outcomes = outcomesOf(candidates, built, refusals, orderOf(options));
      return { built, proof: judged.accepted, outcomes };
    }
    refusals.set(built, judged.refusal);
    const least = options.ratio ? ratio?.atLeast : undefined;
    const rest = {
      embed: { network: true, points: true },
      ...(least !== undefined && { ratio: least }),
    };
    refused ??= { refusal: judged.refusal, doubted: claimed, options: rest };
  }
  return refused;
}
