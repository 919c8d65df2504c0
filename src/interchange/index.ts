// UNTRUSTED. What programs exchange with muball: exact numbers, datasets, networks, and constructions of their own.
export { type ExactDataset, datasetFrom, labelsOf, pointsOf } from "./dataset.js";
export {
  asFraction,
  asPair,
  asText,
  type Exact,
  type FractionLike,
  rationalFrom,
} from "./exact.js";
export { type InterchangeDefect, InterchangeError } from "./interchange-error.js";
export { type DenseLayer, type ExactLayer, layersOf, networkFrom } from "./network.js";
export { normFrom, normName } from "./norm.js";
export { type Answer, type Given, type GivenNetwork, type NoNetwork } from "./given-network.js";
export {
  askConstruct,
  type Construct,
  constructionOf,
  type Origin,
  OwnConstructionError,
  type Question,
  questionOf,
} from "./own-construction.js";
