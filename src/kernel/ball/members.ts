// TRUSTED. Facts as evidence states them → forms over the units of a layer.
// Imports only the kernel. One inequality stands for many layers and columns, so that evidence for a network with
// repeating layers follows the number of different inequalities; docs/theory.md#facts. Proved: member_sound.
import { at, ONE } from "../../numbers/index.js";
import { wordsOf } from "../budget.js";
import type { Network } from "../network.js";
import { addAffine, addForm, addTerm, constantForm, type Form, kept } from "./form.js";
import { type Ground, illFormed } from "./ground.js";
import { type Level, rowsOver } from "./level.js";
import type { Inequality, RowTerm } from "./proof.js";

/** An inequality at a layer with an offset, as a form: exact units folded into the remainder. */
export type Members = (inequality: number, offset: number, level: Level, ground: Ground) => Form;

/** A row read over the units of the first hidden layer, columns that are no exact unit left out: affine in x on the ball. */
function readOver(network: Network, first: Level, term: RowTerm, ground: Ground) {
  const { parts, budget } = ground;
  const row = network.layers[term.layer]?.rows[term.row];
  const { rows } = first;
  if (row === undefined || rows === undefined) {
    return illFormed(ground, "a row of the network", `row ${term.row} of layer ${term.layer}`);
  }
  if (term.layer <= 1) {
    const { values, parts: own } = term.layer === 0 ? rows : rowsOver(network, first, ground);
    return { value: at(values.ints, term.row), den: values.den, part: at(own, term.row) };
  }
  const { ints: values, den } = first.values;
  let value = row.bias * den;
  const columns: number[] = [];
  const ints: bigint[] = [];
  for (const [k, column] of row.columns.entries()) {
    const known = values[column];
    budget.spend(1);
    if (known === undefined || first.symbols.has(column)) continue;
    const weight = at(row.ints, k);
    columns.push(column);
    ints.push(weight);
    budget.spend(wordsOf(weight) * wordsOf(known));
    value += weight * known;
  }
  const part = parts.ofRow({ ...row, columns, ints }, first.parts, budget);
  return { value, den: row.den * den, part };
}

/**
 * Opens the inequalities of a ball.
 *
 * Requires  the first hidden layer on the whole ball.
 * Cost      one look-up a row term, once; one sum a term of a member, once for each layer; metered.
 */
export function membersOf(
  network: Network,
  first: Level,
  inequalities: readonly Inequality[],
): Members {
  const remainders = new Map<number, Form>();

  function remainderOf(number: number, { constant, rows = [] }: Inequality, ground: Ground): Form {
    const known = remainders.get(number);
    if (known !== undefined) return known;
    const form = constantForm(constant);
    for (const term of rows) {
      const { value, den, part } = readOver(network, first, term, ground);
      addAffine(form, term.weight, value, den, part, ground.budget);
    }
    remainders.set(number, kept(form, ground.budget));
    return form;
  }

  return (number, offset, level, ground) => {
    const inequality = inequalities[number];
    if (inequality === undefined) {
      return illFormed(ground, `an inequality among ${inequalities.length}`, `${number}`);
    }
    const { budget } = ground;
    const form = constantForm({ num: 0n, den: 1n });
    addForm(form, ONE, remainderOf(number, inequality, ground), budget);
    for (const { unit, weight } of inequality.terms) {
      const n = unit + offset;
      const value = level.values.ints[n];
      if (value === undefined) {
        return illFormed(
          ground,
          `a unit below ${level.values.ints.length} in layer ${level.index}`,
          `${n}`,
        );
      }
      if (level.symbols.has(n)) addTerm(form, n, weight, budget);
      else addAffine(form, weight, value, level.values.den, at(level.parts, n), budget);
    }
    return kept(form, budget);
  };
}
