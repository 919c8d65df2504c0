// UNTRUSTED. Why a network of gated stages is constant on a ball: the maximum never exceeds the ball's
// code, and is not below it from the stage on that serves the ball. docs/theory.md#gated-lattice.
import type { Cuts, FactFamily } from "../../../elaborate/index.js";
import { at, negate, ONE, rational } from "../../../numbers/index.js";
import { family } from "../../fact-families.js";
import type { StageLayers, StagePlan } from "./gated-network.js";
import { coordinatesFrom } from "./gated-size.js";
import { rampOf } from "./grid.js";

const MINUS_ONE = rational(-1n);

/** What facts are made from. */
export interface FactsTask {
  readonly stages: readonly StagePlan[];
  readonly layers: readonly StageLayers[];
  readonly codes: readonly number[];
  readonly top: number;
}

/** The pieces of the ball on which the key of a stage is exact, and those where it changes. */
export function splitOf(
  { stages, layers }: Pick<FactsTask, "stages" | "layers">,
  j: number,
  ball: number,
): Cuts | undefined {
  const names = coordinatesFrom(stages, 0);
  const stage = at(stages, j);
  if ("sides" in stage) return undefined;
  const { grids, places } = stage;
  const cuts = at(places, ball).spans.flatMap(({ ramps }, t) => {
    const grid = at(grids, t);
    const values = ramps.flatMap((k) => rampOf(grid, k));
    return values.length === 0 ? [] : [{ unit: names.indexOf(grid.coordinate), at: values }];
  });
  return cuts.length === 0 ? undefined : { from: at(layers, j).first, cuts };
}

/** True if the key is exact on the whole ball and has no code: then E = 0 by its sign alone. Likewise a box. */
function isSilent(stage: StagePlan, ball: number): boolean {
  if ("sides" in stage) return at(stage.isSilent, ball);
  const { places, weights, table } = stage;
  const { spans } = at(places, ball);
  if (spans.some(({ ramps }) => ramps.length > 0)) return false;
  const key = spans.reduce((sum, { first }, t) => sum + at(weights, t) * BigInt(first), 0n);
  return table.codeOf(key) <= 0;
}

/**
 * Facts for one ball of code y: for every stage that is not silent Y + E ≤ y, piece by piece if its key
 * changes on the ball and y is not the top; Y ≤ y; and from the stage on that serves it Y + E ≥ y, Y ≥ y.
 *
 * Shapes  Y: the maximum so far, unit 0; E: the excess of a stage.
 */
export function gatedFacts(task: FactsTask, ball: number): readonly FactFamily[] {
  const { stages, layers, codes, top } = task;
  const code = at(codes, ball);
  const value = rational(BigInt(code));
  const end = at(layers, layers.length - 1).last;
  const sum = (j: number, weight: typeof ONE): [number, typeof ONE][] => {
    const excess: [number, typeof ONE] = [at(layers, j).excess, weight];
    return j === 0 ? [excess] : [[0, weight], excess];
  };
  const once = (l: number): { from: number; to: number; step: number } => ({
    from: l,
    to: l,
    step: 1,
  });
  const above = stages.flatMap((stage, j) => {
    if (isSilent(stage, ball)) return [];
    const made = family(once(at(layers, j).last), sum(j, ONE), negate(value));
    const split = code < top ? splitOf(task, j, ball) : undefined;
    return split === undefined ? made : made.map((one) => ({ ...one, split }));
  });
  const from = at(layers, 0).last + 1;
  const never = family({ from, to: end, step: 1 }, [[0, ONE]], negate(value));
  const own = stages.findIndex(({ served }) => served.includes(ball));
  if (own < 0) return [...above, ...never];
  const { last } = at(layers, own);
  return [
    ...above,
    ...never,
    ...family(once(last), sum(own, MINUS_ONE), value),
    ...family({ from: last + 1, to: end, step: 1 }, [[0, MINUS_ONE]], value),
  ];
}
