// UNTRUSTED. A statement about a Lipschitz constant as a record: of what, how large, why.
// May import kernel, dataset. The constant of f: ℚ^d → ℚ^m is sup |f_k(x) − f_k(y)|/‖x − y‖_p over all outputs k.
import type { Enclosure } from "../dataset/index.js";
import type { LipschitzAssumption } from "./assumptions.js";

/**
 * Of what a statement speaks.
 *
 * network       this network, on all of ℝ^d
 * every-fit     every function of any kind that has the values of the classes at the points
 * robust-fit    every function that has them on the balls
 * mean-fit      every function whose means over two classes differ as the values do
 * product       not a Lipschitz constant: ‖a‖·‖W‖, what a certificate by products reports
 * path          not a Lipschitz constant: Σ |a_l|·‖w_l‖
 * depth         not a Lipschitz constant: the number of affine layers
 */
export type Subject =
  | "network"
  | "every-fit"
  | "robust-fit"
  | "mean-fit"
  | "product"
  | "path"
  | "depth";

export interface Source {
  readonly paper: string;
  readonly theorem: string;
}

/** What is said whatever the numbers are. */
export interface Statement {
  readonly name: string;
  readonly subject: Subject;
  readonly direction: "lower" | "upper";
  readonly formula: string;
  readonly source: Source;
  readonly assumptions: readonly LipschitzAssumption[];
}

/** A statement with its number: `value` encloses the formula, and the constant is on its far side. */
export type Constant = Statement &
  (
    | { readonly applies: true; readonly value: Enclosure; readonly evidence?: Evidence }
    | { readonly applies: false; readonly why: string }
  );

/** What a reader needs to check a number by hand, as data. */
export type Evidence = Readonly<Record<string, unknown>>;

/** The statement with its number. */
export function known(statement: Statement, value: Enclosure, evidence?: Evidence): Constant {
  return { ...statement, applies: true, value, ...(evidence && { evidence }) };
}

/** The statement says nothing here. */
export function silent(statement: Statement, why: string): Constant {
  return { ...statement, applies: false, why };
}
