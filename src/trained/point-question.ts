// UNTRUSTED. One point of a dataset: is it robust, refuted, wrong or open? May import kernel, certify, constructions.
import { lengthOf, pointAt, pointOfBall, type PointOfBall } from "../certify/points-of-ball.js";
import { nearPoint, nearTrace } from "../certify/index.js";
import { near } from "../doubles/near.js";
import { ballOf, goalsOf, type PointEvidence, type TreeNode } from "../kernel/index.js";
import { at, compare, entry, type Rational, type Scaled, subtract } from "../numbers/index.js";
import { attack, doubt, outputCondition, type OutputCondition, worstAt } from "./attack.js";
import { floatTowards } from "./float-point.js";
import { isRightAt, type Labelled, type Question, resultAtCentre } from "./question.js";
import { type Goals, searchTree } from "./tree-search.js";

/** Binary digits of a step of a point that refutes, the fewest first. */
const SHORTER = [2, 4, 8, 12, 18];
const FINEST = 24;
const RESTARTS = 4;

function isWithin(ranges: Question["ranges"], { ints, ...rest }: Scaled): boolean {
  if (ranges === undefined) return true;
  return ints.every((_, k) => {
    const own = entry({ ints, ...rest }, k);
    return compare(at(ranges[0], k), own) <= 0 && compare(own, at(ranges[1], k)) <= 0;
  });
}

/** The point, or one near to it whose coordinates are of the format of the semantics; undefined: none in the ball. */
function inFormat(
  { norm, semantics }: Question,
  centre: Scaled,
  radius: Rational,
  found: PointOfBall,
): PointOfBall | undefined {
  if (semantics === undefined) return found;
  const steps = centre.ints.map((_, k) => {
    const own = entry(centre, k);
    return subtract(floatTowards(entry(found.point, k), own, semantics), own);
  });
  return pointAt(norm, centre, radius, steps);
}

/** A point of the ball near to x at which the label is another, the shortest that is found. */
export function refuting(
  question: Question,
  { point, label }: Labelled,
  radius: Rational,
  x: Float64Array,
): PointOfBall | undefined {
  const { norm, ranges } = question;
  const r = near(radius);
  const centre = nearPoint(point);
  const step = x.map((own, k) => (own - (centre[k] ?? 0)) / r);
  const length = Math.max(1, lengthOf(norm, step));
  const inside = step.map((own) => own / length);
  const pointWith = (bits: number): PointOfBall | undefined => {
    const found = pointOfBall(norm, point, radius, inside, bits);
    return found && inFormat(question, point, radius, found);
  };
  const refutes = (found: PointOfBall | undefined): boolean =>
    found !== undefined &&
    isWithin(ranges, found.point) &&
    isRightAt(question, found.point, label) === false;
  const finest = pointWith(FINEST);
  if (!refutes(finest)) return undefined;
  for (const bits of SHORTER) {
    const short = pointWith(bits);
    if (refutes(short)) return short;
  }
  return finest;
}

/** Does the label change at x, in doubles? */
function seemsWrong(
  { near: network, semantics }: Question,
  goals: readonly (readonly OutputCondition[])[],
  x: Float64Array,
): boolean {
  const output = nearTrace(network, x).at(-1) ?? new Float64Array(0);
  return goals.some((goal) => worstAt(goal, x, output).value >= -doubt(semantics, output));
}

/** The region of an attack: the ball and the domain, in doubles. */
export function regionOf({ norm, ranges }: Question, centre: Float64Array, radius: number) {
  const end = (side: 0 | 1, k: number, none: number): number =>
    ranges === undefined ? none : near(at(ranges[side], k));
  const low = centre.map((c, k) => Math.max(c - radius, end(0, k, -Infinity)));
  const high = centre.map((c, k) => Math.min(c + radius, end(1, k, Infinity)));
  const project = (x: Float64Array): Float64Array => {
    const step = x.map((own, k) => own - (centre[k] ?? 0));
    const length = Math.max(1, lengthOf(norm, step) / radius);
    return step.map((own, k) => {
      const moved = (centre[k] ?? 0) + own / length;
      return Math.min(high[k] ?? moved, Math.max(low[k] ?? moved, moved));
    });
  };
  return { low, high, project };
}

/** A point that refutes, by gradients. */
function attacked(
  question: Question,
  labelled: Labelled,
  radius: Rational,
  goals: Goals,
  seed: string,
): PointOfBall | undefined {
  const forms = goals.map((goal) => goal.map((one) => outputCondition(question.network, one)));
  const centre = nearPoint(labelled.point);
  const region = regionOf(question, centre, near(radius));
  const output = nearTrace(question.near, centre).at(-1) ?? new Float64Array(0);
  // The rivals that are nearest to winning first.
  const ranked = [...forms].sort(
    (a, b) => worstAt(b, centre, output).value - worstAt(a, centre, output).value,
  );
  for (const goal of ranked.slice(0, 5)) {
    for (const x of attack(question.near, goal, region, RESTARTS, seed)) {
      if (!seemsWrong(question, [goal], x)) continue;
      const found = refuting(question, labelled, radius, x);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** A tree that shows the point robust, a point that refutes, or neither in this time. */
export type Proved = { readonly nodes: readonly TreeNode[] } | PointOfBall | undefined;

/**
 * What bounds and their least points say of one point at a radius: at first without splits, then with them.
 *
 * Requires  the centre has its label.
 * Ensures   `propose` is told of every point at which a relaxed goal is least.
 */
export function proverAt(
  question: Question,
  labelled: Labelled,
  radius: Rational,
  propose: (x: Float64Array) => void = () => undefined,
): (isOver: () => boolean) => Proved {
  const { network, prepared: whole, norm, ranges } = question;
  const goals = goalsOf(question.rule, labelled.label, network);
  const set = ballOf(norm, labelled.point, radius, ranges);
  const corner = nearPoint(set.corner);
  const forms = goals.map((goal) => goal.map((one) => outputCondition(network, one)));
  let found: PointOfBall | undefined;
  const isRefuting = (y: Float64Array): boolean => {
    const x = y.map((own, k) => own + (corner[k] ?? 0));
    propose(x);
    if (seemsWrong(question, forms, x)) found ??= refuting(question, labelled, radius, x);
    return found !== undefined;
  };
  return (isOver) => {
    const tree = searchTree(whole, set, goals, { isOver, isRefuting });
    return typeof tree === "object" ? tree : found;
  };
}

/**
 * The evidence of one point at a radius.
 *
 * Ensures  what the kernel will find of it; `open` once `isOver` says so.
 */
export function settle(
  question: Question,
  labelled: Labelled,
  radius: Rational,
  isOver: () => boolean,
): PointEvidence {
  const ended = resultAtCentre(question, labelled);
  if (ended !== undefined) return { result: ended };
  const goals = goalsOf(question.rule, labelled.label, question.network);
  const prove = proverAt(question, labelled, radius);
  const proved =
    prove(() => true) ?? attacked(question, labelled, radius, goals, "attack") ?? prove(isOver);
  if (proved === undefined) return { result: "open" };
  return "nodes" in proved
    ? { result: "robust", nodes: proved.nodes }
    : { result: "refuted", ...proved };
}
