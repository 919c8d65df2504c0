// TRUSTED. What the fast way offers to the format, to the checker and to those who make evidence.
export { EXACT } from "../bounds/dyadic.js";
export { sumReach } from "./gram.js";
export type { GivenBall, Way } from "./letters.js";
export { divisorOf, layerValues, scaledOf, type Short, shortOf } from "./short.js";
