// UNTRUSTED. The radius that a construction for every ρ < 1 takes when none is asked for.
import type { Dataset } from "../dataset/dataset.js";
import { separation } from "../dataset/separation.js";
import type { Norm } from "../kernel/index.js";
import { multiply, type Rational, rational } from "../numbers/index.js";
import { shortBelow } from "./short-rational.js";

/** The largest ρ that is taken unasked. */
const PART = rational(199n, 200n);

/** A short radius below ε_D,p, so that 0.98 < ρ < 1. Fails: as `separation`. */
export async function radiusNear(dataset: Dataset, norm: Norm): Promise<Rational> {
  const { bounds } = await separation(dataset, norm);
  return shortRadius(bounds.lower);
}

/** A short radius a little below a given one > 0. */
export function shortRadius(limit: Rational): Rational {
  return shortBelow(multiply(limit, PART), 3);
}
