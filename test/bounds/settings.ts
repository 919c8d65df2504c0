// Settings for tests: N, d, ρ, and p as text.
import {
  known,
  type Question,
  type Setting,
  settingOf,
  isSetting,
} from "../../src/bounds/index.js";
import { type Norm, NORM_INFINITY, normOf } from "../../src/kernel/index.js";
import { type Rational, rational } from "../../src/numbers/index.js";

/** 3/4 of "3/4", 2 of "2". */
export function number(text: string): Rational {
  const [num = "", den = "1"] = text.split("/");
  return rational(BigInt(num), BigInt(den));
}

export function norm(text: string): Norm {
  const found = text === "inf" ? NORM_INFINITY : normOf(number(text));
  if (found === undefined) throw new Error(`${text} is no norm`);
  return found;
}

export function question(points: bigint, dimension: bigint, rho: string, p = "2"): Question {
  return { points, dimension, classes: 2n, norm: norm(p), ratio: known(number(rho)) };
}

export function setting(
  points: bigint,
  dimension: bigint,
  rho: string,
  p = "2",
  more: Partial<Question> = {},
): Setting {
  const made = settingOf({ ...question(points, dimension, rho, p), ...more });
  if (!isSetting(made)) throw new Error(`${made.part}: expected ${made.expected}`);
  return made;
}
