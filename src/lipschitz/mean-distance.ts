// UNTRUSTED. W_1 between two classes: the mean distance of the cheapest transport, between rationals.
// May import kernel, dataset. A plan bounds it from above and prices from below; both are summed up exactly.
import type { Enclosure } from "../dataset/index.js";
import { exponentOf } from "../dataset/measure.js";
import type { Norm } from "../kernel/index.js";
import {
  add,
  at,
  bitLength,
  compare,
  difference,
  gcd,
  lcm,
  multiply,
  type Rational,
  rational,
  type Scaled,
  ZERO,
} from "../numbers/index.js";
import { cheapestTransport, type Transport } from "./transport.js";
import { lengthOf } from "./vector-norm.js";

/** One line of a plan: so much of the whole mass goes from point i of a class to point j of the other. */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly mass: Rational;
}

/** W_1 and the plan that shows its upper end. Masses of every point add up to 1/(points of its class). */
export interface MeanDistance {
  readonly value: Enclosure;
  readonly plan: readonly Move[];
}

/** Bits of an integer cost. */
const COST_BITS = 40;

/** Distances as integers in a unit: exact if one unit suits all of them, else rounded down. */
interface Costs {
  readonly rows: readonly Float64Array[];
  readonly unit: Rational;
}

function exactUnit(
  distances: readonly (readonly Enclosure[])[],
  largest: Rational,
): bigint | undefined {
  let den = 1n;
  for (const { lower, upper } of distances.flat()) {
    if (compare(lower, upper) !== 0) return undefined;
    if (den % lower.den !== 0n) den = lcm(den, lower.den);
    if (bitLength((largest.num * den) / largest.den) > COST_BITS) return undefined;
  }
  return den;
}

function costsOf(distances: readonly (readonly Enclosure[])[]): Costs {
  let largest = ZERO;
  for (const { lower } of distances.flat()) if (compare(lower, largest) > 0) largest = lower;
  const exact = exactUnit(distances, largest);
  const unit =
    exact === undefined
      ? rational(largest.num, largest.den << BigInt(COST_BITS))
      : rational(1n, exact);
  const rows = distances.map((row) =>
    Float64Array.from(row, ({ lower }) => Number((lower.num * unit.den) / (lower.den * unit.num))),
  );
  return { rows, unit };
}

/** Σ supply·source + Σ demand·sink, if the prices are nowhere above the costs: then W_1 is at least that. */
function worthOfPrices(
  costs: Costs,
  plan: Transport,
  supply: bigint,
  demand: bigint,
): Rational | undefined {
  const areLow = costs.rows.every((row, i) =>
    row.every(
      (cost, j) =>
        BigInt(cost) >= BigInt(numberAt(plan.source, i)) + BigInt(numberAt(plan.sink, j)),
    ),
  );
  if (!areLow) return undefined;
  let worth = 0n;
  for (const price of plan.source) worth += supply * BigInt(price);
  for (const price of plan.sink) worth += demand * BigInt(price);
  return multiply(rational(worth), costs.unit);
}

/** An entry that is there. */
function numberAt(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN;
}

/**
 * W_1 of the uniform laws on two lists of points.
 *
 * Ensures  the plan is a transport (whatever its cost), so `value.upper` is proved by it; `value.lower`
 *          by prices, to 2^−40 of the largest distance; equal ends for p = 1, ∞ and moderate numbers.
 * Cost     a distance a pair of points, and that of the transport.
 */
export function meanDistance(
  sources: readonly Scaled[],
  sinks: readonly Scaled[],
  norm: Norm,
): MeanDistance {
  const exponent = exponentOf(norm);
  const distances = sources.map((x) => sinks.map((y) => lengthOf(difference(x, y), exponent)));
  const [n, m] = [BigInt(sources.length), BigInt(sinks.length)];
  const divisor = gcd(n, m);
  const [supply, demand] = [m / divisor, n / divisor];
  const whole = n * supply;
  const costs = costsOf(distances);
  const found = cheapestTransport(costs.rows, Number(supply), Number(demand));
  const plan = found.mass.flatMap((row, from): Move[] =>
    [...row.keys()]
      .filter((to) => numberAt(row, to) > 0)
      .map((to) => ({ from, to, mass: rational(BigInt(numberAt(row, to)), whole) })),
  );
  const upper = plan.reduce(
    (sum, { from, to, mass }) => add(sum, multiply(mass, at(at(distances, from), to).upper)),
    ZERO,
  );
  const worth = worthOfPrices(costs, found, supply, demand) ?? ZERO;
  const mean = multiply(worth, rational(1n, whole));
  // No transport is shorter than its shortest way: a lower end above 0 if no points coincide.
  const least = distances.flat().reduce((a, b) => (compare(b.lower, a.lower) < 0 ? b : a));
  const lower = compare(mean, least.lower) < 0 ? least.lower : mean;
  return { value: { lower, upper }, plan };
}

/** True if a plan moves the whole uniform mass of one list of points to the other. */
export function isTransport(plan: readonly Move[], sources: number, sinks: number): boolean {
  const out = new Map<number, Rational>();
  const into = new Map<number, Rational>();
  for (const { from, to, mass } of plan) {
    if (mass.num < 0n || from >= sources || to >= sinks) return false;
    out.set(from, add(out.get(from) ?? ZERO, mass));
    into.set(to, add(into.get(to) ?? ZERO, mass));
  }
  const isUniform = (sums: ReadonlyMap<number, Rational>, count: number): boolean =>
    sums.size === count &&
    [...sums.values()].every((sum) => compare(sum, rational(1n, BigInt(count))) === 0);
  return isUniform(out, sources) && isUniform(into, sinks);
}
