// Sums of functions of one coordinate each: squares built in layers, and a sum that needs pieces beside α.
import type { FactFamily } from "../../src/elaborate/index.js";
import { datasetOf, network, q, type Recipe } from "./recipe.js";
import { type Handmade, rejectedSample, type Sample } from "./sample.js";
import { lastRow, lineAt, type Path, put, relined, swap } from "./text.js";

const origin = datasetOf(["no", "yes"], [1, "0", "0"]);
const above = (level: string): Recipe["rule"] => ({ kind: "threshold", level: q(level) });
const once = { step: 1, times: 1, shift: 0, rows: [] };

/** |x|, |y|; then t and [t − 1/2]_+ of both; then h = [2 − sq(|x|) − sq(|y|)]_+, sq(t) = t/2 + [t − 1/2]_+. */
const squares = network(
  2,
  [
    ["0", "1", "0"],
    ["0", "-1", "0"],
    ["0", "0", "1"],
    ["0", "0", "-1"],
  ],
  [
    ["0", "1", "1", "0", "0"],
    ["-1/2", "1", "1", "0", "0"],
    ["0", "0", "0", "1", "1"],
    ["-1/2", "0", "0", "1", "1"],
  ],
  [["2", "-1/2", "-1", "-1/2", "-1"]],
  [["0", "1"]],
);

/** h ≥ 7/8 on the disk: sq(t) ≤ t² + 1/16. */
const SQUARES: FactFamily = {
  ...{ ...once, from: 2, to: 2, terms: [{ unit: 0, weight: q("-1") }] },
  ...{ constant: q("7/8"), alpha: q("1") },
};

/** x + 1, T = 17/10 − x, |3/5 − y| = U; then [T − c]_+ and [U − c]_+ for c = 0, 1/2, 1. */
const clipped = network(
  2,
  [
    ["1", "1", "0"],
    ["17/10", "-1", "0"],
    ["3/5", "0", "-1"],
    ["-3/5", "0", "1"],
  ],
  [
    ["0", "0", "1", "0", "0"],
    ["-1/2", "0", "1", "0", "0"],
    ["-1", "0", "1", "0", "0"],
    ["0", "0", "0", "1", "1"],
    ["-1/2", "0", "0", "1", "1"],
    ["-1", "0", "0", "1", "1"],
  ],
  [["0", "1/2", "1", "-3/2", "1/2", "1", "-3/2"]],
);

/** sq(min(T, 1)) + sq(min(U, 1)) ≥ 1, as (17/10)² + (3/5)² > (4/5 + 1)²: cut where T = 1. */
const CLIPPED: FactFamily = {
  ...{ ...once, from: 1, to: 1, constant: q("1"), alpha: q("5/4") },
  terms: ["-1/2", "-1", "3/2", "-1/2", "-1", "3/2"].map((weight, unit) => ({
    unit,
    weight: q(weight),
  })),
  split: { from: 1, cuts: [{ unit: 0, at: [q("17/10")] }] },
};

/** |x|, |y|; then h = [2 − |x| − |y|]_+. */
const absolutes = network(
  2,
  [
    ["0", "1", "0"],
    ["0", "-1", "0"],
    ["0", "0", "1"],
    ["0", "0", "-1"],
  ],
  [["2", "-1", "-1", "-1", "-1"]],
  [["0", "1"]],
);

/** h ≥ 1 where |x| + |y| ≤ 1, with equality all along the boundary: α|t| takes away |t|. */
const ABSOLUTES: FactFamily = {
  ...{ ...once, from: 1, to: 1, terms: [{ unit: 0, weight: q("-1") }] },
  ...{ constant: q("1"), alpha: q("1") },
};

export const curveRecipes: readonly Recipe[] = [
  {
    ...{ name: "curves", network: squares, dataset: origin, p: "2", radius: "1" },
    ...{ rule: above("87/100"), facts: () => [SQUARES] },
  },
  {
    ...{ name: "curves-in-pieces", network: clipped, dataset: origin, p: "2", radius: "4/5" },
    ...{ rule: above("99/100"), facts: () => [CLIPPED] },
  },
  {
    ...{ name: "curves-1", network: absolutes, dataset: origin, p: "1", radius: "1" },
    ...{ rule: above("99/100"), facts: () => [ABSOLUTES] },
  },
];

/** The changes of the three that must be rejected. */
export function curveSiblings(made: Handmade): Sample[] {
  const { certificate: whole } = made("curves");
  const { certificate: pieces } = made("curves-in-pieces");
  const { certificate: one } = made("curves-1");
  const inBall = (base: string, certificate: string) => {
    return (code: string, name: string, path: Path, to: unknown): Sample => {
      const ball = put(lineAt(certificate, -1), path, to);
      return rejectedSample(code, `${base}.${name}`, relined(certificate, -1, ball));
    };
  };
  const changed = (certificate: string, line: number, from: string, to: string): string =>
    relined(certificate, line, swap(lineAt(certificate, line), from, to));
  const radius = `1${"0".repeat(29)}1/1${"0".repeat(30)}`;
  const claimed = (base: string, certificate: string, code: string) => {
    return (name: string, from: string, to: string): Sample =>
      rejectedSample(code, `${base}.${name}`, changed(certificate, 0, from, to));
  };
  const fact = ["layers", 2, "facts", 0, 2];
  const by = [...fact, "separable"];
  const curves = inBall("curves", whole);
  const unit = lastRow(whole) - 1;
  const split = ["layers", 1, "facts", 0, 2, "split"];
  const inPieces = inBall("curves-in-pieces", pieces);
  const last = (piece: number): Path => [...split, 2, piece, "follow", 1, "separable"];
  const oneBy = ["layers", 1, "facts", 0, 2, "separable"];
  const inNormOne = inBall("curves-1", one);
  return [
    claimed("curves-1", one, "unproved/fact")(
      "radius-10-to-the-minus-30-larger",
      '"radius":"1"',
      `"radius":"${radius}"`,
    ),
    claimed("curves-1", one, "ill-formed/proof")("in-the-norm-2", '"norm":"1"', '"norm":"2"'),
    inNormOne("unproved/fact", "another-alpha", [...oneBy, 0], "11/10"),
    inNormOne("unproved/fact", "another-exponent", [...oneBy, 1], 2),
    curves("unproved/fact", "without-alpha", by, ["1", 0]),
    curves("unproved/fact", "by-a-step", fact, { cases: [[[], []]] }),
    curves("unproved/fact", "another-alpha", [...by, 0], "9/10"),
    curves("ill-formed/proof", "alpha-below-0", [...by, 0], "-1"),
    curves("ill-formed/proof", "exponent-of-the-norm-1", [...by, 1], 1),
    curves("unproved/fact", "constant-larger", ["facts", 0, "constant"], "701/800"),
    claimed("curves", whole, "unproved/fact")(
      "radius-10-to-the-minus-30-larger",
      '"radius":"1"',
      `"radius":"${radius}"`,
    ),
    claimed("curves", whole, "ill-formed/proof")("in-the-norm-3", '"norm":"2"', '"norm":"3"'),
    rejectedSample(
      "unproved/fact",
      "curves.unit-of-both-signs",
      changed(whole, unit, '"bias":"2"', '"bias":"1"'),
    ),
    inPieces("unproved/fact", "without-pieces", split.slice(0, -1), { separable: ["5/4", 2] }),
    inPieces("unproved/fact", "alpha-0", [...last(1), 0], "0"),
    inPieces("ill-formed/proof", "cut-at-a-unit-that-switches", [...split, 0], 2),
    inPieces("unproved/fact", "cut-elsewhere", [...split, 1, 0], "11/10"),
  ];
}
