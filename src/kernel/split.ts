// TRUSTED. Rule SPLIT: a fact on a ball from the same fact on the pieces that hyperplanes make of it.
// Imports only the kernel. docs/theory.md#split.
import { type Facts, factsOf } from "./cut.js";
import type { Slab } from "./domain.js";
import type { Cut, Split } from "./fact.js";
import { type FactPlan, memberForm, type StatedFamily } from "./fact-members.js";
import { at } from "./fault.js";
import type { Form } from "./form.js";
import type { Ground } from "./ground.js";
import { type LayerPlace, prover, rowsOf } from "./layer-place.js";
import { unitsOf } from "./layer-units.js";
import type { LayerView } from "./layer-view.js";
import type { Network } from "./network.js";
import { rejected, type Refusal } from "./rejection.js";
import { entry } from "./scaled.js";
import type { CaseShortfall } from "./step.js";

/** What is known on the whole ball: units and facts below each layer that was followed so far. */
export interface Followed {
  readonly network: Network;
  readonly first: LayerView;
  readonly before: readonly { readonly view: LayerView; readonly facts: Facts }[];
  readonly stated: FactPlan;
}

/** The slabs between the hyperplanes of a cut: together they are everything. */
function slabsOf({ unit, at: values }: Cut, first: LayerView): readonly Slab[] {
  const value = entry(first.values, unit);
  const part = at(first.parts, unit);
  return [undefined, ...values].map((low, k) => ({ value, part, low, high: values[k] }));
}

/** Facts of a layer that are shown on the piece; they hold on the ball anyway, so others are left out. */
function shownFacts(
  stated: readonly StatedFamily[],
  place: LayerPlace,
  ground: Ground,
): Facts | Refusal {
  const shown: Form[] = [];
  const prove = prover(place, ground);
  for (const { family, remainder } of stated) {
    if (family.split !== undefined || family.alpha !== undefined) continue;
    for (let member = 0; member < family.times; member += 1) {
      const form = memberForm(family, remainder, member, place.view);
      if (form.terms.size === 0) continue;
      const defect = prove(form);
      if (defect === undefined) shown.push(form);
      else if ("verdict" in defect) return defect;
    }
  }
  return factsOf(shown);
}

/** Follows the layers `from` to `to` on a piece of the ball, and gives the last one. */
function follow(
  { network, before, stated }: Followed,
  from: number,
  to: number,
  ground: Ground,
): LayerPlace | Refusal {
  let { view, facts } = at(before, from);
  for (let index = from; ; index += 1) {
    for (const { columns } of at(network.layers, index).rows) {
      for (const n of columns) ground.work.spend(1 + at(view.parts, n).support.length);
    }
    const rows = rowsOf(network, index, view, ground.parts);
    if ("verdict" in rows) return rows;
    const units = unitsOf(rows, facts, ground);
    if ("verdict" in units) return units;
    const place: LayerPlace = { index, rows, view: units, below: facts };
    if (index === to) return place;
    const proved = shownFacts(stated.get(index) ?? [], place, ground);
    if ("verdict" in proved) return proved;
    view = units;
    facts = proved;
  }
}

/**
 * Shows a fact of layer `to` on the ball, piece by piece.
 *
 * Statement  The slabs of a cut cover the ball, so a fact that holds in each holds on the ball. In a slab
 *            units and facts below layer `from` are as on the whole ball; the layers from there are
 *            followed anew, with signs decided by L1 or by the bounds of the slab.
 * Requires   1 ≤ from ≤ to, and every cut at an exact unit of the first hidden layer: tested here.
 * Ensures    undefined if shown; else what the first piece that is not shown misses.
 * Cost       at most Π (values + 1) over the cuts passes over the layers from–to; metered.
 */
export function splitDefect(
  followed: Followed,
  one: StatedFamily,
  { from, cuts }: Split,
  member: number,
  to: number,
  ground: Ground,
): CaseShortfall | Refusal | undefined {
  const { first } = followed;
  const no = (expected: string, got: string): Refusal =>
    rejected({ code: "ill-formed/fact", ball: ground.ball, expected, got });
  if (from < 1 || from > to) return no(`a split from a layer among 1 to ${to}`, `${from}`);
  for (const { unit } of cuts) {
    const isExact = unit < first.parts.length && !first.symbols.has(unit);
    if (!isExact) return no("a cut at an exact unit of the first hidden layer", `unit ${unit}`);
  }

  function pieceDefect(piece: Ground, rest: readonly Cut[]): CaseShortfall | Refusal | undefined {
    const place = follow(followed, from, to, piece);
    if ("verdict" in place) return place;
    const form = memberForm(one.family, one.remainder, member, place.view);
    const defect = prover(place, piece)(form);
    if (defect === undefined || "verdict" in defect || rest.length === 0) return defect;
    return everyPieceDefect(piece, rest);
  }

  function everyPieceDefect(
    whole: Ground,
    [cut, ...rest]: readonly Cut[],
  ): CaseShortfall | Refusal | undefined {
    if (cut === undefined) return no("a cut", "none");
    for (const slab of slabsOf(cut, first)) {
      const piece = { ...whole, domain: [...whole.domain, slab] };
      const defect = pieceDefect(piece, rest);
      if (defect !== undefined) return defect;
    }
    return undefined;
  }

  return everyPieceDefect(ground, cuts);
}
