// Small data files in a directory of their own, and the errors that reading them gives.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataError, type Dataset, readDataset, type ReadOptions } from "../../src/dataset/index.js";
import { entry, type Rational } from "../../src/numbers/index.js";

type Content = string | Uint8Array;

/** Runs `work` on the path of a file with the given name and content, and the files beside it. */
export async function withFile<T>(
  name: string,
  content: Content,
  work: (path: string) => Promise<T>,
  beside: Readonly<Record<string, Content>> = {},
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), "muball-"));
  try {
    for (const [other, bytes] of Object.entries({ ...beside, [name]: content })) {
      await writeFile(join(directory, other), bytes);
    }
    return await work(join(directory, name));
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The dataset of a file with this content. */
export function read(name: string, content: Content, options?: ReadOptions): Promise<Dataset> {
  return withFile(name, content, (path) => readDataset(path, options));
}

/** The DataError that some work ends with; anything else fails the test. */
export async function dataError(work: Promise<unknown>): Promise<DataError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  throw new Error("expected a DataError, got a value");
}

/** `2:3 expected …`: the place and the problem of reading a file with this content. */
export async function refusal(
  name: string,
  content: Content,
  options?: ReadOptions,
): Promise<string> {
  const { line, column, problem } = await dataError(read(name, content, options));
  return `${line ?? "-"}:${column ?? "-"} ${problem}`;
}

/** A rational as text. */
export function text(r: Rational): string {
  return r.den === 1n ? `${r.num}` : `${r.num}/${r.den}`;
}

/** `1/2 3 | label @ line`, one text a point. */
export function shown(dataset: Dataset): string[] {
  return dataset.points.map(({ point, label, line }) => {
    const coordinates = point.ints.map((_, k) => text(entry(point, k)));
    return `${coordinates.join(" ")} | ${dataset.classes[label] ?? "?"} @ ${line}`;
  });
}

/** An IDX file of unsigned bytes. */
export function idxBytes(sizes: readonly number[], values: readonly number[]): Uint8Array {
  const header = Buffer.alloc(4 + 4 * sizes.length);
  header.writeUInt8(0x08, 2);
  header.writeUInt8(sizes.length, 3);
  sizes.forEach((size, k) => header.writeUInt32BE(size, 4 + 4 * k));
  return Buffer.concat([header, Uint8Array.from(values)]);
}
