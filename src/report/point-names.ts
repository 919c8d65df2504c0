// UNTRUSTED. Points and balls as messages name them: by the number that certificates have, which counts from
// 0, and by the place in the file, which counts from 1. Imports nothing.

/** `line 12 of iris.csv`, or `image 12 of digits.idx`: as people count. */
export type PlaceOf = (point: number) => string;

/**
 * `point 3 (from 0; line 5 of iris.csv) and point 12 (line 14 of iris.csv)`.
 *
 * Ensures  one name says how the numbers count: the first.
 */
export function indexedNames(
  word: "point" | "ball",
  indices: readonly number[],
  placeOf: PlaceOf | undefined,
): readonly string[] {
  return indices.map((index, k) => {
    const notes = [...(k === 0 ? ["from 0"] : []), ...(placeOf ? [placeOf(index)] : [])];
    return `${word} ${index}${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`;
  });
}

/** Two points or balls in a sentence. */
export function pairWords(
  word: "point" | "ball",
  pair: readonly number[],
  placeOf?: PlaceOf,
): string {
  return indexedNames(word, pair, placeOf).join(" and ");
}
