// UNTRUSTED. What a drawn claim is: a network, and what is claimed of it.
import type { Rational } from "../../numbers/index.js";
import type { DrawnNetwork } from "./networks.js";
import type { Exponent } from "./norms.js";

/** As the kernel's rule, over drawn rationals. */
export type DrawnRule =
  | { readonly kind: "exact"; readonly values: readonly Rational[] }
  | { readonly kind: "threshold"; readonly level: Rational }
  | { readonly kind: "argmax" };

/** A claim with the network it is about. */
export interface DrawnClaim {
  readonly p: Exponent;
  readonly network: DrawnNetwork;
  readonly rule: DrawnRule;
  readonly classes: number;
  readonly points: readonly (readonly Rational[])[];
  readonly labels: readonly number[];
  readonly radius: Rational;
}
