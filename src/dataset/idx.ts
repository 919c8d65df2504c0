// UNTRUSTED. IDX images and labels (the format of MNIST) → dataset. Integers and floats, both exact.
// Imports nothing of node. Layout: 0 0 type axes, axes × uint32 sizes, then values, big-endian.
import { ByteReader, viewOf } from "./byte-reader.js";
import { type Cell, labelText } from "./cell.js";
import { DataError } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { IDX_TYPES, isIdx } from "./idx-types.js";
import { DIMENSION, NUMBER_TYPES, type NumberType } from "./number-type.js";
import { PointTable, type TableOptions } from "./table.js";
import { layoutOf } from "./table-layout.js";

type Chunks = AsyncIterable<Uint8Array>;

/** An IDX file after its header: `sizes[0]` items of so many values. */
interface IdxItems {
  readonly sizes: readonly number[];
  readonly values: number;
  readonly items: AsyncGenerator<readonly Cell[]>;
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
  { bytes: width, read }: NumberType,
): AsyncGenerator<readonly Cell[]> {
  for (let item = 1; item <= count; item += 1) {
    const bytes = await reader.take(values * width);
    if (bytes.length < values * width) {
      throw wrong(source, `${count} items as in its header`, "the end of the file", item);
    }
    const view = viewOf(bytes);
    yield Array.from({ length: values }, (_, k) => read(view, k * width, false));
  }
  const rest = await reader.take(1);
  if (rest.length > 0) throw wrong(source, `${count} items as in its header`, "more bytes");
}

/** Opens an IDX file. Fails: DataError unless it has a known type and a whole header. */
async function openIdx(source: string, reader: ByteReader): Promise<IdxItems> {
  const magic = await reader.take(4);
  if (!isIdx(magic)) throw wrong(source, "an IDX file", "another format");
  const type = IDX_TYPES[magic[2] ?? 0] ?? NUMBER_TYPES.u1;
  const axes = magic[3] ?? 0;
  const header = await reader.take(4 * axes);
  if (axes === 0 || header.length < 4 * axes) throw wrong(source, "a whole header", "a part of it");
  const view = viewOf(header);
  const sizes = Array.from({ length: axes }, (_, k) => view.getUint32(4 * k));
  const values = sizes.slice(1).reduce((product, size) => product * size, 1);
  if (values === 0 || values > DIMENSION) {
    throw wrong(source, `images of 1 to ${DIMENSION} pixels`, `${values}`);
  }
  const items = readItems(source, reader, sizes[0] ?? 0, values, type);
  return { sizes, values, items };
}

/** The labels of an IDX file with one axis, as texts. */
async function readLabels(source: string, chunks: Chunks): Promise<readonly string[]> {
  const reader = new ByteReader(chunks);
  try {
    const { sizes, items } = await openIdx(source, reader);
    if (sizes.length !== 1) throw wrong(source, "labels (one axis)", `${sizes.length} axes`);
    const labels: string[] = [];
    for await (const [label = null] of items) labels.push(labelText(label));
    return labels;
  } finally {
    await reader.close();
  }
}

/**
 * Reads images and their labels into the collector, until it is full.
 *
 * Fails  DataError: not IDX, cut short, labels where images belong, not as many labels as images, or
 *        a value that is not finite.
 */
export async function readIdx(
  images: Chunks,
  labels: { readonly source: string; readonly chunks: Chunks },
  options: TableOptions,
  collector: DatasetCollector,
): Promise<void> {
  const { source } = collector;
  const reader = new ByteReader(images);
  try {
    const { sizes, values, items } = await openIdx(source, reader);
    if (sizes.length === 1) throw wrong(source, "images (two axes or more)", "labels (one axis)");
    const texts = await readLabels(labels.source, labels.chunks);
    if (texts.length !== sizes[0]) {
      throw wrong(labels.source, `${sizes[0] ?? 0} labels as there are images`, `${texts.length}`);
    }
    const table = new PointTable(
      collector,
      layoutOf({ source, count: values + 1 }, options),
      options,
    );
    let image = 0;
    for await (const cells of items) {
      table.add([...cells, texts[image] ?? ""], image + 1);
      image += 1;
      if (collector.isFull) break;
    }
    table.finish();
  } finally {
    await reader.close();
  }
}
