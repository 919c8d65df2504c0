// UNTRUSTED. What a dataset and a radius ask for: its counts, its ratio, its opposite pairs.
// May import kernel, dataset. ρ is exact where a power of ε is rational, else rounded outward.
import { type Dataset, type Progress, separation } from "../dataset/index.js";
import { powerOfSeparation, type Separation } from "../dataset/separation.js";
import { type Norm, NORM_TWO } from "../kernel/index.js";
import { compare, type Rational, rational } from "../numbers/index.js";
import { type Between, inverse, product, type Root, root } from "./root.js";
import { exponentOfNorm, gammaOf, known, type Question, shortRoot } from "./setting.js";

/** The ratio ρ, or the radius μ = ρ·ε. */
export type Wanted = { readonly rho: Rational } | { readonly radius: Rational };

const DIGITS = 60;

/** ε between two roots. */
function separationRoots(found: Separation): Between {
  const { exponent, lower, upper } = powerOfSeparation(found, DIGITS);
  return { lower: root(lower, exponent), upper: root(upper, exponent) };
}

/** Pairs of points with different labels. */
function countOppositePairs(dataset: Dataset): bigint {
  const counts = new Map<number, bigint>();
  for (const { label } of dataset.points) counts.set(label, (counts.get(label) ?? 0n) + 1n);
  const n = BigInt(dataset.points.length);
  let ordered = 0n;
  for (const count of counts.values()) ordered += count * (n - count);
  return ordered / 2n;
}

/** max |x_k| over all points. */
function rangeOf(dataset: Dataset): Rational {
  let largest = rational(0n);
  for (const { point } of dataset.points) {
    let size = 0n;
    for (const n of point.ints) if (n > size || -n > size) size = n < 0n ? -n : n;
    const range = rational(size, point.den);
    if (compare(range, largest) > 0) largest = range;
  }
  return largest;
}

/** At least c_p⁺·μ/ε_2: the ratio of ℓ_2 balls that cover the ℓ_p balls. */
function euclideanRatio(norm: Norm, dimension: bigint, radius: Root, euclidean: Between): Root {
  const p = exponentOfNorm(norm);
  const isBelowTwo = p !== undefined && compare(p, rational(2n)) < 0;
  const cover = isBelowTwo ? root(rational(1n)) : gammaOf(norm, dimension);
  return shortRoot(product(cover, radius, inverse(euclidean.lower)), "upper");
}

/**
 * The question of a dataset.
 *
 * Fails  DataError: fewer than two classes, or two equal points with different labels.
 * Cost   that of the separation, twice if p ≠ 2.
 */
export async function questionOfDataset(
  dataset: Dataset,
  norm: Norm,
  wanted: Wanted,
  progress?: Progress,
): Promise<Question> {
  const found = await separation(dataset, norm, progress);
  const epsilon = separationRoots(found);
  const dimension = BigInt(dataset.dimension);
  const radius =
    "radius" in wanted ? root(wanted.radius) : product(root(wanted.rho), epsilon.upper);
  const ratio: Between =
    "rho" in wanted
      ? known(wanted.rho)
      : {
          lower: shortRoot(product(radius, inverse(epsilon.upper)), "lower"),
          upper: shortRoot(product(radius, inverse(epsilon.lower)), "upper"),
        };
  const isEuclidean = norm.kind === "two";
  const euclidean = isEuclidean
    ? ratio.upper
    : euclideanRatio(
        norm,
        dimension,
        radius,
        separationRoots(await separation(dataset, NORM_TWO, progress)),
      );
  return {
    points: BigInt(dataset.points.length),
    dimension,
    classes: BigInt(dataset.classes.length),
    norm,
    ratio,
    euclidean,
    oppositePairs: countOppositePairs(dataset),
    extent: { range: rangeOf(dataset), separation: found.bounds },
  };
}
