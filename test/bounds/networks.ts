// The three networks behind the exact upper bounds, built as docs/bounds.md writes them out.
import type { Affine, Term } from "../../src/networks/index.js";
import { combine, NetworkBuilder, scaledForm, shifted } from "../../src/networks/index.js";
import type { Network } from "../../src/kernel/index.js";
import { at, type Rational, rational } from "../../src/numbers/index.js";
import { add, divide, multiply, negate, ONE, power, subtract } from "../../src/numbers/index.js";

/** Points with positive labels, and the radius of the balls. */
export interface Balls {
  readonly points: readonly (readonly Rational[])[];
  readonly labels: readonly bigint[];
  readonly radius: Rational;
}

const MINUS = rational(-1n);
const TWO = rational(2n);

/** Σ of forms of one layer, each with its factor. */
function sumOf(level: number, terms: readonly Term[], bias?: Rational): Affine {
  return combine(level, terms, bias);
}

/** What makes every coordinate positive on all balls. */
function shiftsOf({ points, radius }: Balls): Rational[] {
  return at(points, 0).map((_, k) => {
    const least = points.map((x) => at(x, k)).reduce((a, b) => (isBelow(a, b) ? a : b));
    return subtract(add(radius, ONE), least);
  });
}

function isBelow(a: Rational, b: Rational): boolean {
  return subtract(a, b).num < 0n;
}

/** Detectors for p = ∞; `gap` is the smallest ℓ_∞ distance of opposite points minus 2·radius. */
export function detectorNetwork(balls: Balls, gap: Rational): Network {
  const { points, labels, radius } = balls;
  const d = at(points, 0).length;
  const shifts = shiftsOf(balls);
  const builder = new NetworkBuilder(d);
  let x = builder.inputs().map((form, k) => shifted(form, at(shifts, k)));
  let y = sumOf(0, []);
  points.forEach((point, i) => {
    const centre = point.map((value, k) => add(value, at(shifts, k)));
    const wide = builder.relu([
      ...x,
      ...x.map((form, k) => shifted(form, negate(add(at(centre, k), radius)))),
      ...x.map((form, k) => scaledForm(MINUS, form, subtract(at(centre, k), radius))),
      y,
    ]);
    const label = rational(at(labels, i));
    const slope = negate(divide(label, gap));
    const outside = wide.slice(d, 3 * d).map((form): Term => [slope, form]);
    const carried = at(wide, 3 * d);
    const level = builder.level;
    const narrow = builder.relu([
      ...wide.slice(0, d),
      carried,
      sumOf(level, [...outside, [MINUS, carried]], label),
    ]);
    x = narrow.slice(0, d);
    y = sumOf(builder.level, [
      [ONE, at(narrow, d)],
      [ONE, at(narrow, d + 1)],
    ]);
  });
  return builder.output([y]);
}

/** Squares for ℓ_2 balls; `least` is at most the smallest ℓ_2 distance of opposite points. */
export function squareNetwork(balls: Balls, least: Rational, tents: number): Network {
  const { points, labels, radius } = balls;
  const d = at(points, 0).length;
  const scale = subtract(least, radius);
  const inside = power(divide(radius, scale), 2n);
  const low = divide(add(ONE, inside), TWO);
  const steep = divide(TWO, subtract(ONE, inside));
  const shifts = shiftsOf(balls);
  const builder = new NetworkBuilder(d);
  let x = builder.inputs().map((form, k) => shifted(form, at(shifts, k)));
  let y = sumOf(0, []);
  let extra = sumOf(0, []);
  points.forEach((point, i) => {
    let total: Affine | undefined;
    point.forEach((value, j) => {
      const centre = add(value, at(shifts, j));
      const own = at(x, j);
      const slot = total ?? extra;
      const first = builder.relu([
        ...x,
        slot,
        y,
        shifted(own, negate(centre)),
        scaledForm(MINUS, own, centre),
      ]);
      const isStart = total === undefined;
      const distance = sumOf(builder.level, [
        [divide(ONE, scale), at(first, d + 2)],
        [divide(ONE, scale), at(first, d + 3)],
      ]);
      const nextY = isStart
        ? sumOf(builder.level, [
            [ONE, at(first, d + 1)],
            [ONE, at(first, d)],
          ])
        : at(first, d + 1);
      const sumBefore = isStart ? sumOf(builder.level, []) : at(first, d);
      const second = builder.relu([
        ...first.slice(0, d),
        sumBefore,
        nextY,
        distance,
        shifted(distance, MINUS),
      ]);
      let units = second;
      let level = builder.level;
      let g = sumOf(level, [
        [ONE, at(second, d + 2)],
        [MINUS, at(second, d + 3)],
      ]);
      let sumForm = sumOf(level, [
        [ONE, at(second, d)],
        [ONE, g],
      ]);
      for (let q = 1; q <= tents; q += 1) {
        units = builder.relu([
          ...units.slice(0, d),
          sumForm,
          at(units, d + 1),
          g,
          shifted(g, rational(-1n, 2n)),
        ]);
        level = builder.level;
        g = sumOf(level, [
          [TWO, at(units, d + 2)],
          [rational(-4n), at(units, d + 3)],
        ]);
        sumForm = sumOf(level, [
          [ONE, at(units, d)],
          [rational(-1n, 4n ** BigInt(q)), g],
        ]);
      }
      x = units.slice(0, d);
      y = at(units, d + 1);
      total = sumForm;
    });
    const measured = total ?? sumOf(builder.level, []);
    const label = rational(at(labels, i));
    const last = builder.relu([...x, y, scaledForm(steep, measured, negate(multiply(steep, low)))]);
    x = last.slice(0, d);
    y = at(last, d);
    extra = sumOf(
      builder.level,
      [
        [negate(label), at(last, d + 1)],
        [MINUS, y],
      ],
      label,
    );
  });
  const end = builder.relu([y, extra]);
  return builder.output([
    sumOf(builder.level, [
      [ONE, at(end, 0)],
      [ONE, at(end, 1)],
    ]),
  ]);
}

/**
 * Hyperplanes for p = 2, w = x_j − x_i for every point i but those of the first label, and j of another
 * label; `norms` are at least ‖w‖_2 of each pair.
 */
export function pairwiseNetwork(
  balls: Balls,
  normOf: (w: readonly Rational[]) => Rational,
): Network {
  const { points, labels, radius } = balls;
  const builder = new NetworkBuilder(at(points, 0).length);
  const inputs = builder.inputs();
  const classes = [...new Set(labels)];
  const base = at(classes, 0);
  const owners = [...points.keys()].filter((i) => labels[i] !== base);
  const pairs = owners.flatMap((i) =>
    points.flatMap((_, j) => (labels[i] !== labels[j] ? [{ i, j }] : [])),
  );
  const ramps = pairs.map(({ i, j }) => {
    const [a, b] = [at(points, i), at(points, j)];
    const w = b.map((value, k) => subtract(value, at(a, k)));
    const dot = (v: readonly Rational[]): Rational =>
      v.map((value, k) => multiply(value, at(w, k))).reduce(add);
    const reach = multiply(radius, normOf(w));
    const low = add(dot(a), reach);
    const width = subtract(subtract(dot(b), reach), low);
    const terms = inputs.map((form, k): Term => [divide(at(w, k), width), form]);
    return sumOf(0, terms, negate(divide(low, width)));
  });
  const walls = builder.relu(ramps);
  const hits = owners.map((own) => {
    const terms = pairs.flatMap(({ i }, k): Term[] => (i === own ? [[MINUS, at(walls, k)]] : []));
    return sumOf(builder.level, terms, ONE);
  });
  const near = builder.relu(hits);
  const others = classes.slice(1).map((label) =>
    sumOf(
      builder.level,
      near.flatMap((form, n): Term[] => (labels[at(owners, n)] === label ? [[MINUS, form]] : [])),
      ONE,
    ),
  );
  const missed = builder.relu(others);
  let bias = rational(base);
  const terms = classes.slice(1).map((label, k): Term => {
    bias = add(bias, rational(label - base));
    return [rational(base - label), at(missed, k)];
  });
  return builder.output([sumOf(builder.level, terms, bias)]);
}
