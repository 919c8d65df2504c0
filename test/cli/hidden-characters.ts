// What no output for people may contain, as a list of ranges from the Unicode tables; shares nothing with src.

/** First and last code points that have no shape, move the cursor or turn the direction. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x09],
  [0x0b, 0x1f],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2800, 0x2800],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xd800, 0xf8ff],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0x10ffff],
];

/** A character of every range: its first and its last. */
export const HIDDEN: readonly string[] = RANGES.flatMap(([first, last]) =>
  [first, last].map((code) => String.fromCodePoint(code)),
);

/** The hidden characters of a text, as `U+001B`; line feeds, which end lines, are none. */
export function hiddenIn(text: string): readonly string[] {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return codes
    .filter((code) => RANGES.some(([first, last]) => code >= first && code <= last))
    .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`);
}
