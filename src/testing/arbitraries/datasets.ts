// UNTRUSTED. Datasets that are hard on purpose. Coordinates are taken in turn from one pool of small integers,
// so that shrinking shortens the pool; a coincident point always takes the label of the first.
import fc from "fast-check";
import { add, at, multiply, type Rational, rational, ZERO } from "../../numbers/index.js";

/** How the points lie. `limit` of a drawn dataset is known for the kinds that say so. */
export const KINDS = [
  "generic",
  "packed", // 0, 1, 2, … on an axis, labels in turn; limit known
  "grid", // a checkerboard: every closest pair ties; limit known
  "simplex", // unit vectors and the origin; limit known
  "circle", // rational points of a circle about a differently labelled centre
  "collinear",
  "coplanar",
  "coincident", // few places, many points
  "clusters", // equal labels a thousandth apart
  "close-pair", // two different labels 10⁻³⁰ apart
] as const;
/** How the points of a drawn dataset lie. */
export type Kind = (typeof KINDS)[number];

/** A dataset as it is drawn: points, and labels numbered by first appearance. */
export interface DrawnDataset {
  readonly kind: Kind;
  readonly points: readonly (readonly Rational[])[];
  readonly labels: readonly number[];
  /** Half the smallest distance of different labels, in every norm, where it is known. */
  readonly limit: Rational | undefined;
}

interface Draw {
  readonly kind: Kind;
  readonly dimension: number;
  readonly count: number;
  readonly classes: number;
  readonly pool: readonly bigint[];
  readonly scale: Rational;
  readonly shift: Rational;
}

type Place = readonly Rational[];

/** The pool, read in turn for ever. */
function reader(pool: readonly bigint[]): () => bigint {
  let taken = 0;
  return () => {
    const value = pool.length === 0 ? 0n : at(pool, taken % pool.length);
    taken += 1;
    return value;
  };
}

function unit(dimension: number, k: number, size = 1n): Place {
  return Array.from({ length: dimension }, (_, j) => rational(j === k ? size : 0n));
}

function plus(a: Place, b: Place, times = rational(1n)): Place {
  return a.map((x, k) => add(x, multiply(at(b, k), times)));
}

/** Place number i of a kind, before labels are made consistent, and its label. */
function place(draw: Draw, i: number, next: () => bigint): readonly [Place, number] {
  const { dimension: d, classes } = draw;
  const any = (): Place => Array.from({ length: d }, () => rational(next()));
  const free = i % classes;
  switch (draw.kind) {
    case "generic":
      return [any(), free];
    case "packed":
      return [unit(d, 0, BigInt(i)), free];
    case "grid": {
      const digits = Array.from({ length: d }, (_, k) => Math.floor(i / 2 ** k) % 2);
      digits[d - 1] = Math.floor(i / 2 ** (d - 1));
      const parity = digits.reduce((sum, digit) => sum + digit, 0) % 2;
      return [digits.map((digit) => rational(BigInt(digit))), parity];
    }
    case "simplex":
      if (i === 0) return [unit(d, 0, 0n), 0];
      return [i <= d ? unit(d, i - 1) : unit(d, 0, BigInt(i - d + 1)), 1];
    case "circle": {
      if (i === 0) return [unit(d, 0, 0n), 0];
      const s = rational(next(), 4n);
      const square = multiply(s, s);
      const below = add(square, rational(1n));
      const x = rational((square.num - square.den) * below.den, square.den * below.num);
      const y = rational(2n * s.num * below.den, s.den * below.num);
      return [[...[x, y], ...unit(d, 0, 0n)].slice(0, d), 1];
    }
    case "collinear":
      return [
        unit(d, 0, 3n).map((x, k) => multiply(add(x, rational(BigInt(k))), rational(next()))),
        free,
      ];
    case "coplanar": {
      const along = plus(unit(d, 0), unit(d, d - 1, 2n));
      const across = unit(d, Math.min(1, d - 1), -1n);
      const start = plus(unit(d, 0, 0n), along, rational(next()));
      return [plus(start, across, rational(next())), free];
    }
    case "coincident":
      return [unit(d, 0, next() % 3n), free];
    case "clusters": {
      const centre = unit(d, 0, 5n * BigInt(free));
      return [plus(centre, any(), rational(1n, 1000n)), free];
    }
    case "close-pair":
      if (i > 1) return [plus(unit(d, 0, 40n), any()), free];
      return [plus(unit(d, 0, 0n), unit(d, d - 1), rational(BigInt(i), 10n ** 30n)), i];
  }
}

const LIMITS_KNOWN: ReadonlySet<Kind> = new Set(["packed", "grid", "simplex"]);

/** Labels such that equal places have equal labels, numbered by first appearance. */
function consistent(places: readonly Place[], wanted: readonly number[]): number[] {
  const byPlace = new Map<string, number>();
  const numbers = new Map<number, number>();
  return places.map((p, i) => {
    const name = p.map((x) => `${x.num}/${x.den}`).join(" ");
    const label = byPlace.get(name) ?? at(wanted, i);
    byPlace.set(name, label);
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}

function build(draw: Draw): DrawnDataset {
  const next = reader(draw.pool);
  const drawn = Array.from({ length: draw.count }, (_, i) => place(draw, i, next));
  const wanted = drawn.map((each) => each[1]);
  // One more point, beyond all others, keeps two classes however much coincides.
  const known = LIMITS_KNOWN.has(draw.kind);
  if (
    !known &&
    new Set(
      consistent(
        drawn.map((each) => each[0]),
        wanted,
      ),
    ).size < 2
  ) {
    const first = at(wanted, 0);
    drawn.push([unit(draw.dimension, 0, 1000n), first === 0 ? 1 : 0]);
  }
  const shift = Array.from({ length: draw.dimension }, () => draw.shift);
  const places = drawn.map(([p]) => plus(shift, p, draw.scale));
  return {
    kind: draw.kind,
    points: places,
    labels: consistent(
      places,
      drawn.map((each) => each[1]),
    ),
    limit: known ? multiply(draw.scale, rational(1n, 2n)) : undefined,
  };
}

/** Bounds of what is drawn. */
export interface Bounds {
  readonly dimension?: number;
  readonly points?: number;
  readonly kinds?: readonly Kind[];
}

const SCALES: readonly Rational[] = [
  rational(1n),
  rational(1n, 3n),
  rational(10n ** 50n),
  rational(1n, 10n ** 50n),
];
const SHIFTS: readonly Rational[] = [ZERO, rational(1n, 7n), rational(10n ** 50n)];

/** Datasets with at least two classes, labels in 0 … C−1 by first appearance, no conflict. */
export function datasets(bounds: Bounds = {}): fc.Arbitrary<DrawnDataset> {
  const { dimension = 4, points = 9, kinds = KINDS } = bounds;
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      dimension: fc.integer({ min: 1, max: dimension }),
      count: fc.integer({ min: 2, max: points }),
      classes: fc.integer({ min: 2, max: 4 }),
      pool: fc.array(fc.bigInt({ min: -20n, max: 20n }), { maxLength: 40, size: "max" }),
      scale: fc.constantFrom(...SCALES),
      shift: fc.constantFrom(...SHIFTS),
    })
    .map(build);
}

/** Factors of a limit radius: well inside, the last unit before it, the limit, just beyond. */
export const limitFactors: fc.Arbitrary<Rational> = fc.constantFrom(
  rational(1n, 1000n),
  rational(1n, 2n),
  rational(9n, 10n),
  rational(10n ** 30n - 1n, 10n ** 30n),
  rational(1n),
  rational(10n ** 30n + 1n, 10n ** 30n),
);
