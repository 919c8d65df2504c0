// UNTRUSTED. The largest radius at which a point is shown to be robust, and the least that a point refutes: at first from
// above by gradients, then from below by bounds, without splits and with them. May import kernel, dataset.
import { nearDouble, shortBelow } from "../doubles/short-rational.js";
import { type PointEvidence, type TreeNode } from "../kernel/index.js";
import { add, compare, divide, multiply, type Rational, rational } from "../numbers/index.js";
import { Nearest } from "./nearest.js";
import { NARROW } from "./tree-search.js";
import { proverAt } from "./point-question.js";
import { type Labelled, type Question, resultAtCentre } from "./question.js";

/** Halvings of the gap between what is robust and what is refuted or open: without splits, and with them. */
const QUICK = 6;
const HALVINGS = 8;
/** Digits of a radius. */
const DIGITS = 3;
const TWO = rational(2n);
/** Doublings and halvings from the first radius on. */
const RANGE = 40;
/** Shares of the time for gradients at first, and for what bounds propose. */
const ATTACKS = 3;
/** Shares of the least refuted radius at which nearer points are looked for. */
const PROBED = [8n, 6n, 7n, 5n, 9n].map((tenths) => rational(tenths, 10n));
/** Among many inputs a radius much larger than the last uses up its time, and shows nothing. */
const GROWTH = rational(9n, 8n);
/** A quotient of both radii that is small enough. */
const NEAR = rational(401n, 400n);

export interface Largest {
  readonly evidence: PointEvidence;
  /** The largest radius that was shown, and the least that a point refutes. */
  readonly robust?: Rational;
  readonly refuted?: Rational;
}

/** When the search has to end, and when one radius has had its share of the time. */
export interface RadiusWatch {
  readonly isOver: () => boolean;
  readonly share: () => () => boolean;
}

/** Points that bounds propose at one radius, from which nearer wrong points are looked for. */
const PROPOSED = 12;

/** True once so many shares of the time are over, one after the other. */
function several(share: () => () => boolean, count: number): () => boolean {
  let [isOver, left] = [share(), count];
  return () => {
    if (left > 0 && isOver()) {
      left -= 1;
      isOver = share();
    }
    return left === 0;
  };
}

/** What is known of the radii of one point. */
class Between {
  low: { readonly radius: Rational; readonly nodes: readonly TreeNode[] } | undefined;
  /** Not shown, for whatever reason. */
  high: Rational | undefined;
  /** Refuted by a point that bounds proposed. */
  refuted: Rational | undefined;

  constructor(
    readonly question: Question,
    readonly labelled: Labelled,
    readonly nearest: Nearest,
  ) {
    this.high = this.#wrong();
  }

  #wrong(): Rational | undefined {
    const { length } = this.nearest;
    return length > 0 && length < Infinity ? nearDouble(length, 20) : undefined;
  }

  /** Takes in what is found at a radius. */
  tryAt(radius: Rational, isOver: () => boolean): void {
    const points: Float64Array[] = [];
    const propose = (x: Float64Array): void => {
      if (points.length < PROPOSED) points.push(x);
    };
    const proved = proverAt(this.question, this.labelled, radius, propose)(isOver);
    if (proved !== undefined && "nodes" in proved) {
      const { low } = this;
      if (low === undefined || compare(low.radius, radius) < 0)
        this.low = { radius, nodes: proved.nodes };
      return;
    }
    if (this.high === undefined || compare(radius, this.high) < 0) this.high = radius;
    if (proved !== undefined) this.refuted = radius;
    this.nearest.from(points);
    this.#lower();
  }

  /** What bounds propose at a share of the least refuted radius: nearer wrong points may lie there. */
  probe(share: Rational): void {
    const wrong = this.#wrong();
    if (wrong !== undefined) this.tryAt(shortBelow(multiply(wrong, share), DIGITS), () => true);
  }

  /** Nothing above a wrong point is shown. */
  #lower(): void {
    const wrong = this.#wrong();
    if (wrong !== undefined && (this.high === undefined || compare(wrong, this.high) < 0)) {
      this.high = wrong;
    }
  }

  /** Forgets radii that were not shown, unless some point refutes them. */
  again(): void {
    if (this.refuted === undefined && this.#wrong() === undefined) return;
    this.high = this.refuted;
    this.#lower();
  }

  /** The radius between both, at most `growth` times the lower; undefined if they are near enough to each other. */
  next(growth: Rational | undefined): Rational | undefined {
    const { low, high } = this;
    if (low === undefined || high === undefined) return undefined;
    if (compare(high, multiply(low.radius, NEAR)) <= 0) return undefined;
    const middle = divide(add(low.radius, high), TWO);
    const most = growth === undefined ? middle : multiply(low.radius, growth);
    const radius = shortBelow(compare(most, middle) < 0 ? most : middle, DIGITS);
    return compare(radius, low.radius) > 0 ? radius : undefined;
  }
}

/**
 * The largest radius found, and the least that a point refutes.
 *
 * A radius that takes too long is as good as open, so none of them uses up the time of the others.
 *
 * Requires  a first radius to try.
 * Ensures   evidence with a radius of its own, wrong, or open.
 */
export function largestRadius(
  question: Question,
  labelled: Labelled,
  first: Rational,
  { isOver, share }: RadiusWatch,
): Largest {
  const ended = resultAtCentre(question, labelled);
  if (ended !== undefined) return { evidence: { result: ended } };
  let isAttackOver = several(share, ATTACKS);
  const nearest = new Nearest(question, labelled, () => isOver() || isAttackOver());
  nearest.search(first);
  const between = new Between(question, labelled, nearest);
  const isQuick = (): boolean => true;
  const isWide = question.network.inputs > NARROW;
  let radius = between.high === undefined ? first : shortBelow(divide(between.high, TWO), DIGITS);
  for (let n = 0; n < RANGE && (n === 0 || !isOver()); n += 1) {
    between.tryAt(radius, isQuick);
    if (between.low !== undefined && between.high !== undefined) break;
    radius = between.low === undefined ? divide(radius, TWO) : multiply(radius, TWO);
  }
  for (const [halvings, watch] of [
    [QUICK, () => isQuick],
    [HALVINGS, share],
  ] as const) {
    if (watch === share) {
      isAttackOver = several(share, ATTACKS);
      for (const part of PROBED) if (!isAttackOver()) between.probe(part);
      isAttackOver = () => false;
      between.again();
    }
    // Radii that are shown cost little, and their number is limited by the growth.
    for (let n = 0, failed = 0; n < RANGE && failed < halvings && !isOver(); n += 1) {
      const next = between.next(watch === share && isWide ? GROWTH : undefined);
      if (next === undefined) break;
      between.tryAt(next, watch());
      if (between.low !== undefined && compare(between.low.radius, next) < 0) failed += 1;
    }
  }
  const { low } = between;
  const [exact, met] = [nearest.exactly()?.radius, between.refuted];
  const refuted = exact && met && compare(met, exact) < 0 ? met : (exact ?? met);
  return {
    evidence:
      low === undefined
        ? { result: "open" }
        : { result: "robust", nodes: low.nodes, radius: low.radius },
    ...(low && { robust: low.radius }),
    ...(refuted && { refuted }),
  };
}
