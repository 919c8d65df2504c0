// TRUSTED. Everything the kernel offers. `memorized` is the only way to a `Theorem`.
export type { Claim, Rule } from "./claim.js";
export { claimDefect } from "./claim.js";
export type { BallPoint, CollisionWitness } from "./collision.js";
export { collided } from "./collision.js";
export type { Cell } from "./cell.js";
export { farthest, halvesOf, wholeCell } from "./cell.js";
export type { CellCut, CoveredCell, CoveringNode } from "./covering.js";
export { COVERING_TERMS, nextColumns } from "./covering.js";
export type { CounterexampleWitness } from "./counterexample.js";
export { refuted } from "./counterexample.js";
export { boundedDistance, distanceDefect } from "./distance.js";
export { at, fault, sameLength } from "./fault.js";
export type { FeatureKind, Parameters } from "./feature-model.js";
export type {
  BallFinding,
  Collision,
  Finding,
  Obstruction,
  Preservation,
  Refutation,
  SobolevBound,
  WidthBound,
} from "./finding.js";
export type * from "./finding-rejection.js";
export type { HullPoint, Link, ObstructionWitness } from "./obstruction.js";
export { obstructed, PARTS } from "./obstruction.js";
export type { Multiplier, PreservationWitness } from "./preservation.js";
export { preserved } from "./preservation.js";
export type { Rational } from "./rational.js";
export * from "./linear-parts.js";
export * from "./network.js";
export * from "./norm.js";
export * from "./reach.js";
export * from "./scaled.js";
export * from "./setting.js";
export * from "./statement.js";
export * from "./young.js";
export * from "./halfspace.js";
export * from "./evaluate.js";
export * from "./output-label.js";
export * from "./rational.js";
export * from "./rejection.js";
export type { SobolevClaim, SobolevWitness, TargetPoint } from "./sobolev-bound.js";
export { sobolevBounded } from "./sobolev-bound.js";
export type { Theorem } from "./theorem.js";
export { isTheorem } from "./theorem.js";
export { MATRIX_BITS } from "./semidefinite.js";
export type { CoveringWitness, TraceWitness, WeightedPair, WidthWitness } from "./width-bound.js";
export { PAIRS, widthBounded } from "./width-bound.js";
// A ball by an explicit proof: the judgement, its evidence, and what those who make evidence need.
export * from "./ball/domain.js";
export * from "./ball/follow.js";
export * from "./ball/form.js";
export * from "./ball/ground.js";
export * from "./ball/labels.js";
export * from "./ball/left-out.js";
export * from "./ball/level.js";
export * from "./ball/members.js";
export * from "./ball/memorized.js";
export type * from "./ball/proof.js";
export * from "./ball/rules.js";
export { separableDefect } from "./ball/separable.js";
export { signed } from "./ball/units.js";
export * from "./budget.js";
export { answered, refuse, sound } from "./refusal.js";
export { PROOF_STEPS } from "./work.js";
