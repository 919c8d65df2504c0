// Sums of functions of one coordinate each: squares built in layers, and a sum that needs pieces beside α.
import type { FactFamily } from "../../src/kernel/index.js";
import type { Handmade } from "./handmade.js";
import { datasetOf, network, q, type Recipe } from "./recipe.js";
import { rejectedSample, type Sample } from "./sample.js";
import { lastRow, lineAt, relined, swap } from "./text.js";

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
  const changed = (certificate: string, line: number, from: string, to: string): string =>
    relined(certificate, line, swap(lineAt(certificate, line), from, to));
  const of = (code: string, name: string, from: string, to: string): Sample =>
    rejectedSample(code, `curves.${name}`, changed(whole, -1, from, to));
  const split = '"split":[1,[[0,["17/10"]]]]';
  const alpha = '"alpha":"5/4"';
  const inPieces = (code: string, name: string, from: string, to: string): Sample =>
    rejectedSample(code, `curves-in-pieces.${name}`, changed(pieces, -1, from, to));
  const radius = `1${"0".repeat(29)}1/1${"0".repeat(30)}`;
  const claimed = (name: string, from: string, to: string): Sample =>
    rejectedSample("unproved/fact", `curves.${name}`, changed(whole, 0, from, to));
  const unit = lastRow(whole) - 1;
  const { certificate: one } = made("curves-1");
  const inNormOne = (name: string, line: number, from: string, to: string): Sample =>
    rejectedSample("unproved/fact", `curves-1.${name}`, changed(one, line, from, to));
  return [
    inNormOne("in-the-norm-2", 0, '"norm":"1"', '"norm":"2"'),
    inNormOne("radius-10-to-the-minus-30-larger", 0, '"radius":"1"', `"radius":"${radius}"`),
    inNormOne("another-alpha", -1, '"alpha":"1"', '"alpha":"11/10"'),
    of("unproved/fact", "without-alpha", ',"alpha":"1"', ""),
    of("unproved/fact", "another-alpha", '"alpha":"1"', '"alpha":"9/10"'),
    of("ill-formed/fact", "alpha-below-0", '"alpha":"1"', '"alpha":"-1"'),
    of("unproved/fact", "constant-larger", '"constant":"7/8"', '"constant":"701/800"'),
    claimed("radius-10-to-the-minus-30-larger", '"radius":"1"', `"radius":"${radius}"`),
    claimed("in-the-norm-3", '"norm":"2"', '"norm":"3"'),
    rejectedSample(
      "unproved/fact",
      "curves.unit-of-both-signs",
      changed(whole, unit, '"bias":"2"', '"bias":"1"'),
    ),
    inPieces("unproved/fact", "without-pieces", `,${split}`, ""),
    inPieces("unproved/fact", "without-alpha", `,${alpha}`, ""),
    inPieces("unproved/fact", "alpha-0", alpha, '"alpha":"0"'),
    inPieces("ill-formed/fact", "cut-at-a-unit-that-switches", "[0,[", "[2,["),
    inPieces("unproved/fact", "cut-elsewhere", '["17/10"]', '["11/10"]'),
    inPieces(
      "malformed/not-canonical",
      "alpha-before-split",
      `${split},${alpha}`,
      `${alpha},${split}`,
    ),
  ];
}
