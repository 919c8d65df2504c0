// UNTRUSTED. What can separate the cells of CSV. Imports nothing.

/** The delimiter of cells that any number of blanks and tabs separate. */
export const WHITESPACE = "whitespace";

/** True for what can separate cells. */
export function isDelimiter(text: string): boolean {
  return text === WHITESPACE || (text.length === 1 && !/["\r\n]/u.test(text));
}
