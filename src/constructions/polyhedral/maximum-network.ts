// UNTRUSTED. Builds the least Lipschitz network for p = ∞: distances are maxima over coordinates.
import type { Network } from "../../kernel/index.js";
import { at, negate, ONE, type Rational, rational } from "../../numbers/index.js";
import {
  type Affine,
  combine,
  denseCount,
  type DenseSize,
  NetworkBuilder,
} from "../../networks/index.js";
import { constantForm, coordinateForms, excessForms } from "../detector-inf/layers.js";
import type { PointMatrix } from "../points/point-matrix.js";
import type { PolyhedralPlan } from "./sum-network.js";

const MINUS_ONE = rational(-1n);

/** One round of minima: pairs of the wires before, and perhaps one wire left over. */
export interface Round {
  readonly pairs: number;
  /** 0 or 1. */
  readonly rest: number;
}

/** The rounds that take the minimum of d ≥ 1 wires: ⌈log2 d⌉ of them. */
export function roundsOf(d: number): readonly Round[] {
  const rounds: Round[] = [];
  for (let wires = d; wires > 1; wires = Math.ceil(wires / 2)) {
    rounds.push({ pairs: Math.floor(wires / 2), rest: wires % 2 });
  }
  return rounds;
}

/**
 * For each of n boxes the widths 3d + 1, 2d + 1, and d + 1 + 3·(pairs) + (rest) for ⌈log2 d⌉ rounds:
 * width 3d + 1, depth n(2 + ⌈log2 d⌉) + 1, P = Σ (d_(l−1) + 1)·d_l over d, these widths, 1.
 */
export function maximumSize(dimension: number, boxes: number): DenseSize {
  const d = dimension;
  const rounds = roundsOf(d).map(({ pairs, rest }) => d + 1 + 3 * pairs + rest);
  const blocks = Array.from({ length: boxes }, () => [3 * d + 1, 2 * d + 1, ...rounds]).flat();
  return {
    width: 3 * d + 1,
    depth: blocks.length + 1,
    parameters: denseCount([d, ...blocks, 1]),
  };
}

/** [h_i − slope·(excess in coordinate k) − Y]_+ for every k, as forms. */
function gateForms(
  units: readonly Affine[],
  height: Rational,
  slope: Rational,
  d: number,
): Affine[] {
  const steep = negate(slope);
  return Array.from({ length: d }, (_, k) =>
    combine(
      at(units, d).level,
      [
        [MINUS_ONE, at(units, d)],
        [steep, at(units, d + 1 + 2 * k)],
        [steep, at(units, d + 2 + 2 * k)],
      ],
      height,
    ),
  );
}

/** The minimum of wires ≥ 0: layers as `roundsOf` says, beside the first d + 1 units. */
function minimum(
  builder: NetworkBuilder,
  start: readonly Affine[],
  d: number,
): { units: readonly Affine[]; least: Affine } {
  let units = start;
  let wires: Affine[] = units.slice(d + 1);
  for (const { pairs } of roundsOf(d)) {
    const forms = wires.slice(0, 2 * pairs).flatMap((a, n) => {
      const b = wires[n + 1];
      if (n % 2 === 1 || b === undefined) return [];
      const apart = combine(a.level, [
        [ONE, a],
        [MINUS_ONE, b],
      ]);
      return [a, apart, b];
    });
    const rest = wires.slice(2 * pairs);
    units = builder.relu([...units.slice(0, d + 1), ...forms, ...rest]);
    const own = units.slice(d + 1);
    const least = Array.from({ length: pairs }, (_, n) =>
      combine(builder.level, [
        [ONE, at(own, 3 * n)],
        [MINUS_ONE, at(own, 3 * n + 1)],
      ]),
    );
    wires = [...least, ...own.slice(3 * pairs)];
  }
  return { units, least: at(wires, 0) };
}

/**
 * The network f = start ± Y, Y the maximum of 0 and h_i − slope·(ℓ_∞ distance of p from the box of
 * the balls i).
 *
 * Shapes   units: p (d), Y, excesses (2d); p (d), Y, gates (d); then rounds of p (d), Y, and for each
 *          pair a, b of wires a, [a − b]_+, b, as min(a, b) = a − [a − b]_+. The third is read by no
 *          later unit: it is there so that a short proof can say min(a, b) ≤ b.
 * Requires boxes by ascending height.
 * Ensures  Lipschitz constant `slope` per unit in ℓ_∞; layers as `maximumSize` says.
 */
export function maximumNetwork(matrix: PointMatrix, plan: PolyhedralPlan): Network {
  const { boxes, heights, reach, slope } = plan;
  const d = matrix.dimension;
  const builder = new NetworkBuilder(d);
  let units: readonly Affine[] = builder.inputs();
  let maximum = constantForm(0, rational(0n));
  for (const box of boxes) {
    const coordinates = coordinateForms(builder, matrix, reach, units);
    const first = builder.relu([
      ...coordinates,
      maximum,
      ...excessForms(coordinates, box, reach, reach),
    ]);
    const height = at(heights.heights, box.label);
    const gates = gateForms(first, height, slope, d);
    const gated = builder.relu([...first.slice(0, d + 1), ...gates]);
    const found = minimum(builder, gated, d);
    units = found.units;
    maximum = combine(builder.level, [
      [ONE, at(units, d)],
      [ONE, found.least],
    ]);
  }
  return builder.output([combine(builder.level, [[heights.sign, maximum]], heights.start)]);
}
