// Two points on a line and a step between them: one judgement, to be changed in one place a case.
import {
  answered,
  type Ball,
  type Claim,
  type Memorization,
  memorized,
  NORM_TWO,
  type RatioWitness,
  type ReachWitness,
  type Refusal,
} from "../../../src/kernel/index.js";
import { dense, network, q, vector } from "../../exact.js";
import { evidenceOf } from "./evidence.js";

/** f(x) = max(0, x) − max(0, x − 1): 0 at −1 and 1 at 2, constant up to distance 1 from both. */
export const STEP = network(1, [dense("0", "1"), dense("-1", "1")], [dense("0", "1", "-1")]);

export const CLAIM: Claim = {
  points: 2,
  dimension: 1,
  classes: 2,
  norm: NORM_TWO,
  radius: q("1"),
  rule: { kind: "exact", values: [q("0"), q("1")] },
  ratio: undefined,
};

export const by = (...layers: unknown[]): Pick<Ball, "evidence"> => ({
  evidence: evidenceOf({ layers }),
});
export const LEFT: Ball = { centre: vector("-1"), label: 0, ...by("-2") };
export const RIGHT: Ball = { centre: vector("2"), label: 1, ...by("+2") };
export const BALLS = [LEFT, RIGHT];

/** What a case changes. */
export interface Changed {
  readonly claim?: Partial<Claim>;
  readonly balls?: readonly Ball[];
  readonly reaches?: readonly ReachWitness[];
  readonly ratio?: RatioWitness;
}

export function judgedStep(changed: Changed): Memorization | Refusal {
  const claim = { ...CLAIM, ...changed.claim };
  const { reaches = [], ratio, balls = BALLS } = changed;
  return answered(() => memorized(claim, STEP, reaches, ratio, balls));
}
