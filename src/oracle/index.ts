// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// What it offers to the kit. It says the same as the checker, by other means: slow, short, and apart.
export { pointsOfBall, supportPoint, vertices } from "./ball.js";
export { failureOfBall, untruths, wrongPoints } from "./claim.js";
export {
  decodeCertificateLoosely,
  type LooseBall,
  type LooseCertificate,
} from "./decode-certificate-loosely.js";
export { untruthsOfFinding } from "./finding.js";
export type { Text } from "./fraction.js";
export { type Failure, failureOf, type OracleBall } from "./judge.js";
export { labelOf, type OracleRule } from "./label.js";
export {
  countsOf,
  type DenseLayer,
  type DenseNetwork,
  evaluateAt,
  type Phases,
  phasesAt,
  signsAt,
  tracesAt,
} from "./network.js";
export { type Exponent, isInBall, placeInBall } from "./norm.js";
export { closestPairs, type OracleDataset } from "./separation.js";
