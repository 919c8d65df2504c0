// UNTRUSTED. Which columns are meant: names, positions from 1, ranges of positions, positions from the end.
// Imports leven.
import { closestMatch } from "leven";
import { DataError, type Place, quote } from "./data-error.js";

/** The columns of a table, and their names if it has any. */
export interface Columns {
  readonly source: string;
  /** Where they are named, or first seen. */
  readonly place?: Place;
  readonly count: number;
  readonly names?: readonly string[];
}

const POSITION = /^-?[1-9]\d*$/u;
const RANGE = /^([1-9]\d*)-([1-9]\d*)$/u;
const NAMES_SHOWN = 12;
const POSITION_DIGITS = 9;
/** Longer names are not proposed. */
const LONGEST = 40;

/** True if a selector means positions, and needs no names. */
export function isPosition(selector: string): boolean {
  return POSITION.test(selector) || RANGE.test(selector);
}

/** Names for a message: quoted, the first twelve. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map(quote).join(", ");
  return names.length > NAMES_SHOWN ? `${shown}, … (${names.length} columns)` : shown;
}

export function wrongColumn(columns: Columns, problem: string, next: string): DataError {
  const { source, place } = columns;
  return new DataError({ source, ...(place !== undefined && { place }), problem, next });
}

/** The name that was probably meant: equal up to case and blanks, or a few letters away. */
function nearName(names: readonly string[], wanted: string): string | undefined {
  const plain = (name: string): string => name.trim().toLowerCase();
  const same = names.find((name) => plain(name) === plain(wanted));
  if (same !== undefined) return same;
  return closestMatch(wanted, names, {
    maxDistance: wanted.length > 3 ? Math.max(2, Math.floor(wanted.length / 3)) : 1,
  });
}

function namedColumn(columns: Columns, name: string): number {
  const { names } = columns;
  if (names === undefined) {
    const problem = `expected a position of a column, got the name ${quote(name)}`;
    throw wrongColumn(columns, problem, "a file without header has no names: count columns from 1");
  }
  const column = names.indexOf(name);
  if (column < 0) {
    const problem = `expected a column named ${quote(name)}, got ${listNames(names)}`;
    const near = nearName(names, name);
    const meant = near === undefined ? "" : `did you mean ${quote(near)}? `;
    throw wrongColumn(columns, problem, `${meant}name a column, or give its position from 1`);
  }
  if (names.includes(name, column + 1)) {
    const problem = `expected one column named ${quote(name)}, got several`;
    throw wrongColumn(columns, problem, "give the position of the column instead");
  }
  return column;
}

/** The column at a position, from 1, or from the end if it is negative. */
function positionedColumn(columns: Columns, position: string): number {
  const { count } = columns;
  const size = position.replace("-", "");
  const number = size.length <= POSITION_DIGITS ? Number.parseInt(size, 10) : Infinity;
  if (number <= count) return position.startsWith("-") ? count - number : number - 1;
  const problem = `expected a column from 1 to ${count}, got ${quote(position)}`;
  throw wrongColumn(columns, problem, "columns are counted from 1, and from the end from -1");
}

/** A selector in quotation marks, if a shell or a list needs them. */
function spelled(selector: string): string {
  const inList = /[",]/u.test(selector) ? `"${selector.replaceAll('"', '""')}"` : selector;
  return /^[\w.-]+$/u.test(inList) ? inList : `'${inList.replaceAll("'", "'\\''")}'`;
}

/** What to write after --ignore or --columns for these columns: names where they are certain. */
export function selectorsOf(
  names: readonly string[] | undefined,
  columns: readonly number[],
): string {
  const selectors = columns.map((column) => {
    const name = names?.[column];
    const isCertain = name !== undefined && name !== "" && !isPosition(name);
    const isOnly = isCertain && names?.indexOf(name) === names?.lastIndexOf(name);
    return isOnly && name.length <= LONGEST ? spelled(name) : `${column + 1}`;
  });
  return selectors.join(",");
}

/** The one column that is meant. Fails: DataError if there is none. */
export function columnOf(columns: Columns, selector: string): number {
  return POSITION.test(selector)
    ? positionedColumn(columns, selector)
    : namedColumn(columns, selector);
}

/** The columns that are meant, in the order of the selectors. Fails: DataError, also if one is named twice. */
export function columnsOf(columns: Columns, selectors: readonly string[]): readonly number[] {
  const chosen = new Set<number>();
  for (const selector of selectors) {
    const [, first = "", last = ""] = RANGE.exec(selector) ?? [];
    const start = columnOf(columns, first === "" ? selector : first);
    const end = first === "" ? start : columnOf(columns, last);
    if (end < start) {
      const problem = `expected a range of columns, got ${quote(selector)}`;
      throw wrongColumn(columns, problem, `write the smaller position first: ${last}-${first}`);
    }
    for (let column = start; column <= end; column += 1) {
      if (chosen.has(column)) {
        const problem = `expected every column once, got column ${column + 1} twice`;
        throw wrongColumn(columns, problem, "name it once");
      }
      chosen.add(column);
    }
  }
  return [...chosen];
}
