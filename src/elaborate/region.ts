// UNTRUSTED. Does a ball lie in one activation region, and what is the network there? May import kernel.
import {
  answered,
  groundOf,
  inputLevel,
  type Level,
  type LinearParts,
  type Network,
  openBudget,
  type Refusal,
  type Rows,
  rowsOver,
  WHOLE_BALL,
} from "../kernel/index.js";
import type { Scaled } from "../numbers/index.js";
import { findUnits } from "./units.js";

/**
 * The outputs of the network as affine forms on a ball that lies in one activation region.
 *
 * Ensures  undefined if some unit is not shown to keep its sign; a decline if numbers or work are beyond bounds.
 */
export function affineOutputs(
  network: Network,
  parts: LinearParts,
  centre: Scaled,
): Rows | Refusal | undefined {
  const ground = groundOf({ ball: 0, parts, budget: openBudget(), rules: new Set() }, WHOLE_BALL);
  const found = answered((): { readonly rows: Rows | undefined } => {
    let level: Level = inputLevel(centre);
    for (let l = 0; l < network.layers.length - 1; l += 1) {
      const units = findUnits(rowsOver(network, level, ground), new Map(), ground);
      if (units.level.symbols.size > 0) return { rows: undefined };
      level = units.level;
    }
    return { rows: rowsOver(network, level, ground) };
  });
  return "verdict" in found ? found : found.rows;
}
