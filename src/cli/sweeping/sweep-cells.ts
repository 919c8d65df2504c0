// UNTRUSTED. The cells of a sweep: every construction at every ratio on the first n points, and the bounds there.
import { curvesAt, isSetting, known, type Quantity, settingOf } from "../../bounds/index.js";
import { candidatesFor } from "../../constructions/index.js";
import {
  type Dataset,
  firstPoints,
  logarithmicGrid,
  type Separation,
} from "../../dataset/index.js";
import type { Norm } from "../../kernel/index.js";
import { at, type Rational, rational } from "../../numbers/index.js";
import type { Cell, CurvePoint, Fate } from "../../report/sweep.js";
import { untriedWords } from "../../report/untried.js";
import { NAMED } from "../proving/build-network.js";
import { radiusFor, requireRoom, separate } from "../proving/claimed-radius.js";
import type { Progress } from "../work/progress.js";
import { type CellQuestion, fateOf } from "./sweep-cell.js";
import { fateWithin } from "./timed-cell.js";

/** What is swept over. */
export interface SweepGrid {
  readonly norm: Norm;
  readonly seed: string;
  /** Longest time for one cell; none if absent. */
  readonly seconds: number | undefined;
  readonly quantity: Quantity;
  /** Names of constructions; all that apply if absent. */
  readonly with: readonly string[] | undefined;
  /** Ascending, each in (0, 1). */
  readonly rho: readonly Rational[];
  /** Ascending, each at most the size of the dataset. */
  readonly points: readonly number[];
}

const ONE_CLASS = "the points have one class: nothing to tell apart";

/** The names of constructions that are asked for, in the order of the registry, and of those left out. */
function constructionsFor(
  dataset: Dataset,
  { with: names }: SweepGrid,
): readonly { readonly name: string; readonly isTried: boolean }[] {
  if (names !== undefined) {
    const known = NAMED.map(({ name }) => name);
    const own = names.filter((name) => !known.includes(name));
    const asked = [...known.filter((name) => names.includes(name)), ...own];
    return asked.map((name) => ({ name, isTried: true }));
  }
  const { tried, untried } = candidatesFor(dataset);
  return [
    ...tried.map(({ name }) => ({ name, isTried: true })),
    ...untried.map(({ construction: name }) => ({ name, isTried: false })),
  ];
}

/** What becomes of a cell, in this thread if it may take as long as it likes. */
async function answered(
  question: CellQuestion,
  seconds: number | undefined,
  progress: Progress,
): Promise<Fate> {
  if (seconds !== undefined) return fateWithin(seconds, question, progress);
  const fate = await fateOf(question, progress);
  await new Promise((resolve) => setImmediate(resolve));
  return fate;
}

/** Where a cell is in the grid. */
export type CellPlace = Pick<Cell, "points" | "classes" | "rho" | "construction">;

/** A place, and whether anything is tried there. */
type Planned = CellPlace & { readonly isTried: boolean };

/** The places of the first points, by ratio, then construction. */
function placesAt(subset: Dataset, grid: SweepGrid): readonly Planned[] {
  const at = { points: subset.points.length, classes: subset.classes.length };
  const constructions = constructionsFor(subset, grid);
  return grid.rho.flatMap((rho) =>
    constructions.map(({ name, isTried }) => ({ ...at, rho, construction: name, isTried })),
  );
}

/** Every place of the grid, in the order of cells. */
export function sweepPlaces(dataset: Dataset, grid: SweepGrid): readonly CellPlace[] {
  return grid.points.flatMap((points) => placesAt(firstPoints(dataset, points), grid));
}

/** Cells that are known already, and what is told of each one that is new. */
export interface SweepMemory {
  readonly known: (place: CellPlace) => Cell | undefined;
  readonly add: (cell: Cell) => Promise<void>;
}

/**
 * Every cell, by points, then ratio, then construction.
 *
 * Ensures  a cell is `proved` only if the kernel has accepted the network at a radius ≥ ρ·ε and with the
 *          claim that the ratio is at least ρ, or the memory says so.
 *          One that ends within the seconds allowed is what it would be without that limit.
 * Fails    Problem (bad data): equal points with different labels. What `add` fails with.
 */
export async function sweepCells(
  dataset: Dataset,
  grid: SweepGrid,
  memory: SweepMemory,
  progress: Progress,
): Promise<readonly Cell[]> {
  const cells: Cell[] = [];
  for (const points of grid.points) {
    const subset = firstPoints(dataset, points);
    const places = placesAt(subset, grid);
    const isNew = places.some((place) => memory.known(place) === undefined);
    const found =
      isNew && subset.classes.length > 1
        ? await separate(subset, { norm: grid.norm }, progress)
        : undefined;
    for (const planned of places) {
      const { isTried, ...place } = planned;
      const old = memory.known(place);
      const cell = old ?? (await newCell(subset, place, isTried, found, grid, progress));
      if (old === undefined) await memory.add(cell);
      cells.push(cell);
    }
  }
  return cells;
}

/** What becomes of a cell that is not known. */
async function newCell(
  subset: Dataset,
  place: CellPlace,
  isTried: boolean,
  found: Separation | undefined,
  { norm, seed, seconds, rho: ratios }: SweepGrid,
  progress: Progress,
): Promise<Cell> {
  const { points, rho, construction } = place;
  progress.say(`N = ${points}, ρ ${ratios.indexOf(rho) + 1}/${ratios.length}: ${construction}`);
  if (found === undefined) {
    return { ...place, radius: undefined, status: "unreached", reason: ONE_CLASS };
  }
  const radius = radiusFor(rho, found);
  requireRoom(subset, radius, found);
  const question = { dataset: subset, norm, seed, rho, found, construction };
  const fate: Fate = isTried
    ? await answered(question, seconds, progress)
    : { status: "untried", reason: untriedWords({ construction, why: "pairs" }) };
  return { ...place, radius, ...fate };
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
