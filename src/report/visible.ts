// UNTRUSTED. Text that someone else wrote, made visible before it is printed. Imports nothing.

/**
 * What has no shape of its own on a screen, but ASCII space: controls (C0, DEL, C1), format characters
 * (bidi controls, zero-width ones, tags), separators of every kind, lone surrogates, private and
 * unassigned characters, what may be ignored by default, and the empty pattern of Braille.
 */
const HIDDEN = /(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** `\u001b`; two of these above U+FFFF, as JSON has it. */
function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, k) => `\\u${character.charCodeAt(k).toString(16).padStart(4, "0")}`,
  ).join("");
}

/**
 * The text with all that is hidden spelled out.
 *
 * Ensures  one line, in which nothing moves the cursor, turns the direction or takes no room; doing it
 *          again changes nothing; JSON without line feeds stays JSON with the same value.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, escaped);
}

/** Lines, each made visible and ended by a line feed. */
export function visibleText(lines: readonly string[]): string {
  return lines.map((line) => `${visible(line)}\n`).join("");
}

/** The text made visible, cut after so many characters. */
export function excerpt(text: string, length = 400): string {
  return visible(text.length > length ? `${text.slice(0, length)}…` : text);
}

/** The text in quotation marks, cut after 80 characters. */
export function quoted(text: string): string {
  return visible(JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text));
}
