// TRUSTED. The one mint: what is accepted is sealed here, by the files of the rules alone.
// Imports only the kernel. A test tries to forge one.

/** Whatever was proved; its kind says what, and the file of the rule of that kind what it means. */
export interface Theorem {
  readonly kind: string;
}

const minted = new WeakSet();

/** A frozen copy: those who gave the data run while they are judged, and cannot change what is shown of them. */
export function sealed<T>(data: T): T {
  if (typeof data !== "object" || data === null) return data;
  const copy = Object.assign(Array.isArray(data) ? [] : {}, data);
  for (const key in copy) copy[key] = sealed(copy[key]);
  return Object.freeze(copy);
}

/** Seals a statement. Called by the files of the rules alone; not exported from the kernel. */
export function seal<T extends Theorem>(statement: T): T {
  const own = sealed(statement);
  minted.add(own);
  return own;
}

/** True only of what the kernel itself sealed. */
export function isTheorem(value: object): boolean {
  return minted.has(value);
}
