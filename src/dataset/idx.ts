// UNTRUSTED. IDX images and labels (the format of MNIST) → dataset. Integers only.
// Imports nothing of node. Layout: 0 0 type axes, axes × uint32 sizes, then values, big-endian.
import { DataError } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { PointDecoder } from "./point.js";

type Chunks = AsyncIterable<Uint8Array>;

/** Integer types of IDX: bytes of a value and how to read one. */
const TYPES: Readonly<
  Record<number, readonly [bytes: number, read: (v: DataView, at: number) => number]>
> = {
  0x08: [1, (v, at) => v.getUint8(at)],
  0x09: [1, (v, at) => v.getInt8(at)],
  0x0b: [2, (v, at) => v.getInt16(at)],
  0x0c: [4, (v, at) => v.getInt32(at)],
};
const FLOAT_TYPES = [0x0d, 0x0e];
const DIMENSION = 2 ** 24;

/** True if the bytes can begin an IDX file. */
export function isIdx(front: Uint8Array): boolean {
  const type = front[2] ?? 0;
  const isKnown = type in TYPES || FLOAT_TYPES.includes(type);
  return front.length >= 4 && front[0] === 0 && front[1] === 0 && isKnown;
}

/** Takes bytes from chunks, so many at a time. */
class ByteReader {
  private held: Uint8Array = new Uint8Array(0);
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(chunks: Chunks) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** `count` bytes, or the fewer that are left. */
  async take(count: number): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    let size = this.held.length;
    if (size > 0) parts.push(this.held);
    while (size < count) {
      const step = await this.chunks.next();
      if (step.done === true) break;
      parts.push(step.value);
      size += step.value.length;
    }
    const whole = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    this.held = whole.subarray(count);
    return whole.subarray(0, count);
  }

  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}

/** An IDX file after its header: `sizes[0]` items of integers. */
interface IdxItems {
  readonly sizes: readonly number[];
  readonly items: AsyncGenerator<readonly number[]>;
}

function wrong(source: string, expected: string, got: string, item?: number): DataError {
  return new DataError({
    source,
    ...(item !== undefined && { place: { unit: "image", line: item } as const }),
    problem: `expected ${expected}, got ${got}`,
    next: "give an IDX file of images, and its labels beside it or with --labels",
  });
}

async function* readItems(
  source: string,
  reader: ByteReader,
  count: number,
  values: number,
  type: number,
): AsyncGenerator<readonly number[]> {
  const [width, read] = TYPES[type] ?? [1, () => 0];
  for (let item = 1; item <= count; item += 1) {
    const bytes = await reader.take(values * width);
    if (bytes.length < values * width) {
      throw wrong(source, `${count} items as in its header`, "the end of the file", item);
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    yield Array.from({ length: values }, (_, k) => read(view, k * width));
  }
  const rest = await reader.take(1);
  if (rest.length > 0) throw wrong(source, `${count} items as in its header`, "more bytes");
}

/** Opens an IDX file. Fails: DataError unless it has an integer type and a whole header. */
async function openIdx(source: string, reader: ByteReader): Promise<IdxItems> {
  const magic = await reader.take(4);
  if (!isIdx(magic)) throw wrong(source, "an IDX file", "another format");
  const type = magic[2] ?? 0;
  if (FLOAT_TYPES.includes(type)) throw wrong(source, "integer values", "floating-point values");
  const axes = magic[3] ?? 0;
  const header = await reader.take(4 * axes);
  if (axes === 0 || header.length < 4 * axes) throw wrong(source, "a whole header", "a part of it");
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const sizes = Array.from({ length: axes }, (_, k) => view.getUint32(4 * k));
  const values = sizes.slice(1).reduce((product, size) => product * size, 1);
  if (values === 0 || values > DIMENSION) {
    throw wrong(source, `images of 1 to ${DIMENSION} pixels`, `${values}`);
  }
  const items = readItems(source, reader, sizes[0] ?? 0, values, type);
  return { sizes, items };
}

/** The labels of an IDX file with one axis, as texts. */
async function readLabels(source: string, chunks: Chunks): Promise<readonly string[]> {
  const reader = new ByteReader(chunks);
  try {
    const { sizes, items } = await openIdx(source, reader);
    if (sizes.length !== 1) throw wrong(source, "labels (one axis)", `${sizes.length} axes`);
    const labels: string[] = [];
    for await (const [label] of items) labels.push(`${label ?? 0}`);
    return labels;
  } finally {
    await reader.close();
  }
}

/**
 * Reads images and their labels into the collector, until it is full.
 *
 * Fails  DataError: not IDX, not integers, cut short, labels where images belong, or not as many
 *        labels as images.
 */
export async function readIdx(
  images: Chunks,
  labels: { readonly source: string; readonly chunks: Chunks },
  collector: DatasetCollector,
): Promise<void> {
  const { source } = collector;
  const reader = new ByteReader(images);
  try {
    const { sizes, items } = await openIdx(source, reader);
    if (sizes.length === 1) throw wrong(source, "images (two axes or more)", "labels (one axis)");
    const texts = await readLabels(labels.source, labels.chunks);
    if (texts.length !== sizes[0]) {
      throw wrong(labels.source, `${sizes[0] ?? 0} labels as there are images`, `${texts.length}`);
    }
    const decoder = new PointDecoder(source);
    let image = 0;
    for await (const values of items) {
      const ints = values.map((value) => decoder.share(BigInt(value)));
      collector.add({ ints, den: 1n }, texts[image] ?? "", image + 1);
      image += 1;
      if (collector.isFull) return;
    }
  } finally {
    await reader.close();
  }
}
