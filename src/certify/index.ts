// UNTRUSTED. Everything that finds evidence.
export * from "./certify.js";
export * from "./dataset-text.js";
export * from "./pattern.js";
export * from "./ratio.js";
