// UNTRUSTED. The file of labels that belongs to a file of images or of points, by its name.
// May import node:fs and node:path.
import { access } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { DataError } from "./data-error.js";

type Renaming = readonly [pattern: RegExp, labels: string];

/** How names of files of points become those of their labels. */
const IMAGES: Renaming = [/images/iu, "labels"];
const ARRAYS: readonly Renaming[] = [
  IMAGES,
  [/features|points/iu, "labels"],
  [/data/iu, "labels"],
  [/data/iu, "target"],
  [/(?<![a-z])X(?![a-z])/u, "y"],
  [/(?<![a-z])x(?![a-z])/u, "y"],
];

function isArray(path: string): boolean {
  return /\.npy(?:\.gz)?$/iu.test(path);
}

/** Names under which the labels are looked for, in order. */
function labelNames(path: string): readonly string[] {
  const name = basename(path);
  const renamings = isArray(path) ? ARRAYS : [IMAGES];
  const renamed = renamings
    .map(([pattern, labels]) => name.replace(pattern, labels).replace(/idx[2-9]/iu, "idx1"))
    .filter((other) => other !== name);
  const names = renamed.flatMap((other) => [
    other,
    other.endsWith(".gz") ? other.slice(0, -3) : `${other}.gz`,
  ]);
  return [...new Set(names)].map((other) => join(dirname(path), other));
}

/** The labels file of a file of points. Fails: DataError if there is none. */
export async function findLabels(path: string, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const names = labelNames(path);
  for (const name of names) {
    try {
      await access(name);
      return name;
    } catch {
      continue;
    }
  }
  throw new DataError({
    source: path,
    problem: `expected a file of labels beside the ${isArray(path) ? "array" : "images"}${
      names.length === 0 ? "" : ` (${names.map((n) => basename(n)).join(" or ")})`
    }, got none`,
    next: isArray(path)
      ? "name the file with --labels, or the column of the label with --label (-1 is the last)"
      : "name the file with --labels",
  });
}
