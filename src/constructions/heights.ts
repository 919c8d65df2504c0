// UNTRUSTED. The values of the classes as heights above (or depths below) the value of one of them.
import { at, compare, multiply, ONE, type Rational, rational, subtract } from "../kernel/index.js";
import type { PointMatrix } from "./point-matrix.js";

const MINUS_ONE = rational(-1n);

/** value of class k = start + sign·heights[k]; all heights are ≥ 0, that of the class `base` is 0. */
export interface Heights {
  readonly base: number;
  readonly start: Rational;
  /** 1 or −1. */
  readonly sign: Rational;
  readonly heights: readonly Rational[];
}

/**
 * Heights over the class of least value, or depths under that of greatest value: the one with more
 * points, so that a running maximum from 0 on has fewer points to look for.
 */
export function heightsOf(matrix: PointMatrix, values: readonly Rational[]): Heights {
  const sizes = new Int32Array(values.length);
  for (const label of matrix.labels) sizes[label] = (sizes[label] ?? 0) + 1;
  let least = 0;
  let greatest = 0;
  values.forEach((value, k) => {
    if (compare(value, at(values, least)) < 0) least = k;
    if (compare(value, at(values, greatest)) > 0) greatest = k;
  });
  const isUpward = (sizes[least] ?? 0) >= (sizes[greatest] ?? 0);
  const base = isUpward ? least : greatest;
  const sign = isUpward ? ONE : MINUS_ONE;
  const start = at(values, base);
  return {
    base,
    start,
    sign,
    heights: values.map((value) => multiply(sign, subtract(value, start))),
  };
}
