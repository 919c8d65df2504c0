// UNTRUSTED. Activations: exact at rational points, or on a grid with an error that is proved; and the features of them.
// May import kernel.
import type { Enclosure } from "../dataset/index.js";
import { type Rational, rational, ZERO } from "../numbers/index.js";
import {
  errorBend,
  errorFunction,
  errorSlope,
  GRID,
  hyperbolicTangent,
  tangentBend,
  tangentSlope,
} from "./fixed-point.js";

/** An integer function of z and `one`, for a function of z/one. */
type Integral = (z: bigint, one: bigint) => bigint;

/** σ at z/one: value and slopes as integers over the denominators given. At kinks the slope is 0. */
export interface Activation {
  readonly value: Integral;
  readonly slope: Integral;
  /** σ'', over the denominator of the slope; absent where it is 0 almost everywhere. */
  readonly bend?: Integral;
  /** Denominators of value and slope. */
  readonly over: (one: bigint) => readonly [value: bigint, slope: bigint];
  /** What values, slopes and σ'' are off by at most: 0 where they are exact. */
  readonly error: Rational;
  /** E σ'(u·x)·σ'(w·x) from P(u·x > 0 and w·x > 0), if σ' depends on the sign of z alone. */
  readonly joint?: (active: Enclosure) => Enclosure;
}

const size = (z: bigint): bigint => (z < 0n ? -z : z);
const fourfoldLessOne = ({ num, den }: Rational): Rational => rational(4n * num - den, den);

const PIECEWISE = {
  over: (one: bigint) => [one, 1n] as const,
  error: ZERO,
};

const RELU: Activation = {
  ...PIECEWISE,
  value: (z) => (z > 0n ? z : 0n),
  slope: (z) => (z > 0n ? 1n : 0n),
  joint: (active) => active,
};

/** |z|. The signs of two units are equal with probability 2P, P that both are active. */
const ABS: Activation = {
  ...PIECEWISE,
  value: size,
  slope: (z) => (z > 0n ? 1n : z < 0n ? -1n : 0n),
  joint: ({ lower, upper }) => ({ lower: fourfoldLessOne(lower), upper: fourfoldLessOne(upper) }),
};

/** min(1, max(0, z)). */
const CLIP: Activation = {
  ...PIECEWISE,
  value: (z, one) => (z <= 0n ? 0n : z >= one ? one : z),
  slope: (z, one) => (z > 0n && z < one ? 1n : 0n),
};

/** 1{z > 0}: the slope is 0 wherever there is one. */
const THRESHOLD: Activation = {
  over: () => [1n, 1n],
  error: ZERO,
  value: (z) => (z > 0n ? 1n : 0n),
  slope: () => 0n,
};

const QUADRATIC: Activation = {
  over: (one) => [one * one, one],
  error: ZERO,
  value: (z) => z * z,
  slope: (z) => 2n * z,
};

const ENCLOSED = {
  over: () => [GRID, GRID] as const,
  error: rational(2n, GRID),
};

const ERF: Activation = {
  ...ENCLOSED,
  value: errorFunction,
  slope: errorSlope,
  bend: errorBend,
};

const TANH: Activation = {
  ...ENCLOSED,
  value: hyperbolicTangent,
  slope: tangentSlope,
  bend: tangentBend,
};

/** `random`: φ_j = σ(w_j·x). `tangent`: φ_j = σ'(w_j·x)·x, d coordinates a unit. */
export interface Features {
  readonly isTangent: boolean;
  readonly activation: Activation;
}

/** The models: those of ReLU by the plain names, which certificates have too. */
export const MODELS = {
  random: { isTangent: false, activation: RELU },
  tangent: { isTangent: true, activation: RELU },
  "random-abs": { isTangent: false, activation: ABS },
  "tangent-abs": { isTangent: true, activation: ABS },
  "random-clip": { isTangent: false, activation: CLIP },
  "tangent-clip": { isTangent: true, activation: CLIP },
  "random-quadratic": { isTangent: false, activation: QUADRATIC },
  "random-threshold": { isTangent: false, activation: THRESHOLD },
  "random-erf": { isTangent: false, activation: ERF },
  "tangent-erf": { isTangent: true, activation: ERF },
  "random-tanh": { isTangent: false, activation: TANH },
  "tangent-tanh": { isTangent: true, activation: TANH },
} as const satisfies Readonly<Record<string, Features>>;

export type ModelKind = keyof typeof MODELS;

/** The features of a model. */
export function featuresOf(kind: ModelKind): Features {
  return MODELS[kind];
}
