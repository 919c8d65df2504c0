// UNTRUSTED. A construction that ended with a mistake of its own, where others go on. Imports nothing.

/** A construction that failed in a way that it should not: a bug of muball, to be reported. */
export interface Faulted {
  readonly status: "faulted";
  readonly construction: string;
  /** `RangeError: Invalid array length`. */
  readonly reason: string;
}

/** What the language throws by itself, and the kernel's `fault`. */
const MISTAKES: readonly unknown[] = [Error, RangeError, ReferenceError, SyntaxError, TypeError];

/** True if nobody waits for this error, as somebody does for a DataError. */
export function isMistake(error: unknown): error is Error {
  return error instanceof Error && MISTAKES.includes(error.constructor);
}

/** The answer for a construction that threw. Fails: with the error itself if it is no mistake. */
export function faulted(construction: string, error: unknown): Faulted {
  if (!isMistake(error)) throw error;
  return { status: "faulted", construction, reason: `${error.name}: ${error.message}` };
}
