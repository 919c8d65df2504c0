// UNTRUSTED. What the constructions folder offers.
export {
  type AutoOptions,
  type Candidates,
  candidatesFor,
  CONSTRUCTIONS,
  constructAll,
  FEWER_PARAMETERS,
  isBetter,
  type Order,
  PAIRS_LIMIT,
  type Untried,
} from "./auto.js";
export type {
  Constructed,
  Construction,
  ConstructOptions,
  LeftOut,
  Unreached,
} from "./construction.js";
export { madeWords, ruleOf } from "./construction.js";
export { detectorInf } from "./detector-inf.js";
export { type Faulted, faulted, isMistake } from "./faulted.js";
export { gatedLattice } from "./gated-lattice.js";
export { lattice, latticeL0, latticeL1, latticeL2, latticeWithin } from "./lattice.js";
export { latticeSize } from "./lattice-plan.js";
export { logWidth } from "./log-width.js";
export { narrowVoronoi } from "./narrow-voronoi.js";
export { pairwise } from "./pairwise.js";
export { partition } from "./partition.js";
export { bitsSize } from "./partition-bits.js";
export { levelsSize } from "./partition-level-plan.js";
export { polyhedral } from "./polyhedral.js";
export { SEQUENTIAL_LATTICE, sequentialLattice } from "./sequential-lattice.js";
export { square } from "./square.js";
export { staircase } from "./staircase.js";
export { staircaseSize } from "./staircase-network.js";
export { type StopReason, Stopped } from "./stopped.js";
export { voronoi } from "./voronoi.js";
