// A unit that bends, bounded by two lines: rule LINEAR BOUNDS, where everything holds with equality.
import { datasetOf, network, q, type Recipe } from "./recipe.js";
import { type Accepted, type Handmade, rejectedSample, type Sample } from "./sample.js";
import { lineAt, type Path, put, relined, swap } from "./text.js";

/** h = max(0, x), g = x + 5; f = 2h − g + 5 = |x| ≤ 1 on [−1, 1]; class 0 is f < 11/10. */
export const absolute: Recipe = {
  name: "absolute",
  network: network(
    1,
    [
      ["0", "1"],
      ["5", "1"],
    ],
    [["5", "2", "-1"]],
  ),
  dataset: datasetOf(["near", "far"], [0, "0"]),
  p: "2",
  radius: "1",
  rule: { kind: "threshold", level: q("11/10") },
};

/** h ≤ x/2 + 1/2, so f ≤ 1: the label follows, with room, and each bound with none. */
const LAYERS = [{ units: "o1+1", bounds: [[0, "-1", "1", "1/2", "0", [], []]] }];

/** The certificate with bounds in place of whatever else proves the ball. */
export function boundedVariant({ certificate, beside }: Accepted): Accepted {
  const { point, label } = JSON.parse(lineAt(certificate, -1)) as Record<string, unknown>;
  const ball = JSON.stringify({ point, label, layers: LAYERS, output: [{ bounds: [] }] });
  return {
    folder: "handmade",
    name: "linear-bounds",
    certificate: relined(certificate, -1, ball),
    beside,
  };
}

const BOUND: Path = ["layers", 0, "bounds", 0];
const ZEROS = "0".repeat(29);

/** Codes, names, and what is changed in the ball. */
const CHANGES: readonly (readonly [code: string, name: string, path: Path, to: unknown])[] = [
  [
    "unproved/bound",
    "lower-bound-10-to-the-minus-30-larger",
    [...BOUND, 1],
    `-${"9".repeat(30)}/1${ZEROS}0`,
  ],
  [
    "unproved/bound",
    "upper-bound-10-to-the-minus-30-smaller",
    [...BOUND, 2],
    `${"9".repeat(30)}/1${ZEROS}0`,
  ],
  ["unproved/label-not-certain", "slope-0", [...BOUND, 3], "0"],
  ["unproved/label-not-certain", "output-by-ball", ["output"], undefined],
  ["unproved/neuron-not-stable", "open-unit-called-active", ["layers", 0], "+2"],
  ["ill-formed/proof", "slope-above-1", [...BOUND, 3], "3/2"],
  ["ill-formed/proof", "slope-below-0", [...BOUND, 4], "-1/2"],
  ["ill-formed/proof", "bounds-of-an-exact-unit", [...BOUND, 0], 1],
  [
    "ill-formed/proof",
    "bounds-twice",
    [...BOUND.slice(0, -1), 1],
    [0, "-1", "1", "1/2", "0", [], []],
  ],
  ["ill-formed/proof", "no-bounds", ["layers", 0], "o1+1"],
  ["ill-formed/proof", "bounds-below-the-input", ["output", 0], { bounds: { bounds: [] } }],
  ["ill-formed/proof", "a-case-missing", ["output", 0], { cases: [[[0], []]] }],
  ["malformed/wrong-type", "bound-of-six", [...BOUND, 6], undefined],
];

/** The changes of `linear-bounds` that must be rejected. */
export function boundSiblings(made: Handmade): Sample[] {
  const { certificate } = made("linear-bounds");
  const ball = lineAt(certificate, -1);
  const radius = `1${ZEROS}1/1${ZEROS}0`;
  const open = made("open").certificate;
  const least = { units: "o1", bounds: [[0, "0", "0", "0", "0", [], []]] };
  return [
    rejectedSample(
      "unproved/bound",
      "smallest",
      relined(open, -1, put(lineAt(open, -1), ["layers", 0], least)),
    ),
    rejectedSample(
      "unproved/bound",
      "linear-bounds.radius-10-to-the-minus-30-larger",
      swap(certificate, '"radius":"1"', `"radius":"${radius}"`),
    ),
    ...CHANGES.map(([code, name, path, to]) =>
      rejectedSample(code, `linear-bounds.${name}`, relined(certificate, -1, put(ball, path, to))),
    ),
  ];
}
