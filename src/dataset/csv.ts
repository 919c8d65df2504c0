// UNTRUSTED. CSV → dataset, by csv-parse, row by row. Cells stay texts until they are decoded exactly.
// Imports csv-parse.
import { CsvError, type Options, parse, type Parser } from "csv-parse";
import { csvLayout, type CsvLayoutOptions } from "./csv-layout.js";
import { counted, DataError, quote } from "./data-error.js";
import type { DatasetCollector } from "./dataset.js";
import { WHITESPACE } from "./delimiter.js";
import { PointTable } from "./table.js";

export interface CsvOptions extends CsvLayoutOptions {
  /** One character between cells, or "whitespace". Default: a comma. */
  readonly delimiter?: string;
  /** Lines that begin with this text are no rows. Default: there are none. */
  readonly comment?: string;
  /** Lines at the start that are no rows. They are counted as lines. */
  readonly skipRows?: number;
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

/** Stands for a cell that is not there: between two blanks. No text has this character. */
const NO_CELL = "\0";

/** How csv-parse is to separate cells. Of several blanks in a row only the cells between them count. */
function separating(delimiter: string): Options {
  if (delimiter !== WHITESPACE) return { delimiter, trim: true };
  return {
    delimiter: [" ", "\t"],
    cast: (cell, { quoting }) => (cell === "" && !quoting ? NO_CELL : cell),
  };
}

/** The cells of a record: without those that are not there; one empty cell is an empty line. */
function presentCells(cells: readonly string[]): readonly string[] {
  const present = cells.filter((cell) => cell !== NO_CELL);
  return present.length === 0 ? [""] : present;
}

/** csv-parse, with the lines at which rows begin. Blanks around unquoted cells are not part of them. */
class RowParser {
  // Rows are taken as they are met: csv-parse drops those it still holds when a later one is bad.
  private rows: CsvRow[] = [];
  private rowLine: number;
  readonly parser: Parser;

  constructor({ delimiter = ",", comment, skipRows = 0 }: CsvOptions) {
    this.rowLine = skipRows + 1;
    this.parser = parse({
      ...separating(delimiter),
      ...(comment !== undefined && { comment, comment_no_infix: true }),
      relax_column_count: true,
      max_record_size: ROW_CHARACTERS,
      on_record: (cells: readonly string[]) => {
        this.rows.push({ cells: presentCells(cells), line: this.line });
        this.rowLine += 1 + innerLines(cells);
        return null;
      },
    });
    this.parser.on("error", () => undefined);
  }

  /** Lines that were comments. */
  get comments(): number {
    return this.parser.info.comment_lines;
  }

  /** The line at which the next row begins. */
  get line(): number {
    return this.rowLine + this.comments;
  }

  take(): readonly CsvRow[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }
}

async function* csvRows(
  source: string,
  texts: AsyncIterable<string>,
  rows: RowParser,
): AsyncGenerator<CsvRow> {
  const { parser } = rows;
  try {
    for await (const text of texts) {
      await feed(parser, text);
      yield* rows.take();
    }
    parser.resume();
    await feed(parser, undefined);
  } catch (error) {
    yield* rows.take();
    throw malformed(source, rows.line, error);
  }
  yield* rows.take();
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

/** Adds the first row of a file without header: it may say something about the file instead. */
function addFirst(table: PointTable, { cells, line }: CsvRow): void {
  try {
    table.add(cells, line);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const { source, problem, column, next = "" } = error;
    const place = { unit: "line", line, ...(column !== undefined && { column }) } as const;
    const other = `; if the first line is no row, leave it out (--skip-rows ${line})`;
    throw new DataError({ source, problem, place, next: `${next}${other}` });
  }
}

/**
 * Reads the points of a CSV text into the collector, until it is full.
 *
 * Fails  DataError with line and column: ragged rows, empty lines or cells, cells that are no
 *        numbers, misplaced quotation marks, a column that is not there.
 * Cost   one pass; one row in memory beside the points.
 */
export async function readCsv(
  texts: AsyncIterable<string>,
  options: CsvOptions,
  collector: DatasetCollector,
): Promise<void> {
  const { source } = collector;
  const parser = new RowParser(options);
  let table: PointTable | undefined;
  let blank: number | undefined;
  let isFirst = false;
  for await (const row of csvRows(source, texts, parser)) {
    if (isEmpty(row)) {
      blank ??= row.line;
      continue;
    }
    if (blank !== undefined) throw emptyLine(source, blank);
    if (table === undefined) {
      const { layout, hasHeader } = csvLayout(source, row.line, row.cells, options);
      table = new PointTable(collector, layout, options);
      isFirst = !hasHeader;
      if (hasHeader) continue;
    }
    if (isFirst) addFirst(table, row);
    else table.add(row.cells, row.line);
    isFirst = false;
    if (collector.isFull) break;
  }
  if (options.comment !== undefined) {
    collector.say(
      `left out ${counted(parser.comments, "line")} of comment (${quote(options.comment)})`,
    );
  }
  table?.finish();
}
