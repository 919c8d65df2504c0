// A network that takes a running maximum and clips it, for the tests of balls whose units switch.
import type { FactFamily, Network, Rule } from "../../src/kernel/index.js";
import { dense, network, q } from "../exact.js";

/**
 * Points 0 (class 0), 2 and −2 (class 1), radius 9/10. With u = x + 3: a_0 = 20, a_1 = 4u + 4,
 * a_2 = −4u + 28; A = max(a_1, a_2); w = 1/2 + (A − 20)·5/4, which is f = 0 or 1 after clipping.
 */
export const VORONOI: Network = network(
  1,
  [dense("3", "1")],
  [dense("0", "1"), dense("4", "4"), dense("24", "-8")],
  [dense("0", "1", "0", "0"), dense("0", "0", "1", "1"), dense("-1000", "1", "0", "0")],
  [dense("-49/2", "0", "5/4", "0"), dense("-51/2", "0", "5/4", "0")],
  [dense("0", "1", "-1")],
);

export const EXACT: Rule = { kind: "exact", values: [q("0"), q("1")] };

export function family(changes: Partial<FactFamily>): FactFamily {
  const from = { from: 1, to: 1, step: 1, times: 1, shift: 0 };
  return { ...from, terms: [], rows: [], constant: q("0"), ...changes };
}

export function term(unit: number, weight: string): FactFamily["terms"][number] {
  return { unit, weight: q(weight) };
}

/** M + S ≤ 20 − 2/5 on the layer of the maximum, and M ≤ 20 − 2/5 on the next. */
export const OTHER_CLASS: readonly FactFamily[] = [
  family({ terms: [term(1, "1"), term(2, "1")], constant: q("-98/5") }),
  family({ from: 2, to: 2, terms: [term(1, "1")], constant: q("-98/5") }),
];
