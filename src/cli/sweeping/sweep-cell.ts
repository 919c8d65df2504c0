// UNTRUSTED. One cell of a sweep: a construction at a ratio, built and certified.
import { type Counts, countsOf } from "../../bounds/index.js";
import {
  type Constructed,
  type ConstructOptions,
  faulted,
  ruleOf,
  type Unreached,
} from "../../constructions/index.js";
import type { Dataset, Separation } from "../../dataset/index.js";
import { OwnConstructionError } from "../../interchange/index.js";
import type { Norm } from "../../kernel/index.js";
import type { Rational } from "../../numbers/index.js";
import { codeOf } from "../../report/explain.js";
import { faultedWords } from "../../report/faulted.js";
import type { Fate } from "../../report/sweep.js";
import { conditionWords } from "../../report/unreached.js";
import { visible } from "../../report/visible.js";
import { checkedCertificate } from "../proving/accepted-certificate.js";
import { constructionNamed } from "../proving/build-network.js";
import { radiusFor, ratioFor } from "../proving/claimed-radius.js";
import { type Progress, tell } from "../work/progress.js";

/** All that a cell depends on. Plain data: it can go to another thread. */
export interface CellQuestion {
  readonly dataset: Dataset;
  readonly norm: Norm;
  readonly seed: string;
  readonly rho: Rational;
  /** The separation of the dataset. */
  readonly found: Separation;
  /** The name of a construction. */
  readonly construction: string;
}

/** Proves one network at its radius, by the checker's word; the ratio is part of what it judges. */
export async function certifiedFate(
  { dataset, norm, rho, found }: Omit<CellQuestion, "seed" | "construction">,
  built: Constructed,
  progress: Progress,
): Promise<Fate> {
  const { network, radius, facts, construction } = built;
  const judged = await checkedCertificate(
    {
      ...{ network, dataset, norm, radius },
      rule: ruleOf(built),
      ...(facts !== undefined && { facts }),
      ratio: ratioFor(dataset, { norm, rho }, radius, found),
    },
    progress,
    construction,
  );
  const counts: Counts = countsOf(network);
  return "accepted" in judged
    ? { status: "proved", counts, statement: judged.accepted.verdict.theorem.statement }
    : { status: "unproved", counts, reason: codeOf(judged.refusal) };
}

async function soughtFate(question: CellQuestion, progress: Progress): Promise<Fate> {
  const { dataset, norm, seed, rho, found, construction } = question;
  const one = await constructionNamed(construction);
  const search: ConstructOptions = {
    ...{ seed, budget: 1 },
    progress: (text, done, total) => {
      tell(progress, text, done, total);
    },
  };
  let built: Constructed | Unreached;
  try {
    built = await one.construct(dataset, norm, radiusFor(rho, found), search);
  } catch (error) {
    // One construction of one's own that fails at one place leaves the others in peace.
    if (!(error instanceof OwnConstructionError)) throw error;
    return { status: "unreached", reason: `failed: ${visible(error.message)}` };
  }
  return built.status === "constructed"
    ? await certifiedFate(question, built, progress)
    : { status: "unreached", reason: conditionWords(built) };
}

/** The fate of a cell whose construction threw. Fails: with the error itself if it is no mistake of muball. */
export function faultedFate(construction: string, error: unknown): Fate {
  const one = faulted(construction, error);
  return { status: one.status, reason: faultedWords(one) };
}

/**
 * What the construction gives at the radius of the ratio. The same question gives the same answer.
 *
 * Ensures  a mistake of the construction is the fate of this cell, and not the end of the sweep.
 */
export async function fateOf(question: CellQuestion, progress: Progress): Promise<Fate> {
  try {
    return await soughtFate(question, progress);
  } catch (error) {
    return faultedFate(question.construction, error);
  }
}
