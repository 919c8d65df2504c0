// TRUSTED. The text of facts, the evidence of a ball whose units switch. Imports only kernel and format.
import type { Cut, FactFamily, FactTerm, RowTerm, Split } from "../kernel/index.js";
import { encodeRational } from "./rational-text.js";
import { tuple } from "./tuple.js";
import type { Walk } from "./walk.js";

const KEYS = ["layers", "times", "terms", "rows", "constant"];

/** A family as a JSON value: `layers` [from, to, step], `times` [count, shift]. */
export function factValue(family: FactFamily): unknown {
  const { from, to, step, times, shift, terms, rows, constant, split, alpha } = family;
  return {
    layers: [from, to, step],
    times: [times, shift],
    terms: terms.map(({ unit, weight }) => [unit, encodeRational(weight)]),
    rows: rows.map(({ layer, row, weight }) => [layer, row, encodeRational(weight)]),
    constant: encodeRational(constant),
    ...(split !== undefined && { split: splitValue(split) }),
    ...(alpha !== undefined && { alpha: encodeRational(alpha) }),
  };
}

/** `[from, [[unit, [value, …]], …]]`. */
function splitValue({ from, cuts }: Split): unknown {
  return [from, cuts.map((cut) => [cut.unit, cut.at.map(encodeRational)])];
}

function decodeTerm(w: Walk, value: unknown, pointer: string): FactTerm {
  const [unit, weight] = tuple(w, value, pointer, 2);
  return {
    unit: w.count(unit, `${pointer}/0`, "units"),
    weight: w.rational(weight, `${pointer}/1`),
  };
}

function decodeRowTerm(w: Walk, value: unknown, pointer: string): RowTerm {
  const [layer, row, weight] = tuple(w, value, pointer, 3);
  return {
    layer: w.count(layer, `${pointer}/0`, "layers"),
    row: w.count(row, `${pointer}/1`, "units"),
    weight: w.rational(weight, `${pointer}/2`),
  };
}

function decodeCut(w: Walk, value: unknown, pointer: string): Cut {
  const [unit, values] = tuple(w, value, pointer, 2);
  return {
    unit: w.count(unit, `${pointer}/0`, "units"),
    at: w.vector(values, `${pointer}/1`, "fact-terms"),
  };
}

function decodeSplit(w: Walk, value: unknown, pointer: string): Split {
  const [from, cuts] = tuple(w, value, pointer, 2);
  return {
    from: w.count(from, `${pointer}/0`, "layers"),
    cuts: w.list(cuts, `${pointer}/1`, "cuts", (item, p) => decodeCut(w, item, p)),
  };
}

/** The keys at the end of a family that say how its facts are proved: none, one, or both in this order. */
function proofKeys(value: unknown): readonly ("split" | "alpha")[] {
  if (typeof value !== "object" || value === null) return [];
  return (["split", "alpha"] as const).filter((key) => Object.hasOwn(value, key));
}

function decodeFamily(w: Walk, value: unknown, pointer: string): FactFamily {
  const how = proofKeys(value);
  const fields = w.fields(value, pointer, [...KEYS, ...how]);
  const [layers, times, terms, rows, constant] = fields;
  const [first, last] = [fields[KEYS.length], fields.at(-1)];
  const [from, to, step] = tuple(w, layers, `${pointer}/layers`, 3);
  const [count, shift] = tuple(w, times, `${pointer}/times`, 2);
  return {
    from: w.count(from, `${pointer}/layers/0`, "layers"),
    to: w.count(to, `${pointer}/layers/1`, "layers"),
    step: w.count(step, `${pointer}/layers/2`, "layers"),
    times: w.count(count, `${pointer}/times/0`, "units"),
    shift: w.count(shift, `${pointer}/times/1`, "units"),
    terms: w.list(terms, `${pointer}/terms`, "fact-terms", (item, p) => decodeTerm(w, item, p)),
    rows: w.list(rows, `${pointer}/rows`, "fact-terms", (item, p) => decodeRowTerm(w, item, p)),
    constant: w.rational(constant, `${pointer}/constant`),
    ...(how.includes("split") && { split: decodeSplit(w, first, `${pointer}/split`) }),
    ...(how.includes("alpha") && { alpha: w.rational(last, `${pointer}/alpha`) }),
  };
}

/** The families of a ball. */
export function decodeFacts(w: Walk, value: unknown): readonly FactFamily[] {
  return w.list(value, "/facts", "facts", (item, p) => decodeFamily(w, item, p));
}
