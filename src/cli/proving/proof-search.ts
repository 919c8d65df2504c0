// UNTRUSTED. The search of `prove`: constructs, certifies, and holds ready the best so far, on the disk.
import {
  type Candidates,
  type Constructed,
  isBetter,
  type StopReason,
  Stopped,
} from "../../constructions/index.js";
import type { Certificate } from "../../certify/index.js";
import type { Dataset } from "../../dataset/index.js";
import { encodeNetwork } from "../../format/index.js";
import type { Refusal } from "../../kernel/index.js";
import { type Outcome, outcomesOf } from "../../report/candidates.js";
import { type BuildOptions, buildNetworks } from "./build-network.js";
import type { Plan } from "./claimed-radius.js";
import type { DataOptions } from "../options/data-options.js";
import { firstCertified, type ProofOptions } from "./first-certified.js";
import type { Io } from "../io.js";
import type { Progress } from "../work/progress.js";
import { type Places, stageProof, type Staging } from "./proof-files.js";
import type { RefusedClaim } from "./refuted.js";
import { orderOf } from "../options/smallest-option.js";
import type { TimeLimit } from "../work/time-limit.js";
import { type Staged, stageFiles } from "../files/write-files.js";

export interface ProofSearch {
  /** The data file as it was named. */
  readonly data: string;
  readonly dataset: Dataset;
  readonly plan: Plan;
  readonly options: BuildOptions & DataOptions & ProofOptions;
  readonly places: Places;
  readonly io: Io;
  readonly limit: TimeLimit;
  readonly progress: Progress;
}

/** A network with a certificate that is on the disk, and what became of the others. */
export interface ProofFound {
  readonly built: Constructed;
  readonly outcomes: readonly Outcome[];
  readonly staging: Staging;
  /** Why the search ended before all constructions had their turn; absent if they had. */
  readonly stopped?: StopReason;
}

/** A network that is on the disk, beside `NAME.network`, and has no proof. */
export interface NetworkFound {
  readonly built: Constructed;
  readonly path: string;
  readonly staged: Staged;
}

/** How the search ended. What is staged has to be committed or discarded. */
export type ProofEnd =
  | { readonly kind: "proved"; readonly proof: ProofFound }
  | { readonly kind: "unreached"; readonly candidates: Candidates }
  | { readonly kind: "refused"; readonly refused: RefusedClaim }
  | {
      readonly kind: "stopped";
      readonly reason: StopReason;
      readonly network: NetworkFound | undefined;
    };

/** What is told of the best so far, whenever there is a better one. */
export interface Keeper {
  readonly proof: (proof: ProofFound) => Promise<void>;
  readonly network: (network: NetworkFound) => Promise<void>;
}

/** One network as if it were all that `auto` found. */
function alone(one: Constructed): Candidates {
  return { radius: one.radius, constructed: [one], unreached: [], untried: [], faulted: [] };
}

/** The search of one run. Closed over: the best by now, and what was judged. */
function searchOf(question: ProofSearch, keep: Keeper) {
  const { data, dataset, plan, options, places, io, limit, progress } = question;
  const refusals = new Map<Constructed, Refusal>();
  const order = orderOf(options);
  let proof: ProofFound | undefined;
  let network: NetworkFound | undefined;

  const certified = async (candidates: Candidates): Promise<RefusedClaim | undefined> => {
    const watched = limit.watch(progress);
    const judge = (built: Constructed, certificate: Certificate) =>
      stageProof(data, places, { built, certificate }, options, io, progress);
    const found = await firstCertified(
      dataset,
      candidates,
      plan,
      options,
      watched,
      judge,
      refusals,
    );
    if (found === undefined || "refusal" in found) return found;
    const older = proof;
    proof = { built: found.built, outcomes: found.outcomes, staging: found.proof };
    await keep.proof(proof);
    await older?.staging.staged.discard();
    return undefined;
  };

  const drop = async (): Promise<void> => {
    await network?.staged.discard();
    network = undefined;
  };

  /** After every network: on the disk at once, and with a time limit certified at once too. */
  const made = async (one: Constructed): Promise<void> => {
    if (!isBetter(one, proof?.built, order)) return;
    if (proof === undefined && isBetter(one, network?.built, order)) {
      const path = `${places.certificate}.network`;
      const lines = encodeNetwork(one.network);
      const older = network;
      network = { built: one, path, staged: await stageFiles([{ path, lines }]) };
      await keep.network(network);
      await older?.staged.discard();
    }
    if (limit.seconds !== undefined) await certified(alone(one));
    if (proof !== undefined) await drop();
  };

  const outcome = async (candidates: Candidates): Promise<ProofEnd> => {
    const { stopped } = candidates;
    if (stopped === "interrupt") limit.resume();
    let refused: RefusedClaim | undefined;
    if (proof === undefined && stopped !== "time") refused = await certified(candidates);
    if (proof !== undefined) {
      const outcomes = outcomesOf(candidates, proof.built, refusals, order);
      const why = stopped !== undefined && { stopped };
      return { kind: "proved", proof: { ...proof, outcomes, ...why } };
    }
    if (refused !== undefined) return { kind: "refused", refused };
    if (stopped !== undefined) return { kind: "stopped", reason: stopped, network };
    return { kind: "unreached", candidates };
  };

  return {
    async run(): Promise<ProofEnd> {
      try {
        const watched = limit.watch(progress);
        const candidates = await buildNetworks(dataset, plan.radius, options, watched, made);
        const end = await outcome(candidates);
        if (end.kind !== "stopped") await drop();
        return end;
      } catch (error) {
        if (error instanceof Stopped) return { kind: "stopped", reason: error.reason, network };
        await drop();
        await proof?.staging.staged.discard();
        throw error;
      }
    },
  };
}

/**
 * Searches for a network and its certificate.
 *
 * Ensures  without a time limit: the smallest network that is proved, as before any was written. With one:
 *          every network that is better than the best so far is certified as soon as it is made, and when
 *          time is over that is the answer. After Ctrl-C nothing more is constructed, but what was is
 *          certified. A network without a proof is on the disk if the search ended before there was one.
 * Fails    Problem (cannot write); then nothing is left.
 */
export async function searchProof(question: ProofSearch, keep: Keeper): Promise<ProofEnd> {
  return searchOf(question, keep).run();
}
