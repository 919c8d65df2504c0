// UNTRUSTED. The cells of a sweep: every construction at every ratio on the first n points, proved or why not.
import {
  type Counts,
  countsOf,
  curvesAt,
  isSetting,
  known,
  type Quantity,
  settingOf,
} from "../bounds/index.js";
import { certify } from "../certify/index.js";
import { candidatesFor, type Constructed, type Construction } from "../constructions/index.js";
import { type Dataset, firstPoints, logarithmicGrid, type Separation } from "../dataset/index.js";
import { at, type Norm, type Rational, rational } from "../kernel/index.js";
import { codeOf } from "../report/explain.js";
import type { Cell, CurvePoint, Fate } from "../report/sweep.js";
import { conditionWords } from "../report/unreached.js";
import { NAMED } from "./build-network.js";
import { radiusFor, ratioFor, requireRoom, separate } from "./claimed-radius.js";
import type { Progress } from "./progress.js";

/** What is swept over. */
export interface SweepGrid {
  readonly norm: Norm;
  readonly seed: string;
  readonly quantity: Quantity;
  /** Names of constructions; all that apply if absent. */
  readonly with: readonly string[] | undefined;
  /** Ascending, each in (0, 1). */
  readonly rho: readonly Rational[];
  /** Ascending, each at most the size of the dataset. */
  readonly points: readonly number[];
}

const ONE_CLASS = "the points have one class: nothing to tell apart";

/** Certifies one network at its radius; the ratio is part of what the kernel judges. */
export async function fateOf(
  dataset: Dataset,
  { norm }: Pick<SweepGrid, "norm">,
  rho: Rational,
  found: Separation,
  built: Constructed,
  progress: Progress,
): Promise<Fate> {
  const { network, radius, values, facts, construction } = built;
  const certificate = await certify({
    ...{ network, dataset, norm, radius },
    rule: { kind: "exact", values },
    ...(facts !== undefined && { facts }),
    ratio: ratioFor(dataset, { norm, rho }, radius, found),
    progress: (done, total) => {
      progress.count(`certifying ${construction}`, done, total);
    },
  });
  const counts: Counts = countsOf(network);
  return certificate.verdict === "certified"
    ? { status: "proved", counts, statement: certificate.theorem.statement }
    : { status: "unproved", counts, reason: codeOf(certificate) };
}

/** What one construction gives at one radius. */
async function oneFate(
  dataset: Dataset,
  grid: SweepGrid,
  rho: Rational,
  found: Separation,
  one: Construction,
  progress: Progress,
): Promise<Fate> {
  const say = (text: string): void => {
    progress.say(text);
  };
  const search = { seed: grid.seed, budget: 1, progress: say };
  const radius = radiusFor(rho, found);
  const built = await one.construct(dataset, grid.norm, radius, search);
  return built.status === "constructed"
    ? await fateOf(dataset, grid, rho, found, built, progress)
    : { status: "unreached", reason: conditionWords(built) };
}

/** The constructions that are asked for, in the order of the registry. */
function constructionsFor(dataset: Dataset, grid: SweepGrid): readonly Construction[] {
  const { with: names } = grid;
  return names === undefined
    ? candidatesFor(dataset)
    : NAMED.filter(({ name }) => names.includes(name));
}

/**
 * Every cell, by points, then ratio, then construction.
 *
 * Ensures  a cell is `proved` only if the kernel has accepted the network at a radius ≥ ρ·ε and with the
 *          claim that the ratio is at least ρ.
 * Fails    Problem (bad data): equal points with different labels.
 */
export async function sweepCells(
  dataset: Dataset,
  grid: SweepGrid,
  progress: Progress,
): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const points of grid.points) {
    const subset = firstPoints(dataset, points);
    const classes = subset.classes.length;
    const found = classes < 2 ? undefined : await separate(subset, { norm: grid.norm }, progress);
    for (const rho of grid.rho) {
      if (found !== undefined) requireRoom(subset, radiusFor(rho, found), found);
      for (const one of constructionsFor(subset, grid)) {
        const place = { points, classes, rho, construction: one.name };
        progress.say(
          `N = ${points}, ρ ${grid.rho.indexOf(rho) + 1}/${grid.rho.length}: ${one.name}`,
        );
        if (found === undefined) {
          cells.push({ ...place, radius: undefined, status: "unreached", reason: ONE_CLASS });
          continue;
        }
        const fate = await oneFate(subset, grid, rho, found, one, progress);
        cells.push({ ...place, radius: radiusFor(rho, found), ...fate });
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }
  return cells;
}

/** The published curves for N, d, C and p alone; nothing where two classes are missing. */
function curvePoint(
  dataset: Dataset,
  { norm, quantity }: SweepGrid,
  points: number,
  rho: Rational,
): readonly CurvePoint[] {
  const classes = new Set(dataset.points.slice(0, points).map(({ label }) => label)).size;
  const setting = settingOf({
    points: BigInt(points),
    dimension: BigInt(dataset.dimension),
    classes: BigInt(classes),
    norm,
    ratio: known(rho),
  });
  if (!isSetting(setting)) return [];
  return [{ points, classes, rho, curves: curvesAt(setting, quantity) }];
}

/** The bounds at every place of a cell. */
export function sweepBounds(dataset: Dataset, grid: SweepGrid): readonly CurvePoint[] {
  return grid.points.flatMap((n) => grid.rho.flatMap((rho) => curvePoint(dataset, grid, n, rho)));
}

const SAMPLES = 60;
const SAMPLE_DIGITS = 4;

/** A fine grid with the values themselves. */
function refined(values: readonly Rational[]): readonly Rational[] {
  const [low, high] = [at(values, 0), at(values, values.length - 1)];
  return low === high ? values : logarithmicGrid(low, high, SAMPLES, SAMPLE_DIGITS);
}

/** The curves of a figure: along ρ for every number of points; along N if there is one ratio. */
export function sweepCurves(dataset: Dataset, grid: SweepGrid): readonly CurvePoint[] {
  if (grid.rho.length > 1) {
    return grid.points.flatMap((n) =>
      refined(grid.rho).flatMap((rho) => curvePoint(dataset, grid, n, rho)),
    );
  }
  const counts = refined(grid.points.map((n) => rational(BigInt(n))));
  const whole = [...new Set(counts.map(({ num, den }) => Number(num / den)))];
  return whole.flatMap((n) => curvePoint(dataset, grid, n, at(grid.rho, 0)));
}
