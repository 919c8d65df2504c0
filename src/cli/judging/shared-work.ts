// UNTRUSTED. What `check --shard`, `merge` and `check --jobs` have in common: a certificate that can be read again,
// seals, and what no part of it shows.
import { createHash, createHmac } from "node:crypto";
import { check, type Verdict } from "../../checker/index.js";
import {
  DIVISIBLE,
  type Hash,
  layoutOf,
  type Part,
  partText,
  type Sealer,
  type Source,
  type Survey,
  type Whole,
} from "../../shards/index.js";
import { EXIT } from "../exit-codes.js";
import { type Refusal, rejected } from "../../kernel/index.js";
import { type CompanionOptions, openCompanions } from "../files/companions.js";
import { packageVersion } from "../work/fault-report.js";
import { Problem, usageProblem } from "../problem.js";
import type { Progress } from "../work/progress.js";
import { rawBytes } from "../files/raw-bytes.js";
import { fileChunks } from "../files/read-bytes.js";

/** Bytes of a key for seals, at least: what can be guessed seals nothing. */
const LEAST_KEY = 16;
const MOST_KEY = 2 ** 16;

export const CHECKER = `muball ${packageVersion()}`;

export const NODE_HASH: Hash = () => {
  const digest = createHash("sha256");
  return { update: (bytes) => void digest.update(bytes), hex: () => digest.digest("hex") };
};

/** The seal of shares. Fails: Problem (cannot read; bad data for a short key). */
export function sealerOf(key: string | undefined): Sealer {
  if (key === undefined) {
    return { name: "sha256", hex: (text) => createHash("sha256").update(text).digest("hex") };
  }
  if (key === "-") throw usageProblem("a key cannot be standard input", "give a file");
  const bytes = rawBytes(key, MOST_KEY);
  if (bytes.length < LEAST_KEY) {
    throw new Problem(EXIT.badData, {
      what: `the key has ${bytes.length} bytes, and needs at least ${LEAST_KEY}`,
      where: key,
      next: "openssl rand -out key 32 makes one",
    });
  }
  return {
    name: "hmac-sha256",
    hex: (text) => createHmac("sha256", bytes).update(text).digest("hex"),
  };
}

/** A certificate whose balls can be judged apart, or what refuses its header. Fails: Problem for another kind. */
export async function openWhole(
  file: string,
  options: CompanionOptions,
  progress: Progress,
): Promise<Whole | Refusal> {
  if (file === "-") {
    throw usageProblem("a certificate that is read in parts cannot be stdin", "give a file");
  }
  const companions = await openCompanions(options);
  const source: Source = () =>
    fileChunks(file, (done, total) => {
      progress.count(`reading ${file}`, done, total);
    });
  const layout = layoutOf(source);
  if (typeof layout === "string") {
    const next = "check it as a whole: muball check FILE";
    const what = `certificates of the kind ${layout} are judged in one piece, and not by shards`;
    throw new Problem(EXIT.usage, { what, where: file, expected: DIVISIBLE.join(", "), next });
  }
  if ("verdict" in layout) return layout;
  if (layout.points === "given" && options.dataset === undefined) {
    const next = "give it with --dataset FILE";
    throw new Problem(EXIT.badData, {
      what: "the certificate holds no points: it names its dataset by digest",
      ...{ where: file, next },
    });
  }
  return {
    ...{ source, layout, reference: options.reference === true },
    dataset: options.dataset === undefined ? undefined : () => companions.read(file).dataset ?? [],
    network: options.network === undefined ? undefined : () => companions.read(file).network ?? [],
  };
}

/** A refusal of a part, with its line and ball as they are counted in the whole. */
function inWhole(verdict: Verdict, lineOf: (n: number) => number, ballOf: (n: number) => number) {
  if (verdict.verdict !== "rejected") return verdict;
  const { rejection } = verdict;
  if ("at" in rejection) {
    const at = { ...rejection.at, line: lineOf(rejection.at.line) };
    return { ...verdict, rejection: { ...rejection, at } };
  }
  if ("ball" in rejection) {
    return { ...verdict, rejection: { ...rejection, ball: ballOf(rejection.ball) } };
  }
  return verdict;
}

/** The checker's verdict about the certificate of a part. */
export function judgePart(whole: Whole, part: Part): Verdict {
  const { chunks, companions, lineOf, ballOf } = partText(whole, part);
  return inWhole(check(chunks, companions), lineOf, ballOf);
}

function textRefusal(
  code: "mismatched/claim" | "mismatched/dataset" | "malformed/trailing",
  pointer: string,
  expected: string,
  got: string,
): Refusal {
  return rejected({ code, at: { line: 1, pointer }, expected, got });
}

/** What no part shows: the pin comes before the balls. */
export function pinRefusal({ layout }: Whole, claim: string | undefined): Refusal | undefined {
  if (claim === undefined) return undefined;
  const pinned = Buffer.concat([...fileChunks(claim)]).toString("utf8");
  if (pinned === `${layout.claim}\n`) return undefined;
  return textRefusal("mismatched/claim", "/claim", pinned.slice(0, 1000), layout.claim);
}

/** What no part shows, and comes after the balls: counts, ratio, end, the digest of all points. */
export function endRefusal(whole: Whole, found: Survey): Refusal | undefined {
  const { layout } = whole;
  const pair = found.parts.find(({ choice }) => choice.keepsRatio === true);
  if (pair !== undefined) {
    const verdict = judgePart(whole, pair);
    if (verdict.verdict !== "accepted") return verdict;
  }
  if (layout.counts !== undefined && JSON.stringify(found.counts) !== layout.counts) {
    const ball = layout.balls;
    return rejected({ code: "unproved/robustness", ball, reason: "counts" });
  }
  if (found.hasMore) {
    return textRefusal("malformed/trailing", "", "the end of the text", "another line");
  }
  if (found.dataset === layout.dataset && found.isGiven) return undefined;
  return textRefusal("mismatched/dataset", "/claim/dataset", layout.dataset, found.dataset);
}
