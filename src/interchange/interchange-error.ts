// UNTRUSTED. What is wrong with a value that a program gave, and where in it. Imports nothing.

/** Longest text that is shown of a value. */
const SHOWN = 60;

/** A value in a few words: its text if it is short, else what it is. */
export function shownValue(value: unknown): string {
  if (value === undefined || value === null) return `${value}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === "function") return "a function";
  if (typeof value === "symbol") return "a symbol";
  if (typeof value === "object") {
    const keys = Object.keys(value).slice(0, 5);
    return keys.length === 0 ? "an object with nothing in it" : `an object with ${keys.join(", ")}`;
  }
  const text = typeof value === "string" ? JSON.stringify(value) : `${value as number | bigint}`;
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** The parts of the message. */
export interface InterchangeDefect {
  /** Where in the value, such as `layer 0, neuron 2, weight 1`, counted from 0; "" if it is the value itself. */
  readonly place: string;
  readonly expected: string;
  readonly got: string;
  readonly next: string;
}

/** A value from a program that is not what was expected: the place, what was expected, what came. */
export class InterchangeError extends Error {
  override readonly name = "InterchangeError";

  constructor(readonly defect: InterchangeDefect) {
    const { place, expected, got, next } = defect;
    super(`${place === "" ? "" : `${place}: `}expected ${expected}, got ${got}; ${next}`);
  }
}
