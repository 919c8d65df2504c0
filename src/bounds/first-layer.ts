// UNTRUSTED. Parameters from the largest first-layer width that is proved.
// May import nothing but this folder. docs/bounds.md#first-layer.
import { exactly, type Published } from "./bound.js";
import { digitWidth } from "./digits.js";
import { firstLayerWidth, parametersOfFirstLayer } from "./kim-moon-yun-lower.js";
import type { Setting } from "./setting.js";
import { closedBallWidth } from "./unit-vectors.js";

/** The largest of all lower bounds on the first-layer width. */
export function provedFirstLayerWidth(setting: Setting): bigint {
  const widths = [firstLayerWidth(setting), closedBallWidth(setting), digitWidth(setting) ?? 1n];
  return widths.reduce((a, b) => (b > a ? b : a));
}

export const firstLayerParameters: Published = {
  name: "first-layer-parameters",
  quantity: "parameters",
  direction: "lower",
  kind: "exact",
  formula: "(d + 1) m + (m + 1), m the largest of kim-first-layer, unit-vectors and digits",
  source: { paper: "muball", theorem: "docs/bounds.md#first-layer" },
  scope: "hardest-dataset",
  convention: "rho = mu/epsilon",
  assumptions: [],
  evaluate: (setting) => exactly(parametersOfFirstLayer(setting, provedFirstLayerWidth(setting))),
};
