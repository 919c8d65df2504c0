// UNTRUSTED. Upper bounds of the Lipschitz constant of a network on all of ℝ^d.
// May import kernel, dataset, bounds. docs/lipschitz.md#upper-bounds.
import { point, times } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import type { Network, Norm, Row } from "../kernel/index.js";
import { at, compare, rational } from "../numbers/index.js";
import { type Constant, known, type Statement } from "./constant.js";
import {
  absoluteProduct,
  allOpen,
  gradientBox,
  inputsOf,
  magnitudes,
  type Phases,
} from "./gradient-box.js";
import { operatorNorm } from "./operator-norm.js";
import { matrixOfLayer } from "./sparse-matrix.js";
import { dualLength } from "./vector-norm.js";

const UPPER = { subject: "network", direction: "upper", assumptions: [] } as const;

const PRODUCT: Statement = {
  ...UPPER,
  name: "product",
  formula: "max_k ||row k of W_L||_q * ||W_(L-1)||_(p->p) ... ||W_1||_(p->p)",
  source: { paper: "muball", theorem: "docs/lipschitz.md#products" },
};

const ABSOLUTE: Statement = {
  ...UPPER,
  name: "absolute-rows",
  formula: "max_k || |row k of W_L| |W_(L-1)| ... |W_1| ||_q",
  source: { paper: "muball", theorem: "docs/lipschitz.md#gradient-boxes" },
};

const BOX: Statement = {
  ...UPPER,
  name: "gradient-box",
  formula:
    "max_k || largest |gradient of output k|, coordinate by coordinate, over all phases ||_q",
  source: { paper: "muball", theorem: "docs/lipschitz.md#gradient-boxes" },
};

/** The larger of two numbers. */
export function larger(a: Enclosure, b: Enclosure): Enclosure {
  const most = (x: Enclosure["lower"], y: Enclosure["lower"]) => (compare(x, y) < 0 ? y : x);
  return { lower: most(a.lower, b.lower), upper: most(a.upper, b.upper) };
}

const NOTHING: Enclosure = point(rational(0n));

/** The largest over the outputs of what is computed from their rows. */
function overOutputs(network: Network, of: (row: Row) => Enclosure): Enclosure {
  const rows = at(network.layers, network.layers.length - 1).rows;
  return rows.map(of).reduce(larger, NOTHING);
}

/** ‖row‖_q of the last layer; its dual norm in ℓ_p. */
function lengthOfRow(row: Row, columns: number, norm: Norm): Enclosure {
  const ints = new Array<bigint>(columns).fill(0n);
  row.columns.forEach((column, k) => {
    ints[column] = at(row.ints, k);
  });
  return dualLength({ ints, den: row.den }, norm);
}

/** The product of operator norms. Lower ends are not bounds of anything: only `upper` is claimed. */
export function productBound(network: Network, norm: Norm): Constant {
  const last = network.layers.length - 1;
  const norms = network.layers
    .slice(0, -1)
    .map((layer, index) => operatorNorm(matrixOfLayer(inputsOf(network, index), layer), norm));
  const end = overOutputs(network, (row) => lengthOfRow(row, inputsOf(network, last), norm));
  return known(PRODUCT, times(end, ...norms), { layers: norms, last: end });
}

export function absoluteBound(network: Network, norm: Norm): Constant {
  const value = overOutputs(network, (row) => dualLength(absoluteProduct(network, row), norm));
  return known(ABSOLUTE, value);
}

/** sup over a set where the units have these phases; on all of ℝ^d if every one is open. */
export function slopeBound(network: Network, norm: Norm, phases: Phases): Enclosure {
  return overOutputs(network, (row) =>
    dualLength(magnitudes(gradientBox(network, row, phases)), norm),
  );
}

export function boxBound(network: Network, norm: Norm): Constant {
  return known(BOX, slopeBound(network, norm, allOpen(network)));
}

/**
 * All upper bounds of this network.
 *
 * Ensures  `value.upper` of each is at least the constant; for `gradient-box` and `absolute-rows` with
 *          p = 1, ∞ the formula is exact unless numbers of more than 512 bits were rounded outward.
 */
export function upperBounds(network: Network, norm: Norm): readonly Constant[] {
  return [productBound(network, norm), absoluteBound(network, norm), boxBound(network, norm)];
}
