// UNTRUSTED. From forms of inputs and ReLU units to a network of layers. Imports the kernel.
// A value that is used more than one layer later is carried: a unit h as max(0, h), since h ≥ 0; an
// input x as the pair max(0, x), max(0, −x). Both are exact.
import { LIMITS, type Layer, layer, type Network, row, type Row } from "../../kernel/index.js";
import { at, fault, negate, ONE, type Rational, ZERO } from "../../numbers/index.js";
import {
  biasOf,
  combine,
  constantForm,
  type Form,
  isConstant,
  type Term,
  unitForm,
  weightOf,
} from "./form.js";
import { refuse } from "./refusal.js";

const DENOMINATOR_BITS = BigInt(LIMITS["denominator-bits"]);

/** Products of numbers that one reading may cost, and inputs and units that it may have. */
export const LOWERING_LIMITS = Object.freeze({ products: 30_000_000, values: 1_000_000 });

/** Bits of a weight: numerator and denominator fit the 4,096 characters of a number in a text. */
const WEIGHT_BITS = 13_000;

/** A ReLU unit: h = max(0, form); its form uses values of levels below its own only. */
interface Unit {
  readonly form: Form;
  readonly level: number;
}

/** A network under construction. Values are numbered: inputs first, then units as they are made. */
export interface Lowering {
  readonly inputs: readonly Form[];
  /** Σ factor·form. */
  combine(terms: readonly Term[]): Form;
  /** max(0, form); a unit stays as it is. */
  relu(form: Form): Form;
  /** A form that cannot be negative, as one unit: what uses it then uses one value. Others as they are. */
  gathered(form: Form): Form;
  /** The network with these outputs. */
  network(outputs: readonly Form[]): Network;
}

/** Where the values of a level stand in it: one column, or a pair whose difference the value is. */
type Columns = ReadonlyMap<number, readonly number[]>;

/** The row of a form whose values stand in these columns. */
function rowOf(form: Form, columns: Columns, width: number): Row {
  const entries: (readonly [number, Rational])[] = [];
  form.columns.forEach((value, k) => {
    const weight = weightOf(form, k);
    const [first, second] = columns.get(value) ?? fault(`value ${value} is not carried`);
    if (first !== undefined) entries.push([first, weight]);
    if (second !== undefined) entries.push([second, negate(weight)]);
  });
  entries.sort(([a], [b]) => a - b);
  const made = row(
    width,
    entries.map(([c]) => c),
    entries.map(([, w]) => w),
    biasOf(form),
  );
  return typeof made === "string" ? fault(`a row with defect ${made}`) : made;
}

/** The layer, if its numbers can be written down. Fails: refusal (too-large). */
function bounded(rows: readonly Row[]): Layer {
  const made = layer(rows);
  if (made.den >> DENOMINATOR_BITS !== 0n || rows.some(({ bits }) => bits > WEIGHT_BITS)) {
    const what = `a weight has more than ${WEIGHT_BITS} bits, or a layer a denominator of more than ${DENOMINATOR_BITS}`;
    refuse("too-large", what);
  }
  return made;
}

/** Opens a network with so many inputs. Fails: refusal (too-large), here and in every method. */
export function openLowering(count: number): Lowering {
  if (count > LOWERING_LIMITS.values) refuse("too-large", `the network has ${count} inputs`);
  const units: Unit[] = [];
  let products = 0;
  const levelOf = (value: number): number => (value < count ? 0 : at(units, value - count).level);
  const above = (form: Form): number =>
    form.columns.reduce(
      (level, value) => (levelOf(value) >= level ? levelOf(value) + 1 : level),
      0,
    );

  function spend(amount: number): void {
    products += amount;
    if (products <= LOWERING_LIMITS.products) return;
    const what = `the reading takes more than ${LOWERING_LIMITS.products} products of numbers`;
    refuse("too-large", what, {}, "give a smaller network");
  }

  const isOfUnits = (form: Form): boolean => form.columns.every((value) => value >= count);

  function unit(form: Form): Form {
    spend(form.columns.length);
    const value = count + units.length;
    if (value >= LOWERING_LIMITS.values) refuse("too-large", `more than ${value} inputs and units`);
    units.push({ form, level: above(form) });
    return unitForm(value);
  }

  const isAbove = (form: Form): boolean =>
    form.bias >= 0n && form.ints.every((n) => n > 0n) && isOfUnits(form);
  /** Only a unit itself is left as it is: the layers of a file stay its layers. */
  function relu(form: Form): Form {
    const isUnit = form.columns.length === 1 && form.bias === 0n && form.ints[0] === form.den;
    if (isUnit && isOfUnits(form)) return form;
    if (isConstant(form)) return form.bias > 0n ? form : constantForm(ZERO);
    return unit(form);
  }

  /** The last level at which each value is used. */
  function lastUses(outputs: readonly Form[], top: number): readonly number[] {
    const uses = new Array<number>(count + units.length).fill(0);
    const use = (form: Form, level: number): void => {
      for (const value of form.columns) if (at(uses, value) < level) uses[value] = level;
    };
    for (const { form, level } of units) use(form, level);
    for (const form of outputs) use(form, top);
    return uses;
  }

  function network(outputs: readonly Form[]): Network {
    const depth = units.reduce((most, { level }) => (level > most ? level : most), 0);
    const uses = lastUses(outputs, depth + 1);
    const levels = Array.from({ length: depth + 1 }, (): number[] => []);
    units.forEach(({ level }, k) => at(levels, level).push(count + k));
    let columns: Columns = new Map(Array.from({ length: count }, (_, k) => [k, [k]] as const));
    let width = count;
    const layers: Layer[] = [];
    for (let level = 1; level <= depth; level += 1) {
      const rows: Row[] = [];
      const next = new Map<number, readonly number[]>();
      for (const value of at(levels, level)) {
        next.set(value, [rows.length]);
        rows.push(rowOf(at(units, value - count).form, columns, width));
      }
      for (const [value, places] of columns) {
        if (at(uses, value) <= level) continue;
        const [first = 0, second] = places;
        const isInput = level === 1 && second === undefined;
        const parts = isInput
          ? [unitForm(first), combine([[negate(ONE), unitForm(first)]])]
          : places.map((place) => unitForm(place));
        next.set(
          value,
          parts.map((_, k) => rows.length + k),
        );
        const own: Columns = new Map(places.map((place) => [place, [place]] as const));
        for (const part of parts) rows.push(rowOf(part, own, width));
        if (rows.length > LOWERING_LIMITS.values)
          refuse("too-large", `a layer of ${rows.length} units`);
      }
      spend(rows.length);
      layers.push(bounded(rows));
      columns = next;
      width = rows.length;
    }
    layers.push(bounded(outputs.map((form) => rowOf(form, columns, width))));
    return Object.freeze({ inputs: count, layers: Object.freeze(layers) });
  }

  return {
    inputs: Array.from({ length: count }, (_, k) => unitForm(k)),
    combine(terms) {
      for (const [, form] of terms) spend(1 + form.columns.length);
      return combine(terms);
    },
    relu,
    gathered: (form) => (isAbove(form) ? unit(form) : form),
    network,
  };
}
