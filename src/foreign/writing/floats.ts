// UNTRUSTED. The layers of a network as arrays of floats, for formats that hold bits.
import type { Network } from "../../kernel/index.js";
import { at, type Rational } from "../../numbers/index.js";
import { FLOATS, type FloatType } from "../exact/float.js";
import { refuse } from "../exact/refusal.js";
import { nearestFloat } from "./nearest.js";
import { denseRows, openTally, type Rounded } from "./rounding.js";

/** One affine layer: weights outputs × inputs and biases, lowest byte first. */
export interface FloatLayer {
  readonly outputs: number;
  readonly inputs: number;
  readonly weights: Uint8Array;
  readonly bias: Uint8Array;
}

/** Numbers of a network that is written densely. */
const MOST = 50_000_000;

/** The layers, and what rounding did. Fails: refusal (too-large) for a number beyond the largest float. */
export function floatLayers(
  network: Network,
  type: FloatType,
): readonly [readonly FloatLayer[], Rounded] {
  const { bytes } = FLOATS[type];
  const widths = [network.inputs, ...network.layers.map(({ rows }) => rows.length)];
  const entries = widths.slice(1).reduce((sum, width, k) => sum + width * (at(widths, k) + 1), 0);
  if (entries > MOST) refuse("too-large", `the dense layers have more than ${MOST} numbers`);
  const layers = network.layers.map(({ rows }, l): FloatLayer => {
    const inputs = at(widths, l);
    return {
      outputs: rows.length,
      inputs,
      weights: new Uint8Array(rows.length * inputs * bytes),
      bias: new Uint8Array(rows.length * bytes),
    };
  });
  const tally = openTally();
  for (const { layer, row, weights, bias } of denseRows(network)) {
    const target = at(layers, layer);
    const put = (array: Uint8Array, place: number, value: Rational, name: string): void => {
      const where = (): string => `layer ${layer}, row ${row}, ${name}`;
      const nearest = nearestFloat(value, type);
      if (nearest === undefined)
        return refuse("too-large", `the number at ${where()} is beyond ${type}`);
      tally.note(where, value, nearest.value);
      for (let k = 0; k < bytes; k += 1) {
        array[place * bytes + k] = Number((nearest.bits >> BigInt(8 * k)) & 0xffn);
      }
    };
    weights.forEach((value, column) => {
      put(target.weights, row * target.inputs + column, value, `column ${column}`);
    });
    put(target.bias, row, bias, "bias");
  }
  return [layers, tally.total()];
}
