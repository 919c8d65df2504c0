// UNTRUSTED. Which commands are watched: supervise.ts is loaded for these alone.

/** The commands that may take long. The others are over sooner than a thread is worth. */
export const WATCHED: readonly string[] = [
  "prove",
  "construct",
  "certify",
  "refute",
  "sweep",
  "preserve",
  "lipschitz",
  "sobolev",
  "verify",
];
