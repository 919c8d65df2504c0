// UNTRUSTED. What rounding does to the numbers of a network that is written in another format.
import type { Network } from "../../kernel/index.js";
import { absolute, compare, type Rational, rational, subtract, ZERO } from "../../numbers/index.js";

/** Numbers that the target cannot hold, and the largest change. */
export interface Rounded {
  readonly count: number;
  readonly of: number;
  readonly largest: Rational;
  /** The first of them: layer, row, and column or bias. */
  readonly first: string | undefined;
}

export interface Tally {
  /** Tells of a number and of what is written for it. */
  note(place: () => string, value: Rational, written: Rational): void;
  total(): Rounded;
}

export function openTally(): Tally {
  let count = 0;
  let of = 0;
  let largest = ZERO;
  let first: string | undefined;
  return {
    note(place, value, written) {
      of += 1;
      const change = absolute(subtract(value, written));
      if (change.num === 0n) return;
      count += 1;
      first ??= place();
      if (compare(change, largest) > 0) largest = change;
    },
    total: () => ({ count, of, largest, first }),
  };
}

/** Dense rows of a layer: weights, then the bias. */
export function* denseRows(network: Network): Generator<{
  readonly layer: number;
  readonly row: number;
  readonly weights: readonly Rational[];
  readonly bias: Rational;
}> {
  let inputs = network.inputs;
  for (const [layer, { rows }] of network.layers.entries()) {
    for (const [row, { columns, ints, bias, den }] of rows.entries()) {
      const weights = new Array<Rational>(inputs).fill(ZERO);
      columns.forEach((column, k) => {
        weights[column] = rational(ints[k] ?? 0n, den);
      });
      yield { layer, row, weights, bias: rational(bias, den) };
    }
    inputs = rows.length;
  }
}
