// UNTRUSTED. The points in the order of one direction, exactly. May import the kernel.
import { at } from "../../numbers/index.js";

/** Indices of the points by ascending value; equal values by label, then by index. */
export function orderOf(values: readonly bigint[], labels: Int32Array): number[] {
  const order = values.map((_, i) => i);
  return order.sort((i, j) => {
    const a = at(values, i);
    const b = at(values, j);
    if (a !== b) return a < b ? -1 : 1;
    return (labels[i] ?? 0) - (labels[j] ?? 0) || i - j;
  });
}

/** Two neighbours on the line with different labels, `before` at the smaller value. */
export interface Switch {
  readonly before: number;
  readonly after: number;
  readonly gap: bigint;
}

/** The switches along the line, in its order; a gap of 0 means that two labels share a value. */
export function switchesAlong(values: readonly bigint[], labels: Int32Array): Switch[] {
  const order = orderOf(values, labels);
  const switches: Switch[] = [];
  for (let k = 1; k < order.length; k += 1) {
    const before = at(order, k - 1);
    const after = at(order, k);
    if (labels[before] === labels[after]) continue;
    switches.push({ before, after, gap: at(values, after) - at(values, before) });
  }
  return switches;
}

/** The switch with the smallest gap, the first of them; undefined if all labels are equal. */
export function narrowest(switches: readonly Switch[]): Switch | undefined {
  let best: Switch | undefined;
  for (const one of switches) if (best === undefined || one.gap < best.gap) best = one;
  return best;
}
