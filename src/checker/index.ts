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
export type { Kind, NamedClaim } from "../format/index.js";
export { KINDS } from "../format/index.js";
export { LIMITS } from "../kernel/index.js";
export type { Companions } from "./companions.js";
export { check, checkText } from "./check.js";
export type { Chunks, NamedNetwork } from "./sources.js";
export { readNetwork } from "./sources.js";
export type { Accepted, Found, Memorized, Verdict } from "./verdict.js";
