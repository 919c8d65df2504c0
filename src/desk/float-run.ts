// UNTRUSTED. A network run in float32 at a point, in three orders of summation. An experiment: it proves nothing.
import { near } from "../doubles/near.js";
import type { Network, Rule } from "../kernel/index.js";
import { at, rational } from "../numbers/index.js";

/** Orders in which a float32 program may add the terms of a row. */
export const ORDERS: readonly (readonly [string, (terms: readonly number[]) => number])[] = [
  ["first to last", (terms) => terms.reduce((sum, term) => Math.fround(sum + term), 0)],
  ["last to first", (terms) => terms.reduceRight((sum, term) => Math.fround(sum + term), 0)],
  ["in pairs", pairwise],
];

function pairwise(terms: readonly number[]): number {
  if (terms.length <= 1) return terms[0] ?? 0;
  const half = terms.length >> 1;
  return Math.fround(pairwise(terms.slice(0, half)) + pairwise(terms.slice(half)));
}

/** The outputs in float32: every weight, product and sum is rounded. */
export function floatOutputs(
  network: Network,
  point: readonly number[],
  sum: (terms: readonly number[]) => number,
): readonly number[] {
  let values = point.map(Math.fround);
  for (const [l, { rows }] of network.layers.entries()) {
    const next = rows.map(({ columns, ints, bias, den }) => {
      const weight = (n: bigint): number => Math.fround(near(rational(n, den)));
      const terms = columns.map((c, k) => Math.fround(weight(at(ints, k)) * at(values, c)));
      return sum([...terms, weight(bias)]);
    });
    values = l + 1 < network.layers.length ? next.map((z) => Math.max(0, z)) : next;
  }
  return values;
}

/** The class that outputs in float32 mean, read as a program would: an exact value by the nearest one. */
export function floatLabel(rule: Rule, outputs: readonly number[]): number | undefined {
  const first = at(outputs, 0);
  switch (rule.kind) {
    case "argmax": {
      const most = Math.max(...outputs);
      const best = outputs.flatMap((value, k) => (value === most ? [k] : []));
      return best.length === 1 ? best[0] : undefined;
    }
    case "threshold": {
      const level = near(rule.level);
      return first === level ? undefined : first < level ? 0 : 1;
    }
    case "exact": {
      const gaps = rule.values.map((value) => Math.abs(near(value) - first));
      return gaps.indexOf(Math.min(...gaps));
    }
  }
}
