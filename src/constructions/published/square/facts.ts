// UNTRUSTED. Why a `square` network is constant on a ball. docs/theory.md#square.
//
// On a ball of height h whose own block is o, blocks by ascending height: Q_o ≤ lo, so c_o = 0; Q_i ≥ 1 for
// all higher blocks, so c_i ≥ 1 and they gain nothing. So Y ≤ h always, and Y ≥ h from the own block on.
import type { FactFamily } from "../../../elaborate/index.js";
import {
  add,
  at,
  compare,
  divide,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../../../numbers/index.js";
import { family, type Layers } from "../../fact-families.js";
import { integerPoint } from "../../points/integer-points.js";
import type { PointMatrix } from "../../points/point-matrix.js";
import { tentWeight } from "./network.js";
import { blockLayers, cutCoordinate, lowOf, type SquarePlan, stepBetween } from "./plan.js";

type Terms = readonly (readonly [unit: number, weight: Rational])[];

/** sign·Q over the last layer of squares of a block. */
function sumTerms(d: number, tents: number, sign: Rational): Terms {
  const last = multiply(sign, tentWeight(tents));
  const [up, down] = tents === 0 ? [1n, -1n] : [2n, -4n];
  return [
    [d + 1, sign],
    [d + 2, multiply(last, rational(up))],
    [d + 3, multiply(last, rational(down))],
  ];
}

/** That Q ≥ 1 in the blocks from `first` on, one family for as many as need no cut in a row. */
function farFacts(
  matrix: PointMatrix,
  { lengths, blocks }: SquarePlan,
  first: number,
  ball: number,
  needsCuts: boolean,
): readonly FactFamily[] {
  const d = matrix.dimension;
  const { reach, clip, tents } = lengths;
  const block = blockLayers(d, tents);
  const alpha = divide(ONE, multiply(reach, clip));
  const layerOf = (place: number): number => (place + 1) * block - 2;
  const far = (from: number, to: number): readonly FactFamily[] => {
    const layers: Layers = { from: layerOf(from), to: layerOf(to), step: block };
    const facts = family(layers, sumTerms(d, tents, negate(ONE)), ONE);
    return facts.map((one) => ({ ...one, alpha }));
  };
  const facts: FactFamily[] = [];
  let start = first;
  for (let place = first; place < blocks.length; place += 1) {
    const other = at(blocks, place);
    const v = stepBetween(matrix, other, ball);
    const unit = needsCuts ? cutCoordinate(lengths, matrix.unit, v) : undefined;
    if (unit === undefined) continue;
    facts.push(...far(start, place - 1));
    start = place + 1;
    // The first hidden layer has x_k as so many units of the matrix, moved by the reach.
    const side = at(v, unit) < 0n ? negate(clip) : clip;
    const value = divide(add(reach, side), matrix.unit);
    const bend = add(rational(at(integerPoint(matrix, other), unit)), value);
    const split = { from: layerOf(place), cuts: [{ unit, at: [bend] }] };
    facts.push(...far(place, place).map((one) => ({ ...one, split })));
  }
  return [...facts, ...far(start, blocks.length - 1)];
}

/** The facts about the maximum Y and the gain E of a ball of height h > 0 with its own block. */
function maximumFacts(d: number, n: number, block: number, own: number, h: Rational): FactFamily[] {
  const end = n * block;
  const gains = (from: number): Layers => ({ from, to: end - 1, step: block });
  const last = { from: end, to: end, step: 1 };
  const both = (at: number, sign: Rational): Terms => [
    [at, sign],
    [at + 1, sign],
  ];
  const [up, down] = [ONE, negate(ONE)];
  const after = (own + 1) * block;
  // Where Y and Y + E are both bounded, the latter comes first: it is the one that the next layer needs.
  return [
    ...family(gains(block), both(d, up), negate(h)),
    ...family({ from: 0, to: end - 1, step: 1 }, [[d, up]], negate(h)),
    ...family(gains(after), both(d, down), h),
    ...family({ from: after + 1, to: end - 1, step: 1 }, [[d, down]], h),
    ...family(last, both(0, up), negate(h)),
    ...family(last, both(0, down), h),
  ];
}

/**
 * The facts of a ball.
 *
 * Shapes  needsCuts: false where the kernel takes the ball for a box.
 * Size    eight families, and two for each higher block that needs a cut.
 */
export function squareFacts(
  matrix: PointMatrix,
  plan: SquarePlan,
  ball: number,
  needsCuts: boolean,
): readonly FactFamily[] {
  const { lengths, blocks, heights, own } = plan;
  const d = matrix.dimension;
  const block = blockLayers(d, lengths.tents);
  const heightOf = (point: number): Rational => at(heights.heights, matrix.labels[point] ?? 0);
  const h = heightOf(ball);
  const higher = blocks.findIndex((point) => compare(heightOf(point), h) > 0);
  const first = higher < 0 ? blocks.length : higher;
  const far = farFacts(matrix, plan, first, ball, needsCuts);
  const gates = family(
    { from: (first + 1) * block - 1, to: blocks.length * block - 1, step: block },
    [[d + 1, negate(ONE)]],
    ONE,
  );
  const place = own[ball] ?? -1;
  if (place < 0) return [...far, ...gates];
  const layer = (place + 1) * block - 2;
  const low = subtract(ZERO, lowOf(lengths));
  const alpha = divide(ONE, multiply(lengths.clip, lengths.clip));
  const near = family(
    { from: layer, to: layer, step: 1 },
    sumTerms(d, lengths.tents, ONE),
    low,
  ).map((one) => ({ ...one, alpha }));
  return [...near, ...far, ...gates, ...maximumFacts(d, blocks.length, block, place, h)];
}
