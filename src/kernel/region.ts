// TRUSTED. The region macro: every hidden unit keeps a weakly constant sign on the ball.
// Imports only the kernel. Rules BALL and STEP of docs/calculus.md, unrolled; docs/theory.md#region.
import { valuesOf } from "./evaluate.js";
import { at, fault } from "./fault.js";
import { isInside } from "./halfspace.js";
import { layerParts } from "./layer-parts.js";
import type { LinearPart, LinearParts } from "./linear-parts.js";
import type { Network } from "./network.js";
import { type Pattern, phasesOf } from "./pattern.js";
import { rational } from "./rational.js";
import { rejected, type Refusal } from "./rejection.js";
import type { Scaled } from "./scaled.js";

/** f on the ball: outputs at the centre and their linear parts. */
export interface AffineOutput {
  readonly verdict: "affine";
  readonly values: Scaled;
  readonly parts: readonly LinearPart[];
}

/** The obligation of one hidden unit: active needs z ≥ 0 on the ball, inactive −z ≥ 0. */
function unitDefect(
  ball: number,
  layer: number,
  neuron: number,
  active: boolean,
  z: Scaled,
  part: LinearPart,
): Refusal | undefined {
  const { reach } = part;
  const value = at(z.ints, neuron);
  if (isInside(active ? value : -value, z.den, reach)) return undefined;
  return rejected({
    code: "unproved/neuron-not-stable",
    ball,
    layer,
    neuron,
    phase: active ? "active" : "inactive",
    valueAtCentre: rational(value, z.den),
    reach: rational(reach.bound.num, reach.bound.den),
    squared: reach.squared,
  });
}

/** The phases of every hidden unit by layer, or a refusal if the pattern does not fit the network. */
function phasesByLayer(
  ball: number,
  network: Network,
  pattern: Pattern,
): readonly (readonly boolean[])[] | Refusal {
  const no = (expected: string, got: string): Refusal =>
    rejected({ code: "ill-formed/pattern", ball, expected, got });
  const hidden = network.layers.slice(0, -1);
  if (pattern.length !== hidden.length) return no(`${hidden.length} layers`, `${pattern.length}`);
  const phases: (readonly boolean[])[] = [];
  for (const [l, layer] of hidden.entries()) {
    const own = phasesOf(at(pattern, l), layer.rows.length);
    if (own === undefined) return no(`${layer.rows.length} units in layer ${l}`, "another count");
    phases.push(own);
  }
  return phases;
}

/**
 * Shows that f is one affine map on the ball B(centre, μ), with the given activation pattern.
 *
 * Statement  If every obligation holds, then for all x in the ball and every hidden unit n of layer l:
 *            active ⇒ z_n^l(x) ≥ 0, inactive ⇒ z_n^l(x) ≤ 0; so f(x) = values + parts·(x − centre).
 * Proof      Induction over layers: while earlier units are stable, z_n^l is affine on the ball with
 *            value z_n^l(centre) and linear part Σ weight·(part of active units); L1 decides its sign.
 *            At the centre max(0, z) agrees with the pattern, as the centre lies in the ball.
 * Shapes     centre has `network.inputs` coordinates.
 * Ensures    the affine output, or the first obligation that fails, layers in order, then units.
 * Cost       one exact evaluation at the centre, one comparison a unit, a new linear part when needed.
 */
export function regionOf(
  network: Network,
  parts: LinearParts,
  ball: number,
  centre: Scaled,
  pattern: Pattern,
): AffineOutput | Refusal {
  const phases = phasesByLayer(ball, network, pattern);
  if ("verdict" in phases) return phases;
  let h = centre;
  let incoming: readonly LinearPart[] = [];
  for (const [index, layer] of network.layers.entries()) {
    const z = valuesOf(layer, h);
    if ("verdict" in z) return z;
    const own = layerParts(parts, index, layer, incoming);
    if ("verdict" in own) return own;
    if (index === network.layers.length - 1) return { verdict: "affine", values: z, parts: own };
    const active = at(phases, index);
    for (const [n, part] of own.entries()) {
      const defect = unitDefect(ball, index, n, at(active, n), z, part);
      if (defect !== undefined) return defect;
    }
    h = { ints: z.ints.map((v, n) => (at(active, n) ? v : 0n)), den: z.den };
    incoming = own.map((part, n) => (at(active, n) ? part : parts.zero));
  }
  return fault("a network without layers");
}
