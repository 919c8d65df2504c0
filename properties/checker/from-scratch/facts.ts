// Draws the proofs of facts: proofs, SEPARABLE, SPLIT with pieces of all kinds, and layers followed anew.
import type Fraction from "fraction.js";
import { fraction, order, pick, sign, spell } from "../../../src/oracle/fraction.js";
import { type Form, larger, ONE, reach, type Slab, ZERO } from "./forms.js";
import { separableMost } from "./curves.js";
import { drawLayer } from "./layers.js";
import type { Json, Known, Row, Said, Seen } from "./known.js";
import { type Drawn, drawProof } from "./proofs.js";

/** The inequality over a layer, its constant 0. */
export type Member = (level: Known) => Form;

/** What facts read besides what is said. */
export interface Subject {
  readonly member: Member;
  readonly network: readonly (readonly Row[])[];
}

const ALPHAS = ["0", "1", "1/2", "2", "4", "1/4"].map(fraction);

function drawSeparable(form: Form, level: Known, { tape, p, radius, slabs }: Said): Drawn {
  const isNorm = p === "1" || p === "2" || p === "3/2";
  const alpha = pick(ALPHAS, tape.below(ALPHAS.length));
  const fits = p === "1" ? [0, 1, 2] : isNorm ? [0, 2] : [0];
  const isOdd = tape.oneIn(20);
  const exponent = isOdd ? tape.below(4) : pick(fits, tape.below(fits.length));
  const own = isOdd && tape.oneIn(3) ? "-1" : spell(alpha);
  const isFine = slabs.length === 0 && fits.includes(exponent) && own !== "-1";
  const most = isFine ? separableMost(form, level, alpha, exponent, radius) : undefined;
  return { proof: { separable: [own, exponent] }, most };
}

const PLACES = ["0", "-1/2", "1/2", "-1", "1", "-3/2", "3/2", "1/3"].map(fraction);
const HAIR = fraction("1/1000000000000");

/** Where to cut at a unit: ends of what is left out, and places near the centre and the ends of the ball. */
function drawValues(unit: number, form: Form, { tape, p, radius, leftOut }: Said): Fraction[] {
  const ends = leftOut.filter(([n]) => n === unit).flatMap(([, low, high]) => [low, high]);
  const far = reach(p, radius, form.w);
  const drawn = Array.from({ length: tape.oneIn(8) ? 0 : 1 + tape.below(2) }, () => {
    const hair = tape.oneIn(4) ? (tape.oneIn(2) ? HAIR : HAIR.neg()) : ZERO;
    return form.v.add(far.mul(pick(PLACES, tape.below(PLACES.length)))).add(hair);
  });
  const values = [...(tape.oneIn(8) ? [] : ends), ...drawn];
  return tape.oneIn(30) ? values : values.sort(order);
}

function isWithin(h: Fraction, { low, high }: Slab): boolean {
  return (low === undefined || order(low, h) <= 0) && (high === undefined || order(h, high) <= 0);
}

/** A piece without a proof, if it seems to be one that needs none. */
function drawSign(
  { low, high, form, unit }: Slab,
  { tape, p, radius, leftOut }: Said,
): string | undefined {
  const far = reach(p, radius, form.w);
  if (tape.oneIn(60)) return pick(["+", "-", "x"], tape.below(3));
  if (high !== undefined && order(form.v.sub(high), far) > 0 && !tape.oneIn(4)) return "+";
  if (low !== undefined && order(low.sub(form.v), far) > 0 && !tape.oneIn(4)) return "-";
  if (low === undefined || high === undefined) return undefined;
  const isOut = leftOut.some(
    ([n, from, to]) => n === unit && order(from, low) <= 0 && order(high, to) <= 0,
  );
  return isOut && !tape.oneIn(6) ? "x" : undefined;
}

function drawSplit(subject: Subject, level: Known, said: Said, depth: number): Drawn {
  const { tape, first } = said;
  const units = first?.units ?? [];
  const exact = [...units.keys()].filter((n) => units[n]?.terms.size === 0);
  const moving = exact.filter((n) => pick(units, n).w.some((a) => sign(a) !== 0));
  if (moving.length === 0 && !tape.oneIn(40)) return drawProof(subject.member(level), level, said);
  const from = moving.length > 0 && !tape.oneIn(60) ? moving : [...units.keys()];
  const unit = pick(from, tape.below(from.length));
  const form = pick(units, unit);
  const values = drawValues(unit, form, said);
  const found: (Fraction | undefined)[] = [];
  const pieces = [...values, undefined].map((high, k): Json => {
    const slab: Slab = { form, unit, low: values[k - 1], high };
    const sure = drawSign(slab, said);
    if (sure !== undefined) return sure;
    const points = said.points.filter(({ h }) => isWithin(pick(pick(h, 0), unit), slab));
    const piece = { ...said, points, slabs: [...said.slabs, slab] };
    const { proof, most } = drawFact(subject, level, piece, depth - 1);
    found.push(most);
    return proof;
  });
  if (tape.oneIn(40)) pieces.push([]);
  const most = found.reduce<Fraction | undefined>(
    (a, b) => (a === undefined || b === undefined ? undefined : larger(a, b)),
    found[0],
  );
  return { proof: { split: [unit, values.map(spell), pieces] }, most };
}

/** The last layers drawn anew on the piece, and a proof over the last of them. */
function drawFollow(subject: Subject, level: Known, said: Said, depth: number): Drawn {
  const { tape } = said;
  const times = tape.oneIn(30) ? level.index + 1 : 1 + tape.below(level.index);
  let base: Known = level;
  for (let k = 0; k < times; k += 1) base = base.below ?? base;
  const layers: Json[] = [];
  for (let l = base.index + 1; l <= level.index; l += 1) {
    const drawn = drawLayer(base, pick(subject.network, l), said);
    layers.push(said.shared("layer", drawn.json));
    base = drawn.level;
  }
  const { proof, most } = drawFact(subject, base, said, depth - 1);
  return { proof: { follow: [layers, proof] }, most };
}

/** True if every unit of the form seems to be a sum of functions of one coordinate. */
function isOfCurves({ terms }: Form, { rows, below }: Known): boolean {
  return [...terms.keys()].every((n) => {
    const row = pick(rows, n);
    const entries = row.w.filter((a) => sign(a) !== 0).length;
    if (row.w.length === 1) return true;
    return (
      entries <= 1 && (row.terms.size === 0 || (below !== undefined && isOfCurves(row, below)))
    );
  });
}

/** A FACT for the inequality at a layer, whatever it may show. */
export function drawFact(subject: Subject, level: Known, said: Said, depth = 3): Drawn {
  const { tape, first } = said;
  const kind = depth === 0 ? 0 : tape.below(10);
  const isOnPiece = said.slabs.length > 0;
  const drawn = ((): Drawn => {
    if (kind >= 7 && (isOfCurves(subject.member(level), level) || tape.oneIn(12))) {
      return drawSeparable(subject.member(level), level, said);
    }
    if (kind >= 5 && first !== undefined) return drawSplit(subject, level, said, depth);
    if (level.index > 0 && (isOnPiece ? kind >= 2 : kind === 4)) {
      return drawFollow(subject, level, said, depth);
    }
    return drawProof(subject.member(level), level, said);
  })();
  return { ...drawn, proof: said.shared("fact", drawn.proof) };
}

/** The largest value of some terms, moved by an offset, that was seen. */
export function mostSeen(points: readonly Seen[], value: (at: Seen) => Fraction): Fraction {
  return points.map(value).reduce(larger, points[0] === undefined ? ONE : value(points[0]));
}
