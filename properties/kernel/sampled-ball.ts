// A small network on one ball, looked at by the oracle alone: values of all units at many points of the
// ball, also where units switch; and the families of facts that these values suggest.
import type Fraction from "fraction.js";
import type { FactFamily } from "../../src/elaborate/index.js";
import type { Term } from "../../src/kernel/index.js";
import { at, type Rational, rational } from "../../src/numbers/index.js";
import { pointsOfBall } from "../../src/oracle/ball.js";
import { fraction, order, sign, spell, total } from "../../src/oracle/fraction.js";
import { type DenseNetwork, tracesAt } from "../../src/oracle/network.js";
import type { DrawnNetwork } from "../../src/testing/arbitraries/networks.js";
import type { Exponent } from "../../src/testing/arbitraries/norms.js";
import { oracleNetwork, spelled, spelledAll } from "../../src/testing/translation.js";

const ZERO = fraction("0");

export interface DrawnBall {
  readonly network: DrawnNetwork;
  readonly p: Exponent;
  readonly centre: readonly Rational[];
  readonly radius: Rational;
}

/** One point with the units after ReLU, layer by layer, and the outputs. */
export interface Seen {
  readonly x: readonly Fraction[];
  readonly z: readonly (readonly Fraction[])[];
  readonly h: readonly (readonly Fraction[])[];
}

function seenAt(network: DenseNetwork, x: readonly string[]): Seen {
  const z = tracesAt(network, x).map((layer) => layer.map(fraction));
  const h = z.slice(0, -1).map((layer) => layer.map((v) => (sign(v) < 0 ? ZERO : v)));
  return { x: x.map(fraction), z, h };
}

/** The point of the segment from a to b where a unit that has both signs at its ends would be 0. */
function between(a: Seen, b: Seen): string[][] {
  const points: string[][] = [];
  for (const [l, layer] of a.z.slice(0, -1).entries()) {
    for (const [n, from] of layer.entries()) {
      const to = at(at(b.z, l), n);
      if (sign(from) * sign(to) >= 0) continue;
      const share = from.div(from.sub(to));
      points.push(a.x.map((v, k) => spell(v.add(at(b.x, k).sub(v).mul(share)))));
    }
  }
  return points;
}

/** Points of the closed ball: what the oracle tries, and points between them where units switch. */
export function sampled({ network, p, centre, radius }: DrawnBall, seed: string): Seen[] {
  const dense = oracleNetwork(network);
  const others = [centre.map((c) => spelled(rational(c.num + 5n * c.den, c.den)))];
  const options = { seed, count: 8, others };
  const points = pointsOfBall(p, spelledAll(centre), spelled(radius), options);
  const seen = points.map((x) => seenAt(dense, x));
  const kinks = seen.flatMap((a, i) => between(a, at(seen, (i + 1) % seen.length)));
  return [...seen, ...kinks.slice(0, 24).map((x) => seenAt(dense, x))];
}

/** The value of the terms of a fact at a point. */
export function termsAt(terms: readonly Term[], h: readonly Fraction[]): Fraction {
  return total(terms.map(({ unit, weight }) => fraction(spelled(weight)).mul(at(h, unit))));
}

/** The largest value of some terms of a layer at the points. */
export function largestOf(seen: readonly Seen[], layer: number, terms: readonly Term[]): Fraction {
  const values = seen.map(({ h }) => termsAt(terms, at(h, layer)));
  return values.reduce((most, v) => (order(v, most) > 0 ? v : most));
}

/** For every unit a bound from above, by interval arithmetic on the box that holds the ball. */
export function upperBounds({ network, centre, radius }: DrawnBall): Fraction[][] {
  let above: Fraction[] | undefined;
  const bounds: Fraction[][] = [];
  const r = fraction(spelled(radius));
  for (const { weights, biases } of network.layers.slice(0, -1)) {
    const before = above;
    above = weights.map((row, n) => {
      const parts = row.map((weight, k) => {
        const w = fraction(spelled(weight));
        if (before !== undefined) return sign(w) > 0 ? w.mul(at(before, k)) : ZERO;
        return w.mul(fraction(spelled(at(centre, k)))).add(w.abs().mul(r));
      });
      const bound = total(parts).add(fraction(spelled(at(biases, n))));
      return sign(bound) < 0 ? ZERO : bound;
    });
    bounds.push(above);
  }
  return bounds;
}

/** Σ terms ≤ bound at one layer. */
export function atMost(layer: number, terms: readonly Term[], bound: Fraction): FactFamily {
  const [num = "", den = "1"] = spell(bound).split("/");
  const constant = rational(-BigInt(num), BigInt(den));
  return { from: layer, to: layer, step: 1, times: 1, shift: 0, terms, rows: [], constant };
}

/** h_n ≤ its interval bound, for every hidden unit. */
export function boundFacts(ball: DrawnBall): FactFamily[] {
  return upperBounds(ball).flatMap((bounds, layer) =>
    bounds.map((bound, unit) => atMost(layer, [{ unit, weight: rational(1n) }], bound)),
  );
}
