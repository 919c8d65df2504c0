// UNTRUSTED. One cell of data before it is a number or a label. Imports nothing of node.

/** What a cell holds: a text as written, an integer, or a double that is meant by its bits. */
export type Cell = string | bigint | number;

/** The cell as a text: of a label, and for messages. Different doubles have different texts, but ±0. */
export function cellText(cell: Cell): string {
  return typeof cell === "string" ? cell : `${cell}`;
}

/** Texts that stand for a missing value where nobody said which do. */
export const MISSING: readonly string[] = ["", "?", "NA", "N/A", "NaN", "nan", "null"];
