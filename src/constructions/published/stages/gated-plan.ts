// UNTRUSTED. From directions to stages: covers all points of the larger codes, stage by stage.
import type { Norm } from "../../../kernel/index.js";
import {
  add,
  at,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
} from "../../../numbers/index.js";
import { dualNormBound } from "../../points/dual-norm.js";
import type { GridsPlan, StagePlan } from "./gated-network.js";
import { carriedPast, type Guard, type StageShape, stagesSize } from "./gated-size.js";
import { servedNorm } from "../../nearest-site/radius.js";
import { pause } from "../../search/pause.js";
import { near } from "../../../doubles/near.js";
import { type PointMatrix, projectExact } from "../../points/point-matrix.js";
import type { Random } from "../../../doubles/random.js";
import { ceilingOf } from "../../../doubles/short-rational.js";
import { type Stage, stageAt, type StageTask } from "./stage.js";
import { type BoxSearch, boxSearch } from "./box-search.js";
import { bestBox, type BoxStage } from "./box.js";
import type { Axis, Pair } from "./directions.js";
import type { Projection } from "./grid.js";
import { proposals, soughtBy } from "./search.js";
import { stageTable } from "./table.js";

/** Proposals in a row that may fail before the directions are given up. */
const FAILURES = 12;

/** What is to be covered. */
export interface CoverTask {
  readonly matrix: PointMatrix;
  readonly norm: Norm;
  readonly radius: Rational;
  /** Code of every point, 0 to top. */
  readonly codes: readonly number[];
  readonly top: number;
  readonly hasGates: boolean;
  /** Boxes for few balls, where they cost less. */
  readonly hasBoxes: boolean;
  readonly thinner: number;
  readonly random: Random;
  readonly tries: number;
  readonly mostStages: number;
}

/** Stages that together serve every point of a code above 0, or a point that is hard to serve. */
export type Cover =
  | {
      readonly status: "covered";
      readonly projections: readonly Projection[];
      readonly stages: readonly StagePlan[];
      readonly parameters: number;
    }
  | { readonly status: "failed"; readonly pair: Pair };

/** The projection along an axis, lifted to be positive on every ball. */
function projectionOf({ matrix, norm, radius }: CoverTask, { direction }: Axis): Projection {
  const { w } = direction;
  const values = projectExact(matrix, w);
  const extent = divide(multiply(radius, dualNormBound(servedNorm(norm), w)), matrix.unit);
  let [least, most] = [at(values, 0), at(values, 0)];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const lift = ceilingOf(subtract(add(extent, rational(1n)), rational(least)));
  return {
    w,
    lift,
    values: values.map((value) => value + lift),
    least: least + lift,
    most: most + lift,
    extent,
  };
}

/** For every point the nearest of smaller code along the axes, and how wide a cell about it may be. */
function rooms(
  { matrix, codes, radius }: CoverTask,
  axes: readonly Axis[],
): { room: Float64Array; rival: Int32Array } {
  const room = new Float64Array(matrix.count).fill(Infinity);
  const rival = new Int32Array(matrix.count);
  for (const [i, code] of codes.entries()) {
    for (const [j, other] of codes.entries()) {
      if (other >= code) continue;
      let most = 0;
      const least = room[i] ?? 0;
      for (const { places } of axes) {
        most = Math.max(most, Math.abs((places[i] ?? 0) - (places[j] ?? 0)));
        if (most >= least) break;
      }
      if (most < least) {
        room[i] = most;
        rival[i] = j;
      }
    }
  }
  return { room: room.map((distance) => 2 * (distance - near(radius))), rival };
}

/** What the balls need on which the key of a stage changes. */
function guardFor({ codes, top }: CoverTask, { places }: Stage): Guard {
  let guard: Guard = "none";
  for (const [i, { spans }] of places.entries()) {
    if (spans.every(({ ramps }) => ramps.length === 0)) continue;
    if (at(codes, i) < top) return "gates";
    guard = "clip";
  }
  return guard;
}

/** What the size of a stage depends on. */
export function shapeOf(stage: StagePlan): StageShape {
  if ("sides" in stage) return stage;
  const { grids, table, guard } = stage;
  return { grids, table: table.plan.widths, guard };
}

/** The order of the stages, and their tables, with the fewest parameters. */
function finished(
  task: CoverTask,
  stages: readonly (Stage | BoxStage)[],
): { stages: StagePlan[]; parameters: number } {
  const orders = [stages, [...stages].reverse()].map((order) => {
    const plans = order.map((stage, j): StagePlan => {
      if ("sides" in stage) return stage;
      const guard = task.hasGates ? guardFor(task, stage) : "none";
      const carried = carriedPast(order, j, guard).length + (j > 0 ? 1 : 0);
      const plan: GridsPlan = { ...stage, table: stageTable(stage, task.top, carried), guard };
      return plan;
    });
    const { parameters } = stagesSize(task.matrix.dimension, plans.map(shapeOf));
    return { stages: plans, parameters };
  });
  return orders.reduce((a, b) => (b.parameters < a.parameters ? b : a));
}

/** The next stage: the first proposal that is accepted, or a box where that costs less a point. */
function nextStage(
  task: CoverTask,
  exact: StageTask,
  axes: readonly Axis[],
  room: Float64Array,
  boxes: BoxSearch | undefined,
): Stage | BoxStage | undefined {
  const { matrix, codes, top, random, tries } = task;
  const search = { matrix, axes, radius: near(task.radius), codes, top, open: exact.open, room };
  const box = boxes && bestBox(exact, boxes, random);
  for (let n = 0; n < FAILURES; n += 1) {
    const asked = { ...search, random, tries };
    for (const proposal of proposals(asked)) {
      const sought = soughtBy(asked, proposal, exact.projections);
      const stage = stageAt(exact, sought, proposal.served);
      if (stage === undefined) continue;
      const price = (proposal.price * proposal.served.length) / stage.served.length;
      return box !== undefined && box.price < price ? box.stage : stage;
    }
    if (box !== undefined) break;
  }
  return box?.stage;
}

/**
 * Stages along some axes.
 *
 * Ensures  every stage is accepted exactly, and every point of a code above 0 is served by one.
 * Cost     some dozens of passes over the points a stage.
 */
export async function coveredAlong(task: CoverTask, axes: readonly Axis[]): Promise<Cover> {
  const projections = axes.map((axis) => projectionOf(task, axis));
  const { room, rival } = rooms(task, axes);
  const open = task.codes.map((code) => code > 0);
  const boxes = task.hasBoxes ? boxSearch(axes, near(task.radius), task.codes) : undefined;
  const stages: (Stage | BoxStage)[] = [];
  for (;;) {
    const left = open.indexOf(true);
    if (left < 0) break;
    const { codes, top, thinner } = task;
    const { entryScale } = task.matrix;
    const exact = { projections, codes, top, open, thinner, entryScale };
    const stage = nextStage(task, exact, axes, room, boxes);
    if (stage === undefined || stages.length >= task.mostStages) {
      return { status: "failed", pair: [left, rival[left] ?? 0] };
    }
    for (const i of stage.served) open[i] = false;
    stages.push(stage);
    await pause();
  }
  return { status: "covered", projections, ...finished(task, stages) };
}
