// UNTRUSTED. The files of `prove`: complete beside their places, and judged there by the checker.
import type { Certificate } from "../../certify/index.js";
import type { Constructed } from "../../constructions/index.js";
import { encodeNetwork } from "../../format/index.js";
import type { Judged } from "./accepted-certificate.js";
import { type Checked, checkFile } from "../judging/check-file.js";
import { openCompanions } from "../files/companions.js";
import type { DataOptions } from "../options/data-options.js";
import type { Io } from "../io.js";
import type { Progress } from "../work/progress.js";
import { type Output, type Staged, stageFiles } from "../files/write-files.js";

/** Where the files go. */
export interface Places {
  readonly certificate: string;
  /** Absent if the certificate holds the network. */
  readonly network: string | undefined;
}

/** A certificate that is on the disk and accepted there, or cannot be read back. */
export interface Staging {
  readonly staged: Staged;
  readonly checked: Checked;
}

/** Files as they are on the disk, judged as a certificate of this name. */
async function judged(
  { files }: Staged,
  data: string,
  places: Places,
  options: DataOptions,
  io: Io,
  progress: Progress,
): Promise<Checked> {
  const [first, second] = files.map(({ partial }) => partial);
  const beside = second === undefined ? {} : { ...options, dataset: data, network: first };
  const companions = await openCompanions(beside);
  const shown: Progress = {
    ...progress,
    count: (_, done, total) => {
      progress.count("checking what was written", done, total);
    },
  };
  const checked = checkFile(second ?? first ?? places.certificate, companions, io, shown);
  return { ...checked, file: places.certificate };
}

/**
 * Writes the files beside their places and reads them back through the checker; what it refuses is taken away.
 *
 * Fails  Problem (cannot write, cannot read); then nothing is left.
 */
export async function stageProof(
  data: string,
  places: Places,
  { built, certificate }: { readonly built: Constructed; readonly certificate: Certificate },
  options: DataOptions,
  io: Io,
  progress: Progress,
): Promise<Judged<Staging>> {
  const network: readonly Output[] =
    places.network === undefined
      ? []
      : [{ path: places.network, lines: encodeNetwork(built.network) }];
  const proof: Output = { path: places.certificate, lines: certificate.lines() };
  progress.say("writing");
  const staged = await stageFiles([...network, proof]);
  try {
    const checked = await judged(staged, data, places, options, io, progress);
    if ("problem" in checked || checked.verdict.verdict === "accepted") {
      return { accepted: { staged, checked } };
    }
    await staged.discard();
    return { refusal: checked.verdict };
  } catch (error) {
    await staged.discard();
    throw error;
  }
}
