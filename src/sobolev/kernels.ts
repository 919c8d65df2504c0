// UNTRUSTED. Kernels of infinite width in closed form, with the gradient in their first point, in integers rounded outward.
// May import kernel, dataset. docs/sobolev.md#infinite-width has the formulas with their proofs.
import { integerRoot } from "../dataset/roots.js";
import type { Scaled } from "../numbers/index.js";
import { ANGLE_BITS, jointSpan, OVER_PI, OVER_TURN, type Span } from "./arc-cosine.js";
import { dot } from "./feature-model.js";

const UNIT = 1n << ANGLE_BITS;

/** κ(x, z) and ∇_x κ(x, z) = α·z + β·x, each between two integers in units 2^(−128). */
export interface KernelAt {
  readonly value: Span;
  readonly alpha: Span;
  readonly beta: Span;
}

/** x = X/D, z = Z/D in integers: P = X·Z, A = ‖X‖², B = ‖Z‖², D². */
interface Pair {
  readonly p: bigint;
  readonly a: bigint;
  readonly b: bigint;
  readonly square: bigint;
}

/** ⌊n/d⌋ and ⌈n/d⌉. Requires: d > 0. */
const down = (n: bigint, d: bigint): bigint => (n >= 0n ? n / d : -((d - 1n - n) / d));
const up = (n: bigint, d: bigint): bigint => -down(-n, d);

const plus = (s: Span, t: Span): Span => [s[0] + t[0], s[1] + t[1]];

/** (num/den)·s. Requires: den > 0. */
function scaledBy(s: Span, num: bigint, den: bigint): Span {
  const [low, high] = num < 0n ? [s[1], s[0]] : s;
  return [down(low * num, den), up(high * num, den)];
}

/** s·t. Requires: both at least 0. */
function product(s: Span, t: Span): Span {
  return [(s[0] * t[0]) / UNIT, (s[1] * t[1]) / UNIT + 1n];
}

const ONE: Span = [UNIT, UNIT];
const fraction = (num: bigint, den: bigint): Span => scaledBy(ONE, num, den);

/** √n, and s/√n. Requires: n > 0. */
const rootOf = (n: bigint): bigint => integerRoot(n << (2n * ANGLE_BITS), 2n);
function overRoot(s: Span, n: bigint): Span {
  const root = rootOf(n);
  return [down(s[0] * UNIT, root + 1n), up(s[1] * UNIT, root)];
}

/** √(‖x‖²‖z‖² − (x·z)²)/(2π), the area of the two over a turn. */
function areaSpan({ p, a, b, square }: Pair): Span {
  const root = rootOf(a * b - p * p);
  return product([root / square, up(root + 1n, square)], OVER_TURN);
}

/** ∇J: 1/(2πr)·(z − (p/‖x‖²)·x) with r the area; 0 where x and z are parallel. */
function jointGradient({ p, a, b, square }: Pair): readonly [alpha: Span, beta: Span] {
  if (a * b === p * p)
    return [
      [0n, 0n],
      [0n, 0n],
    ];
  const alpha = scaledBy(overRoot(OVER_TURN, a * b - p * p), square, 1n);
  return [alpha, scaledBy(alpha, -p, a)];
}

function threshold(pair: Pair): KernelAt {
  const [alpha, beta] = jointGradient(pair);
  return { value: jointSpan(pair.p, pair.a * pair.b), alpha, beta };
}

function relu(pair: Pair): KernelAt {
  const joint = jointSpan(pair.p, pair.a * pair.b);
  const area = areaSpan(pair);
  return {
    value: plus(area, scaledBy(joint, pair.p, pair.square)),
    alpha: joint,
    beta: scaledBy(area, pair.square, pair.a),
  };
}

/** 4κ − c·x·z, from κ, and its gradient. */
function fourfoldLess({ value, alpha, beta }: KernelAt, { p, square }: Pair): KernelAt {
  return {
    value: plus(scaledBy(value, 4n, 1n), fraction(-p, square)),
    alpha: plus(scaledBy(alpha, 4n, 1n), [-UNIT, -UNIT]),
    beta: scaledBy(beta, 4n, 1n),
  };
}

function tangent(pair: Pair): KernelAt {
  const { p, a, b, square } = pair;
  const joint = jointSpan(p, a * b);
  const [alpha, beta] = jointGradient(pair);
  return {
    value: scaledBy(joint, p, square),
    alpha: plus(joint, scaledBy(alpha, p, square)),
    beta: scaledBy(beta, p, square),
  };
}

function quadratic({ p, a, b, square }: Pair): KernelAt {
  return {
    value: fraction(a * b + 2n * p * p, square * square),
    alpha: fraction(4n * p, square),
    beta: fraction(2n * b, square),
  };
}

function erf({ p, a, b, square }: Pair): KernelAt {
  const [wide, other] = [square + 2n * a, square + 2n * b];
  const joint = jointSpan(2n * p, wide * other);
  const alpha = scaledBy(overRoot(OVER_PI, wide * other - 4n * p * p), 4n * square, 1n);
  return {
    value: plus(scaledBy(joint, 4n, 1n), [-UNIT, -UNIT]),
    alpha,
    beta: scaledBy(alpha, -2n * p, wide),
  };
}

export type KernelKind =
  | "kernel-relu"
  | "kernel-tangent"
  | "kernel-threshold"
  | "kernel-abs"
  | "kernel-tangent-abs"
  | "kernel-quadratic"
  | "kernel-erf";

interface Kernel {
  readonly at: (pair: Pair) => KernelAt;
  /** The dimension of the functions x ↦ κ(x, z), where it is finite. */
  readonly rank?: (dimension: number) => number;
}

/** The kernels E σ(w·x)σ(w·z), and for the tangent ones x·z·E σ'(w·x)σ'(w·z), w standard normal. */
export const KERNELS: Readonly<Record<KernelKind, Kernel>> = {
  "kernel-relu": { at: relu },
  "kernel-tangent": { at: tangent },
  "kernel-threshold": { at: threshold },
  "kernel-abs": { at: (pair: Pair) => fourfoldLess(relu(pair), pair) },
  "kernel-tangent-abs": { at: (pair: Pair) => fourfoldLess(tangent(pair), pair) },
  "kernel-quadratic": { at: quadratic, rank: (d: number) => (d * (d + 1)) / 2 },
  "kernel-erf": { at: erf },
};

export function isKernel(kind: string): kind is KernelKind {
  return Object.hasOwn(KERNELS, kind);
}

/** The dimension of the functions x ↦ κ(x, z), where it is finite. */
export function rankOf(kind: KernelKind, dimension: number): number {
  return KERNELS[kind].rank?.(dimension) ?? Number.POSITIVE_INFINITY;
}

/**
 * κ(x, z) and its gradient in x.
 *
 * Requires  x and z over one denominator, neither 0.
 * Ensures   rounded outward, narrower than 2^(−64) for ‖x‖ and ‖z‖ below 2^8 with 2^(−8) or fewer places.
 */
export function kernelAt(kind: KernelKind, x: Scaled, z: Scaled): KernelAt {
  return KERNELS[kind].at({
    p: dot(x.ints, z.ints),
    a: dot(x.ints, x.ints),
    b: dot(z.ints, z.ints),
    square: x.den * x.den,
  });
}
