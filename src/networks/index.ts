// UNTRUSTED. What the networks folder offers to the constructions.
export {
  type Affine,
  combine,
  denseForm,
  scaledForm,
  shifted,
  type Term,
  unitForm,
} from "./affine.js";
export { NetworkBuilder } from "./builder.js";
export { CarryingBuilder } from "./carrying-builder.js";
export { denseCount, type DenseSize, widened } from "./dense-size.js";
export { type Grid, peeled, peelForms, peelTerms } from "./gadgets/floor.js";
export { ramp } from "./gadgets/ramp.js";
export { type Codes, codesOf, type Entry } from "./tables/runs.js";
export { ANY_ROOM, type Room } from "./tables/selection.js";
export { smallestTable, type TableName, type TablePlan, tablePlans } from "./tables/table.js";
export { valuesOfClasses } from "./value-of-classes.js";
