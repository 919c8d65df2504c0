// UNTRUSTED. What the constructions folder offers.
export type { Constructed, Construction, ConstructOptions, Unreached } from "./construction.js";
export { lattice, latticeL0, latticeL1, latticeL2 } from "./lattice.js";
export { staircase } from "./staircase.js";
