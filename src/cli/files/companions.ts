// UNTRUSTED. Files given beside a certificate. The checker judges whether they are the ones meant.
import type { Chunks, Companions } from "../../checker/index.js";
import { type Dataset, numberedClasses } from "../../dataset/dataset.js";
import type { DataOptions, PointsOption } from "../options/data-options.js";
import { usageProblem } from "../problem.js";
import { fileChunks, linesAsChunks } from "./read-bytes.js";

export interface CompanionOptions extends DataOptions, PointsOption {
  readonly claim?: string;
  readonly dataset?: string;
  readonly network?: string;
  /** Each certificate must be about the claim in the file beside it: NAME.claim. */
  readonly claimsBeside?: true;
  /** Judged by the plain way alone. */
  readonly reference?: true;
}

/** Companions that can be read once for every certificate. */
export interface OpenedCompanions {
  /** The dataset, unless it is a canonical text: that has no names of columns. */
  readonly dataset: Dataset | undefined;
  /** Those of the certificate in this file, which begins with these bytes. */
  read(certificate: string, front?: Uint8Array): Companions;
}

/** `iris.claim` for `iris.muball` and `iris.muball.gz`. */
export function claimBeside(certificate: string): string {
  return `${certificate.replace(/(?:\.muball)?(?:\.gz)?$/u, "")}.claim`;
}

/** The ending of canonical texts; that of the points of a Sobolev bound has no header to tell it by. */
const CANONICAL = ".dataset";

/** Bytes of the front of a certificate in which its classes are looked for: room for 1,024 numbers. */
export const CLAIM_FRONT = 16_384;

/**
 * C, if the claim that begins here is about the classes 0 to C − 1.
 *
 * Data in which a class has no point is compared as that claim numbers its classes. If this is wrong the texts
 * differ, and the checker says so.
 */
function claimedNumbers(front: Uint8Array = new Uint8Array(0)): number | undefined {
  const text = new TextDecoder().decode(front.subarray(0, CLAIM_FRONT));
  const list = /"classes":\[("\d{1,4}"(?:,"\d{1,4}")*)\]/u.exec(text)?.[1];
  const names = list?.split(",");
  return names?.every((name, k) => name === `"${k}"`) === true ? names.length : undefined;
}

interface DatasetText {
  readonly text: (classes: number | undefined) => Chunks;
  readonly dataset?: Dataset;
}

/** The text of a dataset file, if one is given, which loads what reads it: itself if canonical, else made from what the reader reads. */
async function datasetText(
  path: string,
  options: DataOptions & PointsOption,
): Promise<DatasetText> {
  const { beginsCanonical, quietDataset } = await import("./load-dataset.js");
  const { datasetLines } = await import("../../certify/dataset-text.js");
  const { format, scale } = options;
  const isCanonical =
    format === "muball" ||
    (format === undefined && (path.endsWith(CANONICAL) || beginsCanonical(path)));
  if (isCanonical && scale === undefined) return { text: () => fileChunks(path) };
  const dataset = await quietDataset(path, options);
  const text: DatasetText["text"] = (classes) => {
    const named = classes === undefined ? undefined : numberedClasses(dataset, classes);
    return linesAsChunks(datasetLines(named ?? dataset));
  };
  return { text, dataset };
}

/** The bytes of a network file, read again for each certificate. Loads what tells formats apart. */
async function networkRows(path: string): Promise<() => Chunks> {
  const { networkChunks } = await import("./network-beside.js");
  return () => networkChunks(path);
}

/** Opens companions. Fails: Problem if a dataset file cannot be read or is no dataset. */
export async function openCompanions(options: CompanionOptions): Promise<OpenedCompanions> {
  const { claim, dataset, network, claimsBeside, reference } = options;
  if ([claim, dataset, network].includes("-")) {
    throw usageProblem("a companion cannot be standard input", "give a file");
  }
  const points = dataset === undefined ? undefined : await datasetText(dataset, options);
  const rows = network === undefined ? undefined : await networkRows(network);
  return {
    dataset: points?.dataset,
    read: (certificate, front) => ({
      ...(claim !== undefined && { claim: fileChunks(claim) }),
      ...(claimsBeside === true && { claim: fileChunks(claimBeside(certificate)) }),
      ...(points !== undefined && { dataset: points.text(claimedNumbers(front)) }),
      ...(rows !== undefined && { network: rows() }),
      ...(reference === true && { reference }),
    }),
  };
}
