// UNTRUSTED. Vardi, Yehudai and Shamir 2022 (ICLR): memorization of the points alone, ρ = 0.
// May import nothing but this folder. Theorem 3.1; without a radius it says nothing about balls,
// and it is the last stage of the networks of the small and moderate regimes.
import type { Enclosure } from "../dataset/index.js";
import { exactly, type Outcome, type Published, roughly, silent } from "./bound.js";
import { squareRoot, sum, whole } from "./enclosure.js";
import type { Setting } from "./setting.js";

const COMMON = {
  direction: "upper",
  source: { paper: "Vardi, Yehudai, Shamir 2022 (ICLR, arXiv:2110.03187)", theorem: "Theorem 3.1" },
  scope: "every-dataset",
  convention: "none",
} as const;

const ASYMPTOTIC = {
  ...COMMON,
  kind: "asymptotic",
  upTo: "constants and logs",
  assumptions: ["moderate-range"],
} as const;

/** The outcome for ρ = 0. */
function ofPoints(setting: Setting, outcome: (setting: Setting) => Outcome): Outcome {
  return setting.ratio.upper.radicand.num === 0n
    ? outcome(setting)
    : silent("it memorizes the points, not balls: rho = 0 only");
}

const rootOfN = ({ points }: Setting): Enclosure => squareRoot(whole(points));

export const pointBounds: readonly Published[] = [
  {
    ...ASYMPTOTIC,
    name: "vardi-parameters",
    quantity: "parameters",
    formula: "N^(1/2) + d",
    evaluate: (setting) => ofPoints(setting, (s) => roughly(sum(rootOfN(s), whole(s.dimension)))),
  },
  {
    ...COMMON,
    name: "vardi-width",
    quantity: "width",
    kind: "exact",
    formula: "12",
    assumptions: [],
    evaluate: (setting) => ofPoints(setting, () => exactly(12n)),
  },
  {
    ...ASYMPTOTIC,
    name: "vardi-depth",
    quantity: "depth",
    formula: "N^(1/2)",
    evaluate: (setting) => ofPoints(setting, (s) => roughly(rootOfN(s))),
  },
  {
    ...ASYMPTOTIC,
    name: "vardi-bits",
    quantity: "bits",
    formula: "N^(1/2)",
    evaluate: (setting) => ofPoints(setting, (s) => roughly(rootOfN(s))),
  },
];
