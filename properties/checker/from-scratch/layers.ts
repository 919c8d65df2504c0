// Draws layers: what the units of a given layer are said to be, by letters, proofs and bounds; and new layers with
// such words, whose biases are chosen so that what is said is true by a hair, or false by one.
import type Fraction from "fraction.js";
import { fraction, order, pick, sign, spell } from "../../../src/oracle/fraction.js";
import { affine, type Form, larger, ONE, plus, raised, ZERO } from "./forms.js";
import {
  type Bounds,
  formOfRow,
  type Json,
  type Known,
  type Row,
  type Said,
  unitItself,
} from "./known.js";
import { boundOf, type Drawn, drawProof, drawRoom } from "./proofs.js";

type Letter = "+" | "-" | "a" | "z" | "o" | "d";

/** A unit with what is said of it. */
interface Unit {
  readonly row: Row;
  readonly form: Form;
  readonly letter: Letter;
  readonly proof: Json | undefined;
}

export interface DrawnLayer {
  readonly json: Json;
  readonly level: Known;
}

function negated(form: Form): Form {
  return plus(
    affine(
      ZERO,
      form.w.map(() => ZERO),
    ),
    ONE.neg(),
    form,
  );
}

/** Runs of letters as text. */
function runs(letters: readonly string[]): string {
  const all = letters.join("").match(/(.)\1*/gu) ?? [];
  return all.map((run) => `${run.charAt(0)}${run.length}`).join("");
}

function isMonotone({ bias, weights }: Row, { index }: Known): boolean {
  return index >= 0 && [bias, ...weights].every((a) => sign(a) >= 0);
}

/** Whether z keeps its sign at the points: 1, −1, or 0 if it does not. */
function signAt(row: Row, index: number, { points }: Said): number {
  const values = points.map(({ x, h }) => {
    const under = index < 0 ? x : pick(h, index);
    return row.columns.reduce(
      (sum, c, k) => sum.add(pick(row.weights, k).mul(pick(under, c))),
      row.bias,
    );
  });
  if (values.every((value) => sign(value) >= 0)) return 1;
  return values.every((value) => sign(value) <= 0) ? -1 : 0;
}

/** What is said of a unit of a row that is there. */
function drawUnit(row: Row, below: Known, said: Said): Unit {
  const { tape } = said;
  const form = formOfRow(row, below);
  const keeps = signAt(row, below.index, said);
  const isExact = form.terms.size === 0;
  const sure: readonly Letter[] =
    keeps > 0
      ? isMonotone(row, below)
        ? ["+", "+", "d"]
        : isExact
          ? ["+", "a", "d"]
          : ["a", "a", "o"]
      : isExact
        ? ["-", "z", "d"]
        : ["z", "z", "o"];
  const odd: readonly Letter[] = ["o", "d", "+", "-", "a", "z"];
  const likely: readonly Letter[] = keeps === 0 ? ["o"] : sure;
  const from = tape.oneIn(40) ? odd : likely;
  const letter = pick(from, tape.below(from.length));
  if (letter !== "a" && letter !== "z") return { row, form, letter, proof: undefined };
  const { proof } = drawProof(letter === "z" ? form : negated(form), below, said);
  return { row, form, letter, proof };
}

const WEIGHTS = ["1", "-1", "2", "1/2", "-1/2", "-2", "1", "3", "-1/3"].map(fraction);

/** Weights of a new row, at least one of them not 0. */
function drawWeights(below: Known, { tape }: Said): Pick<Row, "columns" | "weights"> {
  const isRising = tape.oneIn(4);
  const chosen = below.units.map(() => !tape.oneIn(3));
  const one = tape.below(below.units.length);
  const columns = [...below.units.keys()].filter((n) => n === one || (chosen[n] ?? false));
  const weights = columns.map(() => {
    const weight = pick(WEIGHTS, tape.below(WEIGHTS.length));
    return isRising ? weight.abs() : weight;
  });
  return { columns, weights };
}

/** The value without bias at one of the points, with another sign. */
function switching(
  { columns, weights }: Omit<Row, "bias">,
  index: number,
  { tape, points }: Said,
): Fraction {
  const { x, h } = pick(points, tape.below(points.length));
  const under = index < 0 ? x : pick(h, index);
  return columns.reduce((sum, c, k) => sum.add(pick(weights, k).mul(pick(under, c))), ZERO).neg();
}

const LETTERS: readonly Letter[] = ["o", "o", "o", "z", "a", "+", "+", "-", "d"];

/** A new unit: its bias follows what is said of it. */
function newUnit(below: Known, said: Said): Unit {
  const { tape } = said;
  const row = drawWeights(below, said);
  const letter = pick(LETTERS, tape.below(LETTERS.length));
  const base = formOfRow({ ...row, bias: ZERO }, below);
  const isDown = letter === "z" || letter === "-";
  const of = (bias: Fraction, own: Letter, proof?: Json): Unit => {
    return { row: { ...row, bias }, form: raised(base, bias), letter: own, proof };
  };
  if (letter === "o" || letter === "d") return of(switching(row, below.index, said), letter);
  if (letter === "+" && below.index >= 0 && tape.oneIn(2)) {
    const bias = tape.oneIn(2) ? ZERO : fraction("1/2");
    return of(bias, isMonotone({ ...row, bias }, below) || base.terms.size === 0 ? "+" : "o");
  }
  const side = isDown ? base : negated(base);
  const isShort = letter === "+" || letter === "-";
  const drawn: Drawn = drawProof(side, below, said);
  if (drawn.most === undefined || (isShort && side.terms.size > 0)) {
    const isKept = tape.oneIn(60);
    const proof = isKept && !isShort ? drawn.proof : undefined;
    return of(switching(row, below.index, said), isKept ? letter : "o", proof);
  }
  const bound = drawn.most.add(drawRoom(said));
  return of(isDown ? bound.neg() : bound, letter, isShort ? undefined : drawn.proof);
}

const SLOPES = ["0", "1", "1/2", "1/4"].map(fraction);

/** Bounds of an open unit, each with a proof. */
function drawBoundsOf(
  unit: number,
  form: Form,
  seen: readonly Fraction[],
  below: Known,
  said: Said,
): [Json, Bounds | undefined] {
  const { tape } = said;
  const from = drawProof(negated(form), below, said);
  const to = drawProof(form, below, said);
  const [first = ZERO] = seen;
  const least = seen.map((a) => a.neg()).reduce(larger, first.neg());
  const largest = seen.reduce(larger, first);
  const low = boundOf(from.most, least, said).add(drawRoom(said)).neg();
  const high = boundOf(to.most, largest, said).add(drawRoom(said));
  const width = high.sub(low);
  const chord = sign(width) > 0 && sign(low) <= 0 && sign(high) >= 0 ? high.div(width) : ONE;
  const above = tape.oneIn(2) ? pick(SLOPES, tape.below(SLOPES.length)) : chord;
  const under = tape.oneIn(40) ? fraction("5/4") : pick(SLOPES, tape.below(SLOPES.length));
  const isFine = order(under, ONE) <= 0;
  const json = [unit, ...[low, high, above, under].map(spell), from.proof, to.proof];
  return [json, isFine ? { low, high, above, below: under } : undefined];
}

/** Layer and level of units with what is said of them; points of the level, seen to this layer, get bounds. */
function assembled(
  units: readonly Unit[],
  below: Known,
  said: Said,
  seen: (n: number) => Fraction[],
): DrawnLayer {
  const { tape } = said;
  const d = pick(below.units, 0).w.length;
  const zero = affine(ZERO, new Array<Fraction>(d).fill(ZERO));
  const open = new Set<number>();
  const own = units.map(({ form, letter, row }, n): Form => {
    const values = seen(n);
    const keeps = values.every((a) => sign(a) <= 0)
      ? -1
      : values.every((a) => sign(a) >= 0)
        ? 1
        : 0;
    const isLinear =
      letter === "a" || letter === "+" || (letter === "d" && (isMonotone(row, below) || keeps > 0));
    if (letter === "z" || letter === "-" || (letter === "d" && keeps < 0)) return zero;
    if (!isLinear) open.add(n);
    return isLinear && form.terms.size === 0 ? form : unitItself(n, d);
  });
  const level: Known = {
    index: below.index + 1,
    below,
    rows: units.map(({ form }) => form),
    units: own,
    open,
    bounds: new Map(),
    facts: [],
  };
  const proofs = units.flatMap(({ proof }) => (proof === undefined ? [] : [proof]));
  if (tape.oneIn(80)) proofs.push([]);
  const bounds: Json[] = [];
  const isBounding = tape.oneIn(3);
  for (const n of open) {
    if (!isBounding || tape.oneIn(6)) continue;
    const [json, found] = drawBoundsOf(n, pick(level.rows, n), seen(n), below, said);
    bounds.push(json);
    if (found !== undefined) level.bounds.set(n, found);
  }
  if (bounds[0] !== undefined && tape.oneIn(60)) bounds.push(bounds[0]);
  const letters = runs(units.map(({ letter }) => letter));
  const more = {
    ...(proofs.length > 0 && { proofs }),
    ...(bounds.length > 0 && { bounds }),
  };
  return { json: Object.keys(more).length === 0 ? letters : { units: letters, ...more }, level };
}

function valuesOf(row: Row, index: number, { points }: Said): Fraction[] {
  return points.map(({ x, h }) => {
    const under = index < 0 ? x : pick(h, index);
    return row.columns.reduce(
      (sum, c, k) => sum.add(pick(row.weights, k).mul(pick(under, c))),
      row.bias,
    );
  });
}

/** What is said of a layer that is there. */
export function drawLayer(below: Known, rows: readonly Row[], said: Said): DrawnLayer {
  const units = rows.map((row) => drawUnit(row, below, said));
  return assembled(units, below, said, (n) => valuesOf(pick(rows, n), below.index, said));
}

/** A new layer, and what is said of it. */
export function newLayer(below: Known, said: Said): DrawnLayer & { readonly rows: readonly Row[] } {
  const units = Array.from({ length: 1 + said.tape.below(3) }, () => newUnit(below, said));
  const rows = units.map(({ row }) => row);
  const drawn = assembled(units, below, said, (n) => valuesOf(pick(rows, n), below.index, said));
  return { ...drawn, rows };
}
