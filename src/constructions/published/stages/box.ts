// UNTRUSTED. A stage for few balls: a box about them that no ball of a smaller code meets. Searched in
// doubles, accepted in exact rationals; docs/theory.md#gated-lattice.
import {
  dyadicInside,
  magnitude,
  nearDouble,
  timesPower,
} from "../../../doubles/short-rational.js";
import {
  add,
  at,
  gcd,
  multiply,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../../../numbers/index.js";
import { denseCount } from "../../../networks/index.js";
import type { Random } from "../../../doubles/random.js";
import type { StageTask } from "./stage.js";
import { type BoxSearch, type Grown, grown, neededSides } from "./box-search.js";

/** A side of a box: outside of it sign·(z − bound) > 0. */
export interface Side {
  readonly coordinate: number;
  readonly sign: 1n | -1n;
  readonly bound: Rational;
}

/** A stage whose code is `code` in the box, and at most 0 on every ball of a smaller code. */
export interface BoxStage {
  readonly sides: readonly Side[];
  readonly code: number;
  /** Σ steepness·max(0, sign·(z − bound)) ≥ code on every ball of a smaller code. */
  readonly steepness: Rational;
  /** Points whose balls get their code here and in no stage before. */
  readonly served: readonly number[];
  /** True for the balls on which no side changes its sign and the code is at most 0. */
  readonly isSilent: readonly boolean[];
}

const SEEDS = 3;
/** Bounds are moved by this part of the room, to shorter numbers. */
const ASIDE = 4;

/** Where every ball is along some sides, in integers over one denominator: sign·(z − bound) from low to high. */
function spansOf(
  { projections, codes }: StageTask,
  sides: readonly Side[],
): { den: bigint; spans: { low: bigint; high: bigint }[][] } {
  const along = sides.map((side) => ({ side, projection: at(projections, side.coordinate) }));
  const den = along.reduce((d, { side, projection: { extent } }) => {
    const both = (d / gcd(d, extent.den)) * extent.den;
    return (both / gcd(both, side.bound.den)) * side.bound.den;
  }, 1n);
  const of = ({ num, den: own }: Rational): bigint => num * (den / own);
  const made = along.map(({ side: { sign, bound }, projection: { extent, values } }) => {
    const [place, reach] = [of(bound), of(extent)];
    return values.map((value) => {
      const middle = sign * (value * den - place);
      return { low: middle - reach, high: middle + reach };
    });
  });
  return { den, spans: codes.map((_, i) => made.map((balls) => at(balls, i))) };
}

/** The stage with these sides, or undefined if it serves nothing or meets a ball of a smaller code. */
function accepted(task: StageTask, sides: readonly Side[], code: number): BoxStage | undefined {
  const { codes, open } = task;
  const { den, spans } = spansOf(task, sides);
  const served: number[] = [];
  let margin: bigint | undefined;
  for (const [i, own] of spans.entries()) {
    if (codes[i] === code && open[i] === true && own.every(({ high }) => high <= 0n))
      served.push(i);
    if (at(codes, i) >= code) continue;
    const gap = own.reduce((most, { low }) => (low > most ? low : most), 0n);
    if (margin === undefined || gap < margin) margin = gap;
  }
  if (served.length === 0 || margin === 0n) return undefined;
  const exponent = margin === undefined ? 1 : 2 - magnitude(rational(margin, den));
  const steepness = multiply(timesPower(ONE, exponent), rational(BigInt(code)));
  const enough = BigInt(code) * steepness.den * den;
  const isSilent = spans.map((own) => {
    const isStable = own.every(({ low, high }) => low >= 0n || high <= 0n);
    const sum = own.reduce((total, { low }) => (low > 0n ? total + low : total), 0n);
    return isStable && steepness.num * sum >= enough;
  });
  return { sides, code, steepness, served, isSilent };
}

/** About how many parameters a box has beside m coordinates. */
function boxCost(m: number, sides: number): number {
  return denseCount([m + 1, sides + m + 1, m + 2]);
}

/** The sides in exact units, each moved a little into the room that there is, to a short number. */
function exactSides(
  task: StageTask,
  { axes, radius }: BoxSearch,
  { span, away }: Grown,
  sides: readonly Pick<Side, "coordinate" | "sign">[],
): Side[] {
  return sides.map(({ coordinate, sign }) => {
    const { reach } = at(axes, coordinate).direction;
    const exact = (x: number): Rational => {
      if (x === 0) return ZERO;
      const { num, den } = nearDouble(Math.abs(x) * reach, 53);
      return rational((x < 0 ? -num : num) * task.entryScale, den);
    };
    const edge = (sign > 0n ? span.high : span.low)[coordinate] ?? 0;
    const room = exact(Math.min(away, radius) / ASIDE);
    const from = add(exact(edge), rational(at(task.projections, coordinate).lift));
    const [low, high] = sign > 0n ? [from, add(from, room)] : [subtract(from, room), from];
    const { start, exponent } = dyadicInside(low, high);
    return { coordinate, sign, bound: timesPower(rational(start), -exponent) };
  });
}

/**
 * The cheapest of some boxes, a point served, with its price.
 *
 * Requires  an open point.
 * Ensures   undefined if none is accepted. Exact: every open ball in the box of its code is served.
 * Cost      some dozens of passes over the points.
 */
export function bestBox(
  task: StageTask,
  search: BoxSearch,
  random: Random,
): { readonly stage: BoxStage; readonly price: number } | undefined {
  const { codes, open } = task;
  const points = [...open.keys()].filter((i) => open[i] === true);
  const found = Array.from({ length: SEEDS }, () => {
    const seed = points[random.below(points.length)] ?? 0;
    const box = grown(search, open, seed);
    if (!(box.away > 0)) return [];
    const sides = neededSides(search, box, random);
    const price = boxCost(search.axes.length, sides.length) / box.count;
    return [{ seed, box, sides, price }];
  });
  for (const { seed, box, sides, price } of found.flat().sort((a, b) => a.price - b.price)) {
    const stage = accepted(task, exactSides(task, search, box, sides), at(codes, seed));
    if (stage !== undefined) return { stage, price };
  }
  return undefined;
}
