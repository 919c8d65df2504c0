// Small datasets written out for the tests of the constructions.
import type { Dataset } from "../../src/dataset/dataset.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { at, type Rational } from "../../src/numbers/index.js";
import type { Constructed } from "../../src/constructions/index.js";

/** Points with integer coordinates over one denominator, each with a class. */
export function toy(
  rows: readonly (readonly [readonly number[], string])[],
  den: bigint = 1n,
): Dataset {
  const classes = [...new Set(rows.map(([, label]) => label))];
  return {
    dimension: at(rows, 0)[0].length,
    classes,
    source: "toy",
    points: rows.map(([ints, label], i) => ({
      point: { ints: ints.map(BigInt), den },
      label: classes.indexOf(label),
      line: i + 1,
    })),
  };
}

/** What the network gives at the points, beside what it should give. */
export function outputs(
  dataset: Dataset,
  built: Constructed,
): { found: Rational[]; wanted: Rational[] } {
  return {
    found: dataset.points.map(({ point }) => {
      const { ints, den } = evaluate(built.network, point);
      return { num: at(ints, 0), den };
    }),
    wanted: dataset.points.map(({ label }) => at(built.values, label)),
  };
}

export const OPTIONS = { seed: "1", budget: 1 / 4 };
