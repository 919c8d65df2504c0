// UNTRUSTED. What is wrong with data that a person gave, where, and what to do about it.
// Imports nothing.

/** What the positions of a source count. */
export type Unit = "line" | "record" | "image";

/** A position in a source: both numbers count from 1. */
export interface Place {
  readonly unit: Unit;
  readonly line: number;
  /** Column of a line, or coordinate of a record. */
  readonly column?: number;
}

/** "unreadable": the file cannot be opened or read. "bad-data": its content is not a dataset. */
export type DataErrorKind = "unreadable" | "bad-data";

export interface DataProblem {
  readonly source: string;
  readonly kind?: DataErrorKind;
  /** What was expected and what was got. */
  readonly problem: string;
  readonly place?: Place;
  /** What to do about it. */
  readonly next?: string;
}

/** `line 3, column 2` or `record 3, coordinate 2`. */
function describePlace(place: Place): string {
  const line = `${place.unit} ${place.line}`;
  if (place.column === undefined) return line;
  return `${line}, ${place.unit === "line" ? "column" : "coordinate"} ${place.column}`;
}

/**
 * An error about data. `message` is a full sentence with the place; `problem` is it without.
 */
export class DataError extends Error {
  override readonly name = "DataError";
  readonly kind: DataErrorKind;
  readonly source: string;
  readonly problem: string;
  readonly unit: Unit | undefined;
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly next: string | undefined;

  constructor(data: DataProblem) {
    const where = data.place === undefined ? "" : `, ${describePlace(data.place)}`;
    super(`${data.source}${where}: ${data.problem}`);
    this.kind = data.kind ?? "bad-data";
    this.source = data.source;
    this.problem = data.problem;
    this.unit = data.place?.unit;
    this.line = data.place?.line;
    this.column = data.place?.column;
    this.next = data.next;
  }
}

/** `1 line`, `3 lines`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

const SHOWN = 40;

/** A text for a message: quoted, control characters escaped, cut after 40 characters. */
export function quote(text: string): string {
  const cut = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return JSON.stringify(cut);
}
