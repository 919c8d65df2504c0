// TRUSTED. Why a certificate about a given network shows nothing: members of the union in rejection.ts.
// Imports only the kernel.
import type { NoFloats } from "../floats/rejections.js";

type TreeReason = "no-such-split" | "bad-hint" | "open-goal" | "node-left-over" | "open-part";
type BadPoint = "too-far" | "bad-powers" | "outside-domain" | "right-label" | "wrong-label";
type BadCase = "answer" | "bounds" | "no-such-case" | "outside" | "no-float" | "condition";

interface TreePlace {
  /** The node that fails, from 0; the number of nodes if some are missing. */
  readonly node: number;
  readonly goal?: number;
}

/** Where a tree of bounds does not show its goals. */
export interface TreeDefect extends TreePlace {
  readonly reason: TreeReason;
}

/** The evidence does not show the result that it states of a point, or the results are not as many as claimed. */
export interface NoRobustness extends Partial<TreePlace> {
  readonly code: "unproved/robustness";
  readonly ball: number;
  readonly reason: TreeReason | BadPoint | "radius" | "no-float" | "counts";
}

/** The evidence does not show the answer of a property. */
export interface NoProperty extends Partial<TreePlace> {
  readonly code: "unproved/property";
  readonly case: number;
  readonly reason: TreeReason | BadCase;
  /** `condition`: the first that fails at the point. */
  readonly condition?: number;
}

export type OfTrained = NoRobustness | NoProperty | NoFloats;
