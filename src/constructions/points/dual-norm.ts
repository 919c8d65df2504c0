// UNTRUSTED. Upper bounds on dual norms of integer vectors: the extents of balls. Imports the kernel.
import type { Norm } from "../../kernel/index.js";
import { bitLength, type Rational, rational } from "../../numbers/index.js";

/** Fractional bits of a root. */
const ROOT_BITS = 64n;
/** Above it, a larger norm is used instead of the q-norm: |w|^a would be long. */
const LARGEST_NUMERATOR = 256n;

/** ⌈n^(1/k)⌉ for n ≥ 0, k ≥ 1, by Newton's iteration from above. */
export function ceilingRoot(n: bigint, k: bigint): bigint {
  if (n < 2n || k === 1n) return n;
  let x = 1n << BigInt(Math.ceil(bitLength(n) / Number(k)));
  for (;;) {
    const next = ((k - 1n) * x + n / x ** (k - 1n)) / k;
    if (next >= x) break;
    x = next;
  }
  return x ** k === n ? x : x + 1n;
}

function absolutes(w: readonly bigint[]): bigint[] {
  return w.map((n) => (n < 0n ? -n : n));
}

/** ‖w‖_q ≤ result for q = a/(a − b), rounded up and raised by a factor 1 + 2^−39. */
function powerBound(w: readonly bigint[], a: bigint, b: bigint): Rational {
  const c = a - b;
  const roots = new Map<bigint, bigint>();
  let sum = 0n;
  for (const n of absolutes(w)) {
    let root = roots.get(n);
    if (root === undefined) {
      root = ceilingRoot((n ** a) << (ROOT_BITS * c), c);
      roots.set(n, root);
    }
    sum += root;
  }
  // sum / 2^64 ≥ Σ|w|^q, so (sum / 2^64)^(c/a) ≥ ‖w‖_q.
  const bound = ceilingRoot((sum ** c) << (ROOT_BITS * (a - c)), a);
  return rational(bound * ((1n << 39n) + 1n), 1n << (39n + ROOT_BITS));
}

/**
 * A rational upper bound on ‖w‖_q, where 1/p + 1/q = 1: the reach of the form w on a ball of radius 1.
 *
 * Ensures  exact for p = 1 (q = ∞), p = ∞ (q = 1), and for p = 2 when the norm is an integer;
 *          otherwise for p = 2 at most 2^−64 too large, and for other p relatively too large by
 *          2^−39 and little more, so that a proof by a rational witness has room.
 * Cost     one root a different entry.
 */
export function dualNormBound(norm: Norm, w: readonly bigint[]): Rational {
  switch (norm.kind) {
    case "one":
      return rational(absolutes(w).reduce((max, n) => (n > max ? n : max), 0n));
    case "infinity":
      return rational(absolutes(w).reduce((sum, n) => sum + n, 0n));
    case "two": {
      const square = w.reduce((sum, n) => sum + n * n, 0n);
      return rational(ceilingRoot(square << (2n * ROOT_BITS), 2n), 1n << ROOT_BITS);
    }
    case "power": {
      const { a, b } = norm;
      if (a <= LARGEST_NUMERATOR) return powerBound(w, a, b);
      // A smaller p has a larger q and a smaller dual norm, so p is rounded up: q goes down.
      const scale = 64n;
      const over = (a * scale) / b + 1n;
      return over <= LARGEST_NUMERATOR
        ? powerBound(w, over, scale)
        : dualNormBound({ kind: "infinity" }, w);
    }
  }
}

/** ‖w‖₂, rounded down. */
function euclideanBelow(w: readonly bigint[]): Rational {
  const square = w.reduce((sum, n) => sum + n * n, 0n) << (2n * ROOT_BITS);
  const root = ceilingRoot(square, 2n);
  return rational(root * root === square ? root : root - 1n, 1n << ROOT_BITS);
}

/**
 * A rational lower bound on ‖w‖_q: how far the form w reaches at least on a ball of radius 1.
 *
 * Ensures  exact for p = 1 and ∞, at most 2^−64 too small for p = 2; for other p the norm with the next
 *          larger of the exponents 2 and ∞ in place of q.
 */
export function dualNormBelow(norm: Norm, w: readonly bigint[]): Rational {
  switch (norm.kind) {
    case "one":
    case "infinity":
      return dualNormBound(norm, w);
    case "two":
      return euclideanBelow(w);
    case "power":
      return norm.a < 2n * norm.b ? dualNormBound({ kind: "one" }, w) : euclideanBelow(w);
  }
}

/** A double near ‖w‖_q, for ranking only. */
export function dualNormNear(norm: Norm, w: Float64Array): number {
  switch (norm.kind) {
    case "one":
      return w.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
    case "infinity":
      return w.reduce((sum, x) => sum + Math.abs(x), 0);
    case "two":
      return Math.sqrt(w.reduce((sum, x) => sum + x * x, 0));
    case "power": {
      const q = Number(norm.a) / Number(norm.a - norm.b);
      const max = w.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
      if (max === 0) return 0;
      return max * w.reduce((sum, x) => sum + (Math.abs(x) / max) ** q, 0) ** (1 / q);
    }
  }
}
