// The exact upper bounds are the sizes of networks that exist: they are built, measured and evaluated.
import { describe, expect, it } from "vitest";
import { type Network, sizeOf } from "../../src/kernel/index.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { type Rational, rational, scaled } from "../../src/numbers/index.js";
import { add, at, entry, multiply } from "../../src/numbers/index.js";
import { type Balls, detectorNetwork, pairwiseNetwork, squareNetwork } from "./networks.js";
import { setting } from "./settings.js";
import { value } from "./values.js";

const integers = (...values: number[]): Rational[] => values.map((n) => rational(BigInt(n)));

/** Nearest opposite points: 6 apart in every norm, along the first axis. */
const POINTS = [integers(0, 0), integers(6, 0), integers(-3, 9), integers(12, -5)];
const LABELS = [2n, 1n, 3n, 2n];

/** Directions of length 1 in ℓ_2, rational; and corners of the ℓ_∞ ball. */
const CIRCLE = [
  [1n, 0n, 1n],
  [-1n, 0n, 1n],
  [0n, 1n, 1n],
  [0n, -1n, 1n],
  [3n, 4n, 5n],
  [-4n, 3n, 5n],
  [5n, -12n, 13n],
  [-8n, -15n, 17n],
  [0n, 0n, 1n],
] as const;
const CORNERS = [
  [1n, 1n, 1n],
  [-1n, 1n, 1n],
  [1n, -1n, 1n],
  [-1n, -1n, 1n],
  [1n, 0n, 1n],
  [0n, 0n, 1n],
] as const;

type Directions = readonly (readonly [bigint, bigint, bigint])[];

/** Outputs at points of the balls, by ball. */
function outputs(network: Network, { points, radius }: Balls, directions: Directions): string[][] {
  return points.map((centre) =>
    directions.map(([a, b, c]) => {
      const move = [rational(a, c), rational(b, c)].map((part) => multiply(part, radius));
      const x = centre.map((value, k) => add(value, at(move, k)));
      const { num, den } = entry(evaluate(network, scaled(x)), 0);
      return `${num}/${den}`;
    }),
  );
}

const expected = (directions: Directions): string[][] =>
  LABELS.map((label) => directions.map(() => `${label}/1`));

/** The radius for ε = 3. */
const RADII = [
  ["1/2", rational(3n, 2n)],
  ["99/100", rational(297n, 100n)],
] as const;

describe.each(RADII)("for rho = %s", (rho, radius) => {
  const balls: Balls = { points: POINTS, labels: LABELS, radius };

  it("detectors have the sizes of yu-* and are right at the corners of the balls", () => {
    const gap = add(rational(6n), multiply(rational(-2n), radius));
    const network = detectorNetwork(balls, gap);
    const size = sizeOf(network);
    const where = setting(4n, 2n, rho, "inf", { classes: 3n });
    expect(size.parameters).toBe(value(where, "yu-parameters"));
    expect(BigInt(size.width)).toBe(value(where, "yu-width"));
    expect(BigInt(size.depth)).toBe(value(where, "yu-depth"));
    expect(size.nonzero).toBe(value(where, "yu-nonzero"));
    expect(outputs(network, balls, CORNERS)).toEqual(expected(CORNERS));
  });

  it("squares have the sizes of squares-* and are right on the spheres", () => {
    const where = setting(4n, 2n, rho, "2", { classes: 3n });
    const tents = rho === "1/2" ? 1 : 3;
    const network = squareNetwork(balls, rational(6n), tents);
    const size = sizeOf(network);
    expect(size.parameters).toBe(value(where, "squares-parameters"));
    expect(BigInt(size.width)).toBe(value(where, "squares-width"));
    expect(BigInt(size.depth)).toBe(value(where, "squares-depth"));
    expect(outputs(network, balls, CIRCLE)).toEqual(expected(CIRCLE));
  });

  it("hyperplanes have the sizes of hyperplanes-* and are right on the spheres", () => {
    const where = setting(4n, 2n, rho, "2", { classes: 3n, oppositePairs: 5n });
    const network = pairwiseNetwork(balls, upperNorm);
    const size = sizeOf(network);
    expect(size.parameters).toBe(value(where, "hyperplanes-parameters"));
    expect(BigInt(size.width)).toBe(value(where, "hyperplanes-width"));
    expect(BigInt(size.depth)).toBe(value(where, "hyperplanes-depth"));
    expect(outputs(network, balls, CIRCLE)).toEqual(expected(CIRCLE));
  });
});

/** At least ‖w‖_2 of integers, to three decimals. */
function upperNorm(w: readonly Rational[]): Rational {
  const square = w.reduce((total, { num }) => total + num * num, 0n) * 10n ** 6n;
  let n = 0n;
  while (n * n < square) n += 1n;
  return rational(n, 1000n);
}
