// UNTRUSTED. Everything that is said about the Lipschitz constant of a network, and of what a dataset asks for.
// May import kernel, dataset, bounds, constructions.
import { Random } from "../doubles/random.js";
import type { Dataset } from "../dataset/index.js";
import { type Network, type Norm } from "../kernel/index.js";
import { evaluate } from "../networks/evaluate.js";
import {
  at,
  compare,
  entry,
  equals,
  type Rational,
  rational,
  type Scaled,
} from "../numbers/index.js";
import { type LawOptions, universalLaws } from "./bubeck-sellke.js";
import { type ClassPair, classPairs } from "./class-pairs.js";
import type { Constant } from "./constant.js";
import { pairBound, robustGapBound, transportBound } from "./dataset-bounds.js";
import { type LocalConstant, localConstants } from "./local.js";
import { regionBound } from "./region-bound.js";
import { matrixOfVectors } from "./sparse-matrix.js";
import { signsOf, spectralLaws } from "./spectral-law.js";
import { upperBounds } from "./upper.js";
import { rootOf } from "./vector-norm.js";
import { better, searchWitness, type Witness } from "./witness.js";

/** Lets other work run, and hears how far a step is. */
export type Step = (what: string, done: number, total: number) => Promise<void>;

/** What is asked. */
export interface Inquiry {
  readonly norm: Norm;
  /** Points, and the value that stands for each class. */
  readonly data?: { readonly dataset: Dataset; readonly values: readonly Rational[] };
  /** Radius of the balls about the points. */
  readonly radius?: Rational;
  readonly tries: number;
  readonly seed: string;
  readonly eta: Rational;
  readonly law: LawOptions;
}

/** What is found. */
export interface Assessment {
  readonly norm: Norm;
  readonly upper: readonly Constant[];
  readonly witness: Witness | undefined;
  readonly local: readonly LocalConstant[] | undefined;
  /** Bounds for functions of any kind, and laws; none without a dataset. */
  readonly dataset: readonly Constant[];
  /** Points at which the network has exactly the value of their class. */
  readonly fitted: number | undefined;
}

const HALVINGS = 40;
/** Closest pairs of classes whose segments are looked at. */
const LOOKED_AT = 64;
/** Points whose gradients are looked at. */
const POINTS_LOOKED_AT = 400;

/** Segments to look at: those of the closest pairs, and some between drawn points. */
function segments(
  dataset: Dataset,
  pairs: readonly ClassPair[],
  tries: number,
  seed: string,
): readonly (readonly [Scaled, Scaled])[] {
  const place = (i: number): Scaled => at(dataset.points, i).point;
  const closest = pairs
    .slice(0, LOOKED_AT)
    .map(({ separation: { pair } }): [Scaled, Scaled] => [place(pair[0]), place(pair[1])]);
  const random = new Random(`segments ${seed}`);
  const count = dataset.points.length;
  const drawn = Array.from({ length: tries }, (): [Scaled, Scaled] => [
    place(random.below(count)),
    place(random.below(count)),
  ]);
  return [...closest, ...drawn];
}

function countFitted(network: Network, dataset: Dataset, values: readonly Rational[]): number {
  return dataset.points.filter(({ point: x, label }) => {
    const output = evaluate(network, x);
    return output.ints.length === 1 && equals(entry(output, 0), at(values, label));
  }).length;
}

/** √(largest ‖x_i‖²). */
function radiusOf(dataset: Dataset): ReturnType<typeof rootOf> {
  const { rows, den } = matrixOfVectors(dataset.points.map(({ point: x }) => x));
  const squares = rows.map(({ ints }) => ints.reduce((sum, n) => sum + n * n, 0n));
  const largest = squares.reduce((a, b) => (a < b ? b : a), 0n);
  return rootOf(rational(largest, den ** 2n), 2n);
}

/** The laws, with a sign for every class. */
function laws(network: Network, inquiry: Inquiry): readonly Constant[] {
  const { data, eta, law } = inquiry;
  if (data === undefined) return [];
  const { dataset, values } = data;
  const spectral = spectralLaws(network, dataset, signsOf(dataset, values), eta);
  const points = BigInt(dataset.points.length);
  return [...spectral, ...universalLaws(network, points, radiusOf(dataset), law)];
}

/** The best upper bound of all. */
export function bestUpper({ upper }: Assessment): Rational | undefined {
  const ends = upper.flatMap((bound) => (bound.applies ? [bound.value.upper] : []));
  return ends.reduce<Rational | undefined>(
    (best, own) => (best === undefined || compare(own, best) < 0 ? own : best),
    undefined,
  );
}

/**
 * All of it.
 *
 * Shapes  the dataset has the network's dimension, and one value a class.
 * Fails   DataError: one class only, or equal points with different labels.
 */
export async function assess(network: Network, inquiry: Inquiry, step: Step): Promise<Assessment> {
  const { norm, data, radius, tries, seed } = inquiry;
  const named = (what: string) => (done: number, total: number) => step(what, done, total);
  const points = data?.dataset.points.map(({ point: x }) => x) ?? [];
  const pairs =
    data === undefined
      ? []
      : await classPairs(data.dataset, data.values, norm, named("comparing pairs of classes"));
  const search = {
    points: points.slice(0, POINTS_LOOKED_AT),
    pairs: data === undefined ? [] : segments(data.dataset, pairs, tries, seed),
    ...{ tries, seed, halvings: HALVINGS },
  };
  const witness = await searchWitness(network, norm, search, named("looking for steep places"));
  const local =
    radius === undefined || data === undefined
      ? undefined
      : await localConstants(network, points, radius, norm, named("measuring balls"));
  await step("bounding the whole network", 0, 1);
  const found: Constant[] = [];
  if (data !== undefined) {
    found.push(pairBound(pairs));
    if (radius !== undefined) found.push(robustGapBound(pairs, radius));
    found.push(await transportBound(data.dataset, pairs, norm, named("planning transports")));
    found.push(...laws(network, inquiry));
  }
  const regions = await regionBound(network, norm, named("looking at linear regions"));
  return {
    ...{ norm, local, dataset: found },
    witness: better(witness, regions?.witness),
    upper: [...upperBounds(network, norm), ...(regions === undefined ? [] : [regions.bound])],
    fitted: data && countFitted(network, data.dataset, data.values),
  };
}
