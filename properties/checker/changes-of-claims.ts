// Changes of a claim that do not change whether it is true: P10, P11, P12.
import { add, at, divide, multiply, type Rational, subtract } from "../../src/numbers/index.js";
import type { DrawnClaim } from "../../src/testing/arbitraries/drawn-claim.js";
import type { DrawnLayer, DrawnNetwork } from "../../src/testing/arbitraries/networks.js";

/** The items in another order: item order[k] % (what is left) of those left is next. */
export function shuffled<T>(items: readonly T[], order: readonly number[]): T[] {
  const left = [...items];
  return items.flatMap((_, k) => left.splice((order[k] ?? 0) % left.length, 1));
}

function withLayers(claim: DrawnClaim, change: (layers: DrawnLayer[]) => void): DrawnClaim {
  const layers = [...claim.network.layers];
  change(layers);
  const network: DrawnNetwork = { ...claim.network, layers };
  return { ...claim, network };
}

/** The points in another order, with their labels. */
export function pointsPermuted(claim: DrawnClaim, order: readonly number[]): DrawnClaim {
  const places = shuffled([...claim.points.keys()], order);
  return {
    ...claim,
    points: places.map((i) => at(claim.points, i)),
    labels: places.map((i) => at(claim.labels, i)),
  };
}

/** The coordinates in another order, with the weights of the first layer. */
export function coordinatesPermuted(claim: DrawnClaim, order: readonly number[]): DrawnClaim {
  const turned = withLayers(claim, (layers) => {
    const { weights, biases } = at(layers, 0);
    layers[0] = { weights: weights.map((row) => shuffled(row, order)), biases };
  });
  return { ...turned, points: claim.points.map((point) => shuffled(point, order)) };
}

/** The index of a hidden layer, or undefined if there is none. */
function hiddenLayer(claim: DrawnClaim, choice: number): number | undefined {
  const hidden = claim.network.layers.length - 1;
  return hidden === 0 ? undefined : choice % hidden;
}

/** The units of a hidden layer in another order, with the weights that read them. */
export function unitsPermuted(
  claim: DrawnClaim,
  choice: number,
  order: readonly number[],
): DrawnClaim {
  const index = hiddenLayer(claim, choice);
  if (index === undefined) return claim;
  return withLayers(claim, (layers) => {
    const [own, next] = [at(layers, index), at(layers, index + 1)];
    layers[index] = { weights: shuffled(own.weights, order), biases: shuffled(own.biases, order) };
    layers[index + 1] = { ...next, weights: next.weights.map((row) => shuffled(row, order)) };
  });
}

/** A hidden unit times a factor above 0, and the weights that read it divided by the factor. */
export function unitScaled(
  claim: DrawnClaim,
  choice: number,
  unit: number,
  factor: Rational,
): DrawnClaim {
  const index = hiddenLayer(claim, choice);
  if (index === undefined) return claim;
  return withLayers(claim, (layers) => {
    const [own, next] = [at(layers, index), at(layers, index + 1)];
    const chosen = unit % own.biases.length;
    const times = (value: Rational, n: number): Rational =>
      n === chosen ? multiply(value, factor) : value;
    layers[index] = {
      weights: own.weights.map((row, n) => row.map((w) => times(w, n))),
      biases: own.biases.map(times),
    };
    layers[index + 1] = {
      ...next,
      weights: next.weights.map((row) => row.map((w, k) => (k === chosen ? divide(w, factor) : w))),
    };
  });
}

/** The points moved by a vector, and the first biases by what the weights make of it. */
export function translated(claim: DrawnClaim, by: readonly Rational[]): DrawnClaim {
  const shift = claim.points[0]?.map((_, k) => at(by, k % by.length)) ?? [];
  const moved = withLayers(claim, (layers) => {
    const { weights, biases } = at(layers, 0);
    const compensated = biases.map((bias, n) =>
      at(weights, n).reduce((sum, w, k) => subtract(sum, multiply(w, at(shift, k))), bias),
    );
    layers[0] = { weights, biases: compensated };
  });
  return {
    ...moved,
    points: claim.points.map((point) => point.map((x, k) => add(x, at(shift, k)))),
  };
}
