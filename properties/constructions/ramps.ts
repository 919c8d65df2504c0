// Points of balls at the hyperplanes by which facts split them: on, between and just beside the walls.
import type { Constructed } from "../../src/constructions/index.js";
import type { Dataset } from "../../src/dataset/dataset.js";
import type { Cut } from "../../src/elaborate/index.js";
import type { Network } from "../../src/kernel/index.js";
import {
  absolute,
  add,
  at,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
} from "../../src/numbers/index.js";
import { labelOf } from "../../src/oracle/label.js";
import { evaluateAt } from "../../src/oracle/network.js";
import { denseNetwork, spelled, spelledAll } from "../../src/testing/translation.js";
import { isLeftOut } from "./left-out.js";

/** Two ramps, the one between them, and their ends: γ = high − low. */
function placesOf(low: Rational, high: Rational): Rational[] {
  const gamma = subtract(high, low);
  return [-4n, -3n, -2n, -1n, 0n, 1n, 2n, 3n, 4n, 5n, 6n].map((k) =>
    add(low, rational(gamma.num * k, gamma.den * 2n)),
  );
}

/** x = c + s·e_k with unit `row` of the first layer equal to `value`, k its largest weight. */
function pointWith(
  network: Network,
  centre: readonly Rational[],
  unit: number,
  value: Rational,
): { point: Rational[]; step: Rational } | undefined {
  const row = at(at(network.layers, 0).rows, unit);
  let largest = 0;
  row.ints.forEach((n, k) => {
    const most = at(row.ints, largest);
    if ((n < 0n ? -n : n) > (most < 0n ? -most : most)) largest = k;
  });
  const weight = rational(at(row.ints, largest), row.den);
  const now = row.columns.reduce(
    (sum, column, k) => add(sum, multiply(at(centre, column), rational(at(row.ints, k), row.den))),
    rational(row.bias, row.den),
  );
  if (weight.num === 0n) return undefined;
  const step = divide(subtract(value, now), weight);
  const along = at(row.columns, largest);
  return { step, point: centre.map((c, k) => (k === along ? add(c, step) : c)) };
}

function pointsAt(
  network: Network,
  centre: readonly Rational[],
  radius: Rational,
  { unit, at: values }: Cut,
): Rational[][] {
  return values.flatMap((low, n) => {
    const high = values[n + 1];
    if (n % 2 === 1 || high === undefined) return [];
    return placesOf(low, high).flatMap((value) => {
      const found = pointWith(network, centre, unit, value);
      return found === undefined || compare(absolute(found.step), radius) > 0 ? [] : [found.point];
    });
  });
}

/** The points at walls and ramps that are not left out, with the balls, where the oracle finds another label. */
export function wrongAtRamps(dataset: Dataset, built: Constructed): string[] {
  const network = denseNetwork(built.network);
  const rule = { kind: "exact", values: spelledAll(built.values) } as const;
  return dataset.points.flatMap(({ point, label }, ball) => {
    const centre = point.ints.map((n) => rational(n, point.den));
    const cuts = (built.facts?.(ball) ?? []).flatMap(({ split }) => split?.cuts ?? []);
    const points = cuts.flatMap((cut) => pointsAt(built.network, centre, built.radius, cut));
    const wrong = points
      .filter((x) => !isLeftOut(built, ball, x))
      .map((x) => x.map(spelled))
      .filter((x) => labelOf(rule, evaluateAt(network, x)) !== label);
    return wrong.map((x) => `ball ${ball}: another label at (${x.join(", ")})`);
  });
}
