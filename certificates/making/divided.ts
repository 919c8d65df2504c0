// A fact that holds on both sides of a hyperplane, and that no rule shows on the whole ball.
import type { FactFamily } from "../../src/elaborate/index.js";
import { datasetOf, network, q, type Recipe } from "./recipe.js";
import { type Handmade, rejectedSample, type Sample } from "./sample.js";
import { lineAt, type Path, put, relined } from "./text.js";

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

const SPLIT: Path = ["layers", 2, "facts", 1, 2, "split"];
const JUST = `5${"0".repeat(29)}1/1${"0".repeat(30)}`;

/** Codes, names, and what is changed in the ball. */
const CHANGES: readonly (readonly [code: string, name: string, path: Path, to: unknown])[] = [
  [
    "unproved/fact",
    "without-pieces",
    SPLIT.slice(0, -1),
    {
      cases: [
        [[], []],
        [[0], []],
      ],
    },
  ],
  ["unproved/fact", "cut-10-to-the-minus-30-beside", [...SPLIT, 1, 0], JUST],
  ["unproved/fact", "piece-called-missed-from-above", [...SPLIT, 2, 0], "+"],
  ["unproved/fact", "piece-called-missed-from-below", [...SPLIT, 2, 1], "-"],
  ["unproved/fact", "pieces-exchanged", [...SPLIT, 1, 0], "4"],
  ["ill-formed/proof", "piece-called-missed-without-an-end", [...SPLIT, 2, 1], "+"],
  ["ill-formed/proof", "piece-called-left-out", [...SPLIT, 2, 0], "x"],
  ["ill-formed/proof", "piece-dropped", [...SPLIT, 2, 1], undefined],
  ["ill-formed/proof", "cut-without-values", [...SPLIT, 1], []],
  ["ill-formed/proof", "cut-at-no-unit", [...SPLIT, 0], 1],
  ["ill-formed/proof", "no-layer-followed", [...SPLIT, 2, 0, "follow", 0], []],
  ["ill-formed/proof", "followed-from-the-cut", [...SPLIT, 2, 0, "follow", 0], ["+1", "d2", "d2"]],
  [
    "ill-formed/proof",
    "followed-from-below-the-input",
    [...SPLIT, 2, 0, "follow", 0],
    ["+1", "+1", "d2", "d2"],
  ],
  ["unproved/neuron-not-stable", "letter-on-a-piece", [...SPLIT, 2, 0, "follow", 0, 0], "+2"],
  ["malformed/wrong-type", "cut-of-two", SPLIT, [0, ["5"]]],
  ["malformed/wrong-type", "piece-of-another-name", [...SPLIT, 2, 0], "?"],
  ["malformed/rational", "value-not-lowest", [...SPLIT, 1, 0], "10/2"],
];

/** The changes of `divided` that must be rejected. */
export function dividedSiblings(made: Handmade): Sample[] {
  const { certificate } = made("divided");
  const ball = lineAt(certificate, -1);
  return CHANGES.map(([code, name, path, to]) =>
    rejectedSample(code, `divided.${name}`, relined(certificate, -1, put(ball, path, to))),
  );
}
