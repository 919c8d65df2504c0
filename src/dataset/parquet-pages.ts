// UNTRUSTED. The pages of one column of a row group → its cells. hyparquet reads the headers of pages, Snappy
// and the encodings of values; what it leaves unchecked is checked here: sizes, sums, counts, places.
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { decompress as zstdDecompress } from "fzstd";
import type { CompressionCodec, DecodedArray, PageHeader, SchemaElement } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";
import { deltaBinaryUnpack, deltaLengthByteArray } from "hyparquet/src/delta.js";
import { byteStreamSplit } from "hyparquet/src/encoding.js";
import { readPlain } from "hyparquet/src/plain.js";
import { snappyUncompress } from "hyparquet/src/snappy.js";
import { viewOf } from "./byte-reader.js";
import type { Cell } from "./cell.js";
import type { CellReader } from "./parquet-types.js";
import { type PageReader, readRuns } from "./parquet-runs.js";
import { crc32 } from "./zip.js";

/** Bytes of an unpacked page; of a header. More are taken for damage. */
const PAGE_BYTES = 2 ** 30;
const HEADER_BYTES = 2 ** 16;

/** One column of a row group as its file has it. */
export interface ColumnChunk {
  readonly bytes: Uint8Array;
  readonly rows: number;
  readonly codec: CompressionCodec;
  readonly element: SchemaElement;
  readonly read: CellReader;
}

/** A page that is sound, but written in a way that is not read. */
export class UnreadPage extends Error {}

type Unpack = (bytes: Uint8Array, size: number) => Uint8Array;

const CODECS: Readonly<Partial<Record<CompressionCodec, Unpack>>> = {
  UNCOMPRESSED: (bytes) => bytes,
  SNAPPY: (bytes, size) => {
    const page = new Uint8Array(size);
    snappyUncompress(bytes, page);
    return page;
  },
  GZIP: (bytes, size) => gunzipSync(bytes, { maxOutputLength: Math.max(size, 1) }),
  ZSTD: (bytes, size) => zstdDecompress(bytes, new Uint8Array(size)),
  BROTLI: (bytes, size) => brotliDecompressSync(bytes, { maxOutputLength: Math.max(size, 1) }),
};

/** Packings that are read, as they are named. */
export const CODEC_NAMES = Object.keys(CODECS);

/** The page unpacked, in bytes of its own: readers of values look no further than their buffer. */
function unpack(codec: CompressionCodec, bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  if (!(size >= 0 && size <= PAGE_BYTES)) throw new RangeError(`a page of ${size} bytes`);
  const work = CODECS[codec];
  if (work === undefined) throw new UnreadPage(`packed with ${codec}`);
  const page = work(bytes, size);
  if (page.length !== size) throw new RangeError(`a page of ${size} bytes with ${page.length}`);
  return new Uint8Array(page);
}

/** The values of a page that are there, as they are stored. */
function valuesOf(
  reader: PageReader,
  encoding: string,
  count: number,
  { type, type_length: length }: SchemaElement,
): DecodedArray {
  if (type === undefined) throw new RangeError("a column without a type");
  if (encoding === "PLAIN") return readPlain(reader, type, count, length);
  if (encoding === "RLE" && type === "BOOLEAN") {
    reader.offset += 4;
    return Array.from(readRuns(reader, 1, count), (bit) => bit === 1);
  }
  if (encoding === "BYTE_STREAM_SPLIT") return byteStreamSplit(reader, count, type, length);
  if (encoding === "DELTA_BINARY_PACKED" && (type === "INT32" || type === "INT64")) {
    const values = type === "INT32" ? new Int32Array(count) : new BigInt64Array(count);
    if (count > 0) deltaBinaryUnpack(reader, count, values);
    return values;
  }
  if (encoding === "DELTA_LENGTH_BYTE_ARRAY") {
    const values: Uint8Array[] = [];
    deltaLengthByteArray(reader, count, values);
    return values;
  }
  throw new UnreadPage(`encoded with ${encoding}`);
}

/** What a page holds: which of its rows have a value, and where the values begin. */
interface OpenPage {
  readonly rows: number;
  readonly encoding: string;
  /** One per row, 0 where the value is missing; undefined if none can be. */
  readonly levels: Uint32Array | undefined;
  readonly reader: PageReader;
}

function openPage(
  chunk: ColumnChunk,
  header: PageHeader,
  packed: Uint8Array,
  most: number,
): OpenPage {
  const { codec, element } = chunk;
  const isOptional = element.repetition_type === "OPTIONAL";
  const size = header.uncompressed_page_size;
  const first = header.data_page_header;
  const second = header.data_page_header_v2;
  const rows = first?.num_values ?? second?.num_rows ?? -1;
  if (!(rows >= 0 && rows <= most))
    throw new RangeError(`a page of ${rows} rows, where ${most} are left`);
  if (first !== undefined) {
    const page = unpack(codec, packed, size);
    const reader = { view: viewOf(page), offset: 0 };
    if (!isOptional) return { rows, encoding: first.encoding, levels: undefined, reader };
    if (first.definition_level_encoding !== "RLE") {
      throw new UnreadPage(`with levels encoded as ${first.definition_level_encoding}`);
    }
    const end = 4 + reader.view.getUint32(0, true);
    reader.offset = 4;
    const levels = readRuns(reader, 1, rows);
    reader.offset = end;
    return { rows, encoding: first.encoding, levels, reader };
  }
  if (second === undefined) throw new RangeError("a page without a header of its own");
  const length = second.definition_levels_byte_length;
  if (second.repetition_levels_byte_length !== 0 || !(length >= 0 && length <= packed.length)) {
    throw new RangeError("a page with levels beyond its end");
  }
  const levels = isOptional
    ? readRuns({ view: viewOf(packed.subarray(0, length)), offset: 0 }, 1, rows)
    : undefined;
  const isPacked = second.is_compressed !== false;
  const page = unpack(isPacked ? codec : "UNCOMPRESSED", packed.subarray(length), size - length);
  return { rows, encoding: second.encoding, levels, reader: { view: viewOf(page), offset: 0 } };
}

/** The cells of a page, null where nothing is. */
function cellsOf(
  { rows, encoding, levels, reader }: OpenPage,
  { element, read }: ColumnChunk,
  dictionary: readonly Cell[] | undefined,
): readonly Cell[] {
  const count = levels === undefined ? rows : levels.reduce((sum, level) => sum + level, 0);
  let present: readonly Cell[];
  if (encoding === "PLAIN_DICTIONARY" || encoding === "RLE_DICTIONARY") {
    const width = reader.view.getUint8(reader.offset);
    reader.offset += 1;
    present = Array.from(readRuns(reader, width, count), (place) => {
      const cell = dictionary?.[place];
      if (cell === undefined) throw new RangeError(`entry ${place} of a dictionary without it`);
      return cell;
    });
  } else {
    const values = valuesOf(reader, encoding, count, element);
    if (values.length !== count) throw new RangeError(`${count} values with ${values.length}`);
    present = Array.from<unknown, Cell>(values, read);
  }
  if (reader.offset > reader.view.byteLength) throw new RangeError("values beyond the page");
  if (levels === undefined) return present;
  let next = 0;
  return Array.from(levels, (level) => (level === 0 ? null : (present[next++] ?? null)));
}

/**
 * The cells of a column, one per row of its group.
 *
 * Fails  UnreadPage: a packing or an encoding that is not read. Any other error: the column is damaged.
 */
export function columnCells(chunk: ColumnChunk): readonly Cell[] {
  const { bytes, rows, codec, element, read } = chunk;
  const cells: Cell[] = [];
  let dictionary: readonly Cell[] | undefined;
  let offset = 0;
  while (cells.length < rows) {
    const front = { view: viewOf(bytes.subarray(offset, offset + HEADER_BYTES)), offset: 0 };
    const header = parquetHeader(front);
    const start = offset + front.offset;
    offset = start + header.compressed_page_size;
    if (!(header.compressed_page_size >= 0 && offset <= bytes.length)) {
      throw new RangeError("a page beyond its column");
    }
    const packed = bytes.subarray(start, offset);
    if (header.crc !== undefined && crc32(packed) !== header.crc >>> 0) {
      throw new RangeError("a page whose checksum is another");
    }
    const { dictionary_page_header: own } = header;
    if (own === undefined) {
      const page = openPage(chunk, header, packed, rows - cells.length);
      for (const cell of cellsOf(page, chunk, dictionary)) cells.push(cell);
      continue;
    }
    // Every entry of a dictionary but those without bytes takes a bit at least.
    const page = unpack(codec, packed, header.uncompressed_page_size);
    if (!(own.num_values >= 0 && own.num_values <= 8 * page.length)) {
      throw new RangeError(`a dictionary of ${own.num_values} entries`);
    }
    const reader = { view: viewOf(page), offset: 0 };
    dictionary = Array.from<unknown, Cell>(
      valuesOf(reader, "PLAIN", own.num_values, element),
      read,
    );
  }
  return cells;
}
