// UNTRUSTED. Between the kernel's values and the plain texts of the oracle. Copies, never computes.
import type { Dataset } from "../dataset/dataset.js";
import {
  type Claim,
  layer,
  type Network,
  type Norm,
  NORM_INFINITY,
  normOf,
  row,
} from "../kernel/index.js";
import { at, type Rational, rational, type Scaled, scaled } from "../numbers/index.js";
import type { DenseNetwork as OracleNetwork } from "../oracle/network.js";
import type { DrawnLayer, DrawnNetwork } from "./arbitraries/networks.js";
import type { DrawnClaim } from "./arbitraries/drawn-claim.js";
import type { DrawnDataset } from "./arbitraries/datasets.js";
import type { Exponent } from "./arbitraries/norms.js";

/** The text of a rational. */
export function spelled(r: Rational): string {
  return `${r.num}/${r.den}`;
}

/** The texts of a vector of rationals. */
export function spelledAll(vector: readonly Rational[]): string[] {
  return vector.map(spelled);
}

/** The texts of a vector over one denominator. */
export function spelledScaled(vector: Scaled): string[] {
  return vector.ints.map((n) => `${n}/${vector.den}`);
}

/** The rational that a text in lowest terms spells. */
export function rationalOf(text: string): Rational {
  const [top = "", bottom = "1"] = text.split("/");
  return rational(BigInt(top), BigInt(bottom));
}

/** The kernel's norm. */
export function normOfExponent(p: Exponent): Norm {
  if (p === "inf") return NORM_INFINITY;
  const norm = normOf(rationalOf(p));
  if (norm === undefined) throw new Error(`no norm with exponent ${p}`);
  return norm;
}

/** The oracle's network. */
export function oracleNetwork(drawn: DrawnNetwork): OracleNetwork {
  return drawn.layers.map(({ weights, biases }) => ({
    weights: weights.map(spelledAll),
    biases: spelledAll(biases),
  }));
}

function kernelLayer(inputs: number, drawn: DrawnLayer): Network["layers"][number] {
  const rows = drawn.weights.map((weights, n) => {
    const columns = [...weights.keys()].filter((k) => at(weights, k).num !== 0n);
    const kept = columns.map((k) => at(weights, k));
    const made = row(inputs, columns, kept, at(drawn.biases, n));
    if (typeof made === "string") throw new Error(`the drawn row has the defect ${made}`);
    return made;
  });
  return layer(rows);
}

/** The kernel's network: zeros left out. */
export function kernelNetwork(drawn: DrawnNetwork): Network {
  let inputs = drawn.inputs;
  const layers = drawn.layers.map((each) => {
    const made = kernelLayer(inputs, each);
    inputs = each.biases.length;
    return made;
  });
  return { inputs: drawn.inputs, layers };
}

/** The kernel's claim, without a ratio. */
export function kernelClaim(drawn: DrawnClaim): Claim {
  return {
    points: drawn.points.length,
    dimension: drawn.network.inputs,
    classes: drawn.classes,
    norm: normOfExponent(drawn.p),
    radius: drawn.radius,
    rule: drawn.rule,
    ratio: undefined,
  };
}

/** The dataset of a claim; its classes are called 0, 1, 2. */
export function datasetOf(drawn: DrawnClaim): Dataset {
  return {
    dimension: drawn.network.inputs,
    classes: Array.from({ length: drawn.classes }, (_, k) => `${k}`),
    source: "drawn",
    points: drawn.points.map((point, i) => ({
      point: scaled(point),
      label: at(drawn.labels, i),
      line: i + 1,
    })),
  };
}

/** The dataset, its classes named by letters. */
export function datasetOfDrawn(drawn: DrawnDataset): Dataset {
  const classes = Math.max(...drawn.labels) + 1;
  return {
    dimension: at(drawn.points, 0).length,
    classes: Array.from({ length: classes }, (_, k) => String.fromCharCode(97 + k)),
    source: drawn.kind,
    points: drawn.points.map((point, i) => ({
      point: scaled(point),
      label: at(drawn.labels, i),
      line: i + 1,
    })),
  };
}

function denseRows(network: Network, layer: number): OracleNetwork[number] {
  const { rows } = at(network.layers, layer);
  const inputs = layer === 0 ? network.inputs : at(network.layers, layer - 1).rows.length;
  return {
    weights: rows.map((row) => {
      const dense = new Array<string>(inputs).fill("0");
      row.columns.forEach((column, k) => {
        dense[column] = spelled(rational(at(row.ints, k), row.den));
      });
      return dense;
    }),
    biases: rows.map((row) => spelled(rational(row.bias, row.den))),
  };
}

/** The network as the oracle reads it. */
export function denseNetwork(network: Network): OracleNetwork {
  return network.layers.map((_, l) => denseRows(network, l));
}
