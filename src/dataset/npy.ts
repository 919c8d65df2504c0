// UNTRUSTED. Arrays of NumPy (.npy) → dataset: points along the first axis, the other axes flattened.
// Imports nothing of node.
import { ByteReader, viewOf } from "./byte-reader.js";
import { type Cell, labelText } from "./cell.js";
import { DataError } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { type NpyArray, readNpyHeader } from "./npy-header.js";
import { DIMENSION } from "./number-type.js";
import { PointTable, type TableOptions } from "./table.js";
import { layoutOf } from "./table-layout.js";

/** Bytes of an array in Fortran order: it is held as a whole, since its points are spread over it. */
const FORTRAN_BYTES = 2 ** 31;

/** An array that can be read: its name for messages, and its bytes. */
export interface NpySource {
  readonly source: string;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** An array after its header. */
interface OpenedArray {
  readonly array: NpyArray;
  /** Values of one item of the first axis. */
  readonly values: number;
  readonly items: AsyncGenerator<readonly Cell[]>;
}

function wrong(source: string, expected: string, got: string, next?: string): DataError {
  return new DataError({
    source,
    problem: `expected ${expected}, got ${got}`,
    next: next ?? "write the array again with numpy.save",
  });
}

/** `float64, 100 × 2` as NumPy would: type and shape. */
export function arrayWords({ type, shape }: NpyArray): string {
  return `${type}, ${shape.length === 0 ? "a single value" : shape.join(" × ")}`;
}

/** Where the values of item 0 stand, in values, in C order of the other axes; and the step to item 1. */
function places({ shape, isFortran }: NpyArray, values: number): readonly [number[], number] {
  if (!isFortran) return [Array.from({ length: values }, (_, k) => k), values];
  const [count = 0, ...inner] = shape;
  let step = count;
  const strides = inner.map((size) => {
    const own = step;
    step *= size;
    return own;
  });
  const offsets = Array.from({ length: values }, (_, k) => {
    let rest = k;
    let offset = 0;
    for (let axis = inner.length - 1; axis >= 0; axis -= 1) {
      const size = inner[axis] ?? 1;
      offset += (rest % size) * (strides[axis] ?? 0);
      rest = Math.floor(rest / size);
    }
    return offset;
  });
  return [offsets, 1];
}

function valueAt(source: string, array: NpyArray, view: DataView, at: number, item: number): Cell {
  try {
    return array.read(view, at);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const place = { unit: "record", line: item } as const;
    const problem = "expected a text of ASCII or of Unicode characters, got other bytes";
    throw new DataError({ source, place, problem, next: "write the labels again: y.astype(str)" });
  }
}

async function* readItems(
  source: string,
  reader: ByteReader,
  array: NpyArray,
  values: number,
): AsyncGenerator<readonly Cell[]> {
  const [count = 0] = array.shape;
  const [offsets, step] = places(array, values);
  const all = count * values * array.bytes;
  const isHeld = array.isFortran && array.shape.length > 1;
  const cut = (): DataError =>
    wrong(source, `${all} bytes of values as in its header`, "the end of the file");
  const held = isHeld ? await reader.take(all) : undefined;
  if (held !== undefined && held.length < all) throw cut();
  for (let item = 0; item < count; item += 1) {
    const bytes = held ?? (await reader.take(values * array.bytes));
    if (held === undefined && bytes.length < values * array.bytes) throw cut();
    const view = viewOf(bytes);
    const first = held === undefined ? 0 : item * step;
    yield offsets.map((k) => valueAt(source, array, view, (first + k) * array.bytes, item + 1));
  }
  const rest = await reader.take(1);
  if (rest.length > 0) throw wrong(source, `${all} bytes of values as in its header`, "more bytes");
}

/** Opens an array. Fails: DataError, before anything is held, if its sizes cannot be those of points. */
async function openArray(source: string, reader: ByteReader): Promise<OpenedArray> {
  const array = await readNpyHeader(source, reader);
  const { shape, bytes } = array;
  const values = shape.slice(1).reduce((product, size) => product * size, 1);
  if (shape.length === 0 || values === 0 || values > DIMENSION || (shape[0] ?? 0) === 0) {
    const expected = `points of 1 to ${DIMENSION} values along the first axis`;
    throw wrong(source, expected, arrayWords(array), "save X with one row per point");
  }
  const all = (shape[0] ?? 0) * values * bytes;
  if (array.isFortran && shape.length > 1 && all > FORTRAN_BYTES) {
    const next = "save it in C order: numpy.save(FILE, numpy.ascontiguousarray(X))";
    throw wrong(source, `at most ${FORTRAN_BYTES} bytes in Fortran order`, `${all}`, next);
  }
  return { array, values, items: readItems(source, reader, array, values) };
}

/** The labels of an array with one axis, or with a second of size 1. */
async function readLabels({ source, chunks }: NpySource): Promise<readonly string[]> {
  const reader = new ByteReader(chunks);
  try {
    const { array, values, items } = await openArray(source, reader);
    if (values !== 1) {
      const next = "save one label per point; for one-hot rows: numpy.argmax(y, axis=1)";
      throw wrong(source, "one label per point", arrayWords(array), next);
    }
    const labels: string[] = [];
    for await (const [label = null] of items) labels.push(labelText(label));
    return labels;
  } finally {
    await reader.close();
  }
}

/**
 * Reads the points of an array into the collector, until it is full. Their labels come from an array
 * of their own, or, without one, from a column of the first.
 *
 * Fails  DataError: damaged or cut arrays, pickled objects, other numbers of labels than of points,
 *        values that are not finite.
 */
export async function readNpy(
  points: NpySource,
  labels: NpySource | undefined,
  options: TableOptions,
  collector: DatasetCollector,
): Promise<void> {
  const reader = new ByteReader(points.chunks);
  try {
    const { array, values, items } = await openArray(points.source, reader);
    const own = labels && (await readLabels(labels));
    if (labels !== undefined && own?.length !== array.shape[0]) {
      const expected = `${array.shape[0] ?? 0} labels as there are points`;
      throw wrong(
        labels.source,
        expected,
        `${own?.length ?? 0}`,
        "give the labels of these points",
      );
    }
    const count = own === undefined ? values : values + 1;
    if (count < 2) {
      const next = "name the array of labels (--labels FILE, --arrays X,y)";
      throw wrong(points.source, "coordinates and a label in every row", arrayWords(array), next);
    }
    if (array.shape.length > 2) {
      collector.say(
        `flattened points of ${array.shape.slice(1).join(" × ")} to ${values} coordinates`,
      );
    }
    const table = new PointTable(
      collector,
      layoutOf({ source: points.source, count }, options),
      options,
    );
    let item = 0;
    for await (const cells of items) {
      table.add(own === undefined ? cells : [...cells, own[item] ?? ""], item + 1);
      item += 1;
      if (collector.isFull) break;
    }
    table.finish();
  } finally {
    await reader.close();
  }
}
