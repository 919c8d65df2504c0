// TRUSTED. Arrays of a fixed length in a JSON line. Imports only format.
import type { Walk } from "./walk.js";

/** The items of an array of this length; the caller reads them. */
export function tuple(
  w: Walk,
  value: unknown,
  pointer: string,
  length: number,
): readonly unknown[] {
  const items = w.list(value, pointer, "fact-terms", (item) => item);
  if (w.refusal() === undefined && items.length !== length) {
    const got = `an array of ${items.length}`;
    w.refuse("malformed/wrong-type", pointer, `an array of ${length}`, got);
  }
  return items;
}
