// UNTRUSTED. The phases of all hidden units of a network at a point. May import kernel, elaborate.
import { runsOf } from "../elaborate/index.js";
import {
  activations,
  type Evidence,
  type layerValues,
  type Network,
  preActivations,
} from "../kernel/index.js";
import type { Scaled } from "../numbers/index.js";

/** One list a hidden layer; true for active. */
export type Phases = readonly (readonly boolean[])[];

/**
 * The phases at a point, units at 0 counted as inactive (then a constant 0 adds no linear part).
 *
 * Shapes  the point has `network.inputs` coordinates; `values`, one for many points, is exact and fast where numbers
 *         are short.
 * Cost    one exact evaluation.
 */
export function phasesAt(
  network: Network,
  point: Scaled,
  values?: ReturnType<typeof layerValues>,
): Phases {
  const phases: (readonly boolean[])[] = [];
  let h = point;
  for (const layer of network.layers.slice(0, -1)) {
    const z = values?.(layer, h) ?? preActivations(layer, h);
    phases.push(z.ints.map((n) => n > 0n));
    h = activations(z);
  }
  return phases;
}

/** The evidence that a ball lies in the activation region of these phases. */
export function evidenceOfPhases(phases: Phases): Evidence {
  const layers = phases.map((own) => {
    const units = runsOf(own.map((isActive) => (isActive ? "+" : "-")));
    return { units, proofs: [], bounds: [], facts: [] };
  });
  return { layers, facts: [], except: [], output: [] };
}
