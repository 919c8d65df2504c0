// Drawn datasets as the constructions take them, and the oracle's judgement of what they build.
import type { Dataset } from "../../src/dataset/dataset.js";
import type { Constructed } from "../../src/constructions/index.js";
import {
  activations,
  at,
  type Network,
  preActivations,
  type Rational,
  rational,
  type Scaled,
  scaled,
} from "../../src/kernel/index.js";
import { type Failure, failureOf } from "../../test/oracle/judge.js";
import type { DenseNetwork } from "../../test/oracle/network.js";
import type { DrawnDataset } from "../arbitraries/datasets.js";
import type { Exponent } from "../arbitraries/norms.js";
import { spelled, spelledAll, spelledScaled } from "../translation.js";

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

function denseRows(network: Network, layer: number): DenseNetwork[number] {
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
export function denseNetwork(network: Network): DenseNetwork {
  return network.layers.map((_, l) => denseRows(network, l));
}

/** The activation pattern at a point. */
function phasesAt(network: Network, centre: Scaled): string[] {
  let h = centre;
  return network.layers.slice(0, -1).map((layer) => {
    const z = preActivations(layer, h);
    h = activations(z);
    return z.ints.map((n) => (n >= 0n ? "+" : "-")).join("");
  });
}

/** What the oracle finds wrong with each ball: the list of a right network is empty. */
export function failuresOf(dataset: Dataset, p: Exponent, built: Constructed): Failure[] {
  const network = denseNetwork(built.network);
  const rule = { kind: "exact", values: spelledAll(built.values) } as const;
  return dataset.points.flatMap(({ point, label }) => {
    const found = failureOf({
      network,
      rule,
      p,
      centre: spelledScaled(point),
      radius: spelled(built.radius),
      label,
      phases: phasesAt(built.network, point),
    });
    return found === undefined ? [] : [found];
  });
}

/** A radius times a factor. */
export function times(radius: Rational, num: bigint, den: bigint): Rational {
  return rational(radius.num * num, radius.den * den);
}
