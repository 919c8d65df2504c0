// UNTRUSTED. Parquet tables → points. hyparquet reads the footer; types that are no numbers and no texts,
// packings that are not read, and damage are refused with the command that converts the file.
import type { ColumnChunk, FileMetaData, RowGroup, SchemaElement } from "hyparquet";
import { parquetMetadata } from "hyparquet/src/metadata.js";
import type { Cell } from "./cell.js";
import { selectorsOf } from "./columns.js";
import { DataError, quote } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { PANDAS } from "./foreign-format.js";
import { PARQUET_MARK } from "./format.js";
import { CODEC_NAMES, columnCells, UnreadPage } from "./parquet-pages.js";
import { type CellReader, cellReaderOf } from "./parquet-types.js";
import { PointTable, type TableOptions } from "./table.js";
import { layoutOf, type TableLayout } from "./table-layout.js";
import { wholeOf } from "./whole.js";

/** Cells of a row group that are read: they are held as a whole. */
const GROUP_CELLS = 2 ** 26;
/** Bytes of a number in the footer: a longer one would take long to read, and means nothing. */
const NUMBER_BYTES = 4_096;
const CONVERT = PANDAS("read_parquet");
/** As pandas names an index that it writes as a column. */
const INDEX = /^__index_level_\d+__$/u;

function wrong(source: string, problem: string, next = CONVERT): DataError {
  return new DataError({ source, problem, next });
}

/** What an error of a reader says of the file. */
function damage(source: string, where: string, error: unknown): DataError {
  if (error instanceof UnreadPage) {
    const names = CODEC_NAMES.map((name) => name.toLowerCase()).join(", ");
    const problem = `${where} is ${error.message.toLowerCase()}, which is not read (of packings: ${names})`;
    return wrong(source, problem);
  }
  const what = error instanceof Error ? error.message : "";
  return wrong(source, `${where} is damaged: ${quote(what)}`, "write the file again");
}

/** True if what is looked at has the types that it should have: the library takes them as they come. */
function isFooter({ schema, row_groups: groups }: FileMetaData): boolean {
  const isChunk = ({ meta_data: data }: ColumnChunk): boolean =>
    data === undefined ||
    (Array.isArray(data.path_in_schema) &&
      [data.num_values, data.data_page_offset, data.total_compressed_size].every(isCount) &&
      isCount(data.dictionary_page_offset ?? 0n));
  return (
    schema.every(({ name, num_children: children = 0 }) => {
      return typeof name === "string" && Number.isSafeInteger(children);
    }) && groups.every(({ columns, num_rows: rows }) => isCount(rows) && columns.every(isChunk))
  );
}

const isCount = (value: unknown): boolean => typeof value === "bigint" && value >= 0n;

/** The footer: columns and row groups. Values of statistics are not looked at. */
function footerOf(source: string, bytes: Uint8Array): FileMetaData {
  const nothing = (): undefined => undefined;
  try {
    const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 8, true);
    let run = 0;
    for (const byte of bytes.subarray(Math.max(0, bytes.length - 8 - length))) {
      run = byte >= 0x80 ? run + 1 : 0;
      if (run > NUMBER_BYTES) throw new RangeError("a number without an end");
    }
    const parsers = { stringFromBytes: nothing, jsonFromBytes: nothing };
    const footer = parquetMetadata(bytes, { geoparquet: false, parsers });
    if (!isFooter(footer)) throw new RangeError("not what a footer says");
    return footer;
  } catch (error) {
    throw damage(source, "the footer", error);
  }
}

/** The columns of the table: the children of the root, those of lists and records passed over. */
function columnsOf(source: string, schema: readonly SchemaElement[]): readonly SchemaElement[] {
  const columns: SchemaElement[] = [];
  let at = 1;
  while (at < schema.length) {
    const element = schema[at];
    if (element !== undefined) columns.push(element);
    for (let left = 1; left > 0; left -= 1) {
      left += Math.max(0, schema[at]?.num_children ?? 0);
      at += 1;
      if (at > schema.length) throw wrong(source, "the footer is damaged", "write the file again");
    }
  }
  const names = columns.map(({ name }) => name);
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice === undefined) return columns;
  throw wrong(
    source,
    `two columns have the name ${quote(twice)}`,
    "give every column its own name",
  );
}

/** How the cells of each column that is meant are read, by its place. Fails: DataError. */
function readersOf(
  source: string,
  columns: readonly SchemaElement[],
  { names, label, coordinates }: TableLayout,
): ReadonlyMap<number, CellReader> {
  const readers = new Map<number, CellReader>();
  for (const column of [...coordinates, label]) {
    const element = columns[column];
    const reader = element === undefined ? "nothing" : cellReaderOf(element);
    if (typeof reader !== "string") {
      readers.set(column, reader);
      continue;
    }
    const problem = `expected numbers or texts in column ${column + 1}, ${quote(names?.[column] ?? "")}, got ${reader}`;
    const next =
      column === label
        ? "say which column has the label (--label)"
        : `leave it out: --ignore ${selectorsOf(names, [column])}; or make it numbers first`;
    throw wrong(source, problem, next);
  }
  return readers;
}

/** One column of a group as cells. Fails: DataError. */
function readColumn(
  source: string,
  bytes: Uint8Array,
  group: RowGroup,
  element: SchemaElement,
  read: CellReader,
): readonly Cell[] {
  const where = `column ${quote(element.name)}`;
  try {
    const chunks = group.columns.filter(({ meta_data: data }) => {
      return data?.path_in_schema.length === 1 && data.path_in_schema[0] === element.name;
    });
    const [chunk, second] = chunks;
    const data = chunk?.meta_data;
    if (chunk === undefined || data === undefined || second !== undefined) {
      throw new RangeError("not once in a row group");
    }
    if (chunk.file_path !== undefined) throw new UnreadPage("in a file of its own");
    if (chunk.crypto_metadata !== undefined) throw new UnreadPage("encrypted");
    const dictionary = data.dictionary_page_offset ?? 0n;
    const first =
      dictionary > 0n && dictionary < data.data_page_offset ? dictionary : data.data_page_offset;
    const [start, end] = [Number(first), Number(first + data.total_compressed_size)];
    const rows = Number(group.num_rows);
    if (!(start >= PARQUET_MARK.length && start <= end && end <= bytes.length)) {
      throw new RangeError("bytes beyond the file");
    }
    if (data.num_values !== group.num_rows || data.type !== element.type) {
      throw new RangeError("a row group of another form");
    }
    return columnCells({
      bytes: bytes.subarray(start, end),
      rows,
      codec: data.codec,
      element,
      read,
    });
  } catch (error) {
    throw damage(source, where, error);
  }
}

/** The layout of the columns. Fails: DataError, also where the label would be the index of pandas. */
function layoutOfColumns(
  source: string,
  names: readonly string[],
  options: TableOptions,
): TableLayout {
  const last = names.at(-1) ?? "";
  if (options.label === undefined && INDEX.test(last)) {
    const other = Math.max(0, names.filter((name) => !INDEX.test(name)).length - 1);
    const next = `say which column has the label, such as --label ${selectorsOf(names, [other])} --ignore ${last}`;
    throw wrong(source, `expected a label in the last column, got the index of pandas`, next);
  }
  return layoutOf({ source, count: names.length, names }, options);
}

/**
 * Reads the points of a table into the collector, until it is full.
 *
 * Ensures  numbers exactly as they are stored; null is a missing value.
 * Fails    DataError: damage, columns that are no numbers and no texts, packings that are not read.
 * Cost     the file is held as a whole, and the cells of one row group.
 */
export async function readParquet(
  chunks: AsyncIterable<Uint8Array>,
  options: TableOptions,
  collector: DatasetCollector,
): Promise<void> {
  const { source } = collector;
  const bytes = await wholeOf(source, chunks, "write it in parts, or as CSV");
  const footer = footerOf(source, bytes);
  const columns = columnsOf(source, footer.schema);
  const layout = layoutOfColumns(
    source,
    columns.map(({ name }) => name),
    options,
  );
  const readers = readersOf(source, columns, layout);
  const table = new PointTable(collector, layout, options);
  let line = 0;
  for (const group of footer.row_groups) {
    const rows = Number(group.num_rows);
    if (!(rows >= 0 && rows * readers.size <= GROUP_CELLS)) {
      const problem = `expected row groups of at most ${GROUP_CELLS} cells that are meant, got ${rows * readers.size}`;
      throw wrong(
        source,
        problem,
        "write it again with smaller row groups (row_group_size=100000)",
      );
    }
    const read = [...readers].map(([column, reader]) => {
      const element = columns[column];
      if (element === undefined) throw new RangeError("a layout of its own columns");
      return [column, readColumn(source, bytes, group, element, reader)] as const;
    });
    for (let row = 0; row < rows && !collector.isFull; row += 1) {
      const cells = new Array<Cell>(columns.length).fill(null);
      for (const [column, values] of read) cells[column] = values[row] ?? null;
      line += 1;
      table.add(cells, line);
    }
    if (collector.isFull) break;
  }
  table.finish();
}
