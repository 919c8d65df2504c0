// UNTRUSTED. Optimal transport between two finite sets of points, as a plan that anyone can add up.
// May import kernel. Successive shortest paths (Ahuja, Magnanti, Orlin 1993, 9.7) in integers held by doubles.
import { at, fault } from "../numbers/index.js";

/**
 * A plan: `mass[i][j]` of the goods of source i go to sink j; and prices that show how good it is.
 * Σ_j mass[i][j] = supply, Σ_i mass[i][j] = demand, source[i] + sink[j] ≤ cost[i][j].
 */
export interface Transport {
  readonly mass: readonly Float64Array[];
  readonly source: Float64Array;
  readonly sink: Float64Array;
}

/** Largest sum of a path that is exact in doubles. */
const LARGEST_COST = 2 ** 40;

interface State {
  readonly costs: readonly Float64Array[];
  readonly mass: readonly Float64Array[];
  /** What source i still has, and what sink j still wants. */
  readonly left: Float64Array;
  readonly wanted: Float64Array;
  /** Potentials: reduced costs cost − source − sink are ≥ 0, and 0 where mass flows. */
  readonly source: Float64Array;
  readonly sink: Float64Array;
}

interface Path {
  /** Distances of sources and sinks in reduced costs. */
  readonly toSource: Float64Array;
  readonly toSink: Float64Array;
  /** The source from which a sink, and the sink from which a source, is reached. */
  readonly beforeSink: Int32Array;
  readonly beforeSource: Int32Array;
  readonly end: number;
}

/** The nearest place that is not done. */
function nearest(distances: Float64Array, done: Uint8Array): number {
  let best = -1;
  let least = Infinity;
  for (let k = 0; k < distances.length; k += 1) {
    const distance = distances[k] ?? Infinity;
    if (done[k] === 0 && distance < least) [best, least] = [k, distance];
  }
  return best;
}

/** Dijkstra from all sources that have goods left to the nearest sink that wants some. */
function shortestPath(state: State): Path {
  const { costs, mass, left, wanted, source, sink } = state;
  const toSource = Float64Array.from(left, (rest) => (rest > 0 ? 0 : Infinity));
  const toSink = new Float64Array(sink.length).fill(Infinity);
  const beforeSink = new Int32Array(sink.length).fill(-1);
  const beforeSource = new Int32Array(source.length).fill(-1);
  const doneSource = new Uint8Array(source.length);
  const doneSink = new Uint8Array(sink.length);
  for (;;) {
    const i = nearest(toSource, doneSource);
    const j = nearest(toSink, doneSink);
    const near = i < 0 ? Infinity : (toSource[i] ?? Infinity);
    const far = j < 0 ? Infinity : (toSink[j] ?? Infinity);
    if (near === Infinity && far === Infinity) return fault("supplies and demands differ");
    if (near <= far) {
      doneSource[i] = 1;
      const row = at(costs, i);
      for (let k = 0; k < sink.length; k += 1) {
        const next = near + (row[k] ?? 0) - (source[i] ?? 0) - (sink[k] ?? 0);
        if (next < (toSink[k] ?? Infinity)) [toSink[k], beforeSink[k]] = [next, i];
      }
      continue;
    }
    doneSink[j] = 1;
    if ((wanted[j] ?? 0) > 0) return { toSource, toSink, beforeSink, beforeSource, end: j };
    for (let k = 0; k < source.length; k += 1) {
      if ((at(mass, k)[j] ?? 0) === 0) continue;
      if (far < (toSource[k] ?? Infinity)) [toSource[k], beforeSource[k]] = [far, j];
    }
  }
}

/** Keeps reduced costs ≥ 0: prices fall and rise by distances up to that of the end. */
function reprice(state: State, path: Path): void {
  const { source, sink } = state;
  const length = path.toSink[path.end] ?? 0;
  for (let i = 0; i < source.length; i += 1) {
    source[i] = (source[i] ?? 0) + length - Math.min(length, path.toSource[i] ?? length);
  }
  for (let j = 0; j < sink.length; j += 1) {
    sink[j] = (sink[j] ?? 0) - length + Math.min(length, path.toSink[j] ?? length);
  }
}

/** Sends as much as the path allows. */
function send(state: State, path: Path): void {
  const { mass, left, wanted } = state;
  const steps: { readonly i: number; readonly j: number; readonly back: number }[] = [];
  let j = path.end;
  let amount = wanted[j] ?? 0;
  let start = -1;
  while (j >= 0) {
    const i = path.beforeSink[j] ?? -1;
    const back = path.beforeSource[i] ?? -1;
    steps.push({ i, j, back });
    if (back >= 0) amount = Math.min(amount, at(mass, i)[back] ?? 0);
    else start = i;
    j = back;
  }
  amount = Math.min(amount, left[start] ?? 0);
  for (const step of steps) {
    const row = at(mass, step.i);
    row[step.j] = (row[step.j] ?? 0) + amount;
    if (step.back >= 0) row[step.back] = (row[step.back] ?? 0) - amount;
  }
  left[start] = (left[start] ?? 0) - amount;
  wanted[path.end] = (wanted[path.end] ?? 0) - amount;
}

/**
 * A cheapest plan.
 *
 * Shapes    costs[i][j]: integers in [0, 2^40]; every source has `supply`, every sink wants `demand`.
 * Requires  supply·sources = demand·sinks.
 * Ensures   supplies and demands are met exactly; prices as in `Transport`, with equality where mass
 *           flows, so that the plan is cheapest for these costs.
 * Cost      (sources·sinks) a path; a few paths a source.
 */
export function cheapestTransport(
  costs: readonly Float64Array[],
  supply: number,
  demand: number,
): Transport {
  const sinks = at(costs, 0).length;
  if (costs.some((row) => row.some((c) => c > LARGEST_COST || !Number.isSafeInteger(c)))) {
    return fault("a cost that is no integer up to 2^40");
  }
  const state: State = {
    costs,
    mass: costs.map(() => new Float64Array(sinks)),
    left: new Float64Array(costs.length).fill(supply),
    wanted: new Float64Array(sinks).fill(demand),
    source: new Float64Array(costs.length),
    sink: new Float64Array(sinks),
  };
  while (state.left.some((rest) => rest > 0)) {
    const path = shortestPath(state);
    reprice(state, path);
    send(state, path);
  }
  return { mass: state.mass, source: state.source, sink: state.sink };
}
