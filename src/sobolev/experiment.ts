// UNTRUSTED. The experiment: how S grows with n and k, measured exactly on drawn models, points and labels.
// May import kernel, dataset, bounds. Settings after Dohmatob (arXiv:2106.02630) at small sizes; docs/sobolev.md#experiment.
import { over, squareRoot, sum, times, whole } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import { multiply, type Rational, rational, type Scaled } from "../numbers/index.js";
import { drawnLabels, drawnModel, drawnPoints } from "./drawn.js";
import { dualBound } from "./dual-bound.js";
import { featuresOf, type ModelKind } from "./activations.js";
import { boundOfFeatures, slackOf, squared, widened } from "./enclosed-features.js";
import { type FeatureModel, parametersOf } from "./feature-model.js";
import { type Fit, fit, type Problem, problemOf, squaredErrorOf } from "./interpolate.js";
import { fitKernel, kernelError, kernelSeminorm } from "./kernel-fit.js";
import { isKernel, type KernelKind, rankOf } from "./kernels.js";
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
  readonly kind: ModelKind | KernelKind;
  readonly dimension: number;
  /** Infinite for kernels. */
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

/** A setting of finite width. */
export interface FeatureSetting extends Setting {
  readonly kind: ModelKind;
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

  for(setting: FeatureSetting, repeat: number): Prepared {
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

/** A fit, and what is known of it. */
interface Found {
  readonly fit: Fit;
  readonly seminorm: Enclosure;
  readonly trainingError: Enclosure;
}

function boundsOf(
  prepared: Prepared,
  problem: Problem,
  found: Found,
  setting: FeatureSetting,
): Pick<Measured, "bound" | "invariantBound"> {
  const { model, empirical, lowered, heldOut } = prepared;
  if (parametersOf(model) > setting.boundedParameters) return {};
  const { squaredError } = found.fit;
  const bound = dualBound(empirical, problem, squaredError);
  if (featuresOf(setting.kind).activation.error.num !== 0n) {
    const own = bound && {
      ...{ model, form: empirical, points: problem.points, heldOut, bound },
      allowed: times(found.trainingError, whole(BigInt(problem.points.length))),
      gridAllowed: squaredError,
      seminorm: found.seminorm.upper,
    };
    const enclosed = own && boundOfFeatures(own);
    return enclosed ? { bound: enclosed } : {};
  }
  const other = lowered && dualBound(lowered, problem, squaredError);
  return {
    ...(bound && { bound: root(bound.value) }),
    ...(other && { invariantBound: root(other.value) }),
  };
}

/** The mean squared error of v at n points, over the features themselves. */
function meanError(problem: Problem, squaredError: Rational, v: Scaled): Enclosure {
  const { points, model } = problem;
  const mean = rational(squaredError.num, squaredError.den * BigInt(points.length));
  const { value } = slackOf(model, v, points);
  return value.num === 0n ? { lower: mean, upper: mean } : squared(widened(root(mean), value));
}

function measuredOnce(
  prepared: Prepared,
  setting: FeatureSetting,
  repeat: number,
): Measured | undefined {
  const { dimension, points: count, noise, ridge, units, seed } = setting;
  const { model, heldOut, empirical, invariant } = prepared;
  const name = `${seed} ${repeat}`;
  const points = drawnPoints(dimension, count, name);
  const problem = problemOf(model, points, drawnLabels(points, noise, name));
  const weight = multiply(ridge, rational(BigInt(count * units)));
  const found = fit(problem, weight);
  if (found === undefined) return undefined;
  const fresh = problemOf(model, heldOut, drawnLabels(heldOut, noise, `held out ${name}`));
  const { v } = found;
  const seminorm = widened(
    root(seminormSquared(empirical, v)),
    slackOf(model, v, heldOut).gradient,
  );
  const trainingError = meanError(problem, found.squaredError, v);
  return {
    seminorm,
    ...(invariant && { invariant: squareRoot(invariantSeminorm(model, invariant, v)) }),
    ...boundsOf(prepared, problem, { fit: found, seminorm, trainingError }, setting),
    trainingError,
    heldOutError: meanError(fresh, squaredErrorOf(fresh, v), v),
  };
}

/** The same in a kernel: c is the only interpolant over these centres, so there is no bound beside S. */
function kernelOnce(
  { dimension, points: count, noise, ridge, heldOut, seed }: Setting,
  kind: KernelKind,
  repeat: number,
): Measured | undefined {
  const name = `${seed} ${repeat}`;
  const points = drawnPoints(dimension, count, name);
  const labels = drawnLabels(points, noise, name);
  const found = fitKernel(kind, points, labels, multiply(ridge, rational(BigInt(count))));
  if (found === undefined) return undefined;
  const atoms = drawnPoints(dimension, heldOut, `held out ${name}`);
  return {
    seminorm: kernelSeminorm(found, atoms),
    trainingError: kernelError(found, points, labels),
    heldOutError: kernelError(found, atoms, drawnLabels(atoms, noise, `held out ${name}`)),
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
 * Ensures  S² and errors are exact rationals for each repeat, or between two where features or kernels are enclosed;
 *          roots and means are rounded outward.
 * Cost     an exact solution of min(n, P) equations a repeat, and up to 20 of P equations for bounds.
 */
export function measure(setting: Setting, preparation: Preparation): Row {
  const all: Measured[] = [];
  let parameters = 0;
  const { kind } = setting;
  for (let repeat = 1; repeat <= setting.repeats; repeat += 1) {
    let one: Measured | undefined;
    if (isKernel(kind)) {
      parameters = Math.min(setting.points, rankOf(kind, setting.dimension));
      one = kernelOnce(setting, kind, repeat);
    } else {
      const own = { ...setting, kind };
      const prepared = preparation.for(own, repeat);
      parameters = parametersOf(prepared.model);
      one = measuredOnce(prepared, own, repeat);
    }
    if (one !== undefined) all.push(one);
  }
  const means = MEASURES.map((key) => [key, meanOf(all, key)] as const);
  const known = means.filter(([, value]) => value !== undefined);
  return { setting, parameters, fitted: all.length, ...Object.fromEntries(known) };
}
