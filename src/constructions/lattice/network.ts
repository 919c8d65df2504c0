// UNTRUSTED. Builds the lattice network: projections, exact floors, mixed-radix key, table.
import { timesPower } from "../../doubles/short-rational.js";
import type { Network } from "../../kernel/index.js";
import { at, ONE, rational } from "../../numbers/index.js";
import { NetworkBuilder, scaledForm, shifted } from "../../networks/index.js";
import { digitSums, type Reader } from "./digit-sums.js";
import { inputForm } from "../points/input-form.js";
import { keyWeights, type LatticePlan } from "./plan.js";
import type { PointMatrix } from "../points/point-matrix.js";

/**
 * The network of a plan.
 *
 * Ensures  layers as `latticeSize` says; on every ball each unit keeps a strict sign: projections lie
 *          strictly between ramps, everything after the key is constant and off its kinks.
 */
export function latticeNetwork(matrix: PointMatrix, plan: LatticePlan): Network {
  const builder = new NetworkBuilder(matrix.dimension);
  const { coordinates, codes, table, order } = plan;
  const units = builder.relu(coordinates.map(({ w, lift }) => inputForm(matrix, w, ONE, lift)));
  const weights = keyWeights(coordinates);
  const readers = coordinates.map(({ width, exponent, bits }, t): Reader => {
    const grid = { width, steepness: timesPower(ONE, exponent) };
    return { rest: at(units, t), grid, bits, weight: rational(at(weights, t)), sum: 0 };
  });
  const [key] = digitSums(builder, readers, 1, order);
  const unit = at(builder.relu([shifted(key ?? at(units, 0), ONE)]), 0);
  const code = table.build(builder, shifted(unit, rational(-1n)));
  return builder.output([scaledForm(codes.step, code, codes.base)]);
}
