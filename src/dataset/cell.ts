// UNTRUSTED. One cell of data before it is a number or a label. Imports nothing of node.

/** What a cell holds: a text as written, an integer, a double that is meant by its bits, or nothing. */
export type Cell = string | bigint | number | null;

/** The cell as a text: of a label, and for messages. Different doubles have different texts, but ±0. */
export function cellText(cell: Cell): string {
  return typeof cell === "string" ? cell : `${cell}`;
}

/** The text of a label; "" if there is none. */
export function labelText(cell: Cell): string {
  const isNone = cell === null || (typeof cell === "number" && !Number.isFinite(cell));
  return isNone ? "" : cellText(cell);
}

/** Texts that stand for a missing value where nobody said which do. */
export const MISSING: readonly string[] = ["", "?", "NA", "N/A", "NaN", "nan", "null"];
