// TRUSTED. The public entry `muball/checker`: check a certificate, and read what a verdict says.
export type {
  Claim,
  Finding,
  Norm,
  Rational,
  Refusal,
  Rejection,
  Decline,
  Rule,
  Size,
  Theorem,
} from "../kernel/index.js";
export { isTheorem } from "../kernel/index.js";
export type { Kind, NamedClaim } from "../format/index.js";
export { KINDS, LIMITS } from "../format/index.js";
export type { Companions } from "./companions.js";
export { check, checkText } from "./check.js";
export type { Chunks, NamedNetwork } from "./sources.js";
export { readNetwork } from "./sources.js";
export type { Accepted, Found, Memorized, Verdict } from "./verdict.js";
