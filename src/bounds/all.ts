// UNTRUSTED. Every published bound, and their values at one setting.
// May import this folder. The registry has one line for each source.
import { operationsBound } from "./anthony-bartlett.js";
import { depthBound, layersBound } from "./bartlett-harvey-liaw-mehrabian.js";
import { type Bound, type Published, QUANTITIES } from "./bound.js";
import { bitsBound, totalBitsBound } from "./counting.js";
import { digitBound } from "./digits.js";
import * as egosi from "./egosi-yehudai-shamir.js";
import { firstLayerParameters } from "./first-layer.js";
import * as kimLower from "./kim-moon-yun-lower.js";
import { regimeBounds } from "./kim-moon-yun-upper.js";
import * as li from "./li-jin-zhong-hopcroft-wang.js";
import { narrowTableBound } from "./narrow-table.js";
import { nearestSiteBounds } from "./nearest-site-network.js";
import { pairwiseBounds } from "./pairwise-network.js";
import type { Setting } from "./setting.js";
import { projectionBound, squareBounds } from "./square-network.js";
import { closedBallBound } from "./unit-vectors.js";
import { strengthenedBound } from "./strengthened-jl.js";
import { pointBounds } from "./vardi-yehudai-shamir.js";
import * as yu from "./yu-gao-zhang.js";

const SOURCES: readonly Published[] = [
  ...[kimLower.firstLayerParametersBound, kimLower.firstLayerBound],
  ...[kimLower.parametersBound, kimLower.nonzeroBound],
  ...[firstLayerParameters, closedBallBound, digitBound],
  ...[operationsBound, layersBound, depthBound],
  ...[totalBitsBound, bitsBound],
  ...egosi.lowerBounds,
  ...[yu.widthLowerBound, li.parametersLower],
  ...regimeBounds,
  ...[egosi.widthBound, egosi.depthBound, ...egosi.narrowBounds, ...egosi.parametersBounds],
  ...[...yu.detectorBounds, ...yu.generalBounds],
  ...[li.parametersUpper, ...pointBounds, narrowTableBound],
  ...[...squareBounds, projectionBound, strengthenedBound, ...nearestSiteBounds, ...pairwiseBounds],
];

function rank({ quantity, direction }: Published): number {
  return 2 * QUANTITIES.indexOf(quantity) + (direction === "lower" ? 0 : 1);
}

/** All bounds: by quantity, lower ones before upper ones, then by source. */
export const PUBLISHED: readonly Published[] = Object.freeze(
  [...SOURCES].sort((a, b) => rank(a) - rank(b)),
);

/** Every bound at one setting, in the order of `PUBLISHED`; those that do not apply say why. */
export function boundsAt(setting: Setting): readonly Bound[] {
  return PUBLISHED.map(({ evaluate, ...statement }) => ({ ...statement, ...evaluate(setting) }));
}
