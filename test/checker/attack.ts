// A certificate about one point, made to cost much: a network, evidence and witnesses as they are given.
import { digestOf, encodeNetwork, shapeOf } from "../../src/format/index.js";
import {
  layer,
  type Network,
  type Norm,
  type ReachWitness,
  row,
  type Row,
  type Rule,
  sizeOf,
} from "../../src/kernel/index.js";
import { type Rational, rational, scaled } from "../../src/numbers/index.js";
import { encode, HEADERS, RECORDS } from "../../src/writing/index.js";

/** What the text says. */
export interface Attack {
  readonly norm: Norm;
  readonly rule: Rule;
  readonly classes: number;
  readonly layers: readonly (readonly Row[])[];
  readonly inputs: number;
  readonly reaches?: readonly ReachWitness[];
  /** The one coordinate of the point; 0 everywhere if there is none. */
  readonly at?: Rational;
  /** Evidence of the one ball as a JSON value. */
  readonly evidence?: object;
}

/** A row with the same weight at every column. */
export function same(inputs: number, bias: bigint, num: bigint, den = 1n): Row {
  const columns = Array.from({ length: num === 0n ? 0 : inputs }, (_, k) => k);
  const made = row(
    inputs,
    columns,
    columns.map(() => rational(num, den)),
    rational(bias),
  );
  if (typeof made === "string") throw new Error(made);
  return made;
}

/** A certificate about one point, all units active if there is no other evidence. */
export function certificate(attack: Attack): string {
  const { norm, rule, classes, layers, inputs, reaches = [], at = rational(0n) } = attack;
  const network: Network = { inputs, layers: layers.map(layer) };
  const names = Array.from({ length: classes }, (_, k) => `${k}`);
  const centre = scaled(new Array(inputs).fill(at));
  const dataset = [
    encode(RECORDS.datasetHeader, { points: 1, dimension: inputs, classes: names }),
    encode(RECORDS.point, { point: centre, label: 0 }),
  ];
  const dimension = inputs;
  const radius = rational(1n);
  const claim = { points: 1, dimension, classes, norm, radius, rule, ratio: undefined };
  const [, ...rows] = encodeNetwork(network);
  const active = layers.slice(0, -1).map(({ length }) => `+${length}`);
  const evidence = JSON.stringify(attack.evidence ?? { layers: active });
  const point = encode(RECORDS.point, { point: centre, label: 0 });
  const lines = [
    encode(HEADERS.memorization, {
      claim: { dataset: digestOf(`${dataset.join("\n")}\n`), classes: names, claim },
      network: { source: "inline", ...shapeOf(network) },
      size: sizeOf(network),
      points: "inline",
      reaches: reaches.length,
      ratio: undefined,
      note: "",
    }),
    ...rows,
    ...reaches.map((witness) => encode(RECORDS.reachWitness, witness)),
    `${point.slice(0, -1)},${evidence.slice(1)}`,
  ];
  return lines.map((line) => `${line}\n`).join("");
}
