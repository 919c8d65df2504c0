// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// A ReLU network as dense tables of texts, evaluated one multiplication after another.
import type Fraction from "fraction.js";
import { dot, fraction, pick, sign, spell, type Text } from "./fraction.js";

/** One affine layer: row n of `weights` and entry n of `biases` give unit n. */
export interface DenseLayer {
  readonly weights: readonly (readonly Text[])[];
  readonly biases: readonly Text[];
}

/** Layers in order; ReLU after every one but the last. */
export type DenseNetwork = readonly DenseLayer[];

/** Phases of the hidden units by layer: "+" keeps the pre-activation, "-" replaces it by 0. */
export type Phases = readonly string[];

function affine(layer: DenseLayer, h: readonly Fraction[]): Fraction[] {
  return layer.weights.map((row, n) =>
    dot(row.map(fraction), h).add(fraction(pick(layer.biases, n))),
  );
}

/** The pre-activations of every layer at a point; the last entry is the output. */
export function tracesAt(network: DenseNetwork, point: readonly Text[]): Text[][] {
  const traces: Text[][] = [];
  let h = point.map(fraction);
  for (const layer of network) {
    const z = affine(layer, h);
    traces.push(z.map(spell));
    h = z.map((value) => (sign(value) < 0 ? fraction("0") : value));
  }
  return traces;
}

/** f(point). */
export function evaluateAt(network: DenseNetwork, point: readonly Text[]): Text[] {
  return pick(tracesAt(network, point), network.length - 1);
}

/** Signs of the hidden pre-activations at a point, by layer: "+", "0" or "-" a unit. */
export function signsAt(network: DenseNetwork, point: readonly Text[]): string[] {
  const words = ["-", "0", "+"];
  const hidden = tracesAt(network, point).slice(0, -1);
  return hidden.map((z) => z.map((text) => pick(words, sign(fraction(text)) + 1)).join(""));
}

/** The pattern at a point, with 0 counted as active. */
export function phasesAt(network: DenseNetwork, point: readonly Text[]): string[] {
  return signsAt(network, point).map((signs) => signs.replaceAll("0", "+"));
}

/** As `tracesAt`, with the phases imposed whatever the signs are: an affine function of the point. */
export function forcedTracesAt(
  network: DenseNetwork,
  phases: Phases,
  point: readonly Text[],
): Text[][] {
  const traces: Text[][] = [];
  let h = point.map(fraction);
  network.forEach((layer, index) => {
    const z = affine(layer, h);
    traces.push(z.map(spell));
    if (index === network.length - 1) return;
    const signs = pick(phases, index);
    h = z.map((value, n) => (signs.charAt(n) === "+" ? value : fraction("0")));
  });
  return traces;
}

/** Width, depth and parameter counts, counted entry by entry. */
export function countsOf(network: DenseNetwork): {
  width: number;
  depth: number;
  parameters: number;
  nonzero: number;
  bits: number;
} {
  const hidden = network.slice(0, -1).map((layer) => layer.biases.length);
  const entries = network.flatMap((layer) => [...layer.weights.flat(), ...layer.biases]);
  const lengths = entries.map((text) => {
    const { n, d } = fraction(text);
    return (n === 0n ? 0 : n.toString(2).length) + d.toString(2).length - 1;
  });
  return {
    width: Math.max(0, ...hidden),
    depth: network.length,
    parameters: entries.length,
    nonzero: entries.filter((text) => sign(fraction(text)) !== 0).length,
    bits: Math.max(0, ...lengths),
  };
}
