// UNTRUSTED. The exact gradient of a network at a rational point that lies inside one activation region.
// May import kernel. A unit whose pre-activation is 0 must be constant about the point, else there is none.
import { activations, type Network, preActivations } from "../kernel/index.js";
import { at, type Scaled } from "../numbers/index.js";
import { gradientBox, type Phases, type UnitPhase } from "./gradient-box.js";

/** Phases and constancy of one hidden layer. */
interface LayerAt {
  readonly phases: readonly UnitPhase[];
  readonly constant: readonly boolean[];
}

/** The phases about a point, or undefined if a unit may change its phase there. */
function layerAt(
  layer: Network["layers"][number],
  z: Scaled,
  incoming: readonly boolean[],
): LayerAt | undefined {
  const phases: UnitPhase[] = [];
  const constant: boolean[] = [];
  for (const [n, row] of layer.rows.entries()) {
    const value = at(z.ints, n);
    const isConstant = row.columns.every((column) => at(incoming, column));
    if (value === 0n && !isConstant) return undefined;
    phases.push(value > 0n ? "active" : "inactive");
    constant.push(isConstant || value < 0n);
  }
  return { phases, constant };
}

/**
 * The phases of all hidden units in a neighbourhood of x.
 *
 * Ensures  f is one affine map in some neighbourhood of x, with these phases; undefined if x may lie on
 *          a wall.
 */
export function phasesAbout(network: Network, x: Scaled): Phases | undefined {
  const phases: (readonly UnitPhase[])[] = [];
  let h = x;
  let constant: readonly boolean[] = x.ints.map(() => false);
  for (const layer of network.layers.slice(0, -1)) {
    const z = preActivations(layer, h);
    const own = layerAt(layer, z, constant);
    if (own === undefined) return undefined;
    phases.push(own.phases);
    constant = own.constant;
    h = activations(z);
  }
  return phases;
}

/** An exact gradient, or undefined if its numbers were too long to be kept exactly. */
export function gradientWith(network: Network, output: number, phases: Phases): Scaled | undefined {
  const box = gradientBox(
    network,
    at(at(network.layers, network.layers.length - 1).rows, output),
    phases,
  );
  const isExact = box.lower.every((n, k) => n === at(box.upper, k));
  return isExact ? { ints: box.lower, den: box.den } : undefined;
}
