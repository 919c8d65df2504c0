// UNTRUSTED. The network of stages as a construction answers it, with or without gates.
import type { Rational } from "../../../numbers/index.js";
import { valuesOfClasses } from "../../../networks/index.js";
import type { Constructed } from "../../construction.js";
import { gatedFacts } from "./gated-facts.js";
import { stagesNetwork } from "./gated-network.js";
import { type Cover, shapeOf } from "./gated-plan.js";
import type { StageSetting } from "./gated-search.js";
import { coordinatesFrom, stagesSize } from "./gated-size.js";

export type Covered = Extract<Cover, { status: "covered" }>;

/** The answer for a cover; `mostCode`: the code that no stage can exceed, so that its balls are not split. */
export function stagesConstructed(
  construction: string,
  { matrix, codes, top, start, step }: StageSetting,
  radius: Rational,
  { projections, stages }: Covered,
  mostCode: number,
): Constructed {
  const { network, layers } = stagesNetwork(matrix, { projections, stages, top, start, step });
  const coordinates = coordinatesFrom(stages, 0).length;
  const boxes = stages.filter((stage) => "sides" in stage).length;
  const gated = stages.filter((stage) => "guard" in stage && stage.guard === "gates").length;
  return {
    status: "constructed",
    construction,
    network,
    values: valuesOfClasses(matrix.dataset.classes),
    radius,
    formula: stagesSize(matrix.dimension, stages.map(shapeOf)),
    detail: `m = ${coordinates} coordinates, G = ${stages.length} stages, ${gated} with gates, ${boxes} boxes`,
    facts: (ball) => gatedFacts({ stages, layers, codes, top: mostCode }, ball),
  };
}
