// UNTRUSTED. Everything that finds what cannot be: collisions of maps, and obstructions.
export * from "./judge-map.js";
export { type MapQuestion, settingOf } from "./map-near.js";
export * from "./obstruct.js";
export type { Question } from "./own-question.js";
export * from "./refutation-text.js";
export * from "./covering.js";
export * from "./width.js";
export * from "./width-evidence.js";
export * from "./map-text.js";
