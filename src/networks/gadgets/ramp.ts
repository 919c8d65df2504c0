// UNTRUSTED. The ramp step of two units (docs/theory.md, gadget B1). May import the kernel.
import { negate, type Rational } from "../../numbers/index.js";
import { type Affine, scaledForm, shifted, type Term } from "../affine.js";
import { rational } from "../../numbers/index.js";

/** Two units, and how they add up to a step. */
export interface Ramp {
  /** The two pre-activations: steepness·r − start and steepness·r − start − 1. */
  readonly forms: readonly [Affine, Affine];
  /** The two summands of height·step, once the two units are known. */
  readonly terms: (height: Rational, units: readonly [Affine, Affine]) => [Term, Term];
}

/**
 * The step that is 0 up to r = start/steepness and 1 from r = (start + 1)/steepness on.
 *
 * Domain   exact for r outside the open interval between the two; affine with the given steepness
 *          inside it. Away from it both units keep their sign.
 * Shapes   steepness > 0. With both numbers integers every weight but the height is one.
 */
export function ramp(r: Affine, steepness: Rational, start: Rational): Ramp {
  const steep = scaledForm(steepness, r, negate(start));
  return {
    forms: [steep, shifted(steep, rational(-1n))],
    terms: (height, [above, beyond]) => [
      [height, above],
      [negate(height), beyond],
    ],
  };
}
