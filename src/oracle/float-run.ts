// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// A network as the platform computes it, in float32 or in doubles, from the first column on or from the last.
import { fraction, pick, spell, type Text } from "./fraction.js";
import type { DenseNetwork } from "./network.js";

export type Format = "float32" | "binary64";

function round(format: Format, x: number): number {
  return format === "float32" ? Math.fround(x) : x;
}

/** A number of the format near to a text. */
function near(format: Format, text: Text): number {
  const { s, n, d } = fraction(text);
  return round(format, (s < 0n ? -1 : 1) * (Number(n) / Number(d)));
}

/** The number as a text, exactly. */
function textOf(x: number): Text {
  let d = 1n;
  let scaled = x;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    d *= 2n;
  }
  return spell(fraction(`${BigInt(scaled)}/${d}`));
}

/** The point of the format that is near to a point. */
export function nearestPoint(format: Format, point: readonly Text[]): Text[] {
  return point.map((x) => textOf(near(format, x)));
}

/** True if every coordinate is a number of the format. */
export function isOfFormat(format: Format, point: readonly Text[]): boolean {
  return nearestPoint(format, point).every((x, k) => fraction(x).equals(fraction(pick(point, k))));
}

/** The outputs of one run. */
export function runOf(
  format: Format,
  network: DenseNetwork,
  point: readonly Text[],
  isReversed: boolean,
): Text[] {
  let h = point.map((x) => near(format, x));
  network.forEach(({ weights, biases }, layer) => {
    if (layer > 0) h = h.map((x) => Math.max(0, x));
    const next = weights.map((row, n) => {
      const products = row.map((w, k) => round(format, near(format, w) * pick(h, k)));
      const terms = isReversed ? products.reverse() : products;
      return terms.reduce((sum, x) => round(format, sum + x), near(format, pick(biases, n)));
    });
    h = next;
  });
  return h.map(textOf);
}
