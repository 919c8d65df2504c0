// UNTRUSTED. Wrong points near a centre: the network is taken to be linear, as it is at the last point, and the next
// point lies on the way to the nearest one with another label. May import kernel, certify.
// The step is that of F. Croce and M. Hein, Minimally distorted adversarial examples with a fast adaptive boundary
// attack, ICML 2020, without its projection of the last point.
import { steepest } from "../certify/points-of-ball.js";
import { type NearNetwork, nearGradient, nearTrace } from "../certify/index.js";
import type { Norm } from "../kernel/index.js";
import { at } from "../numbers/index.js";
import { type OutputCondition, type Region, worstAt } from "./attack.js";

const STEPS = 25;
/** Steps at first that go all the way, and the share of it that all others go. */
const WHOLE = 5;
const SHARE = 0.3;
/** A little beyond where the linear map changes its label. */
const BEYOND = 1.02;
const NEWTON = 20;

/**
 * The least r at which Σ|g_k|·min(r·|step_k|, room_k) reaches what is needed; undefined: it never does.
 *
 * The sum is concave in r, so Newton's steps from 0 do not pass r, and end with the last coordinate that is full.
 */
function reachOf(g: Float64Array, step: Float64Array, room: Float64Array, needed: number) {
  let r = 0;
  for (let n = 0; n < NEWTON; n += 1) {
    let [sum, slope] = [0, 0];
    for (let k = 0; k < g.length; k += 1) {
      const own = Math.abs(step[k] ?? 0);
      if (own === 0) continue;
      const rise = Math.abs(g[k] ?? 0);
      const isFull = r * own >= (room[k] ?? 0);
      sum += rise * (isFull ? (room[k] ?? 0) : r * own);
      if (!isFull) slope += rise * own;
    }
    if (sum >= needed * (1 - 1e-9)) return r;
    if (slope === 0) return undefined;
    r += (needed - sum) / slope;
  }
  return r;
}

/** Points at which all conditions of the goal hold, in doubles, nearer and nearer to the centre, or none. */
export function* boundaryPoints(
  network: NearNetwork,
  goal: readonly OutputCondition[],
  norm: Norm,
  centre: Float64Array,
  { low, high }: Region,
  start: Float64Array,
): Generator<Float64Array> {
  const last = network.layers.length - 1;
  let x = start;
  for (let n = 0; n < STEPS; n += 1) {
    const trace = nearTrace(network, x);
    const { value, condition } = worstAt(goal, x, at(trace, last));
    if (condition === undefined) return;
    if (value > 0) yield x;
    const slopes = nearGradient(network, trace, last, condition.weights);
    const g = slopes.map((own, k) => own + (condition.direct[k] ?? 0));
    const room = g.map((own, k) => {
      const c = centre[k] ?? 0;
      return own > 0 ? (high[k] ?? c) - c : c - (low[k] ?? c);
    });
    // At an end of the domain nothing is gained beyond it.
    const step = steepest(
      norm,
      g.map((own, k) => ((room[k] ?? 0) > 0 ? own : 0)),
    );
    const needed = g.reduce((sum, own, k) => sum + own * ((x[k] ?? 0) - (centre[k] ?? 0)), -value);
    const r = reachOf(g, step, room, needed);
    if (r === undefined) return;
    const share = n < WHOLE ? 1 : SHARE;
    x = x.map((own, k) => {
      const moved = (centre[k] ?? 0) + BEYOND * r * (step[k] ?? 0);
      const inside = Math.min(high[k] ?? moved, Math.max(low[k] ?? moved, moved));
      return own + share * (inside - own);
    });
  }
}
