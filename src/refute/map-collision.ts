// UNTRUSTED. Two points of opposite balls with one image under a linear map, made exact.
// May import kernel, certify. The kernel decides.
import { pointFrom } from "../certify/near-network.js";
import { lengthOf, pointAt } from "../certify/points-of-ball.js";
import type { CollisionWitness, Layer } from "../kernel/index.js";
import {
  add,
  at,
  difference,
  divide,
  entry,
  multiply,
  negate,
  type Rational,
  rational,
  reduced,
  type Scaled,
  scaled,
} from "../numbers/index.js";
import { solution } from "./exact-solve.js";
import { type MapQuestion, minus, type Near } from "./map-near.js";
import { shortest } from "./shortest.js";

/** The map with integer rows, each a multiple of its row. */
function integerRows({ rows }: Layer, inputs: number): bigint[][] {
  return rows.map(({ columns, ints }) => {
    const dense = new Array<bigint>(inputs).fill(0n);
    columns.forEach((column, k) => (dense[column] = at(ints, k)));
    return dense;
  });
}

/** unit·r + y with the exact image of t, near to the unit·r of doubles. */
function exactly(map: Layer, t: Scaled, r: Float64Array, unit: Rational): Scaled | undefined {
  const own = pointFrom(r, 40);
  const near = reduced(
    own.ints.map((n) => n * unit.num),
    own.den * unit.den,
  );
  const rows = integerRows(map, t.ints.length);
  const rest = difference(t, near);
  const sides = rows.map((own) => own.reduce((sum, n, k) => sum + n * at(rest.ints, k), 0n));
  const y = solution(rows, sides);
  return y && scaled(y.map((v, k) => add(divide(v, rational(rest.den)), entry(near, k))));
}

/** The vector with the exact image of t that is 0 but where r is largest: the shortest in the 1-norm is such a one. */
function sparse(map: Layer, t: Scaled, r: Float64Array): Scaled | undefined {
  const rows = integerRows(map, t.ints.length);
  const order = [...r.keys()].sort((a, b) => Math.abs(r[b] ?? 0) - Math.abs(r[a] ?? 0));
  const kept = order.slice(0, rows.length).sort((a, b) => a - b);
  const sides = rows.map((own) => own.reduce((sum, n, k) => sum + n * at(t.ints, k), 0n));
  const y = solution(
    rows.map((own) => kept.map((k) => at(own, k))),
    sides,
  );
  if (y === undefined) return undefined;
  const whole = new Array<Rational>(t.ints.length).fill(rational(0n));
  kept.forEach((k, n) => (whole[k] = divide(at(y, n), rational(t.den))));
  return scaled(whole);
}

/** Two points of the balls with one image: half of r from either centre. */
export function collisionFor(
  question: MapQuestion,
  here: Near,
  pair: readonly [number, number],
): CollisionWitness | undefined {
  const { dataset, norm, map, radius } = question;
  const [first, second] = [at(dataset.points, pair[0]).point, at(dataset.points, pair[1]).point];
  const t = minus(at(here.points, pair[0]), at(here.points, pair[1]));
  const ranked = shortest(norm, here.map, t).sort(
    (a, b) => lengthOf(norm, a.r) - lengthOf(norm, b.r),
  );
  const apart = difference(first, second);
  const layerOf = at(map.layers, 0);
  const proposed = ranked.slice(0, 3).flatMap(({ r }) => {
    const own = exactly(layerOf, apart, r, here.unit);
    return norm.kind === "one" ? [sparse(layerOf, apart, r), own] : [own];
  });
  // Where the balls themselves meet, what is between the centres has the image of t under every map.
  for (const exact of [apart, ...proposed]) {
    if (exact === undefined) continue;
    const half = exact.ints.map((_, k) => multiply(rational(1n, 2n), entry(exact, k)));
    const x = pointAt(norm, first, radius, half.map(negate));
    const other = pointAt(norm, second, radius, half);
    if (x !== undefined && other !== undefined) return { pair, points: [x, other] };
  }
  return undefined;
}
