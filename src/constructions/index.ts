// UNTRUSTED. What the constructions folder offers.
export type { Constructed, Construction, ConstructOptions, Unreached } from "./construction.js";
export { staircase } from "./staircase.js";
