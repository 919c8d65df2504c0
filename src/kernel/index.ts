// TRUSTED. Everything the kernel offers. `openJudgement` is the only way to a `Theorem`.
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
export { activations, evaluate, evaluateWithin, preActivations, valuesOf } from "./evaluate.js";
export type { Excepted, ExceptedSlab } from "./excepted.js";
export type { Cut, FactFamily, FactTerm, RowTerm, Split } from "./fact.js";
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
export type { ForwardOutput } from "./forward.js";
export { forwardOf } from "./forward.js";
export { isInside, isStrictlyInside } from "./halfspace.js";
export { labelByFacts } from "./label-by-facts.js";
export type { Ball, Evidence, Judgement, RatioWitness } from "./judge.js";
export { openJudgement } from "./judge.js";
export type { LinearPart, LinearParts } from "./linear-parts.js";
export { linearParts } from "./linear-parts.js";
export type { Layer, Network, Row, RowDefect, Size } from "./network.js";
export { layer, row, sizeOf } from "./network.js";
export type { Norm } from "./norm.js";
export { NORM_INFINITY, NORM_ONE, NORM_TWO, normOf } from "./norm.js";
export type { HullPoint, Link, ObstructionWitness } from "./obstruction.js";
export { obstructed, PARTS } from "./obstruction.js";
export type { Pattern, Run } from "./pattern.js";
export { meansLabel } from "./output-label.js";
export { phasesOf, runsOf } from "./pattern.js";
export type { Multiplier, PreservationWitness } from "./preservation.js";
export { preserved } from "./preservation.js";
export type { Rational } from "./rational.js";
export * from "./rational.js";
export type { Reach } from "./reach.js";
export { directionKey, reachBelow, reachOf } from "./reach.js";
export { CASES } from "./step.js";
export { PROOF_TERMS } from "./fact-members.js";
export { PROOF_STEPS } from "./work.js";
export type { AffineOutput } from "./region.js";
export { regionOf } from "./region.js";
export { answered, refuse, sound } from "./refusal.js";
export * from "./rejection.js";
export type { Scaled } from "./scaled.js";
export {
  difference,
  entry,
  DENOMINATOR_BITS,
  LAYER_DIGITS,
  PART_BITS,
  reduced,
  scaled,
  VALUE_BITS,
  VECTOR_BITS,
} from "./scaled.js";
export type { LabelledPoint, Setting } from "./setting.js";
export { pointDefect, settingDefect } from "./setting.js";
export type { SobolevClaim, SobolevWitness, TargetPoint } from "./sobolev-bound.js";
export { sobolevBounded } from "./sobolev-bound.js";
export type { BallCounts, Statement } from "./statement.js";
export { STATEMENTS } from "./statement.js";
export type { Theorem } from "./theorem.js";
export { isTheorem } from "./theorem.js";
export { MATRIX_BITS } from "./semidefinite.js";
export type { CoveringWitness, TraceWitness, WeightedPair, WidthWitness } from "./width-bound.js";
export { PAIRS, widthBounded } from "./width-bound.js";
export type { ReachWitness } from "./young.js";
export { reachByYoung } from "./young.js";
