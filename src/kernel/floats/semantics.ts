// TRUSTED. A network that is computed in floating-point numbers of IEEE 754: bounds with one slack a unit, and one
// run. Imports only the kernel. docs/theory.md#rounding. Read it if the verdict names a semantics.
//
// Sound: a row of m terms and a bias, in any order, with fused products or without, has at most n = m + 2
// roundings on the way of a term, so what is computed differs from the row at the computed activations by at most
// γ·(Σ|w|·|h| + |b|) + 2n·2^−least, γ = n·u·(1 + 2n·u) ≥ (1 + u)^n − 1 for n·u ≤ 1/2, u = 2^−digits.
import { at, bitLength, rational, type Scaled } from "../../numbers/index.js";
import {
  above,
  aboveRatio,
  BOUND_EXPONENT,
  ceiling,
  DIGITS,
  entryOf,
  EXACT,
  floor,
  powerOfTwo,
  unitFor,
} from "../bounds/dyadic.js";
import type { InputSet } from "../bounds/inputs.js";
import { type Prepared, prepared, wholeLayer, type WholeLayer } from "../bounds/prepared.js";
import { decline } from "../limits.js";
import type { Network } from "../network.js";
import { unproved } from "../refusal.js";
import type { Semantics } from "./rejections.js";

export type * from "./rejections.js";

/** Numbers are whole multiples of 2^−least, of at most so many binary digits, and below 2^end in size. */
export const FORMATS = Object.freeze({
  float32: { digits: 24, least: 149, end: 128 },
  binary64: { digits: 53, least: 1074, end: 1024 },
});

/** num/den in units of 2^−least; undefined: it is no number of the format. Requires den > 0. */
function unitsOf(num: bigint, den: bigint, semantics: Semantics): bigint | undefined {
  const { digits, least, end } = FORMATS[semantics];
  const units = (num << BigInt(least)) / den;
  const [length, zeros] = [bitLength(units), bitLength(units & -units)];
  const isShort = units === 0n || length - zeros < digits;
  const isExact = units * den === num << BigInt(least);
  return isExact && isShort && length <= end + least ? units : undefined;
}

/** Refuses a network with a weight or a bias that is no number of the format. */
export function testFloats({ layers }: Network, semantics: Semantics): void {
  for (const [n, { rows }] of layers.entries()) {
    for (const [k, { ints, bias, den }] of rows.entries()) {
      const odd = [bias, ...ints].find((own) => unitsOf(own, den, semantics) === undefined);
      if (odd === undefined) continue;
      const { num, den: over } = rational(odd, den);
      const place = { layer: n + 1, row: k, semantics, got: `${num}/${over}` };
      unproved({ code: "ill-formed/weight", ...place });
    }
  }
}

/** The number of so many digits that is nearest to n·2^−more, of two the even one; in units of 1. */
function nearest(n: bigint, more: number, digits: number): bigint {
  const size = n < 0n ? -n : n;
  const long = bitLength(size) - digits;
  const cut = BigInt(long > more ? long : more);
  let kept = size >> cut;
  const rest = 2n * (size - (kept << cut));
  const one = 1n << cut;
  if (rest > one || (rest === one && kept % 2n === 1n)) kept += 1n;
  const units = kept << (cut - BigInt(more));
  return n < 0n ? -units : units;
}

/**
 * The outputs at x of one run: every product is rounded, and added to the bias in the order of the columns, and
 * every sum is rounded.
 *
 * Requires  weights and biases of the format.
 * Ensures   undefined if x is not of the format, or a number overflows.
 */
export function runAt({ layers }: Network, x: Scaled, semantics: Semantics): Scaled | undefined {
  const { digits, least, end } = FORMATS[semantics];
  // What no number reaches stands for all that is none.
  const most = 1n << BigInt(end + least);
  const whole = (num: bigint, den: bigint): bigint => unitsOf(num, den, semantics) ?? most;
  const known = (n: bigint): bigint => (n < most && -n < most ? n : most);
  let h = x.ints.map((own) => whole(own, x.den));
  for (const [n, { rows }] of layers.entries()) {
    if (n > 0) h = h.map((own) => (own < 0n ? 0n : own));
    if (h.includes(most)) return undefined;
    h = rows.map(({ columns, ints, bias, den }) => {
      let sum = whole(bias, den);
      for (const [k, column] of columns.entries()) {
        const product = nearest(whole(at(ints, k), den) * at(h, column), least, digits);
        const isKnown = sum !== most && known(product) !== most;
        sum = isKnown ? known(nearest(sum + product, 0, digits)) : most;
      }
      return sum;
    });
  }
  return h.includes(most) ? undefined : { ints: h, den: 1n << BigInt(least) };
}

/** A short number that is not below a sum that came out as x ≥ 0: it is a double, so rounding did not pass it. */
function past(x: number): number {
  const unit = unitFor(x, DIGITS);
  return (floor(x / unit) + 1) * unit;
}

/** How large each input is at most on a set. */
function sizesOn({ corner, low, high }: InputSet): Float64Array {
  return high.map((most, i) => {
    const own = at(corner.ints, i);
    const up = aboveRatio(own, corner.den) + most;
    const down = aboveRatio(-own, corner.den) - entryOf(low, i);
    return past(up > down ? up : down);
  });
}

/**
 * What rounding may add to each unit of a layer (from 1) whose inputs are at most so large; refuses an overflow.
 *
 * All numbers are short and not negative, and each step is rounded upwards.
 */
function slacks(
  { units, inputs, weights, unit, sum, isRounded, low, high }: WholeLayer,
  terms: readonly number[],
  sizes: Float64Array,
  semantics: Semantics,
  layer: number,
): Float64Array {
  const { digits, least, end } = FORMATS[semantics];
  // Bounds know no smaller and no larger numbers.
  const within = (power: number): number => (power < BOUND_EXPONENT ? power : BOUND_EXPONENT);
  const [tiny, huge] = [powerOfTwo(1 - within(least)), powerOfTwo(within(end - 1))];
  const top = sizes.reduce((most, own) => (own > most ? own : most), 0);
  // As in the interval pass: no sum of whole numbers of this grid reaches 2^53.
  const grid = unitFor(top * sum, 51);
  const whole = sizes.map((own) => (own > 0 ? ceiling(own / grid) : 0));
  const total = whole.reduce((all, own) => all + own, 0);
  const spare = isRounded ? above(total) * grid * (unit / 2) : 0;
  return Float64Array.from({ length: units }, (_, k) => {
    let products = 0;
    for (let i = 0; i < inputs; i += 1) {
      const w = entryOf(weights, k * inputs + i);
      products += (w < 0 ? -w : w) * entryOf(whole, i);
    }
    const [from, to] = [-entryOf(low, k), entryOf(high, k)];
    const size = past(past(above(products) * grid * unit + spare) + (from > to ? from : to));
    const n = at(terms, k) + 2;
    const share = n * powerOfTwo(-digits);
    if (share * 2 > 1) decline("units");
    if (!(products < EXACT && total < EXACT)) decline("bound-exponent");
    const most = past(above(above(share * past(1 + 2 * share)) * size) + n * tiny);
    if (!(past(size + most) < huge))
      unproved({ code: "unproved/overflow", semantics, layer, row: k });
    return most;
  });
}

/** The network, ready for bounds of what is computed. Refuses weights that are no numbers of the format. */
export function roundedIn(network: Network, bits: number, semantics: Semantics): Prepared {
  testFloats(network, semantics);
  const own = prepared(network, bits);
  const last = network.layers.length - 1;
  const outputs = wholeLayer(
    at(network.layers, last),
    own.layers[last - 1]?.units ?? network.inputs,
    bits,
  );
  const terms = network.layers.map(({ rows }) => rows.map(({ columns }) => columns.length));
  const slackOf = (layer: number, set: InputSet, highs?: Float64Array): Float64Array =>
    slacks(
      own.layers[layer] ?? outputs,
      at(terms, layer),
      highs ?? sizesOn(set),
      semantics,
      layer + 1,
    );
  return Object.freeze({ ...own, slackOf });
}
