// UNTRUSTED. What the constructions of the nearest site begin with: the norm they serve, the radius that
// is wanted, and the points in all coordinates that vary. May import kernel, dataset, networks.
import type { Dataset } from "../../dataset/dataset.js";
import type { Norm } from "../../kernel/index.js";
import type { Rational } from "../../numbers/index.js";
import { valuesOfClasses } from "../../networks/index.js";
import { type ClassCode, classCode } from "../points/class-code.js";
import type { Unreached } from "../construction.js";
import { Images } from "./images.js";
import { nearestLimit, servedNorm, usualRadius } from "./radius.js";
import { pointMatrix } from "../points/point-matrix.js";
import { varyingCoordinates } from "./projection.js";
import { tooNear } from "./too-near.js";

export interface NearestStart {
  readonly status: "begun";
  /** In the norm that is served. */
  readonly images: Images;
  /** One a class. */
  readonly values: readonly Rational[];
  readonly code: ClassCode;
  /** The radius asked for, or the usual part of the largest. */
  readonly radius: Rational;
  /** The answer that these two points are too near for the radius. */
  readonly refuse: (pair: readonly [number, number]) => Unreached;
}

/** The start, or that two differently labelled points are too near for every radius. */
export function nearestStart(
  construction: string,
  dataset: Dataset,
  given: Norm,
  asked: Rational | undefined,
): NearestStart | Unreached {
  const norm = servedNorm(given);
  const matrix = pointMatrix(dataset);
  const limit = nearestLimit(matrix, norm);
  const refuse = (pair: readonly [number, number]): Unreached =>
    tooNear(construction, norm, pair, limit);
  if (limit.limit.num === 0n) return refuse(limit.pair);
  const values = valuesOfClasses(dataset.classes);
  const radius = asked ?? usualRadius(limit);
  const images = new Images(matrix, norm, varyingCoordinates(matrix), radius);
  return { status: "begun", images, values, code: classCode(values), radius, refuse };
}
