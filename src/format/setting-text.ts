// TRUSTED. The text of a setting: the fields that every claim begins with, whatever it says of them.
// Imports only kernel and format.
import { declined, type Norm, NORM_INFINITY, normOf, type Setting } from "../kernel/index.js";
import { decodeClasses } from "./dataset-text.js";
import { LIMITS } from "./limits.js";
import { decodeRational, encodeRational } from "./rational-text.js";
import type { Walk } from "./walk.js";

/** A setting with the names a person needs: the dataset by its digest, the classes by their names. */
export interface NamedSetting {
  readonly dataset: string;
  readonly classes: readonly string[];
  readonly setting: Setting;
}

export function encodeNorm(norm: Norm): string {
  switch (norm.kind) {
    case "one":
      return "1";
    case "two":
      return "2";
    case "infinity":
      return "inf";
    case "power":
      return encodeRational({ num: norm.a, den: norm.b });
  }
}

/** The norm of a canonical text, or undefined: `inf` or a canonical rational p ≥ 1 within limits. */
export function decodeNorm(text: string): Norm | undefined {
  if (text === "inf") return NORM_INFINITY;
  if (text.length > 16) return undefined;
  const p = decodeRational(text);
  // p ≥ 1 has no larger denominator.
  return p === undefined || p.num > LIMITS["norm-terms"] ? undefined : normOf(p);
}

/** A digest as written: `sha256:` and 64 lower-case hex digits. */
export function decodeDigest(w: Walk, value: unknown, pointer: string): string {
  const text = w.text(value, pointer);
  if (/^sha256:[0-9a-f]{64}$/u.test(text)) return text;
  w.refuse("malformed/wrong-type", pointer, "sha256: and 64 hex digits", text.slice(0, 80));
  return "";
}

function decodeNormField(w: Walk, value: unknown, pointer: string): Norm {
  const text = w.text(value, pointer);
  const norm = decodeNorm(text);
  if (norm !== undefined) return norm;
  w.keep(declined({ code: "norm-exponent", got: text.slice(0, 80) }));
  return NORM_INFINITY;
}

/** The keys of a setting, in order. */
export const SETTING_KEYS = ["dataset", "points", "dimension", "classes", "norm", "radius"];

/** The setting as a JSON value with its keys in order. */
export function settingValue({ dataset, classes, setting }: NamedSetting): Record<string, unknown> {
  return {
    dataset,
    points: setting.points,
    dimension: setting.dimension,
    classes,
    norm: encodeNorm(setting.norm),
    radius: encodeRational(setting.radius),
  };
}

/** A setting that is all of a claim. */
export function decodeSettingValue(w: Walk, value: unknown, pointer: string): NamedSetting {
  return decodeSetting(w, w.fields(value, pointer, SETTING_KEYS), pointer);
}

/** A setting from the values of its fields, which stand below `pointer`. */
export function decodeSetting(w: Walk, fields: readonly unknown[], pointer: string): NamedSetting {
  const [dataset, points, dimension, classes, norm, radius] = fields;
  const names = decodeClasses(w, classes, `${pointer}/classes`);
  return {
    dataset: decodeDigest(w, dataset, `${pointer}/dataset`),
    classes: names,
    setting: {
      points: w.count(points, `${pointer}/points`, "points"),
      dimension: w.count(dimension, `${pointer}/dimension`, "dimension"),
      classes: names.length,
      norm: decodeNormField(w, norm, `${pointer}/norm`),
      radius: w.rational(radius, `${pointer}/radius`),
    },
  };
}
