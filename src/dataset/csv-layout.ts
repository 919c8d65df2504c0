// UNTRUSTED. What the first row of a CSV file tells: is it a header, and which columns are meant.
// Imports nothing but errors and numbers.
import { type Columns, wrongColumn } from "./columns.js";
import { DataError, type Place, quote } from "./data-error.js";
import { isNumber } from "./decimal.js";
import { PointDecoder } from "./point.js";
import { missingTexts, type TableOptions } from "./table.js";
import { asksForNames, layoutOf, type TableLayout } from "./table-layout.js";

export interface CsvLayoutOptions extends TableOptions {
  /** Whether the first row is a header. Default: found out from it. */
  readonly header?: boolean;
}

/** The layout, and whether the first row told it as a header. */
export interface CsvLayout {
  readonly layout: TableLayout;
  readonly hasHeader: boolean;
}

/** Header iff no coordinate cell is a number and some cell is a name; a mixture is an error. */
function detectHeader(
  source: string,
  line: number,
  cells: readonly string[],
  coordinates: readonly number[],
  options: CsvLayoutOptions,
): boolean {
  const decoder = new PointDecoder(source, options.decimal);
  const missing = missingTexts(options);
  // A cell that only a header has: it is not empty, no number, not NaN or infinity, and not missing.
  const isName = (cell: string): boolean =>
    decoder.exact(cell) === "not-a-number" && !missing.has(cell);
  const column = coordinates.find((k) => isName(cells[k] ?? ""));
  if (column === undefined) return false;
  if (!coordinates.some((k) => isNumber(decoder.exact(cells[k] ?? "")))) return true;
  throw new DataError({
    source,
    place: { unit: "line", line, column: column + 1 },
    problem: `expected a number or a whole line of names, got ${quote(cells[column] ?? "")}`,
    next:
      "if the first line is no row, leave it out (--skip-rows 1); else leave out the column " +
      "(--ignore), or say whether the file has a header (--header, --no-header)",
  });
}

/** Characters that often separate cells, and how --delimiter is told them. */
const SEPARATORS: readonly (readonly [pattern: RegExp, option: string])[] = [
  [/;/u, "--delimiter ';'"],
  [/\t/u, "--delimiter tab"],
  [/\|/u, "--delimiter '|'"],
  [/,/u, "--delimiter ,"],
  [/\S\s+\S/u, "--delimiter whitespace"],
];

/** The error for a first row of one cell. */
function oneColumn(columns: Columns, cell: string): DataError {
  const problem = "expected coordinates and a label, got 1 column";
  const next = "check the file and its delimiter (--delimiter)";
  if (/^[#%]/u.test(cell)) {
    const mark = cell.slice(0, 1);
    return wrongColumn(columns, problem, `if ${mark} begins a comment, add --comment '${mark}'`);
  }
  const [, option] = SEPARATORS.find(([pattern]) => pattern.test(cell)) ?? [];
  if (option === undefined) return wrongColumn(columns, problem, next);
  return wrongColumn(columns, `${problem}: ${quote(cell)}`, `perhaps ${option}`);
}

/**
 * The layout told by the first row.
 *
 * Fails  DataError: fewer than two columns, no such column, a name without a header, or a first row
 *        that is partly names and partly numbers.
 */
export function csvLayout(
  source: string,
  line: number,
  cells: readonly string[],
  options: CsvLayoutOptions,
): CsvLayout {
  const place: Place = { unit: "line", line };
  const unnamed: Columns = { source, place, count: cells.length };
  if (cells.length < 2) throw oneColumn(unnamed, cells[0] ?? "");
  const named: Columns = { ...unnamed, names: cells };
  const isHeader = options.header ?? (asksForNames(options) ? true : undefined);
  if (isHeader === true) return { layout: layoutOf(named, options), hasHeader: true };
  const layout = layoutOf(unnamed, options);
  if (isHeader === false || !detectHeader(source, line, cells, layout.coordinates, options)) {
    return { layout, hasHeader: false };
  }
  return { layout: { ...layout, names: cells }, hasHeader: true };
}
