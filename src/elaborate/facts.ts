// UNTRUSTED. Proofs of the facts of a layer: by steps, by separable sums, or piece by piece.
// May import kernel.
import {
  type Excepted,
  type FactProof,
  type Form,
  type Ground,
  groundOf,
  isExcepted,
  isStrictlyInside,
  type LayerProof,
  type Level,
  type Members,
  type Network,
  type Piece,
  type Proof,
  refuse,
  rejected,
  rowsOver,
  type Slab,
  type StatedFact,
} from "../kernel/index.js";
import { at, entry, type Rational, subtract, fault } from "../numbers/index.js";
import { type FactIndex, factIndex, findCut } from "./cut.js";
import type { Plan } from "./families.js";
import type { Cut, Cuts, FactFamily } from "./family.js";
import type { Finding, Missing } from "./finding.js";
import { findSeparable } from "./separable.js";
import { findStep } from "./step.js";
import { findUnits } from "./units.js";

/** What the search for the proofs of one ball reads. */
export interface Search {
  readonly network: Network;
  readonly families: readonly FactFamily[];
  readonly plan: Plan;
  readonly members: Members;
  readonly first: Level;
  readonly excepted: Excepted;
}

/** A level with the index of its facts, over those below it. */
export interface Place {
  readonly level: Level;
  readonly facts: FactIndex;
  readonly below: Place | undefined;
}

const NO_FACTS: FactIndex = new Map();

/** A proof by steps, layer after layer as far down as they are needed. Cost: what the cases of all make. */
function findDeep(form: Form, { level, below }: Place, ground: Ground): Finding<Proof> {
  const facts = below?.facts ?? NO_FACTS;
  return findStep(form, level, facts, ground, (rest) => {
    const found = findCut(rest, facts, ground);
    const isInput = below?.level.rows === undefined;
    if ("proof" in found || isInput || rest.terms.size === 0) return found;
    return findDeep(rest, below, ground);
  });
}

/** The members of a family that say what exact units do not: their offsets and forms. */
export function* membersAt(
  search: Search,
  number: number,
  level: Level,
  ground: Ground,
): Generator<{ readonly offset: number; readonly form: Form }> {
  const { times, shift } = at(search.families, number);
  for (let member = 0; member < times; member += 1) {
    const offset = member * shift;
    const form = search.members(number, offset, level, ground);
    if (form.terms.size > 0) yield { offset, form };
  }
}

/** A proof without pieces. */
function findPlain(
  form: Form,
  alpha: Rational | undefined,
  level: Level,
  below: FactIndex,
  ground: Ground,
): Finding<FactProof> {
  return alpha === undefined
    ? findStep(form, level, below, ground)
    : findSeparable(form, alpha, level, ground);
}

/** The facts of a layer on a piece that are shown there; they hold on the ball anyway, so others are left out. */
function shownOnPiece(search: Search, place: Place, ground: Ground): StatedFact[] {
  const { level, below } = place;
  const shown: StatedFact[] = [];
  for (const number of search.plan.get(level.index) ?? []) {
    const { split, alpha } = at(search.families, number);
    if ((split ?? alpha) !== undefined) continue;
    for (const { offset, form } of membersAt(search, number, level, ground)) {
      const found = findStep(form, level, below?.facts ?? new Map(), ground);
      if ("missing" in found) continue;
      level.facts.push(form);
      shown.push({ inequality: number, offset, proof: found.proof });
    }
  }
  return shown;
}

/** The layers from `from` up to that of the place followed anew on a piece. */
function follow(
  search: Search,
  place: Place,
  from: number,
  ground: Ground,
): { readonly place: Place; readonly layers: readonly LayerProof[] } {
  let own = place;
  while (own.level.index >= from) own = own.below ?? fault("a layer without one below");
  const layers: LayerProof[] = [];
  while (own.level.index < place.level.index) {
    const rows = rowsOver(search.network, own.level, ground);
    const { level, proof } = findUnits(rows, own.facts, ground);
    const bare: Place = { level, facts: new Map(), below: own };
    const isLast = level.index === place.level.index;
    const facts = isLast ? [] : shownOnPiece(search, bare, ground);
    layers.push({ ...proof, bounds: [], facts });
    own = { level, facts: factIndex(level.facts), below: own };
  }
  return { place: own, layers };
}

/** `+` or `-` if no point of the ball is in the slab: all are above, or below. */
function missedBy({ value, part, low, high }: Slab): "+" | "-" | undefined {
  const isBeyond = (gap: Rational): boolean => isStrictlyInside(gap.num, gap.den, part.reach);
  if (high !== undefined && isBeyond(subtract(value, high))) return "+";
  return low !== undefined && isBeyond(subtract(low, value)) ? "-" : undefined;
}

/** A proof of a member piece by piece. */
export function findSplit(
  search: Search,
  place: Place,
  number: number,
  offset: number,
  { from, cuts }: Cuts,
  whole: Ground,
): Finding<FactProof> {
  const { first, excepted } = search;
  const { alpha } = at(search.families, number);
  const no = (expected: string, got: string): never =>
    refuse(rejected({ code: "ill-formed/proof", ball: whole.ball, expected, got }));
  if (from < 1 || from > place.level.index) {
    no(`a split from a layer among 1 to ${place.level.index}`, `${from}`);
  }

  function onPiece(piece: Ground, rest: readonly Cut[]): Finding<FactProof> {
    const own = follow(search, place, from, piece);
    const form = search.members(number, offset, own.place.level, piece);
    const below = own.place.below?.facts ?? new Map();
    const found = findPlain(form, alpha, own.place.level, below, piece);
    if ("proof" in found) return { proof: { layers: own.layers, fact: found.proof } };
    return rest.length === 0 ? found : onPieces(piece, rest);
  }

  function onPieces(outer: Ground, [cut, ...rest]: readonly Cut[]): Finding<FactProof> {
    if (cut === undefined) return no("a cut", "none");
    const { unit, at: values } = cut;
    if (unit >= first.parts.length || first.symbols.has(unit)) {
      return no("a cut at an exact unit of the first hidden layer", `unit ${unit}`);
    }
    const pieces: Piece[] = [];
    for (const [k, low] of [undefined, ...values].entries()) {
      const high = values[k];
      const slab = { value: entry(first.values, unit), part: at(first.parts, unit), low, high };
      const side = isExcepted(excepted, unit, slab) ? "x" : missedBy(slab);
      if (side !== undefined) {
        pieces.push(side);
        continue;
      }
      const found = onPiece(groundOf(outer, [...outer.domain, slab]), rest);
      if ("missing" in found) return { missing: inPiece(found.missing, k) };
      pieces.push(found.proof);
    }
    return { proof: { unit, values, pieces } };
  }

  return onPieces(whole, cuts);
}

function inPiece(missing: Missing, piece: number): Missing {
  return { ...missing, pieces: [piece, ...missing.pieces] };
}

/** A proof of a member in the way that its family asks for. */
export function findFact(
  search: Search,
  place: Place,
  number: number,
  offset: number,
  form: Form,
  ground: Ground,
): Finding<FactProof> {
  const { split, alpha, deep } = at(search.families, number);
  if (split !== undefined) return findSplit(search, place, number, offset, split, ground);
  if (deep === true) return findDeep(form, place, ground);
  return findPlain(form, alpha, place.level, place.below?.facts ?? new Map(), ground);
}
