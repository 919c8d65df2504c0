// The samples as files: written, or compared with what is there.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { filesOf, type Sample } from "./sample.js";
import { withTable } from "./table.js";

const VERDICTS = ["accepted", "rejected", "declined"];

/** Every file that belongs to the samples, by its path below the folder. */
export function wanted(folder: string, samples: readonly Sample[]): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const sample of samples) {
    for (const [name, bytes] of filesOf(sample)) {
      if (files.has(name)) throw new Error(`two samples are called ${name}`);
      files.set(name, bytes);
    }
  }
  const readme = readFileSync(path.join(folder, "README.md"), "utf8");
  files.set("README.md", new TextEncoder().encode(withTable(readme, samples)));
  return files;
}

/** Files of the verdicts' folders, by their paths below the folder. */
export function present(folder: string): string[] {
  return VERDICTS.filter((verdict) => existsSync(path.join(folder, verdict))).flatMap((verdict) =>
    readdirSync(path.join(folder, verdict), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .map((file) => file.split(path.sep).join("/")),
  );
}

/** What differs between the files and the samples, one line a file. */
export function differences(folder: string, samples: readonly Sample[]): string[] {
  const files = wanted(folder, samples);
  const extra = present(folder).filter((file) => !files.has(file));
  const changed = [...files].flatMap(([file, bytes]) => {
    const place = path.join(folder, file);
    if (!existsSync(place)) return [`missing: ${file}`];
    return readFileSync(place).equals(bytes) ? [] : [`differs: ${file}`];
  });
  return [...changed, ...extra.map((file) => `not made: ${file}`)];
}

/** Writes all samples anew, and removes files of samples that are made no more. */
export function write(folder: string, samples: readonly Sample[]): void {
  const files = wanted(folder, samples);
  for (const file of present(folder)) if (!files.has(file)) rmSync(path.join(folder, file));
  for (const [file, bytes] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
}
