// TRUSTED. The invariant macro: layer by layer, what units do on the ball, carried by proved facts.
// Imports only the kernel. Rules BALL, STEP, CASE and CUT of docs/calculus.md; docs/theory.md#facts.
import { type Facts, factsOf } from "./cut.js";
import { WHOLE_BALL } from "./domain.js";
import { type Excepted, exceptedDefect, NOTHING_EXCEPTED } from "./excepted.js";
import type { FactFamily, Split } from "./fact.js";
import {
  factPlan,
  type FactPlan,
  familiesDefect,
  membersOf,
  type StatedFamily,
} from "./fact-members.js";
import { fault } from "./fault.js";
import type { Form } from "./form.js";
import type { Ground } from "./ground.js";
import { type LayerPlace, rowsOf, stepsOfRows } from "./layer-place.js";
import { unitsOf } from "./layer-units.js";
import type { LayerView, RowView } from "./layer-view.js";
import type { LinearParts } from "./linear-parts.js";
import type { Network } from "./network.js";
import { prover } from "./prover.js";
import { rational } from "./rational.js";
import { type FactNotShown, rejected, type Refusal } from "./rejection.js";
import type { Scaled } from "./scaled.js";
import { splitDefect } from "./split.js";
import type { CaseShortfall } from "./step.js";
import { workMeter } from "./work.js";

/** The outputs of f on a ball, over the last hidden layer, with the facts there. */
export interface ForwardOutput {
  readonly verdict: "forward";
  readonly outputs: RowView;
  readonly facts: Facts;
  readonly ground: Ground;
  /** True if some hidden unit is not shown to keep its sign. */
  readonly hasOpen: boolean;
}

/** The rejection for a fact that is not shown. */
function notShown(
  place: Pick<FactNotShown, "ball" | "layer" | "family" | "member">,
  { unit, active, value, reach, squared }: CaseShortfall,
): Refusal {
  const shown = { valueAtCentre: value, reach: rational(reach.num, reach.den), squared };
  const code = "unproved/fact";
  return rejected({ code, ...place, ...(unit === undefined ? {} : { unit }), active, ...shown });
}

/** What a fact that is proved piece by piece misses. */
type Piecewise = (
  one: StatedFamily,
  split: Split,
  member: number,
) => CaseShortfall | Refusal | undefined;

/** Proves the members of these families at a layer, in order. */
function proveFacts(
  stated: readonly StatedFamily[],
  place: LayerPlace,
  ground: Ground,
  piecewise: Piecewise,
): Facts | Refusal {
  const shown: Form[] = [];
  const prove = prover(place, ground);
  for (const { one, member, form } of membersOf(stated, place.view, ground)) {
    const { family, number } = one;
    const defect =
      family.split === undefined ? prove(form, family.alpha) : piecewise(one, family.split, member);
    if (defect !== undefined) {
      return "verdict" in defect
        ? defect
        : notShown({ ball: ground.ball, layer: place.index, family: number, member }, defect);
    }
    shown.push(form);
  }
  return ground.work.refusal() ?? factsOf(shown);
}

/**
 * Follows a ball through the network.
 *
 * Statement  For all x in the ball that are not left out: every exact unit has the stated affine value, every active unit
 *            h = z, every open unit h = max(0, z); and every fact holds.
 * Proof      Induction over layers. A row of exact units is affine in x and L1 decides its sign; a row
 *            that reads symbols is judged by CUT with the facts of the layer below; a fact by STEP and
 *            CASE. Facts are used only after their proof, and only one layer up.
 * Shapes     centre has `network.inputs` coordinates.
 * Ensures    the outputs over the last hidden layer, or the first fact that is not shown.
 * Cost       one exact evaluation; for each unit that reads symbols two CUTs; for each fact one STEP.
 */
export function forwardOf(
  network: Network,
  parts: LinearParts,
  ball: number,
  centre: Scaled,
  families: readonly FactFamily[],
  excepted: Excepted = NOTHING_EXCEPTED,
): ForwardOutput | Refusal {
  const malformed = familiesDefect(ball, network, families);
  if (malformed !== undefined) return malformed;
  const ground: Ground = { ball, domain: WHOLE_BALL, parts, work: workMeter() };
  let view: LayerView = { values: centre, parts: [], symbols: new Map(), isInput: true };
  let facts: Facts = new Map();
  let stated: FactPlan = new Map();
  let first = view;
  let previous: LayerPlace | undefined;
  let hasOpen = false;
  for (const index of network.layers.keys()) {
    const rows = rowsOf(network, index, view, parts);
    if ("verdict" in rows) return rows;
    ground.work.spend(stepsOfRows(rows));
    if (index === network.layers.length - 1) {
      // Without a hidden layer there is no unit that a slab could name.
      const defect = index === 0 ? exceptedDefect(excepted, view, ground) : undefined;
      return defect ?? { verdict: "forward", outputs: rows, facts, ground, hasOpen };
    }
    const units = unitsOf(rows, facts, ground);
    if ("verdict" in units) return units;
    if (index === 0) {
      const defect = exceptedDefect(excepted, units, ground);
      if (defect !== undefined) return defect;
      stated = factPlan(network, rows, units, families, ground);
      first = units;
    }
    const place: LayerPlace = { index, rows, view: units, below: facts, previous };
    const piecewise: Piecewise = (one, split, member) =>
      splitDefect({ network, first, place, stated, excepted }, one, split, member, ground);
    const proved = proveFacts(stated.get(index) ?? [], place, ground, piecewise);
    if ("verdict" in proved) return proved;
    if ([...units.symbols.values()].includes("open")) hasOpen = true;
    view = units;
    facts = proved;
    previous = place;
  }
  return fault("a network without layers");
}
