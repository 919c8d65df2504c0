// UNTRUSTED. Rational witnesses for lower bounds: a point with its gradient, or a pair of points.
// May import kernel, dataset, bounds, constructions. Segments are halved towards their steepest part.
import { over } from "../bounds/enclosure.js";
import { Random } from "../doubles/random.js";
import type { Enclosure } from "../dataset/index.js";
import { exactMeasure, exponentOf } from "../dataset/measure.js";
import { type Network, type Norm } from "../kernel/index.js";
import { evaluate } from "../networks/evaluate.js";
import {
  at,
  compare,
  difference,
  lcm,
  type Rational,
  reduced,
  type Scaled,
} from "../numbers/index.js";
import { gradientWith, phasesAbout } from "./gradient-at.js";
import { dualLength, lengthOf } from "./vector-norm.js";

/** What shows that the constant of output `output` is at least `value.lower`. */
export type Witness = {
  readonly output: number;
  /** ‖∇f(x)‖_q, or |f(x) − f(y)|/‖x − y‖_p. */
  readonly value: Enclosure;
} & (
  | { readonly kind: "gradient"; readonly point: Scaled; readonly gradient: Scaled }
  | { readonly kind: "pair"; readonly points: readonly [Scaled, Scaled] }
);

/** The witness that shows more. */
export function better(a: Witness | undefined, b: Witness | undefined): Witness | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compare(b.value.lower, a.value.lower) > 0 ? b : a;
}

/** The best gradient of any output at a point, or undefined if the point may lie on a wall. */
export function gradientWitness(network: Network, x: Scaled, norm: Norm): Witness | undefined {
  const phases = phasesAbout(network, x);
  if (phases === undefined) return undefined;
  let best: Witness | undefined;
  for (const output of at(network.layers, network.layers.length - 1).rows.keys()) {
    const gradient = gradientWith(network, output, phases);
    if (gradient === undefined) continue;
    const value = dualLength(gradient, norm);
    best = better(best, { kind: "gradient", output, value, point: x, gradient });
  }
  return best;
}

/** The output that changes most between two points, and its slope. Undefined for equal points. */
export function pairWitness(
  network: Network,
  x: Scaled,
  y: Scaled,
  norm: Norm,
): Witness | undefined {
  const step = difference(x, y);
  if (step.ints.every((n) => n === 0n)) return undefined;
  const change = difference(evaluate(network, x), evaluate(network, y));
  const most = exactMeasure(change, { kind: "infinity" });
  const output = change.ints.findIndex(
    (n) => (n < 0n ? -n : n) * most.den === most.num * change.den,
  );
  const value = over({ lower: most, upper: most }, lengthOf(step, exponentOf(norm)));
  return { kind: "pair", output, value, points: [x, y] };
}

function middle(x: Scaled, y: Scaled): Scaled {
  const den = lcm(x.den, y.den);
  const ints = x.ints.map((n, k) => n * (den / x.den) + at(y.ints, k) * (den / y.den));
  return reduced(ints, 2n * den);
}

/** max over outputs of |f(x) − f(y)|. */
function change(network: Network, x: Scaled, fy: Scaled): Rational {
  return exactMeasure(difference(evaluate(network, x), fy), { kind: "infinity" });
}

/**
 * A steep place on the segment from x to y: it is halved, and the half with the larger change kept, so
 * that the slope never falls.
 *
 * Cost  two evaluations a halving.
 */
export function steepest(
  network: Network,
  x: Scaled,
  y: Scaled,
  norm: Norm,
  halvings: number,
): Witness | undefined {
  let [a, b] = [x, y];
  for (let step = 0; step < halvings; step += 1) {
    const m = middle(a, b);
    const fm = evaluate(network, m);
    const [first, second] = [change(network, a, fm), change(network, b, fm)];
    const order = compare(first, second);
    if (order === 0 && step > 2) break;
    if (order >= 0) b = m;
    else a = m;
  }
  return better(pairWitness(network, a, b, norm), gradientWitness(network, middle(a, b), norm));
}

/** Coordinates of points that are drawn, in units 1/1024. */
const DRAWN_RANGE = 4096;

/** A point with coordinates in [−s, s], s = 2 or 64 or 1/16, from a seed. */
export function drawnPoint(dimension: number, random: Random): Scaled {
  const den = at([1024n, 32n, 32768n], random.below(3));
  const ints = Array.from({ length: dimension }, () =>
    BigInt(random.below(DRAWN_RANGE + 1) - DRAWN_RANGE / 2),
  );
  return reduced(ints, den);
}

/** What is looked at. */
export interface WitnessSearch {
  /** Points to start from: those of a dataset. */
  readonly points: readonly Scaled[];
  /** Pairs of them that are looked at first. */
  readonly pairs: readonly (readonly [Scaled, Scaled])[];
  /** Segments between drawn points. */
  readonly tries: number;
  readonly halvings: number;
  readonly seed: string;
}

/** Says how much is done and lets other work run. */
export type Pauses = (done: number, total: number) => Promise<void>;

/**
 * The best witness found: gradients at the points given and at drawn ones, and the steep places on the
 * segments given and drawn.
 *
 * Ensures  a proved lower bound, exactly as it is described; undefined only for constant-looking nets
 *          without any point to look at.
 */
export async function searchWitness(
  network: Network,
  norm: Norm,
  search: WitnessSearch,
  pauses: Pauses = () => Promise.resolve(),
): Promise<Witness | undefined> {
  const random = new Random(`lipschitz ${search.seed}`);
  const total = search.points.length + search.pairs.length + search.tries;
  let best: Witness | undefined;
  let done = 0;
  for (const x of search.points) {
    best = better(best, gradientWitness(network, x, norm));
    await pauses((done += 1), total);
  }
  for (const [x, y] of search.pairs) {
    best = better(best, steepest(network, x, y, norm, search.halvings));
    await pauses((done += 1), total);
  }
  for (let k = 0; k < search.tries; k += 1) {
    const x = drawnPoint(network.inputs, random);
    best = better(best, gradientWitness(network, x, norm));
    const y = drawnPoint(network.inputs, random);
    best = better(best, steepest(network, x, y, norm, search.halvings));
    await pauses((done += 1), total);
  }
  return best;
}
