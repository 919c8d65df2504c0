// TRUSTED. Why a certificate about a given network shows nothing: members of the union in rejection.ts.
// Imports only the kernel.

/** Where a tree of bounds does not show its goals. */
export interface TreeDefect {
  readonly reason: "no-such-split" | "bad-hint" | "open-goal" | "node-left-over" | "open-part";
  /** The node that fails, from 0; the number of nodes if some are missing. */
  readonly node: number;
  readonly goal?: number;
}

/** The evidence does not show the result that it states of a point, or the results are not as many as claimed. */
export interface NoRobustness {
  readonly code: "unproved/robustness";
  readonly ball: number;
  readonly reason:
    | TreeDefect["reason"]
    | "radius"
    | "too-far"
    | "bad-powers"
    | "outside-domain"
    | "right-label"
    | "wrong-label"
    | "counts";
  readonly node?: number;
  readonly goal?: number;
}

/** The evidence does not show the answer of a property. */
export interface NoProperty {
  readonly code: "unproved/property";
  readonly case: number;
  readonly reason:
    | TreeDefect["reason"]
    | "answer"
    | "bounds"
    | "no-such-case"
    | "outside"
    | "condition";
  readonly node?: number;
  readonly goal?: number;
  /** `condition`: the first that fails at the point. */
  readonly condition?: number;
}
