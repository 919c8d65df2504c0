// UNTRUSTED. What the columns of a table are: the label, the coordinates, and those that are left out.
// Imports nothing of node.
import { type Columns, columnOf, columnsOf, isPosition, wrongColumn } from "./columns.js";
import { counted, quote } from "./data-error.js";

/** Which columns are meant. A selector is a name, a position from 1, a range `3-7`, or `-1` from the end. */
export interface LayoutOptions {
  /** The label column. Default: the last, where columns have an order. */
  readonly label?: string;
  /** The coordinates, in this order. Default: all columns but the label. */
  readonly columns?: readonly string[];
  /** Columns to leave out. */
  readonly ignore?: readonly string[];
}

/** The columns of a table, counted from 0. */
export interface TableLayout {
  readonly count: number;
  readonly names?: readonly string[];
  readonly label: number;
  readonly coordinates: readonly number[];
}

/** True if an option names a column: then there must be names. */
export function asksForNames({ label, columns = [], ignore = [] }: LayoutOptions): boolean {
  const selectors = [...(label === undefined ? [] : [label]), ...columns, ...ignore];
  return selectors.some((selector) => !isPosition(selector));
}

function wordsOf(columns: Columns, column: number): string {
  const name = columns.names?.[column];
  return name === undefined ? `column ${column + 1}` : `column ${column + 1}, ${quote(name)},`;
}

/**
 * The layout of a table.
 *
 * Fails  DataError: no such column, a column named twice, the label among the coordinates or the
 *        columns left out, or no coordinate left.
 */
export function layoutOf(columns: Columns, options: LayoutOptions): TableLayout {
  const { count, names } = columns;
  const label = options.label === undefined ? count - 1 : columnOf(columns, options.label);
  const ignored = new Set(columnsOf(columns, options.ignore ?? []));
  const chosen =
    options.columns === undefined ? undefined : new Set(columnsOf(columns, options.columns));
  const other = "say which column has the label (--label)";
  if (ignored.has(label)) {
    const problem = `${wordsOf(columns, label)} has the label: it cannot be left out`;
    throw wrongColumn(columns, problem, other);
  }
  if (chosen?.has(label) === true) {
    const problem = `${wordsOf(columns, label)} has the label: it cannot be a coordinate as well`;
    throw wrongColumn(columns, problem, other);
  }
  const both = [...(chosen ?? [])].find((column) => ignored.has(column));
  if (both !== undefined) {
    const problem = `${wordsOf(columns, both)} is both a coordinate and left out`;
    throw wrongColumn(columns, problem, "name it in --columns or in --ignore");
  }
  const all = Array.from({ length: count }, (_, column) => column);
  const coordinates = chosen
    ? [...chosen]
    : all.filter((column) => column !== label && !ignored.has(column));
  if (coordinates.length === 0) {
    const problem = "expected at least one coordinate beside the label, got none";
    throw wrongColumn(columns, problem, "leave out fewer columns, or check the delimiter");
  }
  return { count, label, coordinates, ...(names !== undefined && { names }) };
}

const SHOWN = 8;

/** `"a", "b"` or `column 1, column 2`, the first eight. */
function listColumns({ names }: TableLayout, columns: readonly number[]): string {
  const shown = columns.slice(0, SHOWN).map((k) => quote(names?.[k] ?? `column ${k + 1}`));
  return columns.length > SHOWN ? `${shown.join(", ")}, …` : shown.join(", ");
}

/** What options made of the columns, in words; undefined if they made nothing. */
export function layoutWords(layout: TableLayout, options: LayoutOptions): string | undefined {
  const { count, coordinates, label } = layout;
  if (options.columns !== undefined) {
    const list = listColumns(layout, coordinates);
    return `took ${coordinates.length} of ${counted(count - 1, "column")} beside the label: ${list}`;
  }
  if (options.ignore === undefined) return undefined;
  const kept = new Set([...coordinates, label]);
  const left = Array.from({ length: count }, (_, k) => k).filter((k) => !kept.has(k));
  return `left out ${left.length} of ${counted(count - 1, "column")} beside the label: ${listColumns(layout, left)}`;
}
