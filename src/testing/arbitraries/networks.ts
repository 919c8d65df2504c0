// UNTRUSTED. Small networks with the degenerate parts that real ones have: zero rows, dead and duplicate units,
// unused units, opposite units, biases 0. Weights are taken in turn from one pool, so that shrinking
// shortens the pool and the shape independently.
import fc from "fast-check";
import { at, divide, negate, type Rational, rational, ZERO } from "../../numbers/index.js";
import { integersOfBits, smallRationals } from "./rationals.js";

/** One affine layer of a drawn network, dense. */
export interface DrawnLayer {
  readonly weights: readonly (readonly Rational[])[];
  readonly biases: readonly Rational[];
}

/** A dense network. ReLU after every layer but the last. */
export interface DrawnNetwork {
  readonly inputs: number;
  readonly layers: readonly DrawnLayer[];
}

/** What is done to one hidden unit of the network. */
export const CORNERS = [
  "none",
  "zero-row",
  "dead",
  "duplicate",
  "proportional",
  "opposite",
  "unused",
  "no-bias",
] as const;
export type Corner = (typeof CORNERS)[number];

interface Place {
  readonly corner: Corner;
  readonly layer: number;
  readonly unit: number;
}

/** Weights: 0 and ±1 often, small fractions, and now and then 256 bits or 10^±50. */
export const weights: fc.Arbitrary<Rational> = fc.oneof(
  { withCrossShrink: true },
  { weight: 4, arbitrary: fc.constantFrom(0n, 1n, -1n).map((n) => rational(n)) },
  { weight: 8, arbitrary: smallRationals(6n) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      rational(10n ** 50n),
      rational(-1n, 10n ** 50n),
      rational((1n << 53n) + 1n),
    ),
  },
  { weight: 1, arbitrary: integersOfBits(256).map((n) => rational(n, 1n << 200n)) },
);

function replaceUnit(
  layers: DrawnLayer[],
  index: number,
  unit: number,
  row: readonly Rational[],
  bias: Rational,
): void {
  const old = at(layers, index);
  layers[index] = {
    weights: old.weights.map((r, n) => (n === unit ? row : r)),
    biases: old.biases.map((b, n) => (n === unit ? bias : b)),
  };
}

/** A unit that is never active: no incoming weight can be positive, and its bias is negative. */
function killed(row: readonly Rational[], index: number): readonly Rational[] {
  if (index === 0) return row.map(() => ZERO);
  return row.map((w) => (w.num > 0n ? negate(w) : w));
}

function applyCorner(layers: DrawnLayer[], place: Place): void {
  const hidden = layers.length - 1;
  if (hidden === 0) return;
  const index = place.layer % hidden;
  const { weights: rows, biases } = at(layers, index);
  const unit = place.unit % rows.length;
  const row = at(rows, unit);
  const other = (unit + 1) % rows.length;
  switch (place.corner) {
    case "none":
      return;
    case "zero-row":
      replaceUnit(
        layers,
        index,
        unit,
        row.map(() => ZERO),
        ZERO,
      );
      return;
    case "dead":
      replaceUnit(layers, index, unit, killed(row, index), rational(-1n));
      return;
    case "duplicate":
      replaceUnit(layers, index, other, row, at(biases, unit));
      return;
    case "proportional":
      replaceUnit(
        layers,
        index,
        other,
        row.map((w) => divide(w, rational(3n))),
        at(biases, unit),
      );
      return;
    case "opposite":
      replaceUnit(layers, index, other, row.map(negate), negate(at(biases, unit)));
      return;
    case "no-bias":
      replaceUnit(layers, index, unit, row, ZERO);
      return;
    case "unused": {
      const next = at(layers, index + 1);
      layers[index + 1] = {
        weights: next.weights.map((r) => r.map((w, k) => (k === unit ? ZERO : w))),
        biases: next.biases,
      };
    }
  }
}

/** Bounds of the shapes that are drawn. */
export interface Shape {
  readonly inputs?: number;
  readonly outputs?: number;
  readonly hiddenLayers?: number;
  readonly width?: number;
  readonly weight?: fc.Arbitrary<Rational>;
}

function build(
  widths: readonly number[],
  pool: readonly Rational[],
  corners: readonly Place[],
): DrawnNetwork {
  let taken = 0;
  const take = (): Rational => {
    const weight = pool.length === 0 ? ZERO : at(pool, taken % pool.length);
    taken += 1;
    return weight;
  };
  const layers = widths.slice(1).map((units, index) => ({
    weights: Array.from({ length: units }, () => Array.from({ length: at(widths, index) }, take)),
    biases: Array.from({ length: units }, take),
  }));
  for (const place of corners) applyCorner(layers, place);
  return { inputs: at(widths, 0), layers };
}

/** Networks of a shape: inputs and outputs fixed if given, else 1 to 3; up to 3 hidden layers of 4. */
export function networks(shape: Shape = {}): fc.Arbitrary<DrawnNetwork> {
  const { inputs, outputs, hiddenLayers = 3, width = 4, weight = weights } = shape;
  const corner = fc.record({
    corner: fc.constantFrom(...CORNERS),
    layer: fc.nat({ max: 7 }),
    unit: fc.nat({ max: 7 }),
  });
  return fc
    .record({
      inputs: inputs === undefined ? fc.integer({ min: 1, max: 3 }) : fc.constant(inputs),
      hidden: fc.array(fc.integer({ min: 1, max: width }), {
        maxLength: hiddenLayers,
        size: "max",
      }),
      outputs: outputs === undefined ? fc.integer({ min: 1, max: 3 }) : fc.constant(outputs),
      pool: fc.array(weight, { maxLength: 60, size: "max" }),
      corners: fc.array(corner, { maxLength: 3, size: "max" }),
    })
    .map((d) => build([d.inputs, ...d.hidden, d.outputs], d.pool, d.corners));
}

/** A hidden unit with no way of being active: used by the sanity properties. */
export function hasDeadUnit(network: DrawnNetwork): boolean {
  return network.layers.slice(0, -1).some(({ weights: rows, biases }, index) =>
    rows.some((row, n) => {
      const cannotRise = row.every((w) => (index === 0 ? w.num === 0n : w.num <= 0n));
      return cannotRise && at(biases, n).num < 0n;
    }),
  );
}
