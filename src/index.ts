// UNTRUSTED. The public surface: re-exports only. The checker alone, without node: imports, is `muball/checker`.
// Parts whose words have a meaning of their own there (a bound's kind, a row of a table) keep them apart.
export * as bounds from "./bounds/index.js";
export * as figures from "./figures/index.js";
export * as lipschitz from "./lipschitz/index.js";
export * as sobolev from "./sobolev/index.js";
export * from "./certify/index.js";
export {
  type Accepted,
  check,
  checkText,
  type Chunks,
  type Companions,
  type Found,
  type Memorized,
  type NamedNetwork,
  readNetwork,
  type Verdict,
} from "./checker/index.js";
export * from "./constructions/index.js";
export * from "./dataset/index.js";
export * from "./interchange/index.js";
export {
  collisionLines,
  judgeMap,
  type MapAnswer,
  type MapQuestion,
  obstructionFor,
  obstructionLines,
  preservingMapLines,
  widestBound,
  widthBoundFor,
  widthBoundLines,
  widthSearch,
} from "./refute/index.js";
export {
  type Claim,
  type Decline,
  type Finding,
  isTheorem,
  layer,
  type Layer,
  type Network,
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  type Refusal,
  type Rejection,
  row,
  type Row,
  type Rule,
  type Size,
  sizeOf,
  type Theorem,
} from "./kernel/index.js";
export { evaluate } from "./networks/evaluate.js";
export { rational, type Rational, type Scaled, scaled } from "./numbers/index.js";
export {
  decodeRational,
  encodeNetwork,
  encodeRational,
  type Header,
  type Named,
  type NamedClaim,
  type DatasetNames,
} from "./format/index.js";
export { claimDigest, encodeClaim, type Kind, KINDS } from "./writing/index.js";
export { LIMITS } from "./kernel/index.js";
export { valuesOfClasses } from "./networks/index.js";
export { explain } from "./report/explain.js";
export type { Explanation } from "./report/explanation.js";
export type { Plain } from "./report/plain-data.js";
export { toJson, type VerdictJson } from "./report/to-json.js";
export type { Cell, CurvePoint, Fate, Sweep } from "./report/sweep.js";
