// UNTRUSTED. Builds a network of stages: coordinates carried along, and for every stage floors, a table,
// perhaps gates, and the running maximum.
import { timesPower } from "../../../doubles/short-rational.js";
import type { Network } from "../../../kernel/index.js";
import { at, ONE, type Rational, rational, subtract, ZERO } from "../../../numbers/index.js";
import {
  type Affine,
  CarryingBuilder,
  combine,
  denseForm,
  scaledForm,
  shifted,
  type Term,
} from "../../../networks/index.js";
import { digitSums, type Reader } from "../../lattice/digit-sums.js";
import { carriedPast, coordinatesFrom, type Guard } from "./gated-size.js";
import { inputForm } from "../../points/input-form.js";
import type { PointMatrix } from "../../points/point-matrix.js";
import type { Stage } from "./stage.js";
import type { BoxStage } from "./box.js";
import { type Projection, rampWidth, type StageGrid } from "./grid.js";
import type { StageTable } from "./table.js";

const MINUS_ONE = rational(-1n);

/** A stage of grids with its table. */
export interface GridsPlan extends Stage {
  readonly table: StageTable;
  readonly guard: Guard;
}

export type StagePlan = GridsPlan | BoxStage;

/** The output is start + step·(maximum of the codes of all stages). */
export interface StagesPlan {
  readonly projections: readonly Projection[];
  readonly stages: readonly StagePlan[];
  readonly top: number;
  readonly start: Rational;
  readonly step: Rational;
}

/** Where a stage is in the network; hidden layers are counted from 0. */
export interface StageLayers {
  /** Its first layer, and the one with its excess over the maximum of the stages before. */
  readonly first: number;
  readonly last: number;
  /** The unit of the excess. The maximum before is unit 0 from the second stage on. */
  readonly excess: number;
}

/** Wires: the maximum so far, none in the first stage, and the coordinates that are still needed. */
interface Wires {
  readonly maximum: readonly Affine[];
  readonly coordinates: ReadonlyMap<number, Affine>;
}

/** Carries the maximum, then other units, then the named coordinates. */
function carry(
  builder: CarryingBuilder,
  { maximum, coordinates }: Wires,
  others: readonly Affine[],
  names: readonly number[],
): void {
  const wanted = names.map((name) => coordinates.get(name) ?? denseForm(builder.level, [], ZERO));
  builder.carry([...maximum, ...others, ...wanted]);
}

/** What is carried, at the layer that was added last. */
function carriedWires(
  { carried }: CarryingBuilder,
  { maximum }: Wires,
  names: readonly number[],
): Wires & { readonly others: readonly Affine[] } {
  const from = carried.length - names.length;
  return {
    maximum: carried.slice(0, maximum.length),
    others: carried.slice(maximum.length, from),
    coordinates: new Map(names.map((name, n) => [name, at(carried, from + n)])),
  };
}

/** z − wall + ramps·γ of a grid, whose cells count `weight` in a sum. */
function reader(
  grid: StageGrid,
  { coordinates }: Wires,
  ramps: bigint,
  weight: bigint,
  sum: number,
): Reader {
  const { width, wall, exponent, bits, coordinate } = grid;
  const gamma = rampWidth(grid);
  const lift = subtract(rational(gamma.num * ramps, gamma.den), wall);
  const z = coordinates.get(coordinate) ?? denseForm(0, [], ZERO);
  const steepness = timesPower(ONE, exponent);
  return {
    rest: shifted(z, lift),
    grid: { width, steepness },
    bits,
    weight: rational(weight),
    sum,
  };
}

/** The code of the cell; −1, or garbage where the key changes. */
function lookedUp(builder: CarryingBuilder, stage: GridsPlan, wires: Wires): Affine {
  const readers = stage.grids.map((grid, t) => reader(grid, wires, 2n, at(stage.weights, t), 0));
  const sums = digitSums(builder, readers, 1);
  const key = at(builder.relu([shifted(at(sums, 0), ONE)]), 0);
  return stage.table.plan.build(builder, shifted(key, MINUS_ONE));
}

/** One mask a grid: 1 where the key changes, 0 away from all three ramps. */
function masks(builder: CarryingBuilder, { grids }: Stage, wires: Wires): Affine[] {
  const readers = grids.flatMap((grid, sum) => [
    reader(grid, wires, 3n, 1n, sum),
    reader(grid, wires, 1n, -1n, sum),
  ]);
  return builder.relu(digitSums(builder, readers, grids.length));
}

function less(units: readonly Affine[], factor = MINUS_ONE): Term[] {
  return units.map((unit): Term => [factor, unit]);
}

/** As `excessOf`, of a box. */
function boxExcess(
  builder: CarryingBuilder,
  { sides, code, steepness }: BoxStage,
  start: Wires,
  later: readonly number[],
): { form: Affine; wires: Wires } {
  carry(builder, start, [], later);
  const units = builder.relu(
    sides.map(({ coordinate, sign, bound }) => {
      const z = start.coordinates.get(coordinate) ?? denseForm(0, [], ZERO);
      const factor = rational(sign * steepness.num, steepness.den);
      return scaledForm(factor, shifted(z, rational(-bound.num, bound.den)));
    }),
  );
  const wires = carriedWires(builder, start, later);
  const terms = [...less(units), ...less(wires.maximum)];
  return { form: combine(builder.level, terms, rational(BigInt(code))), wires };
}

/** The code of a stage less the maximum so far, as a pre-activation, with what is carried beside it. */
function excessOf(
  builder: CarryingBuilder,
  { stages, top }: StagesPlan,
  j: number,
  start: Wires,
): { form: Affine; wires: Wires } {
  const stage = at(stages, j);
  const later = coordinatesFrom(stages, j + 1);
  if ("sides" in stage) return boxExcess(builder, stage, start, later);
  const own = carriedPast(stages, j, stage.guard);
  carry(builder, start, [], own);
  const code = lookedUp(builder, stage, start);
  if (stage.guard === "none") {
    const wires = carriedWires(builder, start, own);
    return { form: combine(builder.level, [[ONE, code], ...less(wires.maximum)]), wires };
  }
  const most = rational(BigInt(top));
  const missing = builder.relu([scaledForm(MINUS_ONE, code, most)]);
  const found = carriedWires(builder, start, own);
  carry(builder, found, missing, later);
  if (stage.guard === "clip") {
    const terms = [...less(missing), ...less(found.maximum)];
    return { form: combine(builder.level, terms, most), wires: found };
  }
  const gates = masks(builder, stage, found);
  const wires = carriedWires(builder, start, later);
  const terms = [
    ...less(gates, rational(-most.num)),
    ...less(wires.others),
    ...less(wires.maximum),
  ];
  return { form: combine(builder.level, terms, most), wires };
}

/** Adds one stage. */
function added(builder: CarryingBuilder, plan: StagesPlan, j: number, start: Wires): Wires {
  const { form, wires } = excessOf(builder, plan, j, start);
  const later = coordinatesFrom(plan.stages, j + 1);
  carry(builder, wires, [], later);
  const excess = builder.relu([form]);
  const end = carriedWires(builder, start, later);
  const parts = [...end.maximum, ...excess].map((unit): Term => [ONE, unit]);
  return { maximum: [combine(builder.level, parts)], coordinates: end.coordinates };
}

/**
 * The network of a plan, and where its stages are.
 *
 * Shapes   first layer: the coordinates that stages use, in their order. Layers as `stagesSize` says.
 * Ensures  the maximum over the stages of max(0, code), each at most the code of the cell wherever the key
 *          is exact; with gates 0 where it changes, with a clip at most the top.
 */
export function stagesNetwork(
  matrix: PointMatrix,
  plan: StagesPlan,
): { readonly network: Network; readonly layers: readonly StageLayers[] } {
  const builder = new CarryingBuilder(matrix.dimension);
  const names = coordinatesFrom(plan.stages, 0);
  const units = builder.relu(
    names.map((name) => {
      const { w, lift } = at(plan.projections, name);
      return inputForm(matrix, w, ONE, rational(lift));
    }),
  );
  let wires: Wires = {
    maximum: [],
    coordinates: new Map(names.map((name, n) => [name, at(units, n)])),
  };
  const layers: StageLayers[] = [];
  for (const j of plan.stages.keys()) {
    const first = builder.level;
    wires = added(builder, plan, j, wires);
    layers.push({ first, last: builder.level - 1, excess: builder.carried.length });
  }
  const maximum = at(wires.maximum, 0);
  return { network: builder.output([scaledForm(plan.step, maximum, plan.start)]), layers };
}
