// UNTRUSTED. A network layer by layer, as text and as data. May import kernel.
import { type Network, type Size, sizeOf } from "../kernel/index.js";
import { at } from "../numbers/index.js";
import { layerViews, type LayerView } from "./inspection.js";
import { type Plain, plainData } from "./plain-data.js";

/** Layers listed one by one. */
const LAYERS = 40;

/** Rows of cells in columns; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = at(rows, 0).map((_, k) => Math.max(...rows.map((row) => at(row, k).length)));
  return rows.map(
    (row) =>
      `  ${row.map((cell, k) => (k + 1 < row.length ? cell.padEnd(at(widths, k)) : cell)).join("  ")}`,
  );
}

/** Sizes of a network, and a line for each of its layers. */
export function networkLines({
  layers,
  size,
}: {
  readonly layers: readonly LayerView[];
  readonly size: Size;
}): readonly string[] {
  const listed = layers.slice(0, LAYERS).map((layer, l) => {
    const kind = l + 1 < layers.length ? "ReLU" : "output";
    return [`${l}`, `${layer.inputs}`, `${layer.rows}`, `${layer.nonzero}`, `${layer.bits}`, kind];
  });
  const more = layers.length > LAYERS ? [`  and ${layers.length - LAYERS} more layers`] : [];
  return [
    `Network: width ${size.width}, depth ${size.depth} (affine layers), ${size.parameters} parameters, ` +
      `${size.nonzero} of them not 0, ${size.bits} bits at most`,
    ...table([["layer", "inputs", "rows", "nonzero", "bits", ""], ...listed]),
    ...more,
  ];
}

/** The same as data. */
export function networkData(network: Network): Readonly<Record<string, Plain>> {
  return {
    inputs: network.inputs,
    outputs: at(network.layers, network.layers.length - 1).rows.length,
    size: plainData(sizeOf(network)),
    layers: plainData(layerViews(network)),
  };
}
