// Rule SEPARABLE: sums of functions of one coordinate each, through several layers of drawn networks.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactFamily } from "../../src/elaborate/index.js";
import { linearParts } from "../../src/kernel/index.js";
import {
  add,
  at,
  compare,
  multiply,
  negate,
  ONE,
  type Rational,
  rational,
  scaled,
  subtract,
  ZERO,
} from "../../src/numbers/index.js";
import { replayed } from "./replayed.js";
import { pointsOfBall } from "../../src/oracle/ball.js";
import { evaluateAt } from "../../src/oracle/network.js";
import type { DrawnLayer, DrawnNetwork } from "../../src/testing/arbitraries/networks.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { smallRationals, TINY } from "../../src/testing/arbitraries/rationals.js";
import {
  kernelNetwork,
  normOfExponent,
  oracleNetwork,
  rationalOf,
  spelledAll,
} from "../../src/testing/translation.js";

/** Units of a layer: so many for each of the coordinates 0 and 1, then so many that read both. */
const [EACH, BOTH, CARRY] = [3, 2, rational(9n)];
const numbers = smallRationals(4n);

/** Weights with 0 where the unit reads another coordinate than its own; unit n of the layer below. */
function maskedLayer(weights: Rational[][], biases: Rational[], mixed: number): DrawnLayer {
  const coordinateOf = (n: number): number => (n < EACH ? 0 : n < 2 * EACH ? 1 : 2);
  const isRead = (n: number, column: number): boolean =>
    coordinateOf(n) === 2 || coordinateOf(n) === coordinateOf(column);
  const kept = 2 * EACH + mixed;
  return {
    weights: weights
      .slice(0, kept)
      .map((row, n) => row.slice(0, kept).map((w, c) => (isRead(n, c) ? w : ZERO))),
    biases: biases.slice(0, kept),
  };
}

/** Layer 0: x_0 + 9 and x_1 + 9, units of one coordinate, and two of both; the output sums the last layer. */
function networksWith(mixed: 0 | 2): fc.Arbitrary<DrawnNetwork> {
  const size = 2 * EACH + BOTH;
  const list = (n: number): fc.Arbitrary<Rational[]> =>
    fc.array(numbers, { minLength: n, maxLength: n });
  const table = fc.array(list(size), { minLength: size, maxLength: size });
  const layers = fc.array(fc.tuple(table, list(size)), { minLength: 1, maxLength: 3 });
  return fc.tuple(table, list(size), layers, list(size)).map(([first, biases, later, sum]) => {
    const input = maskedLayer(first, biases, mixed);
    const own = input.weights.map((row) => [at(row, 0), at(row, EACH)]);
    const above = later.map(([weights, b]) => maskedLayer(weights, b, mixed));
    const [second, ...rest] = above;
    if (second === undefined) throw new Error("no layer");
    const carried = second.weights.map((row) => [ZERO, ZERO, ...row]);
    return {
      inputs: 2,
      layers: [
        { weights: [[ONE, ZERO], [ZERO, ONE], ...own], biases: [CARRY, CARRY, ...input.biases] },
        { weights: carried, biases: second.biases },
        ...rest,
        { weights: [sum.slice(0, 2 * EACH + mixed)], biases: [ZERO] },
      ],
    };
  });
}

interface Question {
  readonly network: DrawnNetwork;
  readonly centre: readonly Rational[];
  readonly p: Parameters<typeof normOfExponent>[0];
  readonly alpha: Rational;
  /** Where x_0 is cut, from the centre; none if undefined. */
  readonly cut: Rational | undefined;
}

function questions(mixed: 0 | 2): fc.Arbitrary<Question> {
  return fc.record({
    network: networksWith(mixed),
    centre: fc.array(numbers, { minLength: 2, maxLength: 2 }),
    p: exponents,
    alpha: numbers.map((a) => (a.num < 0n ? negate(a) : a)),
    cut: fc.option(numbers, { nil: undefined }),
  });
}

/** Does the kernel show f < level on the ball of radius 1, from the fact that f ≤ most there? */
function isShown(question: Question, most: Rational, level: Rational): boolean {
  const { network, centre, p, alpha, cut } = question;
  const last = network.layers.length - 2;
  const weights = at(at(network.layers, last + 1).weights, 0);
  const terms = weights.map((weight, unit) => ({ unit, weight }));
  const middle = add(CARRY, at(centre, 0));
  const family: FactFamily = {
    ...{ from: last, to: last, step: 1, times: 1, shift: 0, rows: [], constant: negate(most) },
    terms: terms.filter(({ weight }) => weight.num !== 0n),
    ...(cut !== undefined && {
      split: { from: last, cuts: [{ unit: 0, at: [add(middle, cut)] }] },
    }),
    alpha,
  };
  const parts = linearParts(2, normOfExponent(p), ONE, new Map());
  const about = {
    network: kernelNetwork(network),
    parts,
    ball: 0,
    centre: scaled(centre),
    label: 0,
  };
  const rule = { kind: "threshold", level } as const;
  const sought = { ...about, rule, families: [family], except: [], error: undefined };
  return replayed(sought) !== undefined;
}

/** An upper bound of the output on the square about the centre, unit by unit. */
function crudeBound({ network, centre }: Question): Rational {
  let ends = centre.map((c) => [add(c, rational(-1n)), add(c, ONE)] as const);
  let top = ZERO;
  for (const { weights, biases } of network.layers) {
    const next = weights.map((row, n) => {
      const side = (k: 0 | 1): Rational =>
        row.reduce(
          (sum, w, c) => {
            const end = at(ends, c)[w.num > 0n === (k === 1) ? 1 : 0];
            return add(sum, multiply(w, end));
          },
          at(biases, n),
        );
      return [side(0), side(1)] as const;
    });
    top = at(next, 0)[1];
    ends = next.map(([low, high]) => [low.num > 0n ? low : ZERO, high.num > 0n ? high : ZERO]);
  }
  return top;
}

const hasTerms = ({ network }: Question): boolean =>
  at(at(network.layers, network.layers.length - 1).weights, 0).some((w) => w.num !== 0n);

describe("SEPARABLE", () => {
  it("shows no sum that is larger by 10⁻³⁰ at one sampled point of the ball", () => {
    fc.assert(
      fc.property(questions(2).filter(hasTerms), (question) => {
        const { network, centre, p } = question;
        const options = {
          seed: "separable",
          count: 6,
          others: [
            ["0", "0"],
            ["1", "0"],
          ],
        };
        const points = pointsOfBall(p, spelledAll(centre), "1", options);
        let most: Rational | undefined;
        for (const x of points) {
          const value = rationalOf(at(evaluateAt(oracleNetwork(network), x), 0));
          if (most === undefined || compare(value, most) > 0) most = value;
        }
        if (most === undefined) throw new Error("no points");
        const less = subtract(most, TINY);
        expect(isShown(question, less, most)).toBe(false);
      }),
    );
  });

  it("shows every sum of functions of one coordinate that intervals show", () => {
    fc.assert(
      fc.property(questions(0).filter(hasTerms), (question) => {
        const bound = crudeBound(question);
        expect(isShown(question, bound, add(bound, TINY))).toBe(true);
      }),
    );
  });
});
