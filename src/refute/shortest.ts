// UNTRUSTED. The shortest vector with a given image, in doubles, and the multipliers that show it is.
// Imports kernel, certify.
// min ‖r‖_p over Tr = Tv by weighted least squares: weights w_k = |r_k|^(p−2), damped for p > 2 (Lawson's
// method for p = ∞). At each step w·r = Tᵗλ, so λ is a multiplier for the dual.
import { lengthOf } from "../certify/points-of-ball.js";
import type { Norm } from "../kernel/index.js";
import { dot, type Matrix, solveSymmetric, transposedTimes } from "./dense.js";

/** r with Tr = Tv, and λ: λ·Tv ≤ ‖r‖_p·‖Tᵗλ‖_q, near to equality if the search came to its end. */
export interface Shortest {
  readonly r: Float64Array;
  readonly lambda: Float64Array;
}

const STEPS = 60;
const SMALL = 1e-9;

/** w for the next step. */
function reweighted(norm: Norm, w: Float64Array, r: Float64Array): Float64Array {
  const largest = lengthOf({ kind: "infinity" }, r);
  const sizes = r.map((x) => Math.max(Math.abs(x) / largest, SMALL));
  switch (norm.kind) {
    case "two":
      return w;
    case "one":
      return sizes.map((size) => 1 / size);
    case "infinity":
      return w.map((weight, k) => weight * (sizes[k] ?? 0));
    case "power": {
      const p = Number(norm.a) / Number(norm.b);
      if (p < 2) return sizes.map((size) => size ** (p - 2));
      const theta = 1 / (p - 1);
      return w.map((weight, k) => weight ** (1 - theta) * (sizes[k] ?? 0) ** ((p - 2) * theta));
    }
  }
}

/** ‖w‖_q for the dual exponent. */
export function dualLength(norm: Norm, w: Float64Array): number {
  switch (norm.kind) {
    case "one":
      return lengthOf({ kind: "infinity" }, w);
    case "infinity":
      return lengthOf({ kind: "one" }, w);
    case "two":
      return lengthOf(norm, w);
    case "power":
      return lengthOf({ kind: "power", a: norm.a, b: norm.a - norm.b }, w);
  }
}

/** Cost: at most STEPS times k²·d + k³. */
export function shortest(norm: Norm, map: Matrix, v: Float64Array): Shortest[] {
  const found: Shortest[] = [];
  const image = Float64Array.from(map, (row) => dot(row, v));
  let w: Float64Array = new Float64Array(v.length).fill(1);
  for (let n = 0; n < (norm.kind === "two" ? 1 : STEPS); n += 1) {
    const weights = w;
    const scaled = map.map((row) => row.map((x, k) => x / (weights[k] ?? 1)));
    const gram = map.map((row) => Float64Array.from(scaled, (other) => dot(row, other)));
    const [lambda] = solveSymmetric(gram, [image]);
    if (lambda === undefined || !lambda.every(Number.isFinite)) break;
    const r = transposedTimes(scaled, lambda, v.length);
    found.push({ r, lambda });
    if (lengthOf({ kind: "infinity" }, r) === 0) break;
    w = reweighted(norm, w, r);
    const largest = lengthOf({ kind: "infinity" }, w);
    w = w.map((x) => Math.max(x / largest, SMALL));
  }
  return found;
}
