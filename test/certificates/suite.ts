// The samples as a suite that any checker can be given: every sample it judges otherwise than its folder.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Companions, type Verdict } from "../../src/checker/index.js";
import { KINDS } from "../../src/writing/index.js";

export const FOLDER = new URL("../../certificates/", import.meta.url).pathname;

/** A sample as found on disk: its verdict and code are those of its folder. */
export interface Found {
  readonly path: string;
  readonly verdict: "accepted" | "rejected" | "declined";
  /** The code of a refusal; of an accepted sample, how it was made. */
  readonly code: string;
  readonly certificate: Uint8Array;
  readonly companions: Companions;
}

/** True unless the header of a sample names another kind than memorization. */
export function isMemorization({ certificate }: Found): boolean {
  const front = new TextDecoder().decode(certificate.subarray(0, 80));
  return !KINDS.some((kind) => kind !== "memorization" && front.includes(`"kind":"${kind}"`));
}

/** True if the header of a sample names a kind that says something else than a memorization, whole or in part. */
export function isOfAnotherKind(sample: Found): boolean {
  const front = new TextDecoder().decode(sample.certificate.subarray(0, 80));
  return !isMemorization(sample) && !front.includes('"kind":"eta-robust"');
}

/** What a checker says, as far as the samples state it. */
export interface Said {
  readonly verdict: string;
  readonly code?: string;
}

export type Checker = (certificate: Uint8Array, companions: Companions) => Said;

export const VERDICTS = ["accepted", "rejected", "declined"] as const;

/** Files below a folder of the samples. */
function filesOf(verdict: string): string[] {
  return readdirSync(path.join(FOLDER, verdict), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(FOLDER, path.join(entry.parentPath, entry.name)))
    .sort();
}

function companionsOf(stem: string, files: ReadonlySet<string>): Companions {
  const beside = (kind: string): readonly Uint8Array[] | undefined => {
    const file = `${stem}.${kind}`;
    return files.has(file) ? [readFileSync(path.join(FOLDER, file))] : undefined;
  };
  const [dataset, network, claim] = ["dataset", "network", "claim"].map(beside);
  return {
    ...(dataset === undefined ? {} : { dataset }),
    ...(network === undefined ? {} : { network }),
    ...(claim === undefined ? {} : { claim }),
  };
}

/** Every sample on disk, in order of path. */
export function foundSamples(): Found[] {
  return VERDICTS.flatMap((verdict) => {
    const files = filesOf(verdict);
    const all = new Set(files);
    return files
      .filter((file) => file.endsWith(".muball"))
      .map((file) => ({
        path: file,
        verdict,
        code: path.dirname(path.relative(verdict, file)).split(path.sep).join("/"),
        certificate: readFileSync(path.join(FOLDER, file)),
        companions: companionsOf(file.slice(0, -".muball".length), all),
      }));
  });
}

/** The verdict of the real checker, in the words of the samples. */
export function saidBy(verdict: Verdict): Said {
  if (verdict.verdict === "accepted") return { verdict: "accepted" };
  const code = verdict.verdict === "rejected" ? verdict.rejection.code : verdict.decline.code;
  return { verdict: verdict.verdict, code };
}

/** The samples for which a checker says something else than their folder, one line each. */
export function failures(samples: readonly Found[], checker: Checker): string[] {
  return samples.flatMap((sample) => {
    const said = checker(sample.certificate, sample.companions);
    const right =
      said.verdict === sample.verdict &&
      (sample.verdict === "accepted" ? said.code === undefined : said.code === sample.code);
    return right ? [] : [`${sample.path}: ${said.verdict} ${said.code ?? "without a code"}`];
  });
}
