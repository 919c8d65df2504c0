// UNTRUSTED. A question about networks: variables, and a condition on them; what it means at a point.
import { add, at, compare, multiply, type Rational, ZERO } from "../numbers/index.js";

/** A scalar: one entry of an input or output tensor. */
export interface Variable {
  /** `X_0` or `X[0,1]`, as the text spells it; `Y` for a tensor without axes. */
  readonly name: string;
  readonly network: number;
  readonly side: "input" | "output";
  /** Place among the inputs or outputs of its network, row-major. */
  readonly index: number;
}

/** Σ weights·variables + constant; variables by their place in the query. */
export interface Linear {
  readonly weights: ReadonlyMap<number, Rational>;
  readonly constant: Rational;
}

/** `linear relation 0`. Weak and strict forms are kept apart. */
export interface Atom {
  readonly kind: "atom";
  readonly linear: Linear;
  readonly relation: ">=" | ">" | "==" | "!=";
  readonly line: number;
}

export type Formula = Atom | { readonly kind: "and" | "or"; readonly parts: readonly Formula[] };

export interface QueryNetwork {
  readonly name: string;
  readonly inputs: number;
  readonly outputs: number;
  /** Element types as written, in lower case: `real`, `float32`, … */
  readonly types: readonly string[];
  /** `equal-to f`, `isomorphic-to f`. */
  readonly like: string | undefined;
}

/** Is there an assignment that makes the condition true? */
export interface Query {
  readonly version: "1.0" | "2.0";
  readonly networks: readonly QueryNetwork[];
  readonly variables: readonly Variable[];
  /** All assertions together. */
  readonly condition: Formula;
}

export function valueOf({ weights, constant }: Linear, values: readonly Rational[]): Rational {
  let sum = constant;
  for (const [variable, weight] of weights) sum = add(sum, multiply(weight, at(values, variable)));
  return sum;
}

/** What a sign says of a relation to 0. */
const MEANINGS: Readonly<Record<Atom["relation"], (sign: number) => boolean>> = {
  ">=": (sign) => sign >= 0,
  ">": (sign) => sign > 0,
  "==": (sign) => sign === 0,
  "!=": (sign) => sign !== 0,
};

/** True if the condition holds for these values, one a variable in the order of the query. */
export function holdsAt(formula: Formula, values: readonly Rational[]): boolean {
  if (formula.kind === "atom") {
    return MEANINGS[formula.relation](compare(valueOf(formula.linear, values), ZERO));
  }
  const holds = (part: Formula): boolean => holdsAt(part, values);
  return formula.kind === "and" ? formula.parts.every(holds) : formula.parts.some(holds);
}
