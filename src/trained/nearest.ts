// UNTRUSTED. The nearest point with another label that gradients find: where the linear map at a point changes its
// label, then back along the line to the centre, then into the smaller ball, again and again.
// May import kernel, certify, constructions.
import { lengthOf, type PointOfBall } from "../certify/points-of-ball.js";
import { nearPoint, nearTrace } from "../certify/index.js";
import { near } from "../doubles/near.js";
import { Random } from "../doubles/random.js";
import { nearDouble, shortBelow } from "../doubles/short-rational.js";
import { goalsOf } from "../kernel/index.js";
import { multiply, type Rational, rational } from "../numbers/index.js";
import { boundaryPoints } from "./boundary.js";
import { climbed, type OutputCondition, outputCondition, worstAt } from "./attack.js";
import { refuting, regionOf } from "./point-question.js";
import type { Labelled, Question } from "./question.js";

export interface Refuted extends PointOfBall {
  readonly radius: Rational;
}

/** Rivals that are tried, the nearest first, and of how many it is asked how near they are. */
const RIVALS = 5;
const ASKED = 20;
/** Starts for each: the centre, and drawn ones. */
const STARTS = 4;
/** Radii from the first one on, each larger by half, until a wrong point is met. */
const GROWTHS = 24;
/** Shares of the least radius known at which a nearer point is looked for. */
const NEARER = [0.92, 0.98];
/** Balls in which a nearer point of one rival is looked for. */
const MOST = 16;
const HALVINGS = 12;
/** Proposed points from which a climb begins. */
const TAKEN = 3;
const DIGITS = 3;
/** A radius of three digits that is not below the length it is made of. */
const ABOVE = [1.011, 1.02, 1.05].map((x) => rational(BigInt(Math.round(x * 1000)), 1000n));

type Goal = readonly OutputCondition[];

/** What all balls about one centre have in common. */
interface About {
  readonly question: Question;
  readonly centre: Float64Array;
  readonly isOver: () => boolean;
  /** A point with coordinates up to this far from the centre, to begin at. */
  readonly drawn: (reach: number) => Float64Array;
}

const valueAt = ({ question }: About, goal: Goal, x: Float64Array): number =>
  worstAt(goal, x, nearTrace(question.near, x).at(-1) ?? new Float64Array(0)).value;

const step = (centre: Float64Array, x: Float64Array): Float64Array =>
  x.map((own, k) => own - (centre[k] ?? 0));

/** The nearest point on the line to the centre at which the goal still holds. */
function back(about: About, goal: Goal, x: Float64Array): Float64Array {
  const { centre } = about;
  const own = step(centre, x);
  const at = (share: number): Float64Array => own.map((t, k) => (centre[k] ?? 0) + share * t);
  let [low, high] = [0, 1];
  for (let n = 0; n < HALVINGS; n += 1) {
    const share = (low + high) / 2;
    if (valueAt(about, goal, at(share)) > 0) high = share;
    else low = share;
  }
  return at(high);
}

/** The best point of the ball for this goal, from a start or from the centre, if the goal holds there. */
function wrongIn(
  about: About,
  goal: Goal,
  radius: number,
  starts: readonly Float64Array[],
): Float64Array | undefined {
  const { question, centre } = about;
  const region = regionOf(question, centre, radius);
  for (const start of starts) {
    const { x, value } = climbed(question.near, goal, region, region.project(start), Infinity);
    if (value > 0) return back(about, goal, x);
  }
  return undefined;
}

/** A nearer wrong point than one at this length, for one goal. */
function nearer(about: About, goal: Goal, radius: number, start?: Float64Array) {
  const { question, centre, isOver } = about;
  let best = start;
  let length = radius;
  let place = 0;
  for (let n = 0; n < MOST && place < NEARER.length && !isOver(); n += 1) {
    const starts = best === undefined ? [centre] : [best, centre, about.drawn(length)];
    const found = wrongIn(about, goal, length * (NEARER[place] ?? 1), starts);
    if (found === undefined) {
      // Without a point of its own a rival that wins nowhere near is left.
      if (best === undefined) return undefined;
      place += 1;
      continue;
    }
    best = found;
    length = lengthOf(question.norm, step(centre, found));
  }
  return best;
}

/** The nearest point with another label that is known of one centre, in doubles until it is asked for exactly. */
export class Nearest {
  #best: { readonly x: Float64Array; readonly length: number } | undefined;
  readonly #about: About;
  readonly #goals: readonly Goal[];

  constructor(
    readonly question: Question,
    readonly labelled: Labelled,
    isOver: () => boolean,
  ) {
    const centre = nearPoint(labelled.point);
    const random = new Random("nearest");
    // A start is moved into the ball that is asked about.
    const drawn = (reach: number): Float64Array =>
      centre.map((c) => c + reach * (2 * random.unit() - 1));
    this.#about = { question, centre, isOver, drawn };
    const goals = goalsOf(question.rule, labelled.label, question.network);
    const forms = goals.map((goal) => goal.map((one) => outputCondition(question.network, one)));
    const values = new Map(forms.map((goal) => [goal, valueAt(this.#about, goal, centre)]));
    this.#goals = forms.sort((a, b) => (values.get(b) ?? 0) - (values.get(a) ?? 0));
  }

  /** Its distance from the centre. */
  get length(): number {
    return this.#best?.length ?? Infinity;
  }

  /** The distance of the nearest wrong point for one goal that linear steps find; it is taken. */
  #bounded(goal: Goal): number {
    const { question, centre, isOver, drawn } = this.#about;
    const region = regionOf(question, centre, Infinity);
    let least = Infinity;
    for (let n = 0; n < STARTS && !isOver(); n += 1) {
      const start =
        n === 0 ? centre : region.project(drawn(this.length < Infinity ? this.length : 1));
      let best: Float64Array | undefined;
      for (const x of boundaryPoints(question.near, goal, question.norm, centre, region, start)) {
        const length = lengthOf(question.norm, step(centre, x));
        if (length < least) [least, best] = [length, x];
      }
      if (best !== undefined) this.#take(back(this.#about, goal, best));
    }
    return least;
  }

  /** Looks for wrong points by linear steps, else in larger and larger balls; then for nearer ones, of every rival. */
  search(first: Rational): void {
    const about = this.#about;
    const asked = this.#goals
      .slice(0, ASKED)
      .map((goal) => ({ goal, length: this.#bounded(goal) }));
    if (this.#best !== undefined) asked.sort((a, b) => a.length - b.length);
    // Those that are nearest, and those that are nearest to winning.
    const nearest = asked.slice(0, RIVALS).map(({ goal }) => goal);
    const rivals = [...new Set([...nearest, ...this.#goals.slice(0, RIVALS)])];
    // From the centre a climb may end where no rival wins, in every ball: then it begins elsewhere.
    this.#grow(rivals, first, () => about.centre);
    this.#grow(rivals, first, (radius) => about.drawn(radius));
    for (const goal of rivals) this.#descend(goal);
  }

  #grow(rivals: readonly Goal[], first: Rational, start: (radius: number) => Float64Array): void {
    const about = this.#about;
    let radius = near(first);
    for (let n = 0; n < GROWTHS && this.#best === undefined && !about.isOver(); n += 1) {
      for (const goal of rivals) this.#take(wrongIn(about, goal, radius, [start(radius)]));
      radius *= 1.5;
    }
  }

  /** Looks for nearer points from these on, which bounds propose. */
  from(points: readonly Float64Array[]): void {
    const about = this.#about;
    const valued = points.flatMap((x) => {
      const all = this.#goals.map((goal) => ({ x, goal, value: valueAt(about, goal, x) }));
      return all.sort((a, b) => b.value - a.value).slice(0, 1);
    });
    valued.sort((a, b) => b.value - a.value);
    for (const { x, goal } of valued.slice(0, TAKEN)) {
      if (about.isOver()) return;
      const before = this.length;
      const radius = Math.min(before * 0.98, lengthOf(this.question.norm, step(about.centre, x)));
      if (!(radius > 0)) continue;
      this.#take(wrongIn(about, goal, radius, [x]));
      if (this.length < before) this.#descend(goal);
    }
  }

  #take(x: Float64Array | undefined): void {
    if (x === undefined) return;
    const length = lengthOf(this.question.norm, step(this.#about.centre, x));
    if (length < this.length) this.#best = { x, length };
  }

  #descend(goal: Goal): void {
    if (this.#best === undefined || this.#about.isOver()) return;
    const { x, length } = this.#best;
    const start = valueAt(this.#about, goal, x) > 0 ? x : undefined;
    this.#take(nearer(this.#about, goal, length, start));
  }

  /** An exact point near to the nearest, and a short radius that it refutes; undefined if there is none. */
  exactly(): Refuted | undefined {
    const { question, labelled } = this;
    if (this.#best === undefined || !(this.length > 0)) return undefined;
    const { x, length } = this.#best;
    for (const factor of ABOVE) {
      const radius = shortBelow(multiply(nearDouble(length, 40), factor), DIGITS);
      const region = regionOf(question, this.#about.centre, near(radius));
      for (const goal of this.#goals) {
        const start = region.project(x);
        const { x: best, value } = climbed(question.near, goal, region, start, Infinity);
        const found = value > 0 ? refuting(question, labelled, radius, best) : undefined;
        if (found !== undefined) return { ...found, radius };
      }
    }
    return undefined;
  }
}
