// UNTRUSTED. Text that someone else wrote, made harmless for a terminal. Imports nothing.

/** Control, format and line-separating characters: they could move the cursor or hide text. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

/** The text with hidden characters spelled out, cut after so many characters. */
export function visible(text: string, length = 400): string {
  const cut = text.length > length ? `${text.slice(0, length)}…` : text;
  return cut.replace(HIDDEN, escaped);
}

/** The text in quotation marks. */
export function quoted(text: string): string {
  return visible(JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text));
}
