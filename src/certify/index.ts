// UNTRUSTED. Everything that finds evidence.
export * from "./certify.js";
export * from "./counterexample.js";
export * from "./counterexample-text.js";
export * from "./data-note.js";
export * from "./dataset-text.js";
export * from "./near-network.js";
export * from "./network-digest.js";
export * from "./pattern.js";
export * from "./ratio.js";
export type { CertifyRequest } from "./request.js";
export { claimDigest } from "../writing/index.js";
