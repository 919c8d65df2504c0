// A fact that holds on both sides of a hyperplane, and that no rule shows on the whole ball.
import type { FactFamily } from "../../src/kernel/index.js";
import type { Handmade } from "./handmade.js";
import { datasetOf, network, q, type Recipe } from "./recipe.js";
import { rejectedSample, type Sample } from "./sample.js";
import { lineAt, relined, swap } from "./text.js";

/** u = x + 5; a = max(0, x), b = max(0, −x), d = max(0, a − b) = a; f = 1 + a − d = 1. */
const same = network(
  1,
  [["5", "1"]],
  [
    ["-5", "1"],
    ["5", "-1"],
  ],
  [
    ["0", "1", "0"],
    ["0", "1", "-1"],
  ],
  [["1", "1", "-1"]],
);

const once = { from: 2, to: 2, step: 1, times: 1, shift: 0, rows: [], constant: q("0") };
const FACTS: readonly FactFamily[] = [
  {
    ...once,
    terms: [
      { unit: 1, weight: q("1") },
      { unit: 0, weight: q("-1") },
    ],
  },
  {
    ...once,
    terms: [
      { unit: 0, weight: q("1") },
      { unit: 1, weight: q("-1") },
    ],
    split: { from: 1, cuts: [{ unit: 0, at: [q("5")] }] },
  },
];

/** Accepted: proved in two pieces. */
export const divided: Recipe = {
  name: "divided",
  network: same,
  dataset: datasetOf(["only"], [0, "0"]),
  p: "2",
  radius: "2",
  rule: { kind: "exact", values: [q("1")] },
  facts: () => FACTS,
};

/** The changes of `divided` that must be rejected. */
export function dividedSiblings(made: Handmade): Sample[] {
  const { certificate } = made("divided");
  const ball = lineAt(certificate, -1);
  const of = (code: string, name: string, from: string, to: string): Sample =>
    rejectedSample(code, `divided.${name}`, relined(certificate, -1, swap(ball, from, to)));
  const split = '"split":[1,[[0,["5"]]]]';
  const just = `5${"0".repeat(29)}1/1${"0".repeat(30)}`;
  return [
    of("unproved/fact", "without-pieces", `,${split}`, ""),
    of("unproved/fact", "cut-10-to-the-minus-30-beside", '["5"]', `["${just}"]`),
    of("unproved/fact", "cut-without-values", '["5"]', "[]"),
    of("ill-formed/fact", "no-cut", '[[0,["5"]]]', "[]"),
    of("ill-formed/fact", "split-from-its-cuts", '"split":[1,', '"split":[0,'),
    of("ill-formed/fact", "split-from-behind", '"split":[1,', '"split":[3,'),
    of("ill-formed/fact", "cut-at-no-unit", '[[0,["5"]]]', '[[1,["5"]]]'),
    of("malformed/wrong-type", "cut-of-one", '[0,["5"]]', "[0]"),
    of("malformed/rational", "value-not-lowest", '["5"]', '["10/2"]'),
    of(
      "malformed/not-canonical",
      "split-before-constant",
      `"constant":"0",${split}`,
      `${split},"constant":"0"`,
    ),
  ];
}
