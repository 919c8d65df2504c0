// UNTRUSTED. The facts that prove a ball in a narrow network: for each bit what the maxima of both sides
// are to the owner k, then the bit, then the sum of the bits. May import kernel.
import type { FactFamily } from "../../../elaborate/index.js";
import { add, at, multiply, rational, type Rational, ZERO } from "../../../numbers/index.js";
import type { ClassCode } from "../../points/class-code.js";
import type { NarrowLayer, NarrowPlan, Pass } from "./plan.js";
import {
  factAbove,
  factBelow,
  plainFact,
  type Reach,
  type RowName,
  unitTerm,
} from "../../nearest-site/row-name.js";
import { bitFacts } from "../../nearest-site/facts.js";

const MINUS_ONE = rational(-1n);

/** Layers with the same columns, counted as hidden layers of the network. */
interface Stretch extends Reach {
  readonly layer: NarrowLayer;
}

/** What is fixed for all balls. */
export interface NarrowProof {
  readonly plan: NarrowPlan;
  readonly stretches: readonly Stretch[];
  readonly code: ClassCode;
  readonly names: readonly ReadonlyMap<number, RowName>[];
}

/** The layers of a plan by stretches. */
export function stretchesOf(plan: NarrowPlan): Stretch[] {
  const stretches: Stretch[] = [];
  plan.layers.forEach((layer, n) => {
    const last = stretches.at(-1);
    const repeats =
      last !== undefined &&
      last.layer.pass === layer.pass &&
      last.layer.kind === layer.kind &&
      last.layer.hasCoordinates === layer.hasCoordinates;
    if (repeats) stretches[stretches.length - 1] = { ...last, to: n + 1 };
    else stretches.push({ from: n + 1, to: n + 1, layer });
  });
  return stretches;
}

/** A side is below the owner by the gap, or, from some step of its run on, not below it. */
function sideFacts(
  reach: Reach,
  units: readonly number[],
  isOwn: boolean,
  name: RowName,
  gap: Rational,
  known: number,
): FactFamily[] {
  if (!isOwn) return [factBelow(reach, units, name, gap)];
  const from = Math.max(reach.from, known);
  return from > reach.to ? [] : [factAbove({ ...reach, from }, units, name)];
}

/** The facts of the maxima in one stretch of a run. */
function runFacts(
  { from, to, layer }: Stretch,
  m: number,
  pass: Pass,
  isFirstOwn: boolean,
  owner: number,
  name: RowName,
): FactFamily[] {
  const reach = { from, to };
  const side = layer.kind === "first" ? pass.first : pass.second;
  const isOwn = (layer.kind === "first") === isFirstOwn;
  // Step s takes site s + 1, and the first step also site 0.
  const known = from - layer.step + Math.max(0, side.indexOf(owner) - 1);
  const start = layer.hasCoordinates ? m : 0;
  const facts = sideFacts(reach, [start, start + 1], isOwn, name, pass.gap, known);
  if (!layer.keepsFirst) return facts;
  return [...facts, ...sideFacts(reach, [start + 2], isFirstOwn, name, pass.gap, 0)];
}

/**
 * The facts of a ball.
 *
 * Shapes  label: its class; ball: its point.
 * Size    at most eight families a bit. The number of sites does not enter.
 */
export function narrowFacts(proof: NarrowProof, label: number, ball: number): FactFamily[] {
  const { plan, stretches, code, names } = proof;
  const m = plan.coordinates;
  let sum: Rational = ZERO;
  return stretches.flatMap((stretch): FactFamily[] => {
    const { from, to, layer } = stretch;
    const pass = at(plan.passes, layer.pass);
    const bit = at(code.bits, layer.pass);
    const isSet = at(bit.ones, label);
    const reach = { from, to };
    const start = layer.hasCoordinates ? m : 0;
    const facts: FactFamily[] = [];
    if (layer.kind === "bit") {
      if (isSet) facts.push(...bitFacts(reach, start));
    } else {
      const owner = pass.sites.owner[ball] ?? ball;
      const name = at(names, layer.pass).get(owner) ?? { rows: [], constant: pass.gap };
      const isFirstOwn = (pass.firstSide === 1) === isSet;
      facts.push(...runFacts(stretch, m, pass, isFirstOwn, owner, name));
    }
    if (layer.hasSum && sum.num !== 0n) {
      const unit = start + 2 + (layer.keepsFirst ? 1 : 0);
      facts.push(
        plainFact(reach, [unitTerm(unit)], multiply(MINUS_ONE, sum)),
        plainFact(reach, [unitTerm(unit, MINUS_ONE)], sum),
      );
    }
    if (layer.kind === "bit" && isSet) sum = add(sum, rational(bit.weight));
    return facts;
  });
}
