// TRUSTED. Rule SPLIT: a fact on a ball from the same fact on the pieces that hyperplanes make of it.
// Imports only the kernel. docs/theory.md#split.
import { type Facts, factsOf } from "./cut.js";
import type { Slab } from "./domain.js";
import { type Excepted, isExcepted } from "./excepted.js";
import type { Cut, Split } from "./fact.js";
import { type FactPlan, memberForm, membersOf, type StatedFamily } from "./fact-members.js";
import { at, fault } from "./fault.js";
import type { Form } from "./form.js";
import type { Ground } from "./ground.js";
import { isStrictlyInside } from "./halfspace.js";
import { type LayerPlace, rowsOf, stepsOfRows } from "./layer-place.js";
import { unitsOf } from "./layer-units.js";
import type { LayerView } from "./layer-view.js";
import type { Network } from "./network.js";
import { prover } from "./prover.js";
import { type Rational, subtract } from "./rational.js";
import { rejected, type Refusal } from "./rejection.js";
import { entry } from "./scaled.js";
import type { CaseShortfall } from "./step.js";
import type { Work } from "./work.js";

/** What is known on the whole ball: the layers that were followed so far, up to `place`. */
export interface Followed {
  readonly network: Network;
  readonly first: LayerView;
  readonly place: LayerPlace;
  readonly stated: FactPlan;
  /** What is left out of the ball. */
  readonly excepted: Excepted;
}

/** True if no point of the ball is in the slab. */
function isMissed({ value, part, low, high }: Slab): boolean {
  const isBeyond = (gap: Rational): boolean => isStrictlyInside(gap.num, gap.den, part.reach);
  if (high !== undefined && isBeyond(subtract(value, high))) return true;
  return low !== undefined && isBeyond(subtract(low, value));
}

/** The slabs between the hyperplanes of a cut: with what is left out they are all that the ball meets. */
function slabsOf({ unit, at: values }: Cut, { first, excepted }: Followed, work: Work): Slab[] {
  const value = entry(first.values, unit);
  const part = at(first.parts, unit);
  const slabs: Slab[] = [];
  for (const [k, low] of [undefined, ...values].entries()) {
    const high = values[k];
    work.spend(1 + excepted.slabs.length);
    const isOut = low !== undefined && high !== undefined && isExcepted(excepted, unit, low, high);
    const slab = { value, part, low, high };
    if (!isOut && !isMissed(slab)) slabs.push(slab);
  }
  return slabs;
}

/** Facts of a layer that are shown on the piece; they hold on the ball anyway, so others are left out. */
function shownFacts(
  stated: readonly StatedFamily[],
  place: LayerPlace,
  ground: Ground,
): Facts | Refusal {
  const shown: Form[] = [];
  const prove = prover(place, ground);
  const plain = stated.filter(({ family: { split, alpha } }) => (split ?? alpha) === undefined);
  for (const { form } of membersOf(plain, place.view, ground)) {
    const defect = prove(form, undefined);
    if (defect === undefined) shown.push(form);
    else if ("verdict" in defect) return defect;
  }
  return ground.work.refusal() ?? factsOf(shown);
}

/** The place of layer `index`, at or below `place`. */
function placeAt(place: LayerPlace, index: number): LayerPlace {
  let found = place;
  while (found.index > index) found = found.previous ?? fault("a layer without one below");
  return found;
}

/** Follows the layers from `from` up to that of `place` on a piece of the ball, and gives the last one. */
function follow(
  { network, place: last, stated }: Followed,
  from: number,
  ground: Ground,
): LayerPlace | Refusal {
  const start = placeAt(last, from);
  let { below: facts, previous } = start;
  let view = start.rows.below;
  for (let index = from; ; index += 1) {
    for (const { columns } of at(network.layers, index).rows) {
      for (const n of columns) ground.work.spend(1 + at(view.parts, n).support.length);
    }
    const rows = rowsOf(network, index, view, ground.parts);
    if ("verdict" in rows) return rows;
    ground.work.spend(stepsOfRows(rows));
    const units = unitsOf(rows, facts, ground);
    if ("verdict" in units) return units;
    const place: LayerPlace = { index, rows, view: units, below: facts, previous };
    if (index === last.index) return place;
    const proved = shownFacts(stated.get(index) ?? [], place, ground);
    if ("verdict" in proved) return proved;
    view = units;
    facts = proved;
    previous = place;
  }
}

/**
 * Shows a fact about the layer of `place` on the ball, piece by piece.
 *
 * Statement  The slabs of a cut cover the ball, so a fact that holds in each holds on the ball; one that misses
 *            it, or is inside of a slab that is left out, has no point that is asked about. In a slab
 *            units and facts below layer `from` are as on the whole ball; the layers from there are
 *            followed anew, with signs decided by L1 or by the bounds of the slab.
 * Requires   1 ≤ from ≤ the layer, and every cut at an exact unit of the first hidden layer: tested here.
 * Ensures    undefined if shown; else what the first piece that is not shown misses.
 * Cost       at most Π (values + 1) over the cuts passes over the layers from `from`; metered.
 */
export function splitDefect(
  followed: Followed,
  one: StatedFamily,
  { from, cuts }: Split,
  member: number,
  ground: Ground,
): CaseShortfall | Refusal | undefined {
  const { first, place: whole } = followed;
  const no = (expected: string, got: string): Refusal =>
    rejected({ code: "ill-formed/fact", ball: ground.ball, expected, got });
  if (from < 1 || from > whole.index) {
    return no(`a split from a layer among 1 to ${whole.index}`, `${from}`);
  }
  for (const { unit } of cuts) {
    const isExact = unit < first.parts.length && !first.symbols.has(unit);
    if (!isExact) return no("a cut at an exact unit of the first hidden layer", `unit ${unit}`);
  }

  function pieceDefect(piece: Ground, rest: readonly Cut[]): CaseShortfall | Refusal | undefined {
    const place = follow(followed, from, piece);
    if ("verdict" in place) return place;
    const form = memberForm(one.family, one.remainder, member, place.view);
    const defect = prover(place, piece)(form, one.family.alpha);
    if (defect === undefined || "verdict" in defect || rest.length === 0) return defect;
    return everyPieceDefect(piece, rest);
  }

  function everyPieceDefect(
    outer: Ground,
    [cut, ...rest]: readonly Cut[],
  ): CaseShortfall | Refusal | undefined {
    if (cut === undefined) return no("a cut", "none");
    for (const slab of slabsOf(cut, followed, outer.work)) {
      const piece = { ...outer, domain: [...outer.domain, slab] };
      const defect = pieceDefect(piece, rest);
      if (defect !== undefined) return defect;
    }
    return undefined;
  }

  return everyPieceDefect(ground, cuts);
}
