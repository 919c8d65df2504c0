// UNTRUSTED. Lipschitz constants on balls: stable units fixed, open ones bounded.
// May import kernel, dataset, bounds, elaborate. A ball inside one activation region has an exact constant.
import { point } from "../bounds/enclosure.js";
import { affineOutputs } from "../elaborate/index.js";
import type { Enclosure } from "../dataset/index.js";
import { linearParts, type LinearParts, type Network, type Norm } from "../kernel/index.js";
import { type Rational, type Scaled, ZERO } from "../numbers/index.js";
import { phasesOnBall } from "./open-units.js";
import { larger, slopeBound } from "./upper.js";
import { dualLength } from "./vector-norm.js";
import { gradientWitness, type Pauses } from "./witness.js";

/** The constant of the network on one closed ball. */
export interface LocalConstant {
  readonly ball: number;
  /** At least the slope at the centre where that exists, at most what the open units allow. */
  readonly value: Enclosure;
  /** Hidden units that may change their phase; 0 if the ball lies in one region. */
  readonly open: number;
}

function inOneRegion(
  network: Network,
  parts: LinearParts,
  ball: number,
  centre: Scaled,
  norm: Norm,
): LocalConstant | undefined {
  const region = affineOutputs(network, parts, centre);
  if (region === undefined || "verdict" in region) return undefined;
  const slopes = region.parts.map(({ w }) => dualLength(w, norm));
  return { ball, value: slopes.reduce(larger, point(ZERO)), open: 0 };
}

function withOpenUnits(
  network: Network,
  ball: number,
  centre: Scaled,
  radius: Rational,
  norm: Norm,
): LocalConstant {
  const phases = phasesOnBall(network, centre, radius, norm);
  const open = phases.flat().filter((phase) => phase === "open").length;
  const slope = slopeBound(network, norm, phases);
  if (open === 0) return { ball, value: slope, open };
  const lower = gradientWitness(network, centre, norm)?.value.lower ?? ZERO;
  return { ball, value: { lower, upper: slope.upper }, open };
}

/**
 * The constants on the balls about some centres.
 *
 * Requires  radius > 0.
 * Ensures  value.lower ≤ sup of the slope on the ball ≤ value.upper; equal ends for p = 1, ∞ when no
 *          unit is open.
 * Cost     that of finding the region of a ball; with open units a product a weight and coordinate.
 */
export async function localConstants(
  network: Network,
  centres: readonly Scaled[],
  radius: Rational,
  norm: Norm,
  pauses: Pauses = () => Promise.resolve(),
): Promise<readonly LocalConstant[]> {
  const parts = linearParts(network.inputs, norm, radius, new Map());
  const found: LocalConstant[] = [];
  for (const [ball, centre] of centres.entries()) {
    found.push(
      inOneRegion(network, parts, ball, centre, norm) ??
        withOpenUnits(network, ball, centre, radius, norm),
    );
    await pauses(ball + 1, centres.length);
  }
  return found;
}
