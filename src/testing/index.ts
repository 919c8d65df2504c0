// UNTRUSTED. The public entry `muball/testing`: drawn inputs that are hard on purpose, and a naive judge.
// Needs fast-check, which a user of this entry installs.
export * as oracle from "../oracle/index.js";
export { oracleBall, oracleRule, trueClaims } from "./arbitraries/claims.js";
export type { DrawnClaim, DrawnRule } from "./arbitraries/drawn-claim.js";
export {
  type Bounds as DatasetBounds,
  datasets,
  type DrawnDataset,
  type Kind as DatasetKind,
  KINDS as DATASET_KINDS,
  limitFactors,
} from "./arbitraries/datasets.js";
export {
  type DrawnLayer,
  type DrawnNetwork,
  networks,
  type Shape as NetworkShape,
  weights,
} from "./arbitraries/networks.js";
export {
  closedFormExponents,
  type Exponent,
  EXPONENTS,
  exponents,
} from "./arbitraries/norms.js";
export {
  integers,
  integersOfBits,
  nonzeroRationals,
  positiveIntegers,
  positiveRationals,
  rationalPairs,
  rationals,
  smallRationals,
} from "./arbitraries/rationals.js";
export { tampered } from "./arbitraries/tampering.js";
export { robustlyMemorizes, type TrialOptions } from "./robustly-memorizes.js";
export type { FailedTrial, TrialReport } from "./report-text.js";
export type { Fate, Fault, Trial } from "./trial.js";
export {
  datasetOf as datasetOfClaim,
  datasetOfDrawn,
  denseNetwork,
  kernelClaim,
  kernelNetwork,
  normOfExponent,
  oracleNetwork,
  rationalOf,
  spelled,
  spelledAll,
  spelledScaled,
} from "./translation.js";
