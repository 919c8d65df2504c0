// UNTRUSTED. A question at the scale that its data has of its own, for searches in doubles. May import kernel, dataset.
import type { Dataset } from "../dataset/dataset.js";
import { ownScale } from "../dataset/ordinary-scale.js";
import type { Norm } from "../kernel/index.js";
import { divide, ONE, type Rational } from "../numbers/index.js";

/** Balls of a dataset. */
export interface Question {
  readonly dataset: Dataset;
  readonly norm: Norm;
  readonly radius: Rational;
}

/** The question about x' where x = origin + unit·x': lengths of the question are `unit` times its lengths. */
export interface OwnQuestion {
  readonly question: Question;
  readonly unit: Rational;
}

/** The question itself if its data is of ordinary size. */
export function ownQuestion({ dataset, norm, radius }: Question): OwnQuestion {
  const scale = ownScale(dataset);
  if (scale === undefined) return { question: { dataset, norm, radius }, unit: ONE };
  const { unit } = scale;
  return { question: { dataset: scale.dataset, norm, radius: divide(radius, unit) }, unit };
}
