// UNTRUSTED. Builds the lattice network: projections, exact floors, mixed-radix key, table.
import { at, type Network, ONE, type Rational, rational } from "../kernel/index.js";
import {
  type Affine,
  combine,
  type Grid,
  NetworkBuilder,
  peeled,
  peelForms,
  peelTerms,
  scaledForm,
  shifted,
  type Term,
} from "../networks/index.js";
import type { Coordinate } from "./coordinate.js";
import { inputForm } from "./input-form.js";
import { keyWeights, type LatticePlan } from "./lattice-plan.js";
import type { PointMatrix } from "./point-matrix.js";
import { timesPower } from "./short-rational.js";

/** A coordinate whose cells are being read off, digit by digit from the top. */
interface Active {
  readonly coordinate: Coordinate;
  readonly grid: Grid;
  readonly weight: bigint;
  readonly rest: Affine;
}

/** One level: the next digit of every active coordinate. */
function level(
  builder: NetworkBuilder,
  active: readonly Active[],
  key: Affine | undefined,
  depth: number,
): { active: Active[]; key: Affine } {
  const goesOn = ({ coordinate }: Active): boolean => coordinate.bits > depth;
  const forms: Affine[] = key === undefined ? [] : [shifted(key, ONE)];
  for (const one of active) {
    if (goesOn(one)) forms.push(one.rest);
    forms.push(...peelForms(one.rest, one.grid, one.coordinate.bits - depth));
  }
  const units = builder.relu(forms);
  const terms: Term[] = key === undefined ? [] : [[ONE, at(units, 0)]];
  let next = key === undefined ? 0 : 1;
  const left: Active[] = [];
  for (const one of active) {
    const rest = goesOn(one) ? at(units, next) : undefined;
    if (rest !== undefined) next += 1;
    const pair = [at(units, next), at(units, next + 1)] as const;
    next += 2;
    const digit = one.coordinate.bits - depth;
    terms.push(...peelTerms(rational(one.weight << BigInt(digit)), pair));
    if (rest !== undefined) left.push({ ...one, rest: peeled(rest, one.grid, digit, pair) });
  }
  const bias = rational(key === undefined ? 0n : -1n);
  return { active: left, key: combine(builder.level, terms, bias) };
}

/**
 * The network of a plan.
 *
 * Ensures  layers as `latticeSize` says; on every ball each unit keeps a strict sign: projections lie
 *          strictly between ramps, everything after the key is constant and off its kinks.
 */
export function latticeNetwork(matrix: PointMatrix, plan: LatticePlan): Network {
  const builder = new NetworkBuilder(matrix.dimension);
  const { coordinates, codes, table } = plan;
  const units = builder.relu(coordinates.map(({ w, lift }) => inputForm(matrix, w, ONE, lift)));
  const weights = keyWeights(coordinates);
  let active = coordinates.map((coordinate, t): Active => {
    const steepness: Rational = timesPower(ONE, coordinate.exponent);
    return {
      coordinate,
      grid: { width: coordinate.width, steepness },
      weight: at(weights, t),
      rest: at(units, t),
    };
  });
  let key: Affine | undefined;
  for (let depth = 1; active.length > 0; depth += 1) {
    ({ active, key } = level(builder, active, key, depth));
  }
  const unit = at(builder.relu([shifted(key ?? at(units, 0), ONE)]), 0);
  const code = table.build(builder, shifted(unit, rational(-1n)));
  return builder.output([scaledForm(codes.step, code, codes.base)]);
}
