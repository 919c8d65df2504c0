// Draws facts of a layer: inequalities of the ball with a constant a hair above or below what is seen or shown.
import type Fraction from "fraction.js";
import { fraction, order, pick, sign, spell } from "../../../src/oracle/fraction.js";
import { drawFact, type Member, mostSeen } from "./facts.js";
import { affine, type Form, plus, raised, ZERO } from "./forms.js";
import type { Json, Known, Row, Said, Seen } from "./known.js";
import { boundOf, drawRoom } from "./proofs.js";

/** The term of a row of the network: layer, row, weight. */
type RowTerm = readonly [number, number, Fraction];

export interface Inequality {
  /** Unit and weight, before the offset. */
  readonly terms: readonly (readonly [number, Fraction])[];
  readonly rows: readonly RowTerm[];
  readonly constant: Fraction;
}

/** What the facts of a ball are made of, and what was found of them. */
export interface Stating {
  readonly network: readonly (readonly Row[])[];
  readonly inequalities: Inequality[];
  /** True if letters of the first hidden layer say which of its units are exact. */
  readonly isFirstSure: boolean;
  /** What is stated, and violated at a point that was seen. */
  readonly untruths: string[];
}

function zeroOf(level: Known): Form {
  return affine(
    ZERO,
    pick(level.units, 0).w.map(() => ZERO),
  );
}

/** A row of layer 0 as it is; of another one over the exact units of the first hidden layer. */
function namedRow([l, r]: RowTerm, first: Known, network: Stating["network"]): Form {
  if (l === 0) return pick(first.rows, r);
  const { bias, columns, weights } = pick(pick(network, l), r);
  return columns.reduce(
    (form, c, k) => {
      const unit = first.units[c];
      const isExact = unit?.terms.size === 0;
      return isExact ? plus(form, pick(weights, k), unit) : form;
    },
    raised(zeroOf(first), bias),
  );
}

function namedValue(
  [l, r]: RowTerm,
  first: Known,
  network: Stating["network"],
  at: Seen,
): Fraction {
  if (l === 0) return pick(pick(at.z, 0), r);
  const { bias, columns, weights } = pick(pick(network, l), r);
  return columns.reduce((sum, c, k) => {
    const isExact = first.units[c]?.terms.size === 0;
    return isExact ? sum.add(pick(weights, k).mul(pick(pick(at.h, 0), c))) : sum;
  }, bias);
}

type Body = Omit<Inequality, "constant">;

function memberOf(
  { terms, rows }: Body,
  offset: number,
  first: Known,
  network: Stating["network"],
): Member {
  return (level) => {
    const named = rows.reduce(
      (form, row) => plus(form, row[2], namedRow(row, first, network)),
      zeroOf(level),
    );
    return terms.reduce(
      (form, [unit, weight]) => plus(form, weight, pick(level.units, unit + offset)),
      named,
    );
  };
}

function valueOf(
  { terms, rows }: Body,
  offset: number,
  index: number,
  first: Known,
  network: Stating["network"],
) {
  return (at: Seen): Fraction => {
    const named = rows.reduce(
      (sum, row) => sum.add(row[2].mul(namedValue(row, first, network, at))),
      ZERO,
    );
    const own = pick(at.h, index);
    return terms.reduce((sum, [n, weight]) => sum.add(weight.mul(pick(own, n + offset))), named);
  };
}

const WEIGHTS = ["1", "1", "2", "-1", "1/2", "-1/2"].map(fraction);

function drawBody(width: number, { tape }: Said, { network }: Stating): Body & { offset: number } {
  const offset = tape.oneIn(4) ? tape.below(width) : 0;
  const terms = Array.from({ length: tape.oneIn(40) ? 0 : 1 + tape.below(3) }, () => {
    const weight = tape.oneIn(60) ? ZERO : pick(WEIGHTS, tape.below(WEIGHTS.length));
    return [tape.below(width - offset), weight] as const;
  });
  const isNaming = tape.oneIn(6);
  const l = isNaming ? tape.below(network.length) : 0;
  const rows: readonly RowTerm[] = isNaming
    ? [[l, tape.below(pick(network, l).length), pick(WEIGHTS, tape.below(WEIGHTS.length))]]
    : [];
  return { terms, rows, offset };
}

/** One fact of the layer; it is added to the level and to the inequalities. */
function drawOne(level: Known, said: Said, stating: Stating): Json {
  const { tape, points } = said;
  const { network, inequalities } = stating;
  const first = said.first ?? level;
  const body = drawBody(level.units.length, said, stating);
  const { offset, ...own } = body;
  const member = memberOf(own, offset, first, network);
  const value = valueOf(own, offset, level.index, first, network);
  const { proof, most } = drawFact({ member, network }, level, said);
  const seen = points.length === 0 ? ZERO : mostSeen(points, value);
  const constant = boundOf(most, seen, said).add(drawRoom(said)).neg();
  const isSure = stating.isFirstSure || own.rows.every(([l]) => l === 0);
  const isFalse = points.length > 0 && sign(seen.add(constant)) > 0;
  inequalities.push({ ...own, constant });
  level.facts.push(raised(member(level), constant));
  const number = inequalities.length - 1;
  // More than a ball ever has, so that another inequality is not stated in its place.
  const k = tape.oneIn(80) ? 99 : number;
  // An inequality that no layer names states nothing.
  if (isSure && isFalse && k === number) stating.untruths.push("a fact");
  return [k, offset, proof];
}

/** An inequality that was stated before, at this layer and some offset, if it seems to hold here too. */
function drawAgain(level: Known, said: Said, stating: Stating): Json | undefined {
  const { tape, points } = said;
  const k = tape.below(stating.inequalities.length);
  const inequality = pick(stating.inequalities, k);
  const room = level.units.length - Math.max(0, ...inequality.terms.map(([n]) => n));
  if (room <= 0) return undefined;
  const offset = tape.below(room);
  const first = said.first ?? level;
  const member = memberOf(inequality, offset, first, stating.network);
  const value = valueOf(inequality, offset, level.index, first, stating.network);
  const { proof, most } = drawFact({ member, network: stating.network }, level, said);
  const isShown = most !== undefined && order(most.add(inequality.constant), ZERO) <= 0;
  if (!isShown && !tape.oneIn(10)) return undefined;
  const isSure = stating.isFirstSure || inequality.rows.every(([l]) => l === 0);
  const isFalse = points.some((at) => sign(value(at).add(inequality.constant)) > 0);
  if (isSure && isFalse) stating.untruths.push("a fact, once more");
  level.facts.push(raised(member(level), inequality.constant));
  return [k, offset, proof];
}

/** The facts of a layer. */
export function drawFacts(level: Known, said: Said, stating: Stating): readonly Json[] {
  const facts: Json[] = [];
  for (let times = said.tape.below(3); times > 0; times -= 1) {
    const isAgain = stating.inequalities.length > 0 && said.tape.oneIn(4);
    const again = isAgain ? drawAgain(level, said, stating) : undefined;
    facts.push(again ?? drawOne(level, said, stating));
  }
  return facts;
}

export function inequalityJson({ terms, rows, constant }: Inequality): Json {
  return {
    terms: terms.map(([n, weight]) => [n, spell(weight)]),
    constant: spell(constant),
    ...(rows.length > 0 && { rows: rows.map(([l, r, weight]) => [l, r, spell(weight)]) }),
  };
}
