// UNTRUSTED. Why the least Lipschitz networks are constant on a ball. docs/theory.md#polyhedral.
//
// On a ball of height v with its own box at place o, boxes by ascending height: the maximum Y is ≥ v
// from the own box on, and ≤ v as soon as the boxes of its height are done. No later box adds to it.
import type { FactFamily } from "../../elaborate/index.js";
import { negate, ONE, type Rational, rational } from "../../numbers/index.js";
import { family } from "../fact-families.js";
import { roundsOf } from "./maximum-network.js";

const MINUS_ONE = rational(-1n);
const ZERO_CONSTANT = rational(0n);

/** Where a ball stands among the boxes. */
export interface Standing {
  /** Its own box; −1 for the base class. */
  readonly own: number;
  readonly height: Rational;
  /** Boxes of its height or less: the first so many. */
  readonly reached: number;
  /** The boxes of larger height, from one to another of the same height, and how far they are at least. */
  readonly higher: readonly Higher[];
}

/** Boxes in a row, both ends counted, at ℓ_1 distance `distance` or more from every point of the ball. */
export interface Higher {
  readonly first: number;
  readonly last: number;
  readonly distance: Rational;
}

/** Lengths of the network in terms of those of the data: μ/unit, and 1/unit. */
export interface Lengths {
  readonly reach: Rational;
  readonly perUnit: Rational;
}

/**
 * That the distance from the own box is at most μ, and that from higher boxes at least what keeps their
 * lifts below 0: sums of functions of one coordinate each, for rule SEPARABLE with α = 1/unit.
 */
function distanceFacts(d: number, standing: Standing, lengths: Lengths): readonly FactFamily[] {
  const { own, higher } = standing;
  const { reach, perUnit: alpha } = lengths;
  const distance = (sign: Rational): readonly (readonly [number, Rational])[] =>
    Array.from({ length: 2 * d }, (_, k) => [d + 2 + k, sign] as const);
  const ownLayer = { from: 2 * own, to: 2 * own, step: 1 };
  const near = own < 0 ? [] : family(ownLayer, distance(ONE), negate(reach));
  const far = higher.flatMap((boxes) =>
    family(
      { from: 2 * boxes.first, to: 2 * boxes.last, step: 2 },
      distance(MINUS_ONE),
      boxes.distance,
    ),
  );
  return [...near, ...far].map((one) => ({ ...one, alpha }));
}

/**
 * Facts for p = 1: d coordinates, n boxes. That the lift of the own box is at least v − Y, and that of
 * higher boxes at most 0, follows from the facts about distances.
 */
export function sumFacts(
  d: number,
  n: number,
  standing: Standing,
  lengths: Lengths,
): readonly FactFamily[] {
  const { own, height, reached } = standing;
  const distances = distanceFacts(d, standing, lengths);
  if (own < 0) return distances;
  const [first, second] = [d, d + 1];
  const end = 2 * n - 1;
  const above = (unit: number, other: number, sign: Rational): readonly [number, Rational][] => [
    [unit, sign],
    [other, negate(sign)],
  ];
  const down = negate(height);
  const both = (sign: Rational): readonly [number, Rational][] => [
    [first, sign],
    [second, sign],
  ];
  const last = { from: 2 * n, to: 2 * n, step: 1 };
  return [
    ...distances,
    ...family({ from: 2, to: end, step: 2 }, above(first, second, ONE), down),
    ...family({ from: 2 * reached + 1, to: end, step: 2 }, both(ONE), down),
    ...family({ from: 2 * own + 1, to: end, step: 2 }, both(MINUS_ONE), height),
    ...family({ from: 2 * own + 2, to: end, step: 2 }, above(first, second, MINUS_ONE), height),
    ...family(last, above(0, 1, ONE), down),
    ...family(last, above(0, 1, MINUS_ONE), height),
  ];
}

/**
 * In the own block all gates are v − Y on the ball: each wire is at least the one before it, so that all
 * the differences of pairs are 0, and the first wire is at least v − Y.
 */
function ownBlock(d: number, start: number, height: Rational): readonly FactFamily[] {
  const wires = (layer: number, count: number, apart: number): readonly FactFamily[] => {
    const place = { from: layer, to: layer, step: 1 };
    return [
      ...family(
        place,
        [
          [d + 1 + apart, MINUS_ONE],
          [d + 1, ONE],
        ],
        ZERO_CONSTANT,
        { times: count - 1, shift: apart },
      ),
      ...family(
        place,
        [
          [d, MINUS_ONE],
          [d + 1, MINUS_ONE],
        ],
        height,
      ),
    ];
  };
  const rounds = roundsOf(d).flatMap(({ pairs, rest }, l) => wires(start + 2 + l, pairs + rest, 3));
  return [...wires(start + 1, d, 1), ...rounds];
}

/** Facts for p = ∞: d coordinates, n boxes. */
export function maximumFacts(d: number, n: number, standing: Standing): readonly FactFamily[] {
  const { own, height, reached } = standing;
  const rounds = roundsOf(d);
  const block = 2 + rounds.length;
  const end = n * block - 1;
  // In blocks of larger height one gate is 0 on the ball, so every minimum that it enters is 0: a minimum
  // a − [a − b]_+ is at most b, and at least 0.
  const vanishing = rounds.flatMap(({ pairs }, l) => {
    const layers = { from: reached * block + 2 + l, to: end, step: block };
    const columns = { times: pairs, shift: 3 };
    const atMost = family(
      layers,
      [
        [d + 1, ONE],
        [d + 2, MINUS_ONE],
        [d + 3, MINUS_ONE],
      ],
      ZERO_CONSTANT,
      columns,
    );
    const atLeast = family(
      layers,
      [
        [d + 2, ONE],
        [d + 1, MINUS_ONE],
      ],
      ZERO_CONSTANT,
      columns,
    );
    return [...atMost, ...atLeast];
  });
  if (own < 0) return vanishing;
  const down = negate(height);
  // Y plus the first gate, and so Y plus the minimum, is at most v: before the facts on Y alone, as the
  // first fact that fits is the one used.
  const bounded = Array.from({ length: block - 1 }, (_, l) =>
    family(
      { from: 1 + l, to: reached * block - 1, step: block },
      [
        [d, ONE],
        [d + 1, ONE],
      ],
      down,
    ),
  ).flat();
  return [
    ...bounded,
    ...family({ from: 1, to: end, step: 1 }, [[d, ONE]], down),
    ...ownBlock(d, own * block, height),
    ...family({ from: (own + 1) * block, to: end, step: 1 }, [[d, MINUS_ONE]], height),
    ...vanishing,
  ];
}
