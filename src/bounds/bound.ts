// UNTRUSTED. A published bound as a record: what it bounds, under which assumptions, and its value.
// May import kernel, dataset.
import type { Enclosure } from "../dataset/index.js";
import type { AssumptionName } from "./assumptions.js";
import type { Setting } from "./setting.js";

/** What is bounded; the order is that of every list. `bits` is those of one parameter. */
export const QUANTITIES = [
  "parameters",
  "nonzero",
  "first-layer-width",
  "width",
  "depth",
  "bits",
  "total-bits",
] as const;

export type Quantity = (typeof QUANTITIES)[number];

/**
 * Of what the bound speaks.
 *
 * hardest-dataset    some dataset with these N, d, C and ρ needs at least so much; a given one may not
 * one-architecture   so does every architecture that serves all such datasets by its weights alone
 * every-dataset      every dataset with these N, d, C and ρ has a network with at most so much
 */
export type Scope = "hardest-dataset" | "one-architecture" | "every-dataset";

/** How the source measures robustness; `none` if its statement does not depend on it. */
export type Convention = "rho = mu/epsilon" | "sigma/delta" | "none";

/** `exact`: an integer. `enclosed`: a real between decimals. `asymptotic`: without its constant. */
export type Kind = "exact" | "enclosed" | "asymptotic";

export interface Source {
  readonly paper: string;
  readonly theorem: string;
}

/** What a bound says at one setting. */
export type Outcome =
  | {
      readonly applies: true;
      /** The integer that is claimed; absent if the bound is asymptotic. */
      readonly value?: bigint;
      /** The formula between two rationals; absent if the bound is exact. */
      readonly enclosure?: Enclosure;
    }
  | { readonly applies: false; readonly why: string };

/** A bound as its source states it. */
export interface Published {
  readonly name: string;
  readonly quantity: Quantity;
  readonly direction: "lower" | "upper";
  readonly kind: Kind;
  /** What an asymptotic bound leaves open. */
  readonly upTo?: "constants" | "constants and logs";
  /** The formula in words of docs/bounds.md. */
  readonly formula: string;
  readonly source: Source;
  readonly scope: Scope;
  readonly convention: Convention;
  readonly assumptions: readonly AssumptionName[];
  /** Its value, or why it does not apply. Requires: a setting made by setting.ts. */
  readonly evaluate: (setting: Setting) => Outcome;
}

/** A bound at one setting. */
export type Bound = Omit<Published, "evaluate"> & Outcome;

/** An integer that is claimed. */
export function exactly(value: bigint): Outcome {
  return { applies: true, value };
}

/** The value of an asymptotic formula. */
export function roughly(enclosure: Enclosure): Outcome {
  return { applies: true, enclosure };
}

/** The bound says nothing here. */
export function silent(why: string): Outcome {
  return { applies: false, why };
}
