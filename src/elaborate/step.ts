// UNTRUSTED. The cases of a step from a layer to the one below it. May import kernel.
import {
  addForm,
  type Case,
  copyOf,
  declined,
  type Form,
  type Ground,
  type Level,
  preActivation,
  type Proof,
  refuse,
  remainderOf,
} from "../kernel/index.js";
import { fault, type Rational, rational } from "../numbers/index.js";
import { type FactIndex, findCut } from "./cut.js";
import type { Finding } from "./finding.js";

/** Open units of positive weight that one inequality may have: each doubles the cases. */
export const CASES = 10;

type Weighed = readonly (readonly [number, Rational])[];

/** Every choice of some of the items, the empty one first. */
function* subsets<T>(items: readonly T[]): Generator<readonly T[]> {
  const [first, ...rest] = items;
  if (first === undefined) {
    yield [];
    return;
  }
  yield* subsets(rest);
  for (const some of subsets(rest)) yield [first, ...some];
}

/**
 * A proof of φ ≤ 0 by STEP and CASE with CUT below, for a form over the symbols of a level.
 *
 * Shapes   show: how what is left is shown over the layer below; by CUT with the facts there if absent.
 * Ensures  for units of negative weight first 0 is tried for all of them, then z.
 * Fails    a decline beyond `CASES` open units of positive weight.
 * Cost     at most 2·2^k CUTs for k of them.
 */
export function findStep(
  form: Form,
  level: Level,
  below: FactIndex,
  ground: Ground,
  show: (rest: Form) => Finding<Proof> = (rest) => findCut(rest, below, ground),
): Finding<Proof> {
  const rows = level.rows ?? fault("a form over the input");
  const { budget } = ground;
  const base = remainderOf(form, budget);
  const rising: (readonly [number, Rational])[] = [];
  const falling: (readonly [number, Rational])[] = [];
  const addZ = (to: Form, units: Weighed): void => {
    for (const [n, a] of units) addForm(to, a, preActivation(rows, n, ground), budget);
  };
  for (const [unit, weight] of form.terms) {
    const own = [unit, rational(weight, form.den)] as const;
    if (level.symbols.get(unit) === "active") addZ(base, [own]);
    else (weight > 0n ? rising : falling).push(own);
  }
  if (rising.length > CASES)
    return refuse(declined({ code: "limit-exceeded", limit: "cases", allowed: `${CASES}` }));
  const cases: Case[] = [];
  for (const active of subsets(rising)) {
    const units = active.map(([unit]) => unit);
    const below0 = copyOf(base, budget);
    addZ(below0, active);
    let found = show(below0);
    if ("missing" in found && falling.length > 0) {
      addZ(below0, falling);
      units.push(...falling.map(([unit]) => unit));
      found = show(below0);
    }
    if ("missing" in found) {
      return { missing: { ...found.missing, active: active.map(([unit]) => unit) } };
    }
    cases.push({ units, proof: found.proof });
  }
  return { proof: { less: [], cases } };
}
