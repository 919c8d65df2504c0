// TRUSTED. Facts as evidence states them → forms over the units of a layer.
// Imports only the kernel. One inequality stands for many layers and columns, so that evidence for a network with
// repeating layers follows the number of different inequalities; docs/theory.md#facts. Proved: member_sound.
import { at, ONE } from "../../numbers/index.js";
import type { Network } from "../network.js";
import { addAffine, addForm, addTerm, constantForm, type Form, kept } from "./form.js";
import { type Ground, illFormed } from "./ground.js";
import { inputLevel, type Level, type Rows, rowsOver } from "./level.js";
import type { Inequality } from "./proof.js";

/** An inequality at a layer with an offset, as a form: exact units folded into the remainder. */
export type Members = (inequality: number, offset: number, level: Level, ground: Ground) => Form;

/** The rows of a layer over the units of the first hidden layer, columns that are no exact unit left out: affine in x on the ball. */
function readOver(network: Network, { rows, values, parts }: Level, index: number, ground: Ground) {
  const below = network.layers[index - 1]?.rows ?? [];
  if (index === 0 || rows === undefined) return rows;
  // A symbol has the value 0 and the part 0.
  const ints = below.map((_, n) => values.ints[n] ?? 0n);
  const own = below.map((_, n) => parts[n] ?? ground.parts.zero);
  const level = { ...inputLevel({ ints, den: values.den }), index: index - 1, parts: own };
  return rowsOver(network, level, ground);
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
  const read = new Map<number, Rows>();

  function remainderOf(number: number, { constant, rows = [] }: Inequality, ground: Ground): Form {
    const known = remainders.get(number);
    if (known !== undefined) return known;
    const form = constantForm(constant);
    for (const { layer, row, weight } of rows) {
      const isRow = network.layers[layer]?.rows[row] !== undefined;
      const own = isRow ? (read.get(layer) ?? readOver(network, first, layer, ground)) : undefined;
      if (own === undefined)
        return illFormed(ground, "a row of the network", `row ${row} of layer ${layer}`);
      read.set(layer, own);
      const { values, parts } = own;
      addAffine(form, weight, at(values.ints, row), values.den, at(parts, row), ground.budget);
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
