// UNTRUSTED. What the networks folder offers to the constructions.
export { type Affine, combine, denseForm, scaledForm, shifted, type Term, unitForm } from "./affine.js";
export { NetworkBuilder } from "./builder.js";
export { denseCount, type DenseSize } from "./dense-size.js";
export { type Peeling, peeledTerms, peelForms, peelTerms } from "./gadgets/floor.js";
export { ramp } from "./gadgets/ramp.js";
export { valuesOfClasses } from "./value-of-classes.js";
