// TRUSTED. The rule of points of balls: what a network gives at rational points of balls, exactly.
// Imports only numbers and the kernel. docs/theory.md#counterexample, #collision. Proved: counterexample_sound, collision_sound.
//
// Sound: if ‖x' − x‖_p ≤ μ for the point x of ball i, then x' is a point of closed ball i. Counterexample: if
// the output at x' does not mean the label of the ball, the claim that it does on the whole ball is false.
// Collision: if the outputs at points of two balls with different labels are equal, then a function of
// the output has one value at both, and no rule gives two labels at one output.
import { type Rational, type Scaled } from "../../numbers/index.js";
import {
  type Claim,
  type LabelledPoint,
  type Setting,
  testClaim,
  testPoint,
  testSetting,
} from "../claim.js";
import { distanceDefect } from "../distance.js";
import { type Network, outputsOf } from "../network.js";
import { illShaped, unproved } from "../refusal.js";
import { seal, sealed } from "../theorem.js";
import { evaluateWithin, meansLabel } from "./output.js";
import { type Points, pointsOf } from "./points.js";
import type { NoCollision, NoCounterexample } from "./rejections.js";

/** A rational point of a ball, and the powers that show it there for p = a/b. Untrusted. */
export interface BallPoint {
  readonly point: Scaled;
  readonly powers: readonly Rational[];
}

/** Evidence that a claim is false: the number of a ball, and a point of it. */
export interface CounterexampleWitness extends BallPoint {
  readonly ball: number;
}

/** Evidence that no function of a network's output memorizes: two balls, by number, and a point of each. */
export interface CollisionWitness {
  readonly pair: readonly [number, number];
  readonly points: readonly [BallPoint, BallPoint];
}

/**
 * The claim is false: some point of the closed ball number `ball` has an output that does not mean the
 * label of the ball's point.
 */
export interface Refutation {
  readonly kind: "counterexample";
  readonly claim: Claim;
  readonly ball: number;
}

/**
 * Some point of the closed ball i and some point of the closed ball j have one output, and the labels
 * differ: no function of the output memorizes the dataset at this radius.
 */
export interface Collision {
  readonly kind: "collision";
  readonly setting: Setting;
  /** Outputs of the network. */
  readonly rows: number;
  readonly pair: readonly [number, number];
}

/** The output at a point, and the label of the ball that it is shown to lie in. Cost: one evaluation. */
function outputAt(
  setting: Setting,
  network: Network,
  points: Points,
  ball: number,
  { point, powers }: BallPoint,
  no: (reason: "no-such-point" | "too-far" | "bad-powers") => never,
): { readonly output: Scaled; readonly label: number } {
  const { point: centre, label } = points.get(ball) ?? no("no-such-point");
  testPoint(setting, ball, { point, label });
  const far = distanceDefect(setting.norm, point, centre, setting.radius, powers);
  if (far !== undefined) no(far);
  return { output: evaluateWithin(network, point), label };
}

/**
 * Shows that a claim about a network is false.
 *
 * Requires  a network made by the kernel.
 * Ensures   a theorem, or a refusal: the claim is not meaningful, the points, the witness.
 */
export function refuted(
  about: Claim,
  { inputs, layers }: Network,
  { ball, ...witness }: CounterexampleWitness,
  given: Iterable<LabelledPoint>,
): Refutation {
  const [claim, network] = [sealed(about), { inputs, layers: [...layers] }];
  testClaim(claim, network);
  const { error, rule } = claim;
  // One point is no share of a ball.
  if (error !== undefined) {
    illShaped("ill-formed/error", "a claim without an error", `${error.num}/${error.den}`);
  }
  const points = pointsOf(claim, given, (index) => index === ball);
  const no = (reason: NoCounterexample["reason"]): never =>
    unproved({ code: "unproved/counterexample", ball, reason });
  const { output, label } = outputAt(claim, network, points, ball, witness, no);
  if (meansLabel(rule, label, output)) no("right-label");
  return seal({ kind: "counterexample", claim, ball });
}

/**
 * Shows that a network has one output at points of two balls with different labels.
 *
 * Requires  a network made by the kernel.
 * Ensures   a theorem, or a refusal: the setting or the network is not meaningful, the points, the witness.
 */
export function collided(
  about: Setting,
  { inputs, layers }: Network,
  witness: CollisionWitness,
  given: Iterable<LabelledPoint>,
): Collision {
  const [setting, network] = [sealed(about), { inputs, layers: [...layers] }];
  testSetting(setting);
  if (inputs !== setting.dimension) {
    const expected = `${setting.dimension} inputs of the map`;
    illShaped("ill-formed/dimension-mismatch", expected, `${inputs}`);
  }
  const points = pointsOf(setting, given, (index) => witness.pair.includes(index));
  const { pair, points: ends } = witness;
  const no = (reason: NoCollision["reason"]): never =>
    unproved({ code: "unproved/collision", pair, reason });
  const first = outputAt(setting, network, points, pair[0], ends[0], no);
  const second = outputAt(setting, network, points, pair[1], ends[1], no);
  if (first.label === second.label) no("equal-labels");
  const [a, b] = [first.output, second.output];
  // Each is in lowest terms.
  if (a.den !== b.den || a.ints.some((n, k) => n !== b.ints[k])) no("different-images");
  return seal({ kind: "collision", setting, rows: outputsOf(network), pair });
}
