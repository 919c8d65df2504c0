// TRUSTED. The one way the trusted folders stop on a broken internal invariant.
// A fault is a bug of a programmer. No text can cause one: what a text can cause is a verdict.

/** Throws a kernel fault: an error named `KernelFault` that callers must let escape. */
export function fault(message: string): never {
  const error = new Error(message);
  error.name = "KernelFault";
  throw error;
}

/** The element at `index`, or a fault if there is none. Never silently undefined. */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) return fault(`no element ${index} among ${items.length}`);
  return item;
}

/** Faults unless two arrays that are about to be walked together are equally long. */
export function sameLength(a: { length: number }, b: { length: number }): void {
  if (a.length !== b.length) fault(`lengths differ: ${a.length} and ${b.length}`);
}
