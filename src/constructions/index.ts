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
export { detectorInf } from "./detector-inf/detector-inf.js";
export { type Faulted, faulted, isMistake } from "./faulted.js";
export { gatedLattice } from "./published/stages/gated-lattice.js";
export { lattice, latticeL0, latticeL1, latticeL2, latticeWithin } from "./lattice/lattice.js";
export { latticeSize } from "./lattice/plan.js";
export { logWidth } from "./published/narrow/log-width.js";
export { narrowVoronoi } from "./published/narrow/narrow-voronoi.js";
export { pairwise } from "./pairwise/pairwise.js";
export { partition } from "./partition/partition.js";
export { bitsSize } from "./partition/bits.js";
export { levelsSize } from "./partition/level-plan.js";
export { polyhedral } from "./polyhedral/polyhedral.js";
export { SEQUENTIAL_LATTICE, sequentialLattice } from "./published/stages/sequential-lattice.js";
export { square } from "./published/square/square.js";
export { staircase } from "./staircase/staircase.js";
export { staircaseSize } from "./staircase/network.js";
export { type StopReason, Stopped } from "./stopped.js";
export { voronoi } from "./nearest-site/voronoi.js";
