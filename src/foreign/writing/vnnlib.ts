// UNTRUSTED. The claim about one ball as a question of VNN-LIB 1.0: is there a point of the ball with
// another label? Numbers are exact: an inequality is multiplied by its denominators where no decimal is.
import type { Rule } from "../../kernel/index.js";
import { add, at, entry, type Rational, type Scaled, subtract } from "../../numbers/index.js";
import { refuse } from "../exact/refusal.js";
import { exactDecimal } from "./nearest.js";

/** A ball and its label. */
export interface BallQuestion {
  readonly centre: Scaled;
  readonly label: number;
  readonly norm: "infinity" | "one";
  readonly radius: Rational;
  readonly rule: Rule;
  readonly outputs: number;
}

/** Coordinates of a ball of the norm 1 that are written out: it has 2^d sides. */
const MOST_SIDES = 12;

/** `relation` between a variable and a number, exactly. */
function bound(relation: string, variable: string, value: Rational): string {
  const decimal = exactDecimal(value);
  if (decimal !== undefined) return `(${relation} ${variable} ${decimal})`;
  return `(${relation} (* ${value.den} ${variable}) ${value.num})`;
}

function infinityBall({ centre, radius }: BallQuestion): readonly string[] {
  return centre.ints.flatMap((_, k) => {
    const c = entry(centre, k);
    return [
      `(assert ${bound(">=", `X_${k}`, subtract(c, radius))})`,
      `(assert ${bound("<=", `X_${k}`, add(c, radius))})`,
    ];
  });
}

/** Σ ±(x_k − c_k) ≤ radius for all signs, beside the box around the ball. */
function oneBall(question: BallQuestion): readonly string[] {
  const { centre, radius } = question;
  const count = centre.ints.length;
  if (count > MOST_SIDES) {
    refuse(
      "too-large",
      `a ball of the norm 1 in ${count} coordinates has 2^${count} sides`,
      {},
      `at most ${MOST_SIDES} coordinates are written`,
    );
  }
  const sides = Array.from({ length: 2 ** count }, (_, signs) => {
    let limit = radius;
    const terms = centre.ints.map((_, k) => {
      const isMinus = Math.floor(signs / 2 ** k) % 2 === 1;
      limit = isMinus ? subtract(limit, entry(centre, k)) : add(limit, entry(centre, k));
      return isMinus ? `(* -1 X_${k})` : `X_${k}`;
    });
    const sum = terms.length === 1 ? at(terms, 0) : `(+ ${terms.join(" ")})`;
    return `(assert ${bound("<=", sum, limit)})`;
  });
  return [...infinityBall(question), ...sides];
}

/** Outputs that do not mean the label. */
function wrongOutputs({ rule, label, outputs }: BallQuestion): string {
  switch (rule.kind) {
    case "argmax": {
      const rivals = Array.from({ length: outputs }, (_, k) => k).filter((k) => k !== label);
      return `(or ${rivals.map((k) => `(and (>= Y_${k} Y_${label}))`).join(" ")})`;
    }
    case "threshold":
      return bound(label === 0 ? ">=" : "<=", "Y_0", rule.level);
    case "exact": {
      const value = at(rule.values, label);
      return `(or (and ${bound("<", "Y_0", value)}) (and ${bound(">", "Y_0", value)}))`;
    }
  }
}

/** The lines of the question: unsatisfiable if the claim holds. Fails: refusal (too-large). */
export function vnnlibLines(question: BallQuestion, note: string): readonly string[] {
  const inputs = question.centre.ints.length;
  const declared = (letter: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, k) => `(declare-const ${letter}_${k} Real)`);
  return [
    `; ${note}`,
    "; unsat: every point of the ball has the label of its centre",
    ...declared("X", inputs),
    ...declared("Y", question.outputs),
    ...(question.norm === "infinity" ? infinityBall(question) : oneBall(question)),
    `(assert ${wrongOutputs(question)})`,
  ];
}
