// TRUSTED. What every statement about a dataset is about: its points by number, and one closed ball a point.
// Imports only the kernel. The checker streams the points; here they are judged one by one.
import type { Norm } from "./norm.js";
import { compare, type Rational, rational, ZERO } from "./rational.js";
import { rejected, type Refusal } from "./rejection.js";
import type { Scaled } from "./scaled.js";

/** N points of ℚ^d with labels below `classes`, and the closed ball ‖x' − x‖_p ≤ radius about each. */
export interface Setting {
  readonly points: number;
  readonly dimension: number;
  readonly classes: number;
  readonly norm: Norm;
  readonly radius: Rational;
}

/** A frozen copy of the fields of a setting, for a statement about it. */
export function frozen({ points, dimension, classes, norm, radius }: Setting): Setting {
  const own = { points, dimension, classes, norm: Object.freeze({ ...norm }) };
  return Object.freeze({ ...own, radius: rational(radius.num, radius.den) });
}

/** A point of the dataset and its class, counted from 0. */
export interface LabelledPoint {
  readonly point: Scaled;
  readonly label: number;
}

/** The first reason why a setting is not meaningful: N, C, d ≥ 1 and radius > 0 are required. */
export function settingDefect(setting: Setting): Refusal | undefined {
  const { points, classes, dimension, radius } = setting;
  const code = "ill-formed/empty-dataset";
  if (points < 1) return rejected({ code, expected: "a point", got: "none" });
  if (classes < 1) return rejected({ code, expected: "a class", got: "none" });
  if (dimension < 1) {
    const expected = "at least 1";
    return rejected({ code: "ill-formed/dimension-mismatch", expected, got: "0" });
  }
  if (compare(radius, ZERO) > 0) return undefined;
  const got = `${radius.num}/${radius.den}`;
  return rejected({ code: "ill-formed/radius", expected: "a radius above 0", got });
}

/** A refusal unless the point is one of ℚ^d with a label of the setting. */
export function pointDefect(
  setting: Setting,
  index: number,
  { point, label }: LabelledPoint,
): Refusal | undefined {
  if (point.ints.length !== setting.dimension) {
    const expected = `${setting.dimension} coordinates`;
    const got = `${point.ints.length}`;
    return rejected({ code: "ill-formed/dimension-mismatch", ball: index, expected, got });
  }
  if (label >= 0 && label < setting.classes) return undefined;
  const expected = `a label below ${setting.classes}`;
  const code = "ill-formed/label-out-of-range";
  return rejected({ code, ball: index, expected, got: `${label}` });
}
