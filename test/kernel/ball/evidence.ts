// Evidence as its text, and what the kernel says of one ball with it.
import { evidenceFields } from "../../../src/format/index.js";
import {
  answered,
  type Evidence,
  type Ground,
  groundOf,
  inputLevel,
  linearParts,
  type Network,
  type Norm,
  NORM_TWO,
  openBudget,
  refuse,
  type Refusal,
  type Rejection,
  type Rule,
  type RuleName,
  showBall,
  type Slab,
  type Statement,
} from "../../../src/kernel/index.js";
import type { Rational, Scaled } from "../../../src/numbers/index.js";
import type { Level } from "../../../src/kernel/index.js";
import { q } from "../../exact.js";

const { evidence } = evidenceFields({ layers: [], facts: [] });

/** The evidence that a JSON value stands for. */
export function evidenceOf(value: object): Evidence {
  return evidence.read(value, { line: 1 });
}

/** A ball, with what is usual left out: the Euclidean unit ball about the point, class 0, f < level. */
export interface BallCase {
  readonly network: Network;
  readonly centre: Scaled;
  readonly evidence: object;
  readonly label?: number;
  readonly rule?: Rule;
  readonly norm?: Norm;
  readonly radius?: string;
  readonly error?: Rational;
  readonly steps?: number;
}

export const below = (level: string): Rule => ({ kind: "threshold", level: q(level) });
export const exactly = (...values: string[]): Rule => ({ kind: "exact", values: values.map(q) });

/** What is shown of the ball, with the rules used; or the rejection. */
export function judged(one: BallCase): { statement: Statement; rules: string } | Refusal {
  const { network, centre, label = 0, rule = below("0"), norm = NORM_TWO, error } = one;
  const parts = linearParts(network.inputs, norm, q(one.radius ?? "1"), new Map());
  const rules = new Set<RuleName>();
  const about = { network, parts, rule, error, ball: 3, centre, label };
  const budget = openBudget(one.steps);
  return answered(() => {
    const statement = showBall({ ...about, evidence: evidenceOf(one.evidence), budget, rules });
    return { statement, rules: [...rules].sort().join(" ") };
  });
}

/** The rejection of a ball. */
export function rejectionOf(one: BallCase): Rejection {
  const said = judged(one);
  if (!("verdict" in said) || said.verdict !== "rejected") throw new Error(JSON.stringify(said));
  return said.rejection;
}

/** Ground on the ball of radius 1, or another, in dimension d. */
export function groundIn(
  dimension: number,
  { norm = NORM_TWO, radius = "1", domain = [] as readonly Slab[], steps = 1_000_000 } = {},
): Ground {
  const parts = linearParts(dimension, norm, q(radius), new Map());
  return groundOf({ ball: 3, parts, budget: openBudget(steps), rules: new Set() }, domain);
}

/** What is refused, or nothing. */
export function refusalOf(judge: () => unknown): Refusal | undefined {
  const said = answered(() => {
    judge();
    return { done: true };
  });
  return "verdict" in said ? said : undefined;
}

export const input = (centre: Scaled): Level => inputLevel(centre);

/** A goal that says what is missing in words. */
export const GOAL = {
  strict: false,
  active: [],
  fail(shortfall: { readonly unit: number | undefined; readonly value: Rational }): never {
    const { unit, value } = shortfall;
    const got = unit === undefined ? `${value.num}/${value.den}` : `unit ${unit}`;
    return refuse({
      verdict: "rejected",
      rejection: { code: "ill-formed/proof", ball: 3, expected: "at most 0", got },
    });
  },
};
