// UNTRUSTED. The series that show the laws: √n, √(n/k), and the peaks at n = k and n = kd.
// May import kernel, dataset, bounds.
import { minus, naturalLogarithm, over } from "../bounds/enclosure.js";
import type { Enclosure } from "../dataset/index.js";
import { rational } from "../numbers/index.js";
import type { ModelKind } from "./activations.js";
import type { KernelKind } from "./kernels.js";
import type { Row, Setting } from "./experiment.js";

/** A law and the settings at which it is looked for. */
export interface Series {
  readonly name: string;
  /** What the literature says of it. */
  readonly law: string;
  readonly grid: readonly Grid[];
  /** The exponent of S between the ends of this part of the grid is computed, against n or n/k. */
  readonly against?: "n" | "n/k";
}

/** Settings that differ in n alone. */
export interface Grid {
  readonly kind: ModelKind | KernelKind;
  readonly dimension: number;
  readonly units: number;
  readonly points: readonly number[];
}

const SOURCE = "Dohmatob 2021 (arXiv:2106.02630)";

/** Parts of the number of parameters at which other activations are measured. */
const FEWER = [1 / 6, 1 / 3, 2 / 3, 1, 4 / 3, 2, 8 / 3];

/** Each takes less than a minute. In the first d and k grow with n, in the second n alone does. */
export const SERIES: readonly Series[] = [
  {
    name: "root-n",
    law: `random features, d = 2n, k = 4n: S of order √n (${SOURCE}, abstract)`,
    grid: [4, 6, 8, 12, 16, 24].map((n) => ({
      ...{ kind: "random" as const, dimension: 2 * n, units: 4 * n },
      points: [n],
    })),
    against: "n",
  },
  {
    name: "root-n-over-k",
    law: `tangent features, n below kd: S of order √(n/k) (${SOURCE}, abstract)`,
    grid: [8, 16].map((units) => ({
      ...{ kind: "tangent" as const, dimension: 16, units },
      points: [1, 2, 4, 8, 12].map((c) => (c * units) / 2),
    })),
    against: "n/k",
  },
  {
    name: "descents-random",
    law: `random features: a peak at n = k = 24 (${SOURCE}, experiments)`,
    grid: [
      {
        ...{ kind: "random", dimension: 12, units: 24 },
        points: [2, 4, 8, 12, 16, 20, 22, 24, 26, 28, 32, 40, 48, 64, 96],
      },
    ],
  },
  {
    name: "descents-tangent",
    law: `tangent features: a peak at n = kd = 48 (${SOURCE}, experiments)`,
    grid: [
      {
        ...{ kind: "tangent", dimension: 6, units: 8 },
        points: [2, 4, 8, 16, 24, 32, 40, 44, 48, 52, 56, 64, 80, 96, 128],
      },
    ],
  },
  ...(
    [
      "random-abs",
      "random-clip",
      "random-quadratic",
      "random-threshold",
      "random-erf",
      "random-tanh",
    ] as const
  ).map(
    (kind): Series => ({
      name: `descents-${kind}`,
      law: `${kind} features: a peak at n = k = 24`,
      grid: [
        { kind, dimension: 12, units: 24, points: FEWER.map((part) => Math.round(24 * part)) },
      ],
    }),
  ),
  ...(
    [
      ["tangent-abs", 6, 8],
      ["tangent-erf", 4, 6],
      ["tangent-tanh", 4, 6],
    ] as const
  ).map(
    ([kind, dimension, units]): Series => ({
      name: `descents-${kind}`,
      law: `${kind} features: a peak at n = kd = ${dimension * units}`,
      grid: [
        {
          ...{ kind, dimension, units },
          points: FEWER.map((part) => Math.round(part * dimension * units)),
        },
      ],
    }),
  ),
  ...(
    [
      "kernel-relu",
      "kernel-abs",
      "kernel-threshold",
      "kernel-erf",
      "kernel-tangent",
      "kernel-tangent-abs",
    ] as const
  ).map(
    (kind): Series => ({
      name: `root-n-${kind}`,
      law: kind.endsWith("abs")
        ? `${kind}, infinite width, d = 2n: even, without a linear part, and S stays where it is`
        : `${kind}, infinite width, d = 2n: S of order √n (${SOURCE}, abstract)`,
      grid: [4, 8, 16, 32, 64].map((n) => ({
        ...{ kind, dimension: 2 * n, units: Number.POSITIVE_INFINITY },
        points: [n],
      })),
      against: "n",
    }),
  ),
  {
    name: "descents-kernel-quadratic",
    law: "the kernel of z², d = 6: a peak at n = d(d + 1)/2 = 21, its rank",
    grid: [
      {
        ...{ kind: "kernel-quadratic", dimension: 6, units: Number.POSITIVE_INFINITY },
        points: [4, 7, 14, 18, 21, 24, 28, 42, 56],
      },
    ],
  },
];

/** What all settings of a series share. */
export type Shared = Omit<Setting, "kind" | "dimension" | "units" | "points">;

/** The settings of a grid, in order. */
export function settingsOf(grid: readonly Grid[], shared: Shared): readonly Setting[] {
  return grid.flatMap(({ points, ...model }) =>
    points.map((count) => ({ ...shared, ...model, points: count })),
  );
}

/** x of a row: n, or n/k. */
function abscissa({ setting }: Row, against: "n" | "n/k"): Enclosure {
  const k = against === "n" ? 1n : BigInt(setting.units);
  const x = rational(BigInt(setting.points), k);
  return { lower: x, upper: x };
}

/**
 * ln(S_b/S_a)/ln(x_b/x_a) between the rows with the smallest and the largest x: the exponent of S, which
 * the law says is 1/2.
 *
 * Ensures  rounded outward; undefined if fewer than two rows with different x have an S above 0.
 */
export function exponentOf(rows: readonly Row[], against: "n" | "n/k"): Enclosure | undefined {
  const known = rows.flatMap((row) =>
    row.seminorm === undefined || row.seminorm.lower.num === 0n
      ? []
      : [{ x: abscissa(row, against), s: row.seminorm }],
  );
  const sorted = known.sort((a, b) =>
    a.x.lower.num * b.x.lower.den < b.x.lower.num * a.x.lower.den ? -1 : 1,
  );
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const width = minus(naturalLogarithm(last.x), naturalLogarithm(first.x));
  if (width.lower.num <= 0n) return undefined;
  const rise = minus(naturalLogarithm(last.s), naturalLogarithm(first.s));
  return rise.lower.num < 0n ? undefined : over(rise, width);
}
