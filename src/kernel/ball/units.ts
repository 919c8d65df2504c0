// TRUSTED. What the units of one layer do on the domain, by the letters and proofs of the evidence.
// Imports only the kernel. docs/theory.md#facts. Proved: kinds_sound, base_sound.
import { at, negate, rational, ZERO } from "../../numbers/index.js";
import { KEPT, wordsOf } from "../budget.js";
import type { LinearPart } from "../linear-parts.js";
import { boundsOf } from "../optional/unit-bounds.js";
import { unproved } from "../refusal.js";
import { signed } from "./form.js";
import {
  ballDefect,
  type Ground,
  illFormed,
  isAtMostZero,
  missing,
  type Shortfall,
} from "./ground.js";
import { type Bend, type Level, preActivation, readsSymbol, type Rows } from "./level.js";
import type { LayerProof, Letter, Proof } from "./proof.js";
import { type Goal, show } from "./show.js";

/** What a unit is: 0, z, or a symbol. */
type Phase = "zero" | "linear" | Bend;

/** The goal that sign·z ≤ 0 on the domain. */
function signGoal({ index }: Rows, neuron: number, sign: bigint, ground: Ground): Goal {
  const phase = sign > 0n ? "inactive" : "active";
  const fail = (by: Shortfall, active: readonly number[]): never => {
    const value = sign > 0n ? by.value : negate(by.value);
    const shown = missing(ground, index, { ...by, value }, active);
    return unproved({ code: "unproved/neuron-not-stable", neuron, phase, ...shown });
  };
  return { strict: false, active: [], fail };
}

/** True if BALL shows sign·z ≤ 0 for a row of exact units. */
function hasSign(rows: Rows, n: number, sign: bigint, ground: Ground): boolean {
  const value = at(rows.values.ints, n);
  const part = at(rows.parts, n);
  const { bound } = part.reach;
  const words = wordsOf(value) + wordsOf(bound.num) + wordsOf(bound.den) + wordsOf(rows.values.den);
  ground.budget.spend(words * words + ground.domain.length * part.support.length);
  ground.rules.add("ball");
  return isAtMostZero(sign, value, rows.values.den, part, ground.domain);
}

/** True if z ≥ 0 whatever the units below: no negative number in a row of a later layer. */
function isMonotone(rows: Rows, n: number): boolean {
  return rows.index > 0 && at(rows.layer.rows, n).isMonotone;
}

/** What a row is, as BALL decides: 0, else z, else open. */
function decided(rows: Rows, n: number, reads: boolean, ground: Ground): Phase {
  if (isMonotone(rows, n)) return reads ? "active" : "linear";
  if (!reads) {
    if (hasSign(rows, n, 1n, ground)) return "zero";
    return hasSign(rows, n, -1n, ground) ? "linear" : "open";
  }
  const z = preActivation(rows, n, ground);
  if (ballDefect(z, ground, false) === undefined) return "zero";
  const isActive = ballDefect(signed(-1n, z, ZERO, ground.budget), ground, false) === undefined;
  return isActive ? "active" : "open";
}

/** Refuses unless BALL shows the sign of a row of exact units. */
function testSign(rows: Rows, n: number, sign: bigint, ground: Ground): void {
  if (hasSign(rows, n, sign, ground)) return;
  const { reach } = at(rows.parts, n);
  const value = rational(sign * at(rows.values.ints, n), rows.values.den);
  const bound = rational(reach.bound.num, reach.bound.den);
  signGoal(rows, n, sign, ground).fail(
    { unit: undefined, value, reach: bound, squared: reach.squared },
    [],
  );
}

/** What the letter says of a unit, once it is shown. */
function phaseOf(
  letter: Letter,
  rows: Rows,
  n: number,
  proofs: Iterator<Proof>,
  ground: Ground,
): Phase {
  const reads = readsSymbol(at(rows.layer.rows, n), rows.under);
  if (letter === "o") return "open";
  if (letter === "d") return decided(rows, n, reads, ground);
  const sign = letter === "z" || letter === "-" ? 1n : -1n;
  const phase = sign > 0n ? "zero" : reads ? "active" : "linear";
  if (letter === "z" || letter === "a") {
    const next = proofs.next();
    if (next.done === true) return illFormed(ground, "a proof for each z and a", "fewer");
    const form = signed(sign, preActivation(rows, n, ground), ZERO, ground.budget);
    show(form, next.value, rows.under, ground, signGoal(rows, n, sign, ground));
    return phase;
  }
  if (letter === "+" && isMonotone(rows, n)) return phase;
  if (reads) {
    const unit = `unit ${n} of layer ${rows.index}`;
    return illFormed(ground, `a or z and a proof for ${unit}, which reads one that bends`, letter);
  }
  testSign(rows, n, sign, ground);
  return phase;
}

/** True of a layer of which letters are said, and nothing else. */
export function isLetters({ proofs, bounds, facts }: LayerProof): boolean {
  return proofs.length === 0 && bounds.length === 0 && facts.length === 0;
}

/** One letter a unit. */
function lettersOf({ units }: LayerProof, rows: Rows, ground: Ground): readonly Letter[] {
  const width = rows.layer.rows.length;
  let total = 0;
  for (const { count } of units) total += count;
  if (total !== width) {
    return illFormed(ground, `${width} units in layer ${rows.index}`, `letters for ${total}`);
  }
  return units.flatMap(({ letter, count }) => new Array<Letter>(count).fill(letter));
}

/**
 * The units of a layer after ReLU, without facts yet.
 *
 * Statement  for all x in the domain: an exact unit is its affine form, an active one is its
 *            pre-activation z; an open one is max(0, z), as every unit.
 * Requires   the rows hold on the domain, and so do the facts below them.
 * Cost       a comparison a unit, or its proof.
 */
export function unitsOf(rows: Rows, proof: LayerProof, ground: Ground): Level {
  const { index, values } = rows;
  const letters = lettersOf(proof, rows, ground);
  const proofs = proof.proofs[Symbol.iterator]();
  const ints: bigint[] = [];
  const parts: LinearPart[] = [];
  const symbols = new Map<number, Bend>();
  ground.budget.spend(KEPT * letters.length);
  for (const [n, letter] of letters.entries()) {
    const phase = phaseOf(letter, rows, n, proofs, ground);
    if (phase === "active" || phase === "open") symbols.set(n, phase);
    ints.push(phase === "linear" ? at(values.ints, n) : 0n);
    parts.push(phase === "linear" ? at(rows.parts, n) : ground.parts.zero);
  }
  if (proofs.next().done !== true) illFormed(ground, "a proof for each z and a", "more");
  if (proof.bounds.length > 0) ground.rules.add("linear-bounds");
  const bounds = boundsOf(proof.bounds, rows, symbols, ground);
  const own = { values: { ints, den: values.den }, parts, symbols, bounds };
  return { index, rows, ...own, facts: [] };
}
