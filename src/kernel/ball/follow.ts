// TRUSTED. One ball through the network: layer by layer what its units are and what facts hold, then its label.
// Imports only the kernel. docs/calculus.md; docs/theory.md#facts. Proved: prove_follow.
import type { Rational, Scaled } from "../../numbers/index.js";
import type { Rule } from "../claim.js";
import type { Network } from "../network.js";
import { testLeftOut } from "../optional/left-out.js";
import { showFacts, type Subject } from "./facts.js";
import { type Ground, groundOf, illFormed, WHOLE_BALL } from "./ground.js";
import { showLabel, type Statement } from "./labels.js";
import { inputLevel, type Level, rowsOver } from "./level.js";
import { membersOf } from "./members.js";
import type { Evidence } from "./proof.js";
import { unitsOf } from "./units.js";

/** A ball that is to be shown: what is claimed of it, and why. */
export interface Question extends Omit<Ground, "domain" | "sums"> {
  readonly network: Network;
  readonly rule: Rule;
  /** The error η of the claim; undefined if it has none. */
  readonly error: Rational | undefined;
  readonly centre: Scaled;
  readonly label: number;
  readonly evidence: Evidence;
}

/**
 * Shows that the rule gives the label on the ball, but for what is left out of it.
 *
 * Statement  For all x in the ball that are not left out: every exact unit has its affine value, every active
 *            unit is z, every open unit max(0, z); every fact holds; and the rule gives the label at f(x).
 * Proof      Induction over layers: units by their letters and proofs from the facts below, facts by their proofs
 *            from units, facts before them, and what is below. Nothing is used before it is shown.
 * Shapes     centre has `network.inputs` coordinates, label is a class of the rule: tested by who calls.
 * Ensures    what is shown of f on the ball; or refuses at the first step that does not hold.
 * Cost       one exact evaluation, and what the proofs say; metered.
 */
export function showBall(question: Question): Statement {
  const { network, parts, ball, budget, rules, evidence } = question;
  const ground = groundOf({ ball, parts, budget, rules }, WHOLE_BALL);
  const excepted = { slabs: evidence.except, error: question.error };
  const hidden = network.layers.length - 1;
  if (evidence.layers.length !== hidden) {
    illFormed(ground, `${hidden} layers`, `${evidence.layers.length}`);
  }
  const testSlabs = (first: Level): void => {
    if (evidence.except.length === 0) return;
    rules.add("left-out");
    testLeftOut(excepted, first, ground);
  };
  let level = inputLevel(question.centre);
  let hasOpen = false;
  let subject: Subject | undefined;
  for (const proof of evidence.layers) {
    const own: Level = unitsOf(rowsOver(network, level, ground), proof, ground);
    if (subject === undefined) {
      testSlabs(own);
      const members = membersOf(network, own, evidence.facts);
      subject = { network, first: own, members, excepted };
    }
    showFacts(proof, own, ground, subject);
    hasOpen ||= [...own.symbols.values()].includes("open");
    level = own;
  }
  // Without a hidden layer there is no unit that a slab could name.
  if (subject === undefined) testSlabs(level);
  const rows = rowsOver(network, level, ground);
  const shown = showLabel(question.rule, question.label, rows, evidence.output, hasOpen, ground);
  // Of what is left out nothing is shown, so no region holds the ball.
  return excepted.slabs.length > 0 ? "label-only" : shown;
}
