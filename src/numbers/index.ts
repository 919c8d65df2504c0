// TRUSTED. Exact numbers: rationals, vectors over one denominator, and the one way to stop on a bug.
export * from "./fault.js";
export * from "./rational.js";
export * from "./scaled.js";
