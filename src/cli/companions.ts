// UNTRUSTED. Files given beside a certificate, and whether an accepted one is really about them.
// A certificate that holds its own points or network never makes the checker read those files; whoever
// gives them wants to know that they are the ones, so their digests are compared here.
import { createHash } from "node:crypto";
import { datasetLines } from "../certify/index.js";
import type { Accepted, Chunks, Companions, Verdict } from "../checker/index.js";
import { rejected } from "../kernel/index.js";
import { beginsCanonical, type DataOptions, loadDataset } from "./data-options.js";
import { usageProblem } from "./problem.js";
import { fileChunks, linesAsChunks } from "./read-bytes.js";

export interface CompanionOptions extends DataOptions {
  readonly claim?: string;
  readonly dataset?: string;
  readonly network?: string;
}

/** Companions that can be read once for every certificate. */
export interface OpenedCompanions {
  read(): Companions;
  /** The verdict, or a rejection if it accepts something about other files than those given. */
  holdAgainst(verdict: Verdict): Verdict;
}

function digestOfChunks(chunks: Chunks): string {
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  return `sha256:${hash.digest("hex")}`;
}

/** The text of a dataset file: itself if canonical, else made from what the reader reads. */
async function datasetText(path: string, options: DataOptions): Promise<() => Chunks> {
  const { format } = options;
  const isCanonical = format === "muball" || (format === undefined && beginsCanonical(path));
  if (isCanonical) return () => fileChunks(path);
  const dataset = await loadDataset(path, options);
  return () => linesAsChunks(datasetLines(dataset));
}

function differs(
  code: "mismatched/dataset" | "mismatched/network",
  pointer: string,
  expected: string,
  got: string,
): Verdict {
  return rejected({ code, at: { line: 1, pointer }, expected, got });
}

/** Opens companions. Fails: Problem if a dataset file cannot be read or is no dataset. */
export async function openCompanions(options: CompanionOptions): Promise<OpenedCompanions> {
  const { claim, dataset, network } = options;
  if ([claim, dataset, network].includes("-")) {
    throw usageProblem("a companion cannot be standard input", "give a file");
  }
  const points = dataset === undefined ? undefined : await datasetText(dataset, options);
  const rows = network === undefined ? undefined : () => fileChunks(network);
  const digests = new Map<string, string>();
  const digest = (name: string, chunks: () => Chunks): string => {
    const known = digests.get(name) ?? digestOfChunks(chunks());
    digests.set(name, known);
    return known;
  };

  function mismatch({ claim: named, digests: own }: Accepted): Verdict | undefined {
    if (points !== undefined) {
      const got = digest("dataset", points);
      if (got !== named.dataset) {
        return differs("mismatched/dataset", "/claim/dataset", named.dataset, got);
      }
    }
    if (rows === undefined) return undefined;
    const got = digest("network", rows);
    if (got === own.network) return undefined;
    return differs("mismatched/network", "/network", own.network, got);
  }

  return {
    read: () => ({
      ...(claim !== undefined && { claim: fileChunks(claim) }),
      ...(points !== undefined && { dataset: points() }),
      ...(rows !== undefined && { network: rows() }),
    }),
    holdAgainst: (verdict) =>
      verdict.verdict === "accepted" ? (mismatch(verdict) ?? verdict) : verdict,
  };
}
