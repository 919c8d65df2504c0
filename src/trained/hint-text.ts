// UNTRUSTED. The text of a hint of a leaf: docs/kinds.md#trees. May import kernel.
import { BETA_DIGITS, SLOPE } from "../kernel/index.js";
import type { Choice } from "./dual.js";

const character = (value: number): string =>
  String.fromCharCode(value < 44 ? value + 48 : value + 49);
const clipped = (x: number, most: number): number => Math.max(0, Math.min(most, Math.round(x)));

function digits(value: number, count: number): string {
  let text = "";
  for (let rest = value, k = 0; k < count; k += 1, rest = Math.floor(rest / 64)) {
    text = character(rest % 64) + text;
  }
  return text;
}

/** A choice with numbers that its text can hold, and the text; a factor of 0 stays 0. */
export function hintText({ factors, betas, slopes }: Choice): string {
  const largest = factors.reduce((m, f) => Math.max(m, f), 0);
  const scale = factors.length > 1 && largest > 0 ? SLOPE / largest : 1;
  const isDefault = betas.every((b) => b === 0) && slopes === undefined;
  const mixed =
    factors.length > 1 ? Array.from(factors, (f) => character(clipped(f * scale, SLOPE))) : [];
  if (isDefault) return mixed.join("");
  const most = 64 ** BETA_DIGITS - 1;
  const beta = Array.from(betas, (b) => digits(clipped(b * scale * 65_536, most), BETA_DIGITS));
  const slope =
    slopes === undefined ? [] : Array.from(slopes, (s) => character(clipped(s * SLOPE, SLOPE)));
  return [...mixed, ...beta, ...slope].join("");
}
