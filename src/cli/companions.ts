// UNTRUSTED. Files given beside a certificate. The checker judges whether they are the ones meant.
import { datasetLines } from "../certify/index.js";
import type { Chunks, Companions } from "../checker/index.js";
import type { Dataset } from "../dataset/index.js";
import {
  beginsCanonical,
  type DataOptions,
  type PointsOption,
  quietDataset,
} from "./data-options.js";
import { usageProblem } from "./problem.js";
import { fileChunks, linesAsChunks } from "./read-bytes.js";

export interface CompanionOptions extends DataOptions, PointsOption {
  readonly claim?: string;
  readonly dataset?: string;
  readonly network?: string;
  /** Each certificate must be about the claim in the file beside it: NAME.claim. */
  readonly claimsBeside?: true;
}

/** Companions that can be read once for every certificate. */
export interface OpenedCompanions {
  /** The dataset, unless it is a canonical text: that has no names of columns. */
  readonly dataset: Dataset | undefined;
  /** Those of the certificate in this file. */
  read(certificate: string): Companions;
}

/** `iris.claim` for `iris.muball` and `iris.muball.gz`. */
export function claimBeside(certificate: string): string {
  return `${certificate.replace(/(?:\.muball)?(?:\.gz)?$/u, "")}.claim`;
}

/** The ending of canonical texts; that of the points of a Sobolev bound has no header to tell it by. */
const CANONICAL = ".dataset";

interface DatasetText {
  readonly text: () => Chunks;
  readonly dataset?: Dataset;
}

/** The text of a dataset file: itself if canonical, else made from what the reader reads. */
async function datasetText(
  path: string,
  options: DataOptions & PointsOption,
): Promise<DatasetText> {
  const { format } = options;
  const isCanonical =
    format === "muball" ||
    (format === undefined && (path.endsWith(CANONICAL) || beginsCanonical(path)));
  if (isCanonical) return { text: () => fileChunks(path) };
  const dataset = await quietDataset(path, options);
  return { text: () => linesAsChunks(datasetLines(dataset)), dataset };
}

/** Opens companions. Fails: Problem if a dataset file cannot be read or is no dataset. */
export async function openCompanions(options: CompanionOptions): Promise<OpenedCompanions> {
  const { claim, dataset, network, claimsBeside } = options;
  if ([claim, dataset, network].includes("-")) {
    throw usageProblem("a companion cannot be standard input", "give a file");
  }
  const points = dataset === undefined ? undefined : await datasetText(dataset, options);
  const rows = network === undefined ? undefined : () => fileChunks(network);
  return {
    dataset: points?.dataset,
    read: (certificate) => ({
      ...(claim !== undefined && { claim: fileChunks(claim) }),
      ...(claimsBeside === true && { claim: fileChunks(claimBeside(certificate)) }),
      ...(points !== undefined && { dataset: points.text() }),
      ...(rows !== undefined && { network: rows() }),
    }),
  };
}
