// UNTRUSTED. CSV → dataset, by csv-parse, row by row. Cells stay texts until they are decoded exactly.
// Imports csv-parse.
import { CsvError, parse, type Parser } from "csv-parse";
import { type CsvLayout, csvLayout, type CsvLayoutOptions } from "./csv-layout.js";
import { DataError } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { PointDecoder } from "./point.js";

export interface CsvOptions extends CsvLayoutOptions {
  /** One character between cells. Default: a comma. */
  readonly delimiter?: string;
}

/** Characters of one row, line ends included. */
const ROW_CHARACTERS = 2 ** 25;

interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

const BREAK = /\r\n|\r|\n/g;

/** Line ends inside quoted cells of a row: the row is so many lines longer. */
function innerLines(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    if (cell.includes("\n") || cell.includes("\r")) count += cell.match(BREAK)?.length ?? 0;
  }
  return count;
}

/** The DataError for what csv-parse refuses. Its own line numbers are off after quoted CRLF. */
function malformed(source: string, line: number, error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const place = { unit: "line", line } as const;
  if (error.code === "CSV_QUOTE_NOT_CLOSED" || error.code === "CSV_MAX_RECORD_SIZE") {
    const problem = "expected the end of a quoted cell or of the row, got none";
    return new DataError({ source, place, problem, next: 'close the quotation marks (")' });
  }
  const problem = "expected quotation marks around a whole cell only, got some inside it";
  const next = 'quote the whole cell, and write "" for a quotation mark inside';
  return new DataError({ source, place, problem, next });
}

/** Resolves once csv-parse has taken a text, or the end of it; rejects with what it refuses. */
function feed(parser: Parser, text: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => {
      if (error) reject(error);
      else resolve();
    };
    if (text === undefined) parser.end(done);
    else parser.write(text, done);
  });
}

/** Rows with the lines they begin at. Blanks around unquoted cells are not part of them. */
async function* csvRows(
  source: string,
  texts: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<CsvRow> {
  // Rows are taken as they are met: csv-parse drops those it still holds when a later one is bad.
  let rows: CsvRow[] = [];
  let line = 1;
  const parser = parse({
    delimiter,
    trim: true,
    relax_column_count: true,
    max_record_size: ROW_CHARACTERS,
    on_record: (cells: readonly string[]) => {
      rows.push({ cells, line });
      line += 1 + innerLines(cells);
      return null;
    },
  });
  parser.on("error", () => undefined);
  const take = () => {
    const taken = rows;
    rows = [];
    return taken;
  };
  try {
    for await (const text of texts) {
      await feed(parser, text);
      yield* take();
    }
    parser.resume();
    await feed(parser, undefined);
  } catch (error) {
    yield* take();
    throw malformed(source, line, error);
  }
  yield* take();
}

/** The row, unless it is empty (a row of one empty cell); empty rows may only end a file. */
function isEmpty(row: CsvRow): boolean {
  return row.cells.length === 1 && row.cells[0] === "";
}

function emptyLine(source: string, line: number): DataError {
  return new DataError({
    source,
    place: { unit: "line", line },
    problem: "expected a row, got an empty line",
    next: "remove the empty line; only the end of a file may have some",
  });
}

/** Adds the point of one row. Fails: DataError on a ragged row or a cell that is no number. */
function addRow(
  collector: DatasetCollector,
  decoder: PointDecoder,
  row: CsvRow,
  layout: CsvLayout,
): void {
  const { source } = collector;
  const { cells, line } = row;
  const { columns, labelColumn } = layout;
  if (cells.length !== columns) {
    const place = { unit: "line", line, column: Math.min(cells.length, columns) + 1 } as const;
    const problem = `expected ${columns} cells as in the first row, got ${cells.length}`;
    const next = "complete the row; quote a cell that contains the delimiter";
    throw new DataError({ source, place, problem, next });
  }
  const place = (column: number) => ({ unit: "line", line, column: column + 1 }) as const;
  const label = cells[labelColumn] ?? "";
  if (label === "") {
    const problem = "expected a label, got an empty cell";
    const next = "give every point a label, or say which column has it (--label)";
    throw new DataError({ source, place: place(labelColumn), problem, next });
  }
  const coordinates = cells.filter((_, column) => column !== labelColumn);
  const point = decoder.decode(coordinates, (k) => place(k < labelColumn ? k : k + 1));
  collector.add(point, label, line);
}

/**
 * Reads the points of a CSV text into the collector, until it is full.
 *
 * Fails  DataError with line and column: ragged rows, empty lines or cells, cells that are no
 *        numbers, misplaced quotation marks, a label column that is not there.
 * Cost   one pass; one row in memory beside the points.
 */
export async function readCsv(
  texts: AsyncIterable<string>,
  options: CsvOptions,
  collector: DatasetCollector,
): Promise<void> {
  const { source } = collector;
  const decoder = new PointDecoder(source);
  let layout: CsvLayout | undefined;
  let blank: number | undefined;
  for await (const row of csvRows(source, texts, options.delimiter ?? ",")) {
    if (isEmpty(row)) {
      blank ??= row.line;
      continue;
    }
    if (blank !== undefined) throw emptyLine(source, blank);
    if (layout === undefined) {
      layout = csvLayout(source, row.line, row.cells, options);
      if (layout.hasHeader) continue;
    }
    addRow(collector, decoder, row, layout);
    if (collector.isFull) return;
  }
}
