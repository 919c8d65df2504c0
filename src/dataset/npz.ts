// UNTRUSTED. Archives of NumPy arrays (.npz): which array holds the points, and which the labels.
// Imports nothing of node.
import { ByteReader } from "./byte-reader.js";
import { DataError, quote } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { arrayWords, readNpy, type NpySource } from "./npy.js";
import { type NpyArray, readNpyHeader } from "./npy-header.js";
import type { TableOptions } from "./table.js";
import { type ZipEntry, type ZipFailure, zipEntries } from "./zip.js";
import { wholeOf } from "./whole.js";

/** Bytes of one file when unpacked. */
const UNPACKED_BYTES = 2 ** 31;
const SHOWN = 8;

function damagedIn(source: string): ZipFailure {
  return ({ what, offset }) => {
    throw new DataError({
      source,
      problem: `the archive is damaged at byte ${offset}: ${what}`,
      next: "write it again with numpy.savez; unzip -t tests it",
    });
  };
}

/** Names that people give to points and labels, most usual first. */
const PAIRS: readonly (readonly [points: string, labels: string])[] = [
  ["X", "y"],
  ["x", "y"],
  ["X", "Y"],
  ["data", "target"],
  ["data", "labels"],
  ["data", "label"],
  ["images", "labels"],
  ["features", "labels"],
  ["points", "labels"],
  ["X_train", "y_train"],
  ["x_train", "y_train"],
  ["train_images", "train_labels"],
  ["arr_0", "arr_1"],
];

interface Named {
  readonly name: string;
  readonly entry: ZipEntry;
  /** Undefined if it is no array that can be read. */
  readonly array: NpyArray | undefined;
}

async function* chunksOf(entry: ZipEntry): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(entry.read());
}

async function headerOf(source: string, entry: ZipEntry): Promise<NpyArray | undefined> {
  try {
    return await readNpyHeader(source, new ByteReader(chunksOf(entry)));
  } catch (error) {
    if (error instanceof DataError) return undefined;
    throw error;
  }
}

/** The arrays in words: `"X" (<f8, 100 × 2), "y" (<i8, 100)`. */
function listArrays(arrays: readonly Named[]): string {
  const shown = arrays.slice(0, SHOWN).map(({ name, array }) => {
    return `${quote(name)} (${array === undefined ? "not readable" : arrayWords(array)})`;
  });
  return arrays.length > SHOWN ? `${shown.join(", ")}, …` : shown.join(", ");
}

/** The two arrays that are meant: those named, or the one usual pair. Fails: DataError. */
function pairOf(
  source: string,
  arrays: readonly Named[],
  wanted: readonly string[] | undefined,
): readonly [Named, Named | undefined] {
  const find = (name: string): Named | undefined => arrays.find((one) => one.name === name);
  const got = `got ${arrays.length === 0 ? "none" : listArrays(arrays)}`;
  if (wanted !== undefined) {
    const [points, labels] = wanted.map((name) => {
      const found = find(name);
      if (found !== undefined) return found;
      const problem = `expected an array named ${quote(name)}, ${got}`;
      throw new DataError({ source, problem, next: "name two of these arrays (--arrays X,y)" });
    });
    if (points !== undefined) return [points, labels];
  }
  const pairs = PAIRS.flatMap(([points, labels]) => {
    const pair = [find(points), find(labels)] as const;
    return pair[0] && pair[1] ? [[pair[0], pair[1]] as const] : [];
  });
  const [first, second] = pairs;
  if (first !== undefined && second === undefined) return first;
  const problem = `expected to know which arrays hold points and labels, ${got}`;
  throw new DataError({ source, problem, next: "name them: --arrays X,y" });
}

/**
 * Reads the points of an archive into the collector, until it is full.
 *
 * Requires  `arrays`: the names of points and labels, or of an array whose rows hold both; by default
 *           the one usual pair of names.
 * Fails     DataError: a damaged archive, no such array, and as readNpy.
 */
export async function readNpz(
  chunks: AsyncIterable<Uint8Array>,
  options: TableOptions & { readonly arrays?: readonly string[] },
  collector: DatasetCollector,
): Promise<void> {
  const { source } = collector;
  const bytes = await wholeOf(source, chunks, "save the two arrays as .npy files");
  const entries = zipEntries(bytes, UNPACKED_BYTES, damagedIn(source));
  const arrays: Named[] = [];
  for (const entry of entries) {
    if (!entry.name.endsWith(".npy")) continue;
    const name = entry.name.slice(0, -4);
    arrays.push({ name, entry, array: await headerOf(source, entry) });
  }
  const [points, labels] = pairOf(source, arrays, options.arrays);
  const sourceOf = ({ name, entry }: Named): NpySource => {
    return { source: `${source}, array ${quote(name)}`, chunks: chunksOf(entry) };
  };
  const chosen = [points, ...(labels === undefined ? [] : [labels])];
  const roles = chosen.length === 2 ? "points and labels are the arrays" : "points are the array";
  collector.say(`${roles} ${listArrays(chosen)}`);
  await readNpy(sourceOf(points), labels && sourceOf(labels), options, collector);
}
