// UNTRUSTED. Why the network of ℓ_∞ detectors is constant on a ball: four families of facts.
//
// On a ball of height v whose own box is number o: Y ≤ v always, as boxes of larger heights give a unit
// E that is 0 there; and Y ≥ v from box o on, whose excesses are all 0. Balls of the base class need
// nothing: every E is 0. docs/theory.md#detectors.
import type { FactFamily } from "../../elaborate/index.js";
import { negate, ONE, type Rational, rational } from "../../numbers/index.js";
import { family } from "../fact-families.js";

const MINUS_ONE = rational(-1n);

/**
 * Facts for one ball.
 *
 * Shapes  d coordinates, n boxes; own: the box of the ball's centre, −1 for the base class.
 */
export function detectorFacts(
  d: number,
  n: number,
  own: number,
  height: Rational,
): readonly FactFamily[] {
  if (own < 0) return [];
  const [maximum, raised] = [d, d + 1];
  const last = 2 * n - 1;
  const down = negate(height);
  return [
    ...family({ from: 0, to: last, step: 2 }, [[maximum, ONE]], down),
    ...family(
      { from: 1, to: last, step: 2 },
      [
        [maximum, ONE],
        [raised, ONE],
      ],
      down,
    ),
    ...family(
      { from: 2 * own + 1, to: last, step: 2 },
      [
        [maximum, MINUS_ONE],
        [raised, MINUS_ONE],
      ],
      height,
    ),
    ...family({ from: 2 * own + 2, to: last, step: 2 }, [[maximum, MINUS_ONE]], height),
  ];
}
