// UNTRUSTED. An interval for every coordinate of the gradient, over all phases that open units may have.
// May import kernel. Where f is differentiable, ∇f = Σ a·D W … D W with D diagonal, 0 or 1 a unit.
import type { Layer, Network, Row } from "../kernel/index.js";
import { at, bitLength, reduced, type Scaled } from "../numbers/index.js";

/** What is known of a hidden unit on the set of interest. */
export type UnitPhase = "active" | "inactive" | "open";

/** Phases by hidden layer. */
export type Phases = readonly (readonly UnitPhase[])[];

/** Vectors between lower/den and upper/den, coordinate by coordinate. */
export interface Box {
  readonly lower: readonly bigint[];
  readonly upper: readonly bigint[];
  readonly den: bigint;
}

/** Every unit may have either phase. */
export function allOpen(network: Network): Phases {
  return network.layers
    .slice(0, -1)
    .map(({ rows }) => new Array<UnitPhase>(rows.length).fill("open"));
}

/** Denominators beyond it are replaced by a power of two, rounded outward. */
const LONGEST_DENOMINATOR = 1n << 512n;
const KEPT_BITS = 256n;

/** The same box or a little larger one, with KEPT_BITS bits of its largest end if its denominator is long. */
function shortened(box: Box): Box {
  const joint = reduced([...box.lower, ...box.upper], box.den);
  const half = box.lower.length;
  const [lower, upper] = [joint.ints.slice(0, half), joint.ints.slice(half)];
  if (joint.den <= LONGEST_DENOMINATOR) return { lower, upper, den: joint.den };
  const largest = joint.ints.reduce((most, n) => Math.max(most, bitLength(n)), 0);
  const kept = KEPT_BITS + BigInt(Math.max(0, bitLength(joint.den) - largest));
  const down = (n: bigint): bigint => {
    const quotient = (n << kept) / joint.den;
    return n < 0n ? quotient - 1n : quotient;
  };
  return { lower: lower.map(down), upper: upper.map((n) => -down(-n)), den: 1n << kept };
}

/** D g for a unit: the interval [lower, upper] times its phase. */
function through(phase: UnitPhase, lower: bigint, upper: bigint): readonly [bigint, bigint] {
  switch (phase) {
    case "active":
      return [lower, upper];
    case "inactive":
      return [0n, 0n];
    case "open":
      return [lower < 0n ? lower : 0n, upper > 0n ? upper : 0n];
  }
}

/** Wᵀ of an interval vector. Shapes: one interval a row of the layer. */
function pulledBack(layer: Layer, columns: number, box: Box): Box {
  const lower = new Array<bigint>(columns).fill(0n);
  const upper = new Array<bigint>(columns).fill(0n);
  for (const [n, row] of layer.rows.entries()) {
    const [low, high] = [at(box.lower, n), at(box.upper, n)];
    if (low === 0n && high === 0n) continue;
    const factor = layer.den / row.den;
    row.columns.forEach((column, k) => {
      const weight = at(row.ints, k) * factor;
      lower[column] = at(lower, column) + weight * (weight > 0n ? low : high);
      upper[column] = at(upper, column) + weight * (weight > 0n ? high : low);
    });
  }
  return shortened({ lower, upper, den: box.den * layer.den });
}

function boxOfRow(row: Row, columns: number): Box {
  const ints = new Array<bigint>(columns).fill(0n);
  row.columns.forEach((column, k) => {
    ints[column] = at(row.ints, k);
  });
  return { lower: ints, upper: ints, den: row.den };
}

/** Inputs of layer `index`. */
export function inputsOf(network: Network, index: number): number {
  return index === 0 ? network.inputs : at(network.layers, index - 1).rows.length;
}

/**
 * The box of the gradients of one output.
 *
 * Statement  Wherever every hidden unit has its phase (or either, if open), the gradient of
 *            Σ row·h lies in the box; by ‖v‖_q ≤ ‖largest |v_k|‖_q it bounds the slope of f there.
 *            For two layers this is not above (‖aᵀW‖_q + ‖|a|ᵀ|W|‖_q)/2.
 * Shapes     row reads the last hidden layer; phases for every hidden unit.
 * Cost       two products a weight.
 */
export function gradientBox(network: Network, row: Row, phases: Phases): Box {
  const last = network.layers.length - 1;
  let box = boxOfRow(row, inputsOf(network, last));
  for (let index = last - 1; index >= 0; index -= 1) {
    const own = at(phases, index);
    const bounds = own.map((phase, n) => through(phase, at(box.lower, n), at(box.upper, n)));
    const kept = { lower: bounds.map(([l]) => l), upper: bounds.map(([, u]) => u), den: box.den };
    box = pulledBack(at(network.layers, index), inputsOf(network, index), kept);
  }
  return box;
}

/** The largest absolute value of every coordinate of a box. */
export function magnitudes(box: Box): Scaled {
  const ints = box.lower.map((low, k) => {
    const high = at(box.upper, k);
    return -low > high ? -low : high;
  });
  return { ints, den: box.den };
}

/** |a|ᵀ|W|…|W| of one output: what the box is compared with. Cost: one product a weight. */
export function absoluteProduct(network: Network, row: Row): Scaled {
  const size = (n: bigint): bigint => (n < 0n ? -n : n);
  const last = network.layers.length - 1;
  const start = boxOfRow(row, inputsOf(network, last));
  let v: Scaled = { ints: start.upper.map(size), den: start.den };
  for (let index = last - 1; index >= 0; index -= 1) {
    const layer = at(network.layers, index);
    const ints = new Array<bigint>(inputsOf(network, index)).fill(0n);
    for (const [n, own] of layer.rows.entries()) {
      const factor = at(v.ints, n) * (layer.den / own.den);
      if (factor === 0n) continue;
      own.columns.forEach((column, k) => {
        ints[column] = at(ints, column) + factor * size(at(own.ints, k));
      });
    }
    const box = shortened({ lower: ints.map(() => 0n), upper: ints, den: v.den * layer.den });
    v = { ints: box.upper, den: box.den };
  }
  return v;
}
