// TRUSTED. The public entry `muball/checker`: check a certificate, and read what a verdict says.
export type {
  Claim,
  Finding,
  Norm,
  Refusal,
  Rejection,
  Decline,
  Rule,
  Size,
  Theorem,
} from "../kernel/index.js";
export type { Rational } from "../numbers/index.js";
export { isTheorem } from "../kernel/index.js";
export type { Named, NamedClaim, DatasetNames } from "../format/index.js";
export { LIMITS } from "../kernel/index.js";
export type { Companions } from "./companions.js";
export { type Accepted, check, checkText, type Verdict } from "./check.js";
export { type NamedNetwork, readNetwork } from "./sources.js";
export type { Chunks } from "./text.js";
export type { Memorized } from "./memorization.js";
export type { Found } from "./verdict.js";
