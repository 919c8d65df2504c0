// UNTRUSTED. What is found out about given networks: trees of bounds, and points.
export type { Largest } from "./largest.js";
export { type PointSearch, pointSearch } from "./point-search.js";
export { type Labelled, type Question, questionOf } from "./question.js";
export { countsOf, robustnessLines } from "./robustness-text.js";
export { searchTree } from "./tree-search.js";
export { propertyCases } from "./property-claim.js";
export {
  type CaseFound,
  type CaseStep,
  type PropertyFound,
  propertySearch,
  type PropertySearch,
  settleProperty,
} from "./property-search.js";
export { propertyLines } from "./property-text.js";
