// UNTRUSTED. Families of facts by layer, and the inequalities of a ball that its proofs name.
// May import kernel.
import { type Inequality, type Network, rejected, type Refusal } from "../kernel/index.js";
import { at } from "../numbers/index.js";
import type { FactFamily } from "./family.js";

/** A refusal unless every family speaks of layers, units and rows that the network has. */
export function familiesDefect(
  ball: number,
  network: Network,
  families: readonly FactFamily[],
): Refusal | undefined {
  const hidden = network.layers.length - 1;
  const no = (expected: string, got: string): Refusal =>
    rejected({ code: "ill-formed/proof", ball, expected, got });
  for (const [index, { from, to, step, times, shift, terms, rows }] of families.entries()) {
    const name = `family ${index}`;
    if (from > to || to >= hidden) return no(`${name}: layers among ${hidden}`, `${from} to ${to}`);
    if (step < 1 || times < 1) return no(`${name}: a step and a count of at least 1`, "0");
    if (terms.length === 0) return no(`${name}: a term`, "none");
    const last = terms.reduce((most, { unit }) => Math.max(most, unit), 0) + (times - 1) * shift;
    for (let l = from; l <= to; l += step) {
      const units = at(network.layers, l).rows.length;
      if (last >= units) return no(`${name}: units below ${units} in layer ${l}`, `${last}`);
    }
    for (const { layer, row } of rows) {
      if (layer > hidden || row >= at(network.layers, layer).rows.length) {
        return no(`${name}: a row of the network`, `row ${row} of layer ${layer}`);
      }
    }
  }
  return undefined;
}

/** The families that speak of each layer, in order, each by its number. */
export type Plan = ReadonlyMap<number, readonly number[]>;

export function planOf(families: readonly FactFamily[]): Plan {
  const plan = new Map<number, number[]>();
  for (const [number, { from, to, step }] of families.entries()) {
    for (let l = from; l <= to; l += step) {
      const others = plan.get(l);
      if (others === undefined) plan.set(l, [number]);
      else others.push(number);
    }
  }
  return plan;
}

/** The inequality that a family states. */
export function inequalityOf({ terms, rows, constant }: FactFamily): Inequality {
  return { terms, constant, ...(rows.length > 0 && { rows }) };
}
