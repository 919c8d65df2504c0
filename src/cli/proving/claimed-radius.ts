// UNTRUSTED. The radius to claim, from --radius, --rho or neither; and the ratio that goes with it.
import { ratioEvidence, type RatioEvidence } from "../../certify/index.js";
import {
  type Dataset,
  DataError,
  radiusAbove,
  requireMemorizable,
  separation,
  type Separation,
} from "../../dataset/index.js";
import { powerOfSeparation } from "../../dataset/separation.js";
import { answered, distanceDefect } from "../../kernel/index.js";
import {
  at,
  compare,
  divide,
  multiply,
  power,
  type Rational,
  rational,
} from "../../numbers/index.js";
import { pairWords } from "../../report/point-names.js";
import { placeIn } from "../files/load-dataset.js";
import type { RadiusOptions } from "../options/number-options.js";
import { dataProblem, usageProblem } from "../problem.js";
import type { Progress } from "../work/progress.js";

/** Digits of a radius ρ·ε when that is no short rational. */
const DIGITS = 12;

/** What is known before a network is built. */
export interface Plan {
  /** Absent: the largest radius that a construction reaches. */
  readonly radius: Rational | undefined;
  /** Absent when nothing asks for it: it costs all pairs of points. */
  readonly separation: Separation | undefined;
}

/** The separation of a dataset. Fails: Problem (bad data). */
export async function separate(
  dataset: Dataset,
  options: RadiusOptions,
  progress: Progress,
): Promise<Separation> {
  try {
    return await separation(dataset, options.norm, (done, total) => {
      progress.count("comparing pairs of points", done, total);
    });
  } catch (error) {
    throw error instanceof DataError ? dataProblem(error) : error;
  }
}

/** True if radius < ε, exactly. */
function isBelowSeparation(radius: Rational, found: Separation): boolean {
  const { exponent, lower } = powerOfSeparation(found, 60);
  return compare(power(radius, exponent), lower) < 0;
}

/** Fails: Problem (usage) if two differently labelled balls of this radius meet. */
export function requireRoom(dataset: Dataset, radius: Rational, found: Separation): void {
  if (isBelowSeparation(radius, found)) return;
  throw usageProblem(
    `at this radius ${pairWords("ball", found.pair, placeIn(dataset))} meet, ` +
      "and they carry different labels: no function has both",
    "ask for a radius below the separation; muball separate prints it",
  );
}

/** The smallest short radius that is at least ρ·ε. */
export function radiusFor(rho: Rational, found: Separation): Rational {
  return radiusAbove(rho, found, DIGITS);
}

/**
 * The radius that the options ask for.
 *
 * Ensures  with --rho: the smallest short radius ≥ ρ·ε, exactly ρ·ε where that is short, so that
 *          ρ itself can be claimed; always 0 < radius < ε where the separation is known.
 * Fails    Problem: bad data if the dataset cannot be memorized, usage if the radius is too large.
 */
export async function planRadius(
  dataset: Dataset,
  options: RadiusOptions,
  needsSeparation: boolean,
  progress: Progress,
): Promise<Plan> {
  if (!needsSeparation && options.rho === undefined) {
    try {
      requireMemorizable(dataset);
    } catch (error) {
      throw error instanceof DataError ? dataProblem(error) : error;
    }
    return { radius: options.radius, separation: undefined };
  }
  const found = await separate(dataset, options, progress);
  const { rho } = options;
  const radius = rho === undefined ? options.radius : radiusFor(rho, found);
  if (radius !== undefined) requireRoom(dataset, radius, found);
  return { radius, separation: found };
}

/** Fails: Problem (usage) unless a radius or a ratio is given. Before any work. */
export function requireRadius(command: string, { radius, rho }: RadiusOptions): void {
  if (radius !== undefined || rho !== undefined) return;
  throw usageProblem(`${command} needs a radius`, "add --radius 1/8 or --rho 1/100");
}

/** As `planRadius`. Requires a radius or a ratio. */
export async function planGivenRadius(
  dataset: Dataset,
  options: RadiusOptions,
  needsSeparation: boolean,
  progress: Progress,
): Promise<Plan & { readonly radius: Rational }> {
  const { radius, separation: found } = await planRadius(
    dataset,
    options,
    needsSeparation,
    progress,
  );
  if (radius === undefined) throw new Error("a radius is required before it is planned");
  return { radius, separation: found };
}

/** Evidence for ρ ≥ r: r is the ratio asked for if that can be shown, else the largest short one. */
export function ratioFor(
  dataset: Dataset,
  options: RadiusOptions,
  radius: Rational,
  found: Separation,
): RatioEvidence {
  const evidence = ratioEvidence(dataset, options.norm, radius, found.pair);
  const { rho } = options;
  if (rho === undefined || compare(evidence.atLeast, rho) >= 0) return evidence;
  const [first, second] = found.pair.map((k) => at(dataset.points, k).point);
  if (first === undefined || second === undefined) return evidence;
  const apart = divide(multiply(rational(2n), radius), rho);
  const shown = answered(() => distanceDefect(options.norm, first, second, apart, evidence.powers));
  // What the kernel declines it declines whatever the ratio.
  return typeof shown === "string" ? evidence : { ...evidence, atLeast: rho };
}
