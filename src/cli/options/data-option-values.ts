// UNTRUSTED. Values of the options that say how data is read: lists of columns, delimiters, counts.
// Imports csv-parse: a list is a line of CSV.
import { InvalidArgumentError } from "commander";
import { parse } from "csv-parse/sync";
import { isDelimiter } from "../../dataset/delimiter.js";
import type { Rational } from "../../numbers/index.js";
import { exactVector } from "./number-options.js";

/** Delimiters that are hard to type. */
const DELIMITERS: Readonly<Record<string, string>> = { tab: "\t", "\\t": "\t" };

/** The delimiter that a word means. Fails: InvalidArgumentError. */
export function delimiterFrom(text: string): string {
  const delimiter = DELIMITERS[text] ?? text;
  if (isDelimiter(delimiter)) return delimiter;
  throw new InvalidArgumentError(
    "It must be one character such as ';', or tab, or whitespace for any number of blanks.",
  );
}

/** What a line of comment begins with. Fails: InvalidArgumentError. */
export function commentFrom(text: string): string {
  if (text !== "" && !/["\r\n]/u.test(text)) return text;
  throw new InvalidArgumentError("Give what such a line begins with, such as '#'.");
}

/** A factor of all coordinates, or one for each, with commas between. Fails: InvalidArgumentError. */
export function scaleFrom(text: string): readonly Rational[] {
  const values = exactVector(text);
  if (values.every(({ num }) => num !== 0n)) return values;
  throw new InvalidArgumentError("It must not be 0.");
}

const MOST = 1_000_000_000;

/** A count that is at least `least`. Fails: InvalidArgumentError. */
export function countFrom(least: number): (text: string) => number {
  return (text) => {
    const count = /^\d{1,10}$/u.test(text) ? Number.parseInt(text, 10) : -1;
    if (count >= least && count <= MOST) return count;
    throw new InvalidArgumentError(`It must be an integer from ${least} to ${MOST}.`);
  };
}

/** The texts between commas. */
function cellsOf(text: string): readonly string[] {
  try {
    return parse(text === "" ? '""' : text)[0] ?? [];
  } catch {
    return [];
  }
}

/**
 * Texts between commas, after those of the same option before it. A text with a comma inside stands in
 * quotation marks. Fails: InvalidArgumentError.
 */
export function listFrom(text: string, before: readonly string[] = []): readonly string[] {
  const cells = cellsOf(text);
  if (cells.length > 0) return [...before, ...cells];
  throw new InvalidArgumentError(
    `Put commas between, and a text with a comma inside in quotation marks: '"a, b",c'.`,
  );
}
