// TRUSTED. The invariant macro: layer by layer, what units do on the ball, carried by proved facts.
// Imports only the kernel. Rules BALL, STEP, CASE and CUT of docs/calculus.md; docs/theory.md#facts.
import { cutDefect, type Fact, type Facts } from "./cut.js";
import { preActivations } from "./evaluate.js";
import type { FactFamily } from "./fact.js";
import {
  factPlan,
  type FactPlan,
  familiesDefect,
  memberForm,
  type StatedFamily,
} from "./fact-members.js";
import { at, fault } from "./fault.js";
import { type Form, zeroForm, addForm } from "./form.js";
import { isInside } from "./halfspace.js";
import { layerParts } from "./layer-parts.js";
import { formOfRow, type LayerView, readsSymbol, type RowView, type Symbol } from "./layer-view.js";
import type { LinearPart, LinearParts } from "./linear-parts.js";
import type { Network } from "./network.js";
import { rational } from "./rational.js";
import { type FactNotShown, rejected, type Refusal } from "./rejection.js";
import { beyondIn, type Scaled } from "./scaled.js";
import { type CaseShortfall, stepDefect } from "./step.js";
import { type Work, workMeter } from "./work.js";

/** The outputs of f on a ball, over the last hidden layer, with the facts there. */
export interface ForwardOutput {
  readonly verdict: "forward";
  readonly outputs: RowView;
  readonly facts: Facts;
  readonly work: Work;
  /** True if some hidden unit is not shown to keep its sign. */
  readonly hasOpen: boolean;
}

/** What does not change during the pass over one ball. */
interface Ground {
  readonly ball: number;
  readonly parts: LinearParts;
  readonly work: Work;
}

/** A unit after ReLU: exact with its value and part, or a symbol. */
type Unit = { readonly value: bigint; readonly part: LinearPart } | Symbol;

const minusOne = rational(-1n);

/** The form with the other sign. */
function opposite(form: Form): Form {
  const negated = zeroForm();
  addForm(negated, minusOne, form);
  return negated;
}

/** A unit whose pre-activation is affine in x: the sign of z on the ball decides. */
function exactUnit(view: RowView, n: number, ground: Ground): Unit {
  const value = at(view.values.ints, n);
  const part = at(view.parts, n);
  const isFirst = view.below.isInput;
  // Inputs of a later layer are ≥ 0, so a monotone row is too, at no cost: most units copy another.
  if (!isFirst && at(view.layer.rows, n).isMonotone) return { value, part };
  ground.work.spend(1);
  if (isInside(-value, view.values.den, part.reach)) return { value: 0n, part: ground.parts.zero };
  return isInside(value, view.values.den, part.reach) ? { value, part } : "open";
}

/** A unit that reads symbols: CUT may show z ≤ 0 or z ≥ 0. */
function readingUnit(view: RowView, n: number, facts: Facts, ground: Ground): Unit | Refusal {
  if (at(view.layer.rows, n).isMonotone) return "active";
  const z = formOfRow(view, n);
  const { parts, work } = ground;
  const above = cutDefect(z, facts, parts, false, work);
  if (above === undefined) return { value: 0n, part: parts.zero };
  if ("verdict" in above) return above;
  const below = cutDefect(opposite(z), facts, parts, false, work);
  if (below === undefined) return "active";
  return "verdict" in below ? below : "open";
}

/** The units of a layer after ReLU. */
function unitsOf(view: RowView, facts: Facts, ground: Ground): LayerView | Refusal {
  const ints: bigint[] = [];
  const parts: LinearPart[] = [];
  const symbols = new Map<number, Symbol>();
  for (const [n, row] of view.layer.rows.entries()) {
    const unit = readsSymbol(row, view.below)
      ? readingUnit(view, n, facts, ground)
      : exactUnit(view, n, ground);
    if (typeof unit === "string") {
      symbols.set(n, unit);
      ints.push(0n);
      parts.push(ground.parts.zero);
    } else {
      if ("verdict" in unit) return unit;
      ints.push(unit.value);
      parts.push(unit.part);
    }
  }
  const values = { ints, den: view.values.den };
  return ground.work.refusal() ?? { values, parts, symbols, isInput: false };
}

/** Exact portions of the pre-activations of a layer. */
function rowsOf(
  parts: LinearParts,
  index: number,
  network: Network,
  below: LayerView,
): RowView | Refusal {
  const layer = at(network.layers, index);
  const values = preActivations(layer, below.values);
  const large = beyondIn(values, "value-bits");
  if (large !== undefined) return large;
  const own = layerParts(parts, index, layer, below.parts);
  return "verdict" in own ? own : { layer, below, values, parts: own };
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

/** A layer whose facts are to be proved. */
interface Place {
  readonly index: number;
  readonly rows: RowView;
  readonly view: LayerView;
  readonly below: Facts;
}

/** Proves the members of these families at a layer, in order. */
function proveFacts(
  stated: readonly StatedFamily[],
  { index, rows, view, below }: Place,
  { ball, parts, work }: Ground,
): Facts | Refusal {
  const facts = new Map<number, Fact[]>();
  const known = new Map<number, Form>();
  const zOf = (unit: number): Form => {
    const found = known.get(unit) ?? formOfRow(rows, unit);
    known.set(unit, found);
    return found;
  };
  for (const { family, remainder, number } of stated) {
    for (let member = 0; member < family.times; member += 1) {
      const form = memberForm(family, remainder, member, view);
      const [leading] = form.terms;
      // Without a symbol it says nothing that the exact units do not say.
      if (leading === undefined) continue;
      const defect = stepDefect(form, { view, zOf, below, parts, work });
      if (defect !== undefined) {
        return "verdict" in defect
          ? defect
          : notShown({ ball, layer: index, family: number, member }, defect);
      }
      const [unit, weight] = leading;
      const others = facts.get(unit);
      if (others === undefined) facts.set(unit, [{ form, weight }]);
      else others.push({ form, weight });
    }
  }
  return work.refusal() ?? facts;
}

/**
 * Follows a ball through the network.
 *
 * Statement  For all x in the ball: every exact unit has the stated affine value, every active unit
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
): ForwardOutput | Refusal {
  const malformed = familiesDefect(ball, network, families);
  if (malformed !== undefined) return malformed;
  const ground: Ground = { ball, parts, work: workMeter() };
  let view: LayerView = { values: centre, parts: [], symbols: new Map(), isInput: true };
  let facts: Facts = new Map();
  let stated: FactPlan = new Map();
  let hasOpen = false;
  for (const index of network.layers.keys()) {
    const rows = rowsOf(parts, index, network, view);
    if ("verdict" in rows) return rows;
    if (index === network.layers.length - 1) {
      return { verdict: "forward", outputs: rows, facts, work: ground.work, hasOpen };
    }
    const units = unitsOf(rows, facts, ground);
    if ("verdict" in units) return units;
    if (index === 0) stated = factPlan(network, units, families, parts);
    const place: Place = { index, rows, view: units, below: facts };
    const proved = proveFacts(stated.get(index) ?? [], place, ground);
    if ("verdict" in proved) return proved;
    if ([...units.symbols.values()].includes("open")) hasOpen = true;
    view = units;
    facts = proved;
  }
  return fault("a network without layers");
}
