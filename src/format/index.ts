// TRUSTED. Everything the format offers: values ↔ canonical text, limits, digests.
export * from "./ball-text.js";
export * from "./certificate-text.js";
export * from "./claim-text.js";
export * from "./dataset-text.js";
export * from "./collision-text.js";
export * from "./counterexample-text.js";
export * from "./kind-text.js";
export type { LimitName } from "./limits.js";
export { beyond, LIMITS } from "./limits.js";
export type { Line, Lines } from "./lines.js";
export { linesOf } from "./lines.js";
export * from "./network-text.js";
export * from "./obstruction-text.js";
export * from "./preserving-map-text.js";
export * from "./rational-text.js";
export * from "./setting-text.js";
export type { Digest } from "./sha256.js";
export { digestOf, sha256 } from "./sha256.js";
