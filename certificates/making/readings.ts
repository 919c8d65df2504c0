// What docs/format.md might be read to say otherwise: one certificate that every other reading rejects, or takes for
// another one, and changes that another reading would accept.
import { datasetOf, network, q, type Recipe } from "./recipe.js";
import { type Accepted, type Handmade, rejectedSample, type Sample } from "./sample.js";
import { lineAt, type Path, put, relined } from "./text.js";

/** max(0, x), max(0, y) and x + 5 on the ball of radius 1 of p = 1; f = 1. */
export const corner: Recipe = {
  name: "corner",
  network: network(
    2,
    [
      ["0", "1", "0"],
      ["0", "0", "1"],
      ["5", "1", "0"],
    ],
    [["1", "0", "0", "0"]],
  ),
  dataset: datasetOf(["only"], [0, "0", "0"]),
  p: "1",
  radius: "1",
  rule: { kind: "exact", values: [q("1")] },
};

const SUM = { separable: ["1", 1] };
const BOX = { separable: ["0", 0] };
/** max(0, x) + max(0, y) ≤ 1: in one piece without a cut, then in two, of which no point of the ball is in the first. */
const WITHOUT_VALUES = { split: [2, [], [SUM]] };
const EMPTY_PIECE = { split: [2, ["-100"], [BOX, SUM]] };
const FACTS = [
  // A unit twice, and one with weight 0.
  {
    terms: [
      [0, "1/2"],
      [0, "1/2"],
      [1, "1"],
      [2, "0"],
    ],
    constant: "-1",
  },
  // Nothing names it, so it may be false, and it has no terms.
  { terms: [], constant: "1" },
  { terms: [[2, "1"]], constant: "0" },
];
const LAYER = {
  units: "o2+1",
  facts: [
    [0, 0, WITHOUT_VALUES],
    [0, 0, EMPTY_PIECE],
  ],
};

/** `corner` with facts that it does not need. */
export function readingsVariant({ certificate, beside }: Accepted): Accepted {
  const ball = put(put(lineAt(certificate, -1), ["layers", 0], LAYER), ["facts"], FACTS);
  const own = { folder: "handmade", name: "readings", beside };
  return { ...own, certificate: relined(certificate, -1, ball) };
}

const PROOFS: Path = ["layers", 0, "facts"];

/** Codes, names, and what is changed in the ball. */
const CHANGES: readonly (readonly [code: string, name: string, path: Path, to: unknown])[] = [
  // On the empty piece x is 1 at both ends, and max(0, x) a constant, of which α takes nothing away.
  ["unproved/fact", "empty-piece-above", [...PROOFS, 1, 2], { split: [2, ["100"], [SUM, SUM]] }],
  ["unproved/fact", "piece-by-its-box", [...PROOFS, 0, 2, "split", 2, 0], BOX],
  ["unproved/fact", "weights-of-a-unit-twice", ["facts", 0, "terms", 0, 1], "1"],
  ["unproved/fact", "false-without-terms", [...PROOFS, 0], [1, 0, []]],
  // x + 5 ≤ 0 is about an exact unit, and nothing uses it.
  ["unproved/fact", "false-of-an-exact-unit", [...PROOFS, 0], [2, 0, []]],
  ["ill-formed/proof", "unit-of-weight-0-beyond-the-layer", ["facts", 0, "terms", 3, 0], 3],
];

/** The changes of `readings` that must be rejected. */
export function readingSiblings(made: Handmade): Sample[] {
  const { certificate } = made("readings");
  const ball = lineAt(certificate, -1);
  const shared = (name: string, ...facts: readonly unknown[]): Sample => {
    const lines = facts.map((fact) => JSON.stringify({ fact }));
    const text = relined(certificate, -1, ...lines, ball);
    return rejectedSample("ill-formed/shared", `readings.${name}`, text);
  };
  return [
    ...CHANGES.map(([code, name, path, to]) =>
      rejectedSample(code, `readings.${name}`, relined(certificate, -1, put(ball, path, to))),
    ),
    // Numbers are read with their line, whether anything names it or not.
    shared("part-that-names-itself", { split: [2, ["5"], [SUM, 0]] }),
    shared("part-that-names-the-next", { split: [2, ["5"], [SUM, 1]] }, SUM),
  ];
}
