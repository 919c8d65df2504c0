// TRUSTED. The rule of robustness: for each point of a dataset, whether a network gives its label on its set.
// Imports only the kernel. docs/theory.md#robustness. Proved: robustness_sound.
import {
  at,
  compare,
  entry,
  fault,
  type Rational,
  rational,
  type Scaled,
} from "../../numbers/index.js";
import type { Condition } from "../bounds/goal.js";
import { ballOf } from "../bounds/inputs.js";
import { prepared } from "../bounds/prepared.js";
import { roundedIn, runAt, type Semantics } from "../floats/semantics.js";
import { type TreeNode, treeDefect } from "../bounds/tree.js";
import { type Claim, type LabelledPoint, type Rule, testClaim, testPoint } from "../claim.js";
import { distanceDefect } from "../distance.js";
import { evaluateWithin, meansLabel } from "./output.js";
import type { NoRobustness } from "./trained-rejections.js";
import { needsOf } from "../needs.js";
import { type Network, outputsOf, row } from "../network.js";
import { illShaped, unproved } from "../refusal.js";
import { seal, sealed } from "../theorem.js";

/** The least and the most value: one for every coordinate, or one for each. */
export type Ends = readonly [End, End];
type End = Rational | readonly Rational[];

/** Numbers of points. */
export type ResultCounts = Readonly<Record<"robust" | "refuted" | "wrong" | "open", number>>;

/**
 * Of the points, so many are robust: every real point of the closed ball, and of the domain if there is one, has
 * the label; so many are refuted: they have it, and some point of that set has not; so many are wrong: they have
 * it not themselves. Nothing is said of the others. docs/theory.md#robustness.
 * With a semantics it is about what is computed: docs/theory.md#rounding.
 */
export interface Robustness {
  readonly kind: "robustness";
  readonly claim: RobustnessClaim;
  /** The radius that was shown of each robust point, in their order: at least that of the claim. */
  readonly radii: readonly Rational[];
}

/** What may be shown of a point. */
export const RESULTS = Object.freeze(["robust", "refuted", "wrong", "open"] as const);

/** The claim of how many points have which result, at the radius, within the domain if there is one. */
export interface RobustnessClaim extends Claim {
  /** Every coordinate is between these. */
  readonly domain: Ends | undefined;
  readonly counts: ResultCounts;
  readonly semantics?: Semantics;
}

/** The evidence of one point; a radius of its own is at least the claimed one if robust, at most if refuted. */
export type PointEvidence =
  | { readonly result: "robust"; readonly radius?: Rational; readonly nodes: readonly TreeNode[] }
  | {
      readonly result: "refuted";
      readonly radius?: Rational;
      readonly point: Scaled;
      readonly powers: readonly Rational[];
    }
  | { readonly result: "wrong" | "open" };

export interface JudgedPoint extends LabelledPoint {
  readonly evidence: PointEvidence;
}

/** A least and a most for each coordinate, or none. Refuses lists of another length. */
export function rangesOf(domain: Ends | undefined, dimension: number) {
  if (domain === undefined) return undefined;
  const listed = (end: End): readonly Rational[] => {
    const all = "den" in end ? new Array<Rational>(dimension).fill(end) : end;
    if (all.length === dimension) return all;
    return illShaped("ill-formed/dimension-mismatch", `${dimension} ends`, `${all.length}`);
  };
  return [listed(domain[0]), listed(domain[1])] as const;
}

/** Conditions that no point of a set may fulfil together, one list for each goal. */
type Goals = readonly (readonly Condition[])[];

/**
 * Goals that all hold on a set exactly if the rule gives the label there: no point fulfils the opposite of what it
 * needs. Requires a rule that fits the network.
 */
export function goalsOf(rule: Rule, label: number, network: Network): Goals {
  const { inputs } = network;
  const outputs = outputsOf(network);
  return Array.from(needsOf(rule, label, outputs), ({ signs, constant, strict }) => {
    const sorted = [...signs].sort(([a], [b]) => a - b);
    const columns = sorted.map(([n]) => inputs + n);
    const weights = sorted.map(([, sign]) => rational(sign));
    const made = row(inputs + outputs, columns, weights, constant);
    return [typeof made === "string" ? fault(made) : { row: made, isStrict: !strict }];
  });
}

/**
 * Shows how many points are robust, refuted and wrong; nothing is shown of those that are open.
 *
 * Ensures  robust: every real point of the set has the label; refuted: the point has it, and one of its set has
 *          not; wrong: the point has it not. Or a refusal: the claim, then the points in order, then the counts.
 * Cost     that of a tree or of two evaluations a point; memory for one point.
 */
export function judgedRobust(
  asserted: RobustnessClaim,
  { inputs, layers }: Network,
  bits: number,
  given: Iterable<JudgedPoint>,
): Robustness {
  const claim = sealed(asserted);
  const network = { inputs, layers: [...layers] };
  testClaim(claim, network);
  const { norm, rule, radius: common, domain, counts, semantics } = claim;
  const ranges = rangesOf(domain, claim.dimension);
  const whole = semantics ? roundedIn(network, bits, semantics) : prepared(network, bits);
  const goals = Array.from({ length: claim.classes }, (_, k) => goalsOf(rule, k, network));
  const found = { robust: 0, refuted: 0, wrong: 0, open: 0 };
  const radii: Rational[] = [];
  let ball = 0;
  const no = (reason: NoRobustness["reason"], more: object = {}): never =>
    unproved({ code: "unproved/robustness", ball, reason, ...more });
  const isWithin = (x: Scaled): boolean =>
    ranges === undefined ||
    x.ints.every((_, k) => {
      const [own, [least, most]] = [entry(x, k), ranges];
      return compare(at(least, k), own) <= 0 && compare(own, at(most, k)) <= 0;
    });
  const isRight = (x: Scaled, label: number): boolean => {
    const output = semantics ? runAt(network, x, semantics) : evaluateWithin(network, x);
    return meansLabel(rule, label, output ?? no("no-float"));
  };
  for (const { point, label, evidence } of given) {
    testPoint(claim, ball, { point, label });
    if (!isWithin(point)) no("outside-domain");
    if (evidence.result === "robust") {
      const { radius = common, nodes } = evidence;
      if (compare(radius, common) < 0) no("radius");
      const set = ballOf(norm, point, radius, ranges);
      const defect = treeDefect(whole, set, goals[label] ?? [], nodes);
      if (defect !== undefined) no(defect.reason, defect);
      radii.push(radius);
    } else if (evidence.result === "refuted") {
      const { radius = common, point: other, powers } = evidence;
      testPoint(claim, ball, { point: other, label });
      if (compare(radius, common) > 0) no("radius");
      const far = distanceDefect(norm, other, point, radius, powers);
      if (far !== undefined) no(far);
      if (!isWithin(other)) no("outside-domain");
      if (semantics === undefined && !isRight(point, label)) no("wrong-label");
      if (isRight(other, label)) no("right-label");
    } else if (evidence.result === "wrong" && isRight(point, label)) no("right-label");
    found[evidence.result] += 1;
    ball += 1;
  }
  if (ball !== claim.points || RESULTS.some((result) => found[result] !== counts[result]))
    no("counts");
  return seal({ kind: "robustness", claim, radii });
}
