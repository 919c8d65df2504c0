// TRUSTED. Facts as evidence states them → forms over the units of a layer.
// Imports only the kernel. docs/theory.md#facts.
import type { FactFamily, RowTerm } from "./fact.js";
import { at } from "./fault.js";
import { addAffine, addTerm, copyOf, type Form, zeroForm } from "./form.js";
import type { Ground } from "./ground.js";
import type { LayerView, RowView } from "./layer-view.js";
import type { LinearPart, LinearParts } from "./linear-parts.js";
import type { Network, Row } from "./network.js";
import { type Rational, rational } from "./rational.js";
import { exceeded, rejected, type Refusal } from "./rejection.js";
import { entry } from "./scaled.js";
import { stepsOf } from "./work.js";

/** Terms of all members of all families of one ball: layers times columns times terms. */
export const PROOF_TERMS = 5_000_000;

/** A refusal unless every family speaks of layers, units and rows that the network has. */
export function familiesDefect(
  ball: number,
  network: Network,
  families: readonly FactFamily[],
): Refusal | undefined {
  const hidden = network.layers.length - 1;
  const no = (expected: string, got: string): Refusal =>
    rejected({ code: "ill-formed/fact", ball, expected, got });
  let written = 0;
  for (const [index, { from, to, step, times, shift, terms, rows }] of families.entries()) {
    const name = `family ${index}`;
    if (from > to || to >= hidden) return no(`${name}: layers among ${hidden}`, `${from} to ${to}`);
    if (step < 1 || times < 1) return no(`${name}: a step and a count of at least 1`, "0");
    if (terms.length === 0) return no(`${name}: a term`, "none");
    const largest = terms.reduce((most, { unit }) => (unit > most ? unit : most), 0);
    const last = largest + (times - 1) * shift;
    for (let l = from; l <= to; l += step) {
      written += times * (terms.length + rows.length);
      if (written > PROOF_TERMS) return exceeded("proof-terms", PROOF_TERMS);
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

/** An affine form of x on the ball. */
interface AffineForm {
  readonly value: Rational;
  readonly part: LinearPart;
}

/** A row read over the units of the first hidden layer, columns that are no exact unit left out. */
function readOver(first: LayerView, row: Row, parts: LinearParts): AffineForm {
  const { ints: values, den } = first.values;
  let value = row.bias * den;
  const columns: number[] = [];
  const ints: bigint[] = [];
  row.columns.forEach((column, k) => {
    if (column >= first.parts.length || first.symbols.has(column)) return;
    const weight = at(row.ints, k);
    columns.push(column);
    ints.push(weight);
    value += weight * at(values, column);
  });
  // One common divisor a row, as where it is evaluated: numbers at a centre may be long.
  return {
    value: rational(value, row.den * den),
    part: parts.ofRow({ ...row, columns, ints }, first.parts),
  };
}

/** A family with its affine remainder on the ball, and its number in the evidence. */
export interface StatedFamily {
  readonly family: FactFamily;
  readonly remainder: Form;
  readonly number: number;
}

/** The families that speak of each layer. */
export type FactPlan = ReadonlyMap<number, readonly StatedFamily[]>;

/**
 * Reads the row terms of every family, and sorts the families by layer.
 *
 * Requires  families without defect; rows and units of the first hidden layer.
 * Cost      one look-up a layer of a family; one linear part a row that is named; metered.
 */
export function factPlan(
  network: Network,
  inputRows: RowView,
  first: LayerView,
  families: readonly FactFamily[],
  { parts, work }: Ground,
): FactPlan {
  const known = new Map<string, AffineForm>();
  const read = ({ layer, row }: RowTerm): AffineForm => {
    const name = `${layer},${row}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const made =
      layer === 0
        ? { value: entry(inputRows.values, row), part: at(inputRows.parts, row) }
        : readOver(first, at(at(network.layers, layer).rows, row), parts);
    work.spend(at(at(network.layers, layer).rows, row).columns.length + stepsOf(made.value));
    known.set(name, made);
    return made;
  };
  const plan = new Map<number, StatedFamily[]>();
  for (const [number, family] of families.entries()) {
    const remainder = zeroForm(work);
    remainder.value = family.constant;
    for (const term of family.rows) {
      // Beyond the meter nothing is shown, so nothing has to be read.
      if (work.refusal() !== undefined) break;
      const { value, part } = read(term);
      addAffine(remainder, term.weight, value, part);
    }
    for (let l = family.from; l <= family.to; l += family.step) {
      const others = plan.get(l);
      if (others === undefined) plan.set(l, [{ family, remainder, number }]);
      else others.push({ family, remainder, number });
    }
  }
  return plan;
}

/** Member k of a family at a layer as a form, exact units folded into its remainder. */
export function memberForm(
  family: FactFamily,
  remainder: Form,
  member: number,
  view: LayerView,
): Form {
  const form = copyOf(remainder);
  for (const { unit, weight } of family.terms) {
    const n = unit + member * family.shift;
    if (view.symbols.has(n)) addTerm(form, n, weight);
    else addAffine(form, weight, entry(view.values, n), at(view.parts, n));
  }
  return form;
}

/** A member of a family as a form over the units of a layer. */
export interface StatedMember {
  readonly one: StatedFamily;
  readonly member: number;
  readonly form: Form;
}

/** The members that say what exact units do not, in order; ends early where the meter has run out. */
export function* membersOf(
  stated: readonly StatedFamily[],
  view: LayerView,
  { work }: Ground,
): Generator<StatedMember> {
  for (const one of stated) {
    for (let member = 0; member < one.family.times; member += 1) {
      if (work.refusal() !== undefined) return;
      const form = memberForm(one.family, one.remainder, member, view);
      if (form.terms.size > 0) yield { one, member, form };
    }
  }
}
