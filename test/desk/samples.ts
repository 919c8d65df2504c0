// The samples of certificates/, with the files beside them and the line that their folder asks for.
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const CERTIFICATES = fileURLToPath(new URL("../../certificates", import.meta.url));

/** A sample, its companions, and how the line of its verdict begins. */
export interface Sample {
  readonly file: string;
  readonly files: readonly string[];
  readonly line: string;
}

function sampleOf(verdict: string, file: string): Sample {
  const stem = file.slice(0, -".muball".length);
  const beside = ["dataset", "network", "claim"].map((kind) => `${stem}.${kind}`);
  const code = path.relative(path.join(CERTIFICATES, verdict), path.dirname(file));
  const line =
    verdict === "accepted" ? "accepted " : `${verdict} code=${code.split(path.sep).join("/")}`;
  return { file, files: [file, ...beside.filter((one) => existsSync(one))], line };
}

/** Every sample. */
export function samples(): readonly Sample[] {
  return ["accepted", "rejected", "declined"].flatMap((verdict) => {
    const folder = path.join(CERTIFICATES, verdict);
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".muball"))
      .sort()
      .map((name) => sampleOf(verdict, path.join(folder, name)));
  });
}

/** The smallest sample of every folder, so of every verdict, code and kind; and those with companions. */
export function fewSamples(): readonly Sample[] {
  const smallest = new Map<string, Sample>();
  for (const one of samples()) {
    const folder = `${path.dirname(one.file)}:${one.files.length}`;
    const known = smallest.get(folder);
    if (known === undefined || statSync(one.file).size < statSync(known.file).size) {
      smallest.set(folder, one);
    }
  }
  return [...smallest.values()];
}
