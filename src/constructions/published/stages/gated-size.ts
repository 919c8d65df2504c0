// UNTRUSTED. Layer widths and parameters of a network of stages, with gates or without.
import { denseCount, type DenseSize, widened } from "../../../networks/index.js";
import { digitSumWidths } from "../../lattice/digit-sums.js";

/**
 * What keeps a stage from doing harm where its key changes on a ball. gates: it is silent there; clip:
 * its code is at most the top, which is enough for balls of the top code; none: it changes on no ball.
 */
export type Guard = "gates" | "clip" | "none";

/** What the size of a stage with grids depends on. */
export interface GridsShape {
  readonly guard: Guard;
  /** Coordinates that its grids are along, and binary digits of their cells. */
  readonly grids: readonly { readonly coordinate: number; readonly bits: number }[];
  /** Layer widths of its table, from the key unit to the output. */
  readonly table: readonly number[];
}

/** What the size of a box depends on: the coordinates of its sides. */
export interface BoxShape {
  readonly sides: readonly { readonly coordinate: number }[];
}

export type StageShape = GridsShape | BoxShape;

/** Coordinates that a stage reads. */
type Reading = Pick<GridsShape, "grids"> | BoxShape;

/** Digits of two floors a grid, one sum a grid: the gates. */
function gateWidths(bits: readonly number[]): number[] {
  return digitSumWidths(bits.flatMap((n, sum) => [0, 1].map(() => ({ bits: n, sum }))));
}

/**
 * Widths of one stage.
 *
 * Shapes  before: units carried past its table, left: past its gates, which also carry the code.
 */
function stageWidths(stage: StageShape, before: number, left: number): number[] {
  if ("sides" in stage) return [stage.sides.length + left, 1 + left];
  const { grids, table, guard } = stage;
  const bits = grids.map((grid) => grid.bits);
  const looked = [
    ...digitSumWidths(bits.map((n) => ({ bits: n, sum: 0 }))),
    1,
    ...table.slice(1, -1),
  ];
  const gates = guard === "gates" ? [...gateWidths(bits), grids.length] : [];
  return [
    ...looked.map((width) => width + before),
    ...(guard === "none" ? [] : [1 + before]),
    ...gates.map((width) => width + 1 + left),
    1 + left,
  ];
}

/** Coordinates that stage `from` or a later one has a grid along, ascending. */
export function coordinatesFrom(stages: readonly Reading[], from: number): number[] {
  const used = stages
    .slice(from)
    .flatMap((stage) => ("sides" in stage ? stage.sides : stage.grids))
    .map(({ coordinate }) => coordinate);
  return [...new Set(used)].sort((a, b) => a - b);
}

/** Coordinates that are carried past the table of a stage: its gates read its own again. */
export function carriedPast(
  stages: readonly Reading[],
  j: number,
  guard: Guard | undefined,
): number[] {
  return coordinatesFrom(stages, guard === "gates" ? j : j + 1);
}

/**
 * Size of a network of stages in dimension d: layers d → m, then for every stage, with r_j coordinates
 * that later stages read, m_j that with gates it reads too, else m_j = r_j, y = 1 but 0 in the first stage:
 * digits + m_j + y, 1 + m_j + y, table + m_j + y; with a guard 1 + m_j + y; with gates their digits
 * + 1 + r_j + y and grids + 1 + r_j + y; then 1 + r_j + y. A box: sides + r_j + y, then 1 + r_j + y. One output.
 */
export function stagesSize(dimension: number, stages: readonly StageShape[]): DenseSize {
  const widths = [dimension, coordinatesFrom(stages, 0).length];
  stages.forEach((stage, j) => {
    const maximum = j > 0 ? 1 : 0;
    const guard = "sides" in stage ? undefined : stage.guard;
    const before = carriedPast(stages, j, guard).length + maximum;
    const left = coordinatesFrom(stages, j + 1).length + maximum;
    widths.push(...stageWidths(stage, before, left));
  });
  const hidden = widths.slice(1);
  return {
    width: hidden.reduce((most, width) => Math.max(most, width), 0),
    depth: widths.length,
    parameters: denseCount([...widths, 1]),
  };
}

/** About how many parameters a table has beside the carried units. */
function tableCost(runs: number, spread: number, carried: number): number {
  const steps = denseCount(widened([1, 2 * (runs - 1), 1], carried));
  const select = 4 * (carried + 2);
  const entry = (spread + 2) * (3 + carried) * (4 + carried);
  return Math.min(steps, 2 * Math.sqrt(runs * select * entry) + entry);
}

/**
 * About how many parameters a stage has.
 *
 * Shapes  m coordinates carried; numbers of cells; runs of its table that begin 2^spread apart.
 */
export function stageCost(
  m: number,
  guard: Guard,
  cells: readonly number[],
  runs: number,
  spread: number,
): number {
  const grids = cells.map((n, coordinate) => ({
    coordinate,
    bits: Math.max(1, Math.ceil(Math.log2(n))),
  }));
  const carried = m + 1;
  const widths = stageWidths({ grids, table: [1, 1], guard }, carried, carried);
  return denseCount([carried, ...widths]) + tableCost(runs, spread, carried);
}
