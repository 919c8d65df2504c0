// UNTRUSTED. Why the network of clips and cells is constant on a ball: four families of facts.
//
// Every clip is in [0, 1]: q − p ≤ 0 and p − q − 1 ≤ 0. So a cell is 0 on the balls of other classes, as
// one wall of it is 1 there; and the sum of the cells of the ball's class, at least 1, is clipped to 1.
// docs/theory.md#pairwise.
import type { FactFamily } from "../elaborate/index.js";
import { ONE, rational } from "../numbers/index.js";
import { family } from "./fact-families.js";

const MINUS_ONE = rational(-1n);

/**
 * Facts for one ball.
 *
 * Shapes  m clips; position: of the ball's class among the classes with cells, −1 for the base.
 */
export function pairwiseFacts(m: number, position: number): readonly FactFamily[] {
  const clips = { times: m, shift: 2 };
  const first = { from: 0, to: 0, step: 1 };
  const bounded = [
    ...family(
      first,
      [
        [1, ONE],
        [0, MINUS_ONE],
      ],
      rational(0n),
      clips,
    ),
    ...family(
      first,
      [
        [0, ONE],
        [1, MINUS_ONE],
      ],
      MINUS_ONE,
      clips,
    ),
  ];
  if (position < 0) return bounded;
  const last = { from: 2, to: 2, step: 1 };
  const [sum, excess] = [2 * position, 2 * position + 1];
  return [
    ...bounded,
    ...family(
      last,
      [
        [sum, ONE],
        [excess, MINUS_ONE],
      ],
      MINUS_ONE,
    ),
    ...family(
      last,
      [
        [sum, MINUS_ONE],
        [excess, ONE],
      ],
      ONE,
    ),
  ];
}
