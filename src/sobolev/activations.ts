// UNTRUSTED. Activations with rational values and slopes at rational points, and what their features are.
// May import kernel.
import type { Enclosure } from "../dataset/index.js";
import { type Rational, rational } from "../numbers/index.js";

/** σ at z/one, in integers: value over one^degree, slope over one^(degree − 1). At kinks the slope is 0. */
export interface Activation {
  readonly degree: 1 | 2;
  readonly value: (z: bigint, one: bigint) => bigint;
  readonly slope: (z: bigint, one: bigint) => bigint;
  /** E σ'(u·x)·σ'(w·x) from P(u·x > 0 and w·x > 0), if σ' depends on the sign of z alone. */
  readonly joint?: (active: Enclosure) => Enclosure;
}

const size = (z: bigint): bigint => (z < 0n ? -z : z);
const fourfoldLessOne = ({ num, den }: Rational): Rational => rational(4n * num - den, den);

const RELU: Activation = {
  degree: 1,
  value: (z) => (z > 0n ? z : 0n),
  slope: (z) => (z > 0n ? 1n : 0n),
  joint: (active) => active,
};

/** |z|. The signs of two units are equal with probability 2P, P that both are active. */
const ABS: Activation = {
  degree: 1,
  value: size,
  slope: (z) => (z > 0n ? 1n : z < 0n ? -1n : 0n),
  joint: ({ lower, upper }) => ({ lower: fourfoldLessOne(lower), upper: fourfoldLessOne(upper) }),
};

/** min(1, max(0, z)). */
const CLIP: Activation = {
  degree: 1,
  value: (z, one) => (z <= 0n ? 0n : z >= one ? one : z),
  slope: (z, one) => (z > 0n && z < one ? 1n : 0n),
};

const QUADRATIC: Activation = {
  degree: 2,
  value: (z) => z * z,
  slope: (z) => 2n * z,
};

/** `random`: φ_j = σ(w_j·x). `tangent`: φ_j = σ'(w_j·x)·x, d coordinates a unit; σ linear by pieces. */
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
} as const satisfies Readonly<Record<string, Features>>;

export type ModelKind = keyof typeof MODELS;

/** The features of a model. */
export function featuresOf(kind: ModelKind): Features {
  return MODELS[kind];
}
