// UNTRUSTED. What the bounds folder offers.
export { boundsAt, PUBLISHED } from "./all.js";
export { type AssumptionName, ASSUMPTIONS } from "./assumptions.js";
export {
  type Bound,
  type Convention,
  type Kind,
  type Outcome,
  type Published,
  QUANTITIES,
  type Quantity,
  type Scope,
  type Source,
} from "./bound.js";
export { type BestBound, type Curves, curvesAt, type RegimeEnds, regimeEnds } from "./curves.js";
export { questionOfDataset, type Wanted } from "./dataset-question.js";
export { decimals } from "./enclosure.js";
export {
  type Architecture,
  architectureOf,
  type Beside,
  besideOf,
  type Counts,
  countsOf,
} from "./network-counts.js";
export type { Regime } from "./kim-moon-yun-upper.js";
export { type Between, encloseExact, type Root } from "./root.js";
export {
  isSetting,
  known,
  type Question,
  type Setting,
  type SettingDefect,
  settingOf,
} from "./setting.js";
export { shatteredPoints } from "./shattered.js";
