// UNTRUSTED. The activation regions of a network of two inputs inside a box, exactly, layer by layer.
// May import kernel. In each cell the layers are affine; the next layer cuts it where its units change sign.
import type { Layer, Network } from "../kernel/index.js";
import { at, reduced } from "../numbers/index.js";
import { type Line, type Polygon, signOn, split } from "./plane-polygon.js";

/** Affine forms over one denominator > 0, without common divisor. */
export interface Forms {
  readonly forms: readonly Line[];
  readonly den: bigint;
}

/** A cell in which every unit has one phase, and f there. */
export interface PlaneCell {
  readonly polygon: Polygon;
  readonly output: Forms;
}

/** Cells beyond which a drawing shows nothing. */
export const MOST_CELLS = 40_000;

const INPUTS: Forms = {
  forms: [
    [1n, 0n, 0n],
    [0n, 1n, 0n],
  ],
  den: 1n,
};

/** The affine layer after the forms of the layer before. */
function applied(layer: Layer, { forms, den }: Forms): Forms {
  const flat = layer.rows.flatMap((row) => {
    const sum: [bigint, bigint, bigint] = [0n, 0n, row.bias * den];
    for (const [k, column] of row.columns.entries()) {
      const weight = at(row.ints, k);
      const [a, b, c] = at(forms, column);
      sum[0] += weight * a;
      sum[1] += weight * b;
      sum[2] += weight * c;
    }
    const factor = layer.den / row.den;
    return factor === 1n ? sum : sum.map((n) => n * factor);
  });
  const short = reduced(flat, den * layer.den);
  const triple = (k: number): Line => [
    at(short.ints, 3 * k),
    at(short.ints, 3 * k + 1),
    at(short.ints, 3 * k + 2),
  ];
  return { forms: layer.rows.map((_, k) => triple(k)), den: short.den };
}

const ZERO: Line = [0n, 0n, 0n];

/** The activations in a cell that no unit cuts. */
function rectified({ forms, den }: Forms, polygon: Polygon): Forms {
  return { forms: forms.map((form) => (signOn(form, polygon) > 0 ? form : ZERO)), den };
}

/** A cell under way: its layers so far are affine in it. */
interface Under {
  readonly polygon: Polygon;
  readonly values: Forms;
}

function cutByLayer({ polygon, values }: Under, layer: Layer): readonly Under[] {
  const next = applied(layer, values);
  let parts: readonly Polygon[] = [polygon];
  for (const form of next.forms) {
    if (form[0] === 0n && form[1] === 0n) continue;
    parts = parts.flatMap((part) => split(part, form));
    if (parts.length > MOST_CELLS) break;
  }
  return parts.map((part) => ({ polygon: part, values: rectified(next, part) }));
}

/**
 * All cells of a network in a box.
 *
 * Requires  two inputs.
 * Ensures   the cells cover the box and overlap in their borders alone; undefined if they are too many.
 * Cost      `pause` is awaited after every cell of every layer.
 */
export async function planeCells(
  network: Network,
  area: Polygon,
  pause: (done: number, total: number) => Promise<void>,
): Promise<readonly PlaneCell[] | undefined> {
  const { layers } = network;
  let cells: readonly Under[] = [{ polygon: area, values: INPUTS }];
  for (const [index, layer] of layers.slice(0, -1).entries()) {
    const next: Under[] = [];
    for (const cell of cells) {
      next.push(...cutByLayer(cell, layer));
      if (next.length > MOST_CELLS) return undefined;
      await pause(index, layers.length);
    }
    cells = next;
  }
  const last = at(layers, layers.length - 1);
  return cells.map(({ polygon, values }) => ({ polygon, output: applied(last, values) }));
}
