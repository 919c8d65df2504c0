// UNTRUSTED. The explicit proof of one ball: letters, facts and label, each found in a fixed way.
// May import kernel. What is found is what the kernel replays; nothing here is believed.
import {
  answered,
  type Budget,
  type Evidence,
  type Excepted,
  type ExceptedSlab,
  type FactProof,
  type Ground,
  groundOf,
  inputLevel,
  type LayerProof,
  type LinearParts,
  membersOf,
  missing,
  needForm,
  needsOf,
  type Network,
  openBudget,
  type Proof,
  refuse,
  type Refusal,
  rejected,
  rowsOver,
  type Rule,
  type StatedFact,
  testLeftOut,
  readsSymbol,
  type Rows,
  type Statement,
  WHOLE_BALL,
} from "../kernel/index.js";
import { at, negate, type Rational, type Scaled } from "../numbers/index.js";
import { factIndex, findCut } from "./cut.js";
import { familiesDefect, inequalityOf, planOf } from "./families.js";
import { findFact, membersAt, type Place, type Search } from "./facts.js";
import type { FactFamily } from "./family.js";
import type { Missing } from "./finding.js";
import { findUnits } from "./units.js";

/** A ball, what is claimed of it, and what is said to hold on it. */
export interface Sought {
  readonly network: Network;
  readonly parts: LinearParts;
  readonly rule: Rule;
  /** The ball, counted from 0. */
  readonly ball: number;
  readonly centre: Scaled;
  readonly label: number;
  readonly families: readonly FactFamily[];
  readonly except: readonly ExceptedSlab[];
  /** The error η of the claim; undefined if it has none. */
  readonly error: Rational | undefined;
  readonly budget?: Budget;
}

/** Evidence that proves a ball, and what it proves of f there. */
export interface Elaborated {
  readonly verdict: "elaborated";
  readonly evidence: Evidence;
  readonly statement: Statement;
}

function factRefusal(
  ground: Ground,
  layer: number,
  fact: Omit<StatedFact, "proof">,
  by: Missing,
): Refusal {
  const where = { family: fact.inequality, member: fact.offset, pieces: by.pieces };
  const shown = missing(ground, layer, by, by.active);
  return rejected({ code: "unproved/fact", ...where, ...shown });
}

/** The facts of a layer with their proofs; or refuses at the first that is not shown. */
function findFacts(search: Search, place: Place, ground: Ground): StatedFact[] {
  const { level } = place;
  const facts: StatedFact[] = [];
  const forms = [];
  for (const inequality of search.plan.get(level.index) ?? []) {
    for (const { offset, form } of membersAt(search, inequality, level, ground)) {
      const found = findFact(search, place, inequality, offset, form, ground);
      if ("missing" in found) {
        const fact = { inequality, offset };
        return refuse(factRefusal(ground, level.index, fact, found.missing));
      }
      forms.push(form);
      facts.push({ inequality, offset, proof: found.proof });
    }
  }
  level.facts.push(...forms);
  return facts;
}

/** The proofs of the label; or refuses at the first inequality that is not shown. */
function findLabel(sought: Sought, rows: Rows, place: Place, ground: Ground): Proof[] {
  const { rule, label, ball } = sought;
  const proofs: Proof[] = [];
  for (const need of needsOf(rule, label, rows.layer.rows.length)) {
    const { strict, rival } = need;
    const form = needForm(need, rows, ground);
    const found = findCut(form, place.facts, ground, strict);
    if ("missing" in found) {
      const { unit, value, reach, squared } = found.missing;
      const isExact = rule.kind === "exact" && unit === undefined;
      const constant = value.num === 0n ? "not-constant" : "other-value";
      const reason = isExact ? constant : unit === undefined ? "not-beaten" : "not-bounded";
      const shown = { reason, rival, value: negate(value), required: reach, squared } as const;
      return refuse(rejected({ code: "unproved/label-not-certain", ball, label, ...shown }));
    }
    proofs.push(found.proof);
  }
  return proofs.every(({ less }) => less.length === 0) ? [] : proofs;
}

/** Inequalities that no proof names are left out, and the others numbered anew. */
function named(
  layers: readonly LayerProof[],
  families: readonly FactFamily[],
): Pick<Evidence, "layers" | "facts"> {
  const numbers = new Map<number, number>();
  const numberOf = (inequality: number): number => {
    const known = numbers.get(inequality) ?? numbers.size;
    numbers.set(inequality, known);
    return known;
  };
  const renamed = layers.map((layer) => renumbered(layer, numberOf));
  return { layers: renamed, facts: [...numbers.keys()].map((n) => inequalityOf(at(families, n))) };
}

function renumbered(layer: LayerProof, numberOf: (inequality: number) => number): LayerProof {
  const facts = layer.facts.map(({ inequality, offset, proof }) => {
    return { inequality: numberOf(inequality), offset, proof: renumberedProof(proof, numberOf) };
  });
  return { ...layer, facts };
}

function renumberedProof(proof: FactProof, numberOf: (inequality: number) => number): FactProof {
  if ("pieces" in proof) {
    const pieces = proof.pieces.map((piece) =>
      typeof piece === "string" ? piece : renumberedProof(piece, numberOf),
    );
    return { ...proof, pieces };
  }
  if (!("layers" in proof)) return proof;
  const layers = proof.layers.map((layer) => renumbered(layer, numberOf));
  return { layers, fact: renumberedProof(proof.fact, numberOf) };
}

/** A ball followed up to its outputs, with what was found on the way. */
export interface Followed {
  readonly verdict: "followed";
  readonly layers: readonly LayerProof[];
  /** The outputs over the last hidden layer, and what is known there. */
  readonly rows: Rows;
  readonly place: Place;
  readonly ground: Ground;
  /** True if some hidden unit is not shown to keep its sign. */
  readonly hasOpen: boolean;
}

function follow(sought: Sought): Followed {
  const { network, parts, ball, centre, families, except, error, budget = openBudget() } = sought;
  const defect = familiesDefect(ball, network, families);
  if (defect !== undefined) return refuse(defect);
  const ground = groundOf({ ball, parts, budget, rules: new Set() }, WHOLE_BALL);
  const excepted: Excepted = { slabs: except, error };
  const plan = planOf(families);
  const layers: LayerProof[] = [];
  let place: Place = { level: inputLevel(centre), facts: new Map(), below: undefined };
  let search: Search | undefined;
  let hasOpen = false;
  for (let l = 0; l < network.layers.length - 1; l += 1) {
    const rows = rowsOver(network, place.level, ground);
    const { level, proof } = findUnits(rows, place.facts, ground);
    if (search === undefined) {
      testLeftOut(excepted, level, ground);
      const members = membersOf(network, level, families.map(inequalityOf));
      search = { network, families, plan, members, first: level, excepted };
    }
    const facts = findFacts(search, { level, facts: new Map(), below: place }, ground);
    layers.push({ ...proof, bounds: [], facts });
    hasOpen ||= [...level.symbols.values()].includes("open");
    place = { level, facts: factIndex(level.facts), below: place };
  }
  if (search === undefined) testLeftOut(excepted, place.level, ground);
  const rows = rowsOver(network, place.level, ground);
  return { verdict: "followed", layers, rows, place, ground, hasOpen };
}

/** A ball followed up to its outputs; or the first fact that is not found to hold. */
export function followBall(sought: Sought): Followed | Refusal {
  return answered(() => follow(sought));
}

function elaborated(sought: Sought): Elaborated {
  const { families, except } = sought;
  const { layers, rows, place, ground, hasOpen } = follow(sought);
  const output = findLabel(sought, rows, place, ground);
  const bends = rows.layer.rows.some((row) => readsSymbol(row, place.level));
  const linear = sought.rule.kind === "exact" || !bends;
  const whole = hasOpen || bends ? "one-linear-region" : "one-activation-region";
  const statement = except.length > 0 || !linear ? "label-only" : whole;
  return {
    verdict: "elaborated",
    evidence: { ...named(layers, families), except, output },
    statement,
  };
}

/**
 * Finds the explicit proof of a ball.
 *
 * Requires  a centre of the network's dimension, a label of the claim.
 * Ensures   evidence that the kernel accepts, or the refusal for the first step that is not found: what the
 *           kernel would say of it.
 * Cost      one exact evaluation; two CUTs for each unit that reads one that bends; a search for each fact.
 */
export function elaborateBall(sought: Sought): Elaborated | Refusal {
  return answered(() => elaborated(sought));
}
