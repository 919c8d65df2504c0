// UNTRUSTED. The experiment: how S grows with n and k, measured exactly on drawn models, points and labels.
// May import kernel, dataset, bounds. Settings after Dohmatob (arXiv:2106.02630) at small sizes; docs/sobolev.md#experiment.
import { over, squareRoot, sum, whole } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import { multiply, type Rational, rational, type Scaled } from "../numbers/index.js";
import { drawnLabels, drawnModel, drawnPoints } from "./drawn.js";
import { dualBound } from "./dual-bound.js";
import type { ModelKind } from "./activations.js";
import { type FeatureModel, parametersOf } from "./feature-model.js";
import { type Fit, fit, type Problem, problemOf, squaredErrorOf } from "./interpolate.js";
import {
  coarser,
  empiricalForm,
  invariantForm,
  invariantSeminorm,
  loweredForm,
  type QuadraticForm,
  type RoundedForm,
  seminormSquared,
} from "./seminorm.js";

/** One line of a series: what is drawn, and how it is fitted. */
export interface Setting {
  readonly kind: ModelKind;
  readonly dimension: number;
  readonly units: number;
  readonly points: number;
  /** Labels are x_1 + noise·ε, ε of variance 1. */
  readonly noise: Rational;
  /** λ of the ridge λ·n for features over √k; 0 for least norm. */
  readonly ridge: Rational;
  /** Points of the law that S is measured on, none of them fitted. */
  readonly heldOut: number;
  readonly repeats: number;
  readonly seed: string;
  /** Parameters up to which the bound of the class is computed. */
  readonly boundedParameters: number;
}

/** What was found for one setting: means over the repeats, each between two rationals. */
export interface Row {
  readonly setting: Setting;
  readonly parameters: number;
  /** Repeats that were fitted; the others had dependent features. */
  readonly fitted: number;
  /** S over the held-out points: exact before the root. */
  readonly seminorm?: Enclosure;
  /** S over every rotation invariant law. */
  readonly invariant?: Enclosure;
  /** No model of the class with this training error has a smaller S, over the held-out points. */
  readonly bound?: Enclosure;
  /** The same for every rotation invariant law. */
  readonly invariantBound?: Enclosure;
  readonly trainingError?: Enclosure;
  readonly heldOutError?: Enclosure;
}

/** Bits of the weights of an invariant law in the system of its bound. */
const BOUND_BITS = 40n;

/** What depends on the model alone. */
interface Prepared {
  readonly model: FeatureModel;
  readonly heldOut: readonly Scaled[];
  readonly empirical: QuadraticForm;
  /** Absent if rotation invariant laws differ. */
  readonly invariant: RoundedForm | undefined;
  readonly lowered: QuadraticForm | undefined;
}

/** Prepares models, the last ones kept: a series asks for the same model at every n. */
export class Preparation {
  private readonly kept = new Map<string, Prepared>();

  for(setting: Setting, repeat: number): Prepared {
    const { kind, dimension, units, heldOut, seed } = setting;
    const name = [kind, dimension, units, heldOut, seed, repeat].join(" ");
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const model = drawnModel(kind, dimension, units, `${seed} ${repeat}`);
    const points = drawnPoints(dimension, heldOut, `held out ${seed} ${repeat}`);
    const invariant = invariantForm(model);
    const isBounded = parametersOf(model) <= setting.boundedParameters;
    const made: Prepared = {
      ...{ model, heldOut: points, invariant },
      empirical: empiricalForm(model, points),
      lowered:
        isBounded && invariant !== undefined
          ? loweredForm(model, coarser(model, invariant, BOUND_BITS))
          : undefined,
    };
    if (this.kept.size > 32) this.kept.clear();
    this.kept.set(name, made);
    return made;
  }
}

/** √ of a rational, between two decimals. */
function root(x: Rational): Enclosure {
  return squareRoot({ lower: x, upper: x });
}

/** What one repeat gives. */
type Measured = Omit<Row, "setting" | "parameters" | "fitted">;

function boundsOf(prepared: Prepared, problem: Problem, found: Fit, setting: Setting): Measured {
  if (parametersOf(prepared.model) > setting.boundedParameters) return {};
  const bound = dualBound(prepared.empirical, problem, found.squaredError);
  const { lowered } = prepared;
  const other = lowered && dualBound(lowered, problem, found.squaredError);
  return {
    ...(bound && { bound: root(bound.value) }),
    ...(other && { invariantBound: root(other.value) }),
  };
}

function measuredOnce(prepared: Prepared, setting: Setting, repeat: number): Measured | undefined {
  const { dimension, points: count, noise, ridge, units, seed } = setting;
  const { model, heldOut, empirical, invariant } = prepared;
  const name = `${seed} ${repeat}`;
  const points = drawnPoints(dimension, count, name);
  const problem = problemOf(model, points, drawnLabels(points, noise, name));
  const weight = multiply(ridge, rational(BigInt(count * units)));
  const found = fit(problem, weight);
  if (found === undefined) return undefined;
  const fresh = problemOf(model, heldOut, drawnLabels(heldOut, noise, `held out ${name}`));
  const mean = (total: Rational, n: number): Enclosure =>
    over({ lower: total, upper: total }, whole(BigInt(n)));
  return {
    seminorm: root(seminormSquared(empirical, found.v)),
    ...(invariant && { invariant: squareRoot(invariantSeminorm(model, invariant, found.v)) }),
    ...boundsOf(prepared, problem, found, setting),
    trainingError: mean(found.squaredError, count),
    heldOutError: mean(squaredErrorOf(fresh, found.v), heldOut.length),
  };
}

const MEASURES = [
  "seminorm",
  "invariant",
  "bound",
  "invariantBound",
  "trainingError",
  "heldOutError",
] as const;

/** The mean of a measure, if every repeat has it. */
function meanOf(all: readonly Measured[], key: (typeof MEASURES)[number]): Enclosure | undefined {
  const values = all.flatMap((one) => one[key] ?? []);
  if (values.length === 0 || values.length < all.length) return undefined;
  return over(sum(...values), whole(BigInt(values.length)));
}

/**
 * One row.
 *
 * Ensures  S² and errors are exact rationals for each repeat; roots and means are rounded outward.
 * Cost     an exact solution of min(n, P) equations a repeat, and up to 20 of P equations for bounds.
 */
export function measure(setting: Setting, preparation: Preparation): Row {
  const all: Measured[] = [];
  let parameters = 0;
  for (let repeat = 1; repeat <= setting.repeats; repeat += 1) {
    const prepared = preparation.for(setting, repeat);
    parameters = parametersOf(prepared.model);
    const one = measuredOnce(prepared, setting, repeat);
    if (one !== undefined) all.push(one);
  }
  const means = MEASURES.map((key) => [key, meanOf(all, key)] as const);
  const known = means.filter(([, value]) => value !== undefined);
  return { setting, parameters, fitted: all.length, ...Object.fromEntries(known) };
}
