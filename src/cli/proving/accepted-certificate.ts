// UNTRUSTED. A certificate that the checker accepts: first with letters alone, and with other evidence only if it refuses.
import {
  certify,
  type Certificate,
  certificateByLetters,
  type CertifyRequest,
  datasetLines,
} from "../../certify/index.js";
import { check, type Memorized } from "../../checker/index.js";
import { encodeNetwork } from "../../format/index.js";
import type { Refusal } from "../../kernel/index.js";
import type { Progress } from "../work/progress.js";
import { linesAsChunks } from "../files/read-bytes.js";

/** What was made of an accepted certificate, or why there is none. */
export type Judged<T> = { readonly accepted: T } | { readonly refusal: Refusal };

/**
 * A certificate that is accepted by `judge`, which asks the checker about the very lines.
 *
 * Ensures  what `judge` made of it; or the refusal: of the search for evidence, or else of the checker.
 * Cost     where no unit switches: one evaluation a ball, and the checker. Otherwise also the checker up to the first
 *          such ball, and the search for evidence.
 */
export async function acceptedCertificate<T>(
  request: CertifyRequest,
  judge: (certificate: Certificate) => Promise<Judged<T>>,
): Promise<Judged<T>> {
  if (request.facts === undefined && request.leftOut === undefined) {
    const first = await certificateByLetters(request);
    if (first.verdict !== "certified") return { refusal: first };
    const judged = await judge(first);
    if ("accepted" in judged) return judged;
  }
  const certificate = await certify(request);
  return certificate.verdict === "certified" ? judge(certificate) : { refusal: certificate };
}

/** A certificate with the checker's verdict about it. */
export interface CheckedCertificate {
  readonly certificate: Certificate;
  readonly verdict: Memorized;
}

/** A certificate that the checker accepts, nothing written; `what` it is of, for the progress. */
export async function checkedCertificate(
  question: Omit<CertifyRequest, "progress">,
  progress: Progress,
  what: string,
): Promise<Judged<CheckedCertificate>> {
  const request: CertifyRequest = {
    ...question,
    progress: (done, total) => {
      progress.count(`certifying ${what}`, done, total);
    },
  };
  function* pieces(lines: Iterable<string>): Generator<Uint8Array> {
    for (const piece of linesAsChunks(lines)) {
      progress.say(`checking ${what}`);
      yield piece;
    }
  }
  const { network, dataset, embed } = request;
  const beside = () => ({
    ...(embed?.network === false && { network: linesAsChunks(encodeNetwork(network)) }),
    ...(embed?.points === false && { dataset: linesAsChunks(datasetLines(dataset)) }),
  });
  return acceptedCertificate(request, (certificate) => {
    const verdict = check(pieces(certificate.lines()), beside());
    if (verdict.verdict !== "accepted") return Promise.resolve({ refusal: verdict });
    if (!("claim" in verdict)) throw new Error("another kind of certificate was made");
    return Promise.resolve({ accepted: { certificate, verdict } });
  });
}
