// UNTRUSTED. Vardi, Yehudai and Shamir 2022 (ICLR): memorization of the points alone, ρ = 0.
// May import nothing but this folder. Theorem 3.1; without a radius it says nothing about balls,
// and it is the last stage of the networks of the small and moderate regimes. Beside it the curve of width
// against depth, of Yang and Yang 2026.
import type { Enclosure } from "../dataset/index.js";
import { exactly, type Outcome, type Published, roughly, silent } from "./bound.js";
import { over, squareRoot, sum, whole } from "./enclosure.js";
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

/** The outcome for ρ = 0 at the depth that is given. */
function ofDepth(setting: Setting, outcome: (depth: bigint) => Outcome): Outcome {
  return ofPoints(setting, ({ depth }) =>
    depth === undefined ? silent("no depth was given") : outcome(depth),
  );
}

const YANG = {
  ...ASYMPTOTIC,
  quantity: "width",
  formula: "N^(1/2) / L",
  source: { paper: "Yang, Yang 2026 (arXiv:2603.09589)", theorem: "W^2 L^2 = N" },
  assumptions: ["moderate-range", "fixed-depth"],
  evaluate: (setting: Setting) =>
    ofDepth(setting, (depth) => roughly(over(rootOfN(setting), whole(depth)))),
} as const;

export const pointBounds: readonly Published[] = [
  {
    ...ASYMPTOTIC,
    name: "vardi-parameters-of-depth",
    quantity: "parameters",
    formula: "N/L + d for a depth L <= N^(1/2)",
    assumptions: ["moderate-range", "fixed-depth"],
    evaluate: (setting) =>
      ofDepth(setting, (depth) =>
        depth * depth > setting.points
          ? silent("its depths are at most N^(1/2)")
          : roughly(sum(over(whole(setting.points), whole(depth)), whole(setting.dimension))),
      ),
  },
  { ...YANG, name: "yang-width-of-depth" },
  { ...YANG, name: "yang-width-of-depth-lower", direction: "lower", scope: "hardest-dataset" },
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
