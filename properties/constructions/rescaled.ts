// The same data and networks in other units, exactly.
import type { Dataset } from "../../src/dataset/dataset.js";
import { type Layer, layer, type Network, row } from "../../src/kernel/index.js";
import { at, divide, type Rational, rational, reduced } from "../../src/numbers/index.js";

export function powerOfTen(k: number): Rational {
  const size = 10n ** BigInt(Math.abs(k));
  return k < 0 ? rational(1n, size) : rational(size);
}

/** Coordinate k times the k-th factor. */
export function pointsAt(dataset: Dataset, factors: readonly Rational[]): Dataset {
  const den = factors.reduce((product, factor) => product * factor.den, 1n);
  const points = dataset.points.map((one) => {
    const ints = one.point.ints.map((n, k) => {
      const factor = at(factors, k % factors.length);
      return n * factor.num * (den / factor.den);
    });
    return { ...one, point: reduced(ints, one.point.den * den) };
  });
  return { ...dataset, points };
}

/** x ↦ f(x/unit). */
export function rescaled(network: Network, unit: Rational): Network {
  const first = ({ rows }: Layer): Layer =>
    layer(
      rows.map(({ columns, ints, bias, den }) => {
        const weights = ints.map((n) => divide(rational(n, den), unit));
        const made = row(network.inputs, columns, weights, rational(bias, den));
        if (typeof made === "string") throw new Error(made);
        return made;
      }),
    );
  return { ...network, layers: network.layers.map((one, l) => (l === 0 ? first(one) : one)) };
}
