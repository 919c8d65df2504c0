// UNTRUSTED. What the first row of a CSV file tells: is it a header, and which column is the label.
// Imports nothing but errors and numbers.
import { DataError, quote } from "./data-error.js";
import { decodeDecimal, isNumber } from "./decimal.js";

/** The columns of a CSV file, counted from 0. */
export interface CsvLayout {
  readonly columns: number;
  readonly labelColumn: number;
  readonly hasHeader: boolean;
}

export interface CsvLayoutOptions {
  /** Name of the label column, or its position from 1. Default: the last column. */
  readonly label?: string;
  /** Whether the first row is a header. Default: found out from it. */
  readonly header?: boolean;
}

const POSITION = /^[1-9]\d*$/;
const NAMES_SHOWN = 12;

function wrong(source: string, line: number, problem: string, next: string): DataError {
  return new DataError({ source, place: { unit: "line", line }, problem, next });
}

/** The names of the columns for a message. */
function listNames(cells: readonly string[]): string {
  const shown = cells.slice(0, NAMES_SHOWN).map(quote).join(", ");
  return cells.length > NAMES_SHOWN ? `${shown}, … (${cells.length} columns)` : shown;
}

function namedColumn(source: string, line: number, cells: readonly string[], name: string): number {
  const column = cells.indexOf(name);
  if (column < 0) {
    const problem = `expected a column named ${quote(name)}, got ${listNames(cells)}`;
    throw wrong(source, line, problem, "name the label column, or give its position from 1");
  }
  if (cells.includes(name, column + 1)) {
    const problem = `expected one column named ${quote(name)}, got several`;
    throw wrong(source, line, problem, "give the position of the label column instead");
  }
  return column;
}

/** The label column. A text of digits is always a position, never a name. */
function labelColumn(
  source: string,
  line: number,
  cells: readonly string[],
  options: CsvLayoutOptions,
): number {
  const { label, header } = options;
  if (label === undefined) return cells.length - 1;
  if (!POSITION.test(label)) {
    if (header !== false) return namedColumn(source, line, cells, label);
    const problem = `expected a position for the label column, got the name ${quote(label)}`;
    throw wrong(source, line, problem, "a file without header has no names: count columns from 1");
  }
  if (label.length <= 9 && Number.parseInt(label, 10) <= cells.length) {
    return Number.parseInt(label, 10) - 1;
  }
  const problem = `expected a label column from 1 to ${cells.length}, got ${label}`;
  throw wrong(source, line, problem, "columns are counted from 1");
}

/** A cell that only a header has: it is not empty, no number, and not NaN or infinity. */
function isName(cell: string): boolean {
  return decodeDecimal(cell) === "not-a-number";
}

/** Header iff no coordinate cell is a number and some cell is a name; a mixture is an error. */
function detectHeader(
  source: string,
  line: number,
  cells: readonly string[],
  label: number,
): boolean {
  const coordinates = cells.filter((_, column) => column !== label);
  const column = cells.findIndex((cell, k) => k !== label && isName(cell));
  if (column < 0) return false;
  if (!coordinates.some((cell) => isNumber(decodeDecimal(cell)))) return true;
  throw new DataError({
    source,
    place: { unit: "line", line, column: column + 1 },
    problem: `expected a number or a whole line of names, got ${quote(cells[column] ?? "")}`,
    next: "correct the cell, or say whether the file has a header (--header, --no-header)",
  });
}

/**
 * The layout told by the first row.
 *
 * Fails  DataError: fewer than two columns, no such label column, a name without a header, or a
 *        first row that is partly names and partly numbers.
 */
export function csvLayout(
  source: string,
  line: number,
  cells: readonly string[],
  options: CsvLayoutOptions,
): CsvLayout {
  const columns = cells.length;
  if (columns < 2) {
    const problem = `expected coordinates and a label, got ${columns} column`;
    throw wrong(source, line, problem, "check the file and its delimiter (--delimiter)");
  }
  const column = labelColumn(source, line, cells, options);
  const isNamed = options.label !== undefined && !POSITION.test(options.label);
  const hasHeader = options.header ?? (isNamed || detectHeader(source, line, cells, column));
  return { columns, labelColumn: column, hasHeader };
}
