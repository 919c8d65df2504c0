// UNTRUSTED. How well the obligations of a ball hold: the factor by which its radius could grow.
// May import kernel, certify. Computed beside the kernel, with the kernel's own functions.
import { witnessedReaches } from "../certify/witnessed-reaches.js";
import {
  answered,
  type Ball,
  type Claim,
  type Evidence,
  linearParts,
  type LinearPart,
  type LinearParts,
  type Network,
  openBudget,
  preActivations,
  type ReachWitness,
  type Refusal,
  rejected,
  type Rule,
  type RuleName,
  showBall,
} from "../kernel/index.js";
import {
  at,
  entry,
  negate,
  type Rational,
  rational,
  type Scaled,
  subtract,
} from "../numbers/index.js";
import { Least, type Margin } from "./least-margin.js";

/** What one ball's obligations come to. */
export interface BallMargins {
  readonly verdict: "margins";
  /** True if every obligation holds. */
  readonly holds: boolean;
  /** Undefined if every obligation holds at every radius, or if the ball is proved by facts. */
  readonly least: Margin | undefined;
  /** True if the evidence is facts: then no single margin says how far the radius could grow. */
  readonly byFacts: boolean;
  /** Signs of units and the label, or families of facts. */
  readonly obligations: number;
  /** Obligations about values that are constant on the ball. */
  readonly constant: number;
}

/** The linear parts that serve all balls of a claim. */
export function partsFor(claim: Claim, witnesses: readonly ReachWitness[]): LinearParts {
  const { dimension, norm, radius } = claim;
  return linearParts(dimension, norm, radius, witnessedReaches(norm, radius, witnesses));
}

/** The obligations of the labelling rule. */
function labelMargins(
  least: Least,
  rule: Rule,
  label: number,
  z: Scaled,
  parts: LinearParts,
  own: readonly LinearPart[],
): void {
  const lead = (rival: number, value: Rational, part: LinearPart): void => {
    least.add(value, part, { kind: "label", rival }, true);
  };
  switch (rule.kind) {
    case "exact": {
      const off = subtract(entry(z, 0), at(rule.values, label));
      const isRight = off.num === 0n && at(own, 0).id === 0;
      // Right and constant, or wrong at once: no radius is between.
      least.add(rational(isRight ? 1n : -1n), parts.zero, { kind: "label", rival: label }, true);
      return;
    }
    case "threshold": {
      const above = subtract(entry(z, 0), rule.level);
      lead(1 - label, label === 1 ? above : negate(above), at(own, 0));
      return;
    }
    case "argmax":
      for (const [rival, part] of own.entries()) {
        if (rival === label) continue;
        const value = subtract(entry(z, label), entry(z, rival));
        const apart = new Map([
          [at(own, label), 1n],
          [part, -1n],
        ]);
        const same = at(own, label).id === part.id;
        lead(rival, value, same ? parts.zero : parts.sum(apart, 1n, openBudget()));
      }
  }
}

/** A refusal if the ball is no ball of the claim. */
function ballDefect(claim: Claim, index: number, ball: Ball): Refusal | undefined {
  const got = ball.centre.ints.length;
  if (got !== claim.dimension) {
    const expected = `${claim.dimension} coordinates`;
    const code = "ill-formed/dimension-mismatch";
    return rejected({ code, ball: index, expected, got: `${got}` });
  }
  if (ball.label >= claim.classes) {
    const expected = `a label below ${claim.classes}`;
    const code = "ill-formed/label-out-of-range";
    return rejected({ code, ball: index, expected, got: `${ball.label}` });
  }
  return undefined;
}

/** True if a refusal only says that an obligation is not shown. */
function isUnproved(refusal: Refusal): boolean {
  return refusal.verdict === "rejected" && refusal.rejection.code.startsWith("unproved/");
}

/** The phases of all units, where the evidence is the letters + and - alone. */
function phasesOf({ layers, output }: Evidence): readonly (readonly boolean[])[] | undefined {
  if (output.length > 0) return undefined;
  const phases: boolean[][] = [];
  for (const { units, proofs, bounds, facts } of layers) {
    const isPlain = units.every(({ letter }) => letter === "+" || letter === "-");
    if (!isPlain || proofs.length + bounds.length + facts.length > 0) return undefined;
    phases.push(
      units.flatMap(({ letter, count }) => new Array<boolean>(count).fill(letter === "+")),
    );
  }
  return phases;
}

/** Facts that the evidence states, pieces left out. */
function factCount({ layers }: Evidence): number {
  return layers.reduce((sum, { facts }) => sum + facts.length, 0);
}

/**
 * The least margin of a ball whose evidence is an activation pattern, + and - alone; for other evidence, whether it proves the ball.
 *
 * Requires  a claim without defect for this network.
 * Ensures   if the factor is at least 1, the pattern serves every radius up to factor·radius
 *           (√factor·radius for p = 2; for p = a/b as far as the witness goes); otherwise the
 *           worst unit of the first layer that fails, as what follows it is not affine.
 */
export function ballMargins(
  claim: Claim,
  network: Network,
  parts: LinearParts,
  index: number,
  ball: Ball,
): BallMargins | Refusal {
  const defect = ballDefect(claim, index, ball);
  if (defect !== undefined) return defect;
  const { centre, label, evidence } = ball;
  const about = { network, parts, rule: claim.rule, error: claim.error, ball: index };
  const rules = new Set<RuleName>();
  const question = { ...about, centre, label, evidence, budget: openBudget(), rules };
  const shown = answered(() => ({ statement: showBall(question) }));
  const holds = !("verdict" in shown);
  if (!holds && !isUnproved(shown)) return shown;
  const phases = phasesOf(evidence);
  if (phases === undefined) {
    const counts = { obligations: factCount(evidence), constant: 0 };
    return { verdict: "margins", holds, least: undefined, byFacts: true, ...counts };
  }
  const least = new Least(index, ball.label);
  const budget = openBudget();
  let h = ball.centre;
  let incoming: readonly LinearPart[] = [];
  const last = network.layers.length - 1;
  for (const [l, layer] of network.layers.entries()) {
    const z = preActivations(layer, h);
    const own = layer.rows.map((row, n) =>
      l === 0 ? parts.ofInputs(n, row, budget) : parts.ofRow(row, incoming, budget),
    );
    if (l === last) {
      labelMargins(least, claim.rule, ball.label, z, parts, own);
      break;
    }
    const active = at(phases, l);
    for (const [n, part] of own.entries()) {
      const value = { num: at(z.ints, n), den: z.den };
      // Nothing is to be shown of a row without a negative number: its inputs are at least 0.
      if (l > 0 && at(layer.rows, n).isMonotone && at(active, n)) continue;
      const towards = at(active, n) ? value : negate(value);
      least.add(towards, part, { kind: "unit", layer: l, unit: n }, false);
    }
    if (!least.holds) break;
    h = { ints: z.ints.map((v, n) => (at(active, n) ? v : 0n)), den: z.den };
    incoming = own.map((part, n) => (at(active, n) ? part : parts.zero));
  }
  return {
    verdict: "margins",
    least: least.result(),
    byFacts: false,
    holds: least.holds,
    obligations: least.obligations,
    constant: least.constant,
  };
}
