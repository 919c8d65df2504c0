// UNTRUSTED. What the sobolev folder offers.
export { type BoundQuestion, shortBelow, sobolevBoundLines } from "./bound-text.js";
export {
  type ClassBound,
  classBound,
  dataProblem,
  drawnProblem,
  type Fitted,
  type NoBound,
} from "./class-bound.js";
export { drawnModel } from "./drawn.js";
export {
  type DualBound,
  type DualEvidence,
  dualBound,
  dualBoundAt,
  provedBound,
} from "./dual-bound.js";
export { solveExactly } from "./exact-solve.js";
export { measure, Preparation, type Row, type Setting } from "./experiment.js";
export { MODELS, type ModelKind } from "./activations.js";
export { type FeatureModel, parametersOf } from "./feature-model.js";
export { fit, type Fit, type Problem, problemOf } from "./interpolate.js";
export { isKernel, type KernelKind, KERNELS } from "./kernels.js";
export { guideLine } from "./guide-line.js";
export { empiricalForm, type QuadraticForm, seminormSquared } from "./seminorm.js";
export { exponentOf, type Grid, SERIES, type Series, settingsOf, type Shared } from "./series.js";
