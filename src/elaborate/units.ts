// UNTRUSTED. The letters of a layer's units, with proofs where they read units that bend. May import kernel.
import {
  ballDefect,
  type Bend,
  type Form,
  type Ground,
  isAtMostZero,
  type LayerProof,
  type Letter,
  type Level,
  preActivation,
  type Proof,
  readsSymbol,
  type Rows,
  type Run,
  signed,
} from "../kernel/index.js";
import { at, ZERO } from "../numbers/index.js";
import { type FactIndex, findCut } from "./cut.js";

/** The units of a layer, and why they are what they are. */
export interface FoundUnits {
  readonly level: Level;
  readonly proof: Pick<LayerProof, "units" | "proofs">;
}

/** The letter of a unit, what it comes to, and its proof if it needs one. */
interface FoundUnit {
  readonly letter: Letter;
  readonly phase: "zero" | "linear" | Bend;
  readonly proof?: Proof;
}

/** A row of exact units. */
function exactUnit(rows: Rows, n: number, { budget, domain }: Ground): FoundUnit {
  budget.spend(1);
  const has = (sign: bigint): boolean =>
    isAtMostZero(sign, at(rows.values.ints, n), rows.values.den, at(rows.parts, n), domain);
  // Inputs of a later layer are ≥ 0, so a monotone row is too, at no cost: most units copy another.
  const isPositive = rows.index > 0 && at(rows.layer.rows, n).isMonotone;
  if (isPositive) return { letter: "+", phase: "linear" };
  if (has(1n)) return { letter: "-", phase: "zero" };
  return has(-1n) ? { letter: "+", phase: "linear" } : { letter: "o", phase: "open" };
}

/** What BALL alone shows of a row that reads symbols. */
function byBall(z: Form, ground: Ground): "zero" | Bend {
  if (ballDefect(z, ground, false) === undefined) return "zero";
  const isActive = ballDefect(signed(-1n, z, ZERO, ground.budget), ground, false) === undefined;
  return isActive ? "active" : "open";
}

/** A row that reads symbols: CUT may show z ≤ 0 or z ≥ 0. */
function readingUnit(rows: Rows, n: number, facts: FactIndex, ground: Ground): FoundUnit {
  const letter = ground.domain.length > 0 ? "d" : "+";
  if (at(rows.layer.rows, n).isMonotone) return { letter, phase: "active" };
  const z = preActivation(rows, n, ground);
  if (ground.domain.length > 0) {
    const phase = byBall(z, ground);
    if (phase !== "open" || facts.size === 0) return { letter: "d", phase };
  }
  const zero = findCut(z, facts, ground);
  if ("proof" in zero) return { letter: "z", phase: "zero", proof: zero.proof };
  const active = findCut(signed(-1n, z, ZERO, ground.budget), facts, ground);
  if ("proof" in active) return { letter: "a", phase: "active", proof: active.proof };
  return { letter: "o", phase: "open" };
}

/** The maximal runs of letters. */
export function runsOf(letters: readonly Letter[]): readonly Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (const [n, letter] of letters.entries()) {
    if (letters[n + 1] === letter) continue;
    runs.push({ letter, count: n + 1 - start });
    start = n + 1;
  }
  return runs;
}

/** The units of a layer; on a piece of the ball BALL is left to decide, which makes evidence of pieces alike. */
export function findUnits(rows: Rows, facts: FactIndex, ground: Ground): FoundUnits {
  const letters: Letter[] = [];
  const proofs: Proof[] = [];
  const symbols = new Map<number, Bend>();
  const ints: bigint[] = [];
  const parts = [];
  for (const [n, row] of rows.layer.rows.entries()) {
    const reads = readsSymbol(row, rows.under);
    const { letter, phase, proof } = reads
      ? readingUnit(rows, n, facts, ground)
      : exactUnit(rows, n, ground);
    letters.push(!reads && ground.domain.length > 0 ? "d" : letter);
    if (proof !== undefined) proofs.push(proof);
    if (phase === "active" || phase === "open") symbols.set(n, phase);
    ints.push(phase === "linear" ? at(rows.values.ints, n) : 0n);
    parts.push(phase === "linear" ? at(rows.parts, n) : ground.parts.zero);
  }
  const values = { ints, den: rows.values.den };
  const nothing = { bounds: new Map(), facts: [] };
  const level = { index: rows.index, rows, values, parts, symbols, ...nothing };
  return { level, proof: { units: runsOf(letters), proofs } };
}
