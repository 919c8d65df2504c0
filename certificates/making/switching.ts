// A ball on which units switch: three points on a line, a running maximum, and facts that hold with equality.
import type { FactFamily } from "../../src/elaborate/index.js";
import { datasetOf, network, q, type Recipe } from "./recipe.js";
import { type Accepted, type Handmade, rejectedSample, type Sample } from "./sample.js";
import { joined, lineAt, linesOf, type Path, put, relined, swap } from "./text.js";

/**
 * Points 0 (class 0), 2 and −2 (class 1). With u = x + 3: a_0 = 20, a_1 = 4u + 4, a_2 = −4u + 28 are
 * 2x·x_i − x_i² + 20; A = max(a_1, a_2) = a_1 + max(0, a_2 − a_1); f = clip(1/2 + (A − a_0)·5/4).
 * On the ball of radius 9/10 about 0 the maximum switches, and A − a_0 ≤ −2/5 at both ends.
 */
const voronoi = network(
  1,
  [["3", "1"]],
  [
    ["0", "1"],
    ["4", "4"],
    ["24", "-8"],
  ],
  [
    ["0", "1", "0", "0"],
    ["0", "0", "1", "1"],
  ],
  [
    ["-49/2", "0", "5/4"],
    ["-51/2", "0", "5/4"],
  ],
  [["0", "1", "-1"]],
);

const FACTS: readonly FactFamily[] = [
  {
    from: 1,
    to: 1,
    step: 1,
    times: 1,
    shift: 0,
    terms: [
      { unit: 1, weight: q("1") },
      { unit: 2, weight: q("1") },
    ],
    rows: [],
    constant: q("-98/5"),
  },
  {
    from: 2,
    to: 2,
    step: 1,
    times: 1,
    shift: 0,
    terms: [{ unit: 1, weight: q("1") }],
    rows: [],
    constant: q("-98/5"),
  },
];

/** A ≥ a_1 on the layer of the maximum, with a_1 as row 1 of layer 1 read over the first layer. */
const ABOVE: FactFamily = {
  from: 1,
  to: 1,
  step: 1,
  times: 1,
  shift: 0,
  terms: [
    { unit: 1, weight: q("-1") },
    { unit: 2, weight: q("-1") },
  ],
  rows: [{ layer: 1, row: 1, weight: q("1") }],
  constant: q("0"),
};

const switching: Recipe = {
  name: "switching",
  network: voronoi,
  dataset: datasetOf(["in", "out"], [0, "0"], [1, "2"], [1, "-2"]),
  p: "2",
  radius: "9/10",
  rule: { kind: "exact", values: [q("0"), q("1")] },
  pair: [0, 1],
  facts: (ball) => (ball === 0 ? FACTS : []),
};

/** [x − y]_+ ≤ 5 − 2ℓ + ℓ', where ℓ = x + y + 10 and ℓ' = 2ℓ are rows of layer 1. */
const CANCELLING: FactFamily = {
  from: 0,
  to: 0,
  step: 1,
  times: 1,
  shift: 0,
  terms: [{ unit: 1, weight: q("1") }],
  rows: [
    { layer: 1, row: 0, weight: q("2") },
    { layer: 1, row: 1, weight: q("-1") },
  ],
  constant: q("-5"),
};

/** f = 1 + max(0, [x − y]_+ − 5): linear parts of facts cancel, beside reach witnesses for p = 3. */
const cancelling: Recipe = {
  name: "switching-parts-cancel-3",
  network: network(
    2,
    [
      ["10", "1", "1"],
      ["0", "1", "-1"],
    ],
    [
      ["0", "1", "0"],
      ["0", "2", "0"],
      ["-5", "0", "1"],
    ],
    [["1", "0", "0", "1"]],
  ),
  dataset: datasetOf(["all"], [0, "0", "0"]),
  p: "3",
  radius: "1",
  rule: { kind: "exact", values: [q("1")] },
  facts: () => [CANCELLING],
};

/** f = 1, whatever max(0, x) is; no fact is needed. */
const unread: Recipe = {
  name: "open",
  network: network(1, [["0", "1"]], [["1", "0"]]),
  dataset: datasetOf(["all"], [0, "0"]),
  p: "1",
  radius: "1",
  rule: { kind: "exact", values: [q("1")] },
  facts: () => [],
};

/** Accepted certificates whose evidence is facts. */
export const switchingRecipes: readonly Recipe[] = [
  switching,
  { ...switching, name: "switching-row", facts: (ball) => (ball === 0 ? [...FACTS, ABOVE] : []) },
  { ...switching, name: "switching-given", given: { network: true, points: true } },
  { ...switching, name: "switching-3", p: "3" },
  cancelling,
  unread,
];

const ZEROS = "0".repeat(29);
const BELOW = `-195${"9".repeat(28)}/1${ZEROS}`;

/** Proofs of the facts of layers 1 and 2, and of the signs of layer 3. */
const FIRST: Path = ["layers", 1, "facts", 0, 2];
const SECOND: Path = ["layers", 2, "facts", 0, 2];
const SIGNS: Path = ["layers", 3, "proofs"];

/** Codes, names, and what is changed in the ball of `switching` on which units switch. */
const CHANGES: readonly (readonly [code: string, name: string, path: Path, to: unknown])[] = [
  ["unproved/fact", "constant-10-to-the-minus-30", ["facts", 0, "constant"], BELOW],
  ["unproved/fact", "term-doubled", ["facts", 0, "terms", 1, 1], "2"],
  ["unproved/fact", "fact-without-a-step", FIRST, []],
  ["unproved/fact", "second-fact-without-the-first", [...SECOND, "cases", 0, 1], []],
  ["unproved/neuron-not-stable", "open-unit-called-0", ["layers", 1, "units"], "+2-1"],
  ["unproved/neuron-not-stable", "open-unit-called-active", ["layers", 1, "units"], "+3"],
  ["unproved/neuron-not-stable", "sign-without-its-fact", [...SIGNS, 0], []],
  ["unproved/neuron-not-stable", "multiplier-too-small", [...SIGNS, 0, 0, 1], "6/5"],
  ["unproved/neuron-not-stable", "unit-that-is-0-called-active", ["layers", 3, "units"], "a2"],
  ["ill-formed/proof", "first-fact-missing", ["layers", 1], "+2o1"],
  ["ill-formed/proof", "last-fact-missing", ["layers", 2], "+2"],
  ["ill-formed/proof", "multiplier-below-0", [...SIGNS, 0, 0, 1], "-5/4"],
  ["ill-formed/proof", "fact-of-no-number", [...SIGNS, 0, 0, 0], 1],
  ["ill-formed/proof", "proof-missing", [...SIGNS, 1], undefined],
  ["ill-formed/proof", "proof-more", [...SIGNS, 2], []],
  ["ill-formed/proof", "case-missing", [...FIRST, "cases", 1], undefined],
  ["ill-formed/proof", "case-doubled", [...FIRST, "cases", 1], [[], []]],
  ["ill-formed/proof", "case-of-an-exact-unit", [...FIRST, "cases", 1, 0], [1]],
  ["ill-formed/proof", "case-with-a-unit-twice", [...FIRST, "cases", 1, 0], [2, 2]],
  ["ill-formed/proof", "bounds-of-a-unit-without", FIRST, { bounds: [] }],
  ["ill-formed/proof", "inequality-of-no-number", ["layers", 1, "facts", 0, 0], 2],
  ["ill-formed/proof", "offset-beyond-the-layer", ["layers", 1, "facts", 0, 1], 1],
  ["ill-formed/proof", "unit-beyond-the-layer", ["facts", 0, "terms", 1, 0], 3],
  ["ill-formed/proof", "row-of-no-layer", ["facts", 0, "rows"], [[5, 0, "1"]]],
  ["ill-formed/proof", "row-beyond-the-layer", ["facts", 0, "rows"], [[4, 1, "1"]]],
  ["ill-formed/proof", "layer-missing", ["layers", 3], undefined],
  ["ill-formed/proof", "letter-missing", ["layers", 1, "units"], "+1o1"],
  ["ill-formed/proof", "letter-more", ["layers", 1, "units"], "+2o2"],
  ["ill-formed/proof", "reading-unit-by-ball", ["layers", 3], "+2"],
  [
    "ill-formed/proof",
    "step-below-the-first-layer",
    ["layers", 0],
    { units: "a1", proofs: [{ cases: [[[], []]] }] },
  ],
  ["ill-formed/proof", "output-of-one-proof", ["output"], [[]]],
  ["ill-formed/proof", "output-of-three-proofs", ["output"], [[], [], []]],
  ["ill-formed/proof", "piecewise-at-no-unit", FIRST, { split: [1, ["1"], ["+", "-"]] }],
  ["ill-formed/proof", "separable-of-no-exponent", FIRST, { separable: ["1", 3] }],
  ["ill-formed/shared", "layer-of-no-number", ["layers", 0], 0],
  ["ill-formed/shared", "fact-of-no-shared-number", FIRST, 0],
  ["malformed/unknown-field", "cases-and-bounds", FIRST, { cases: [], bounds: [] }],
  ["malformed/missing-field", "neither-cases-nor-bounds", FIRST, { less: [0] }],
  ["malformed/wrong-type", "facts-as-an-object", ["layers", 1, "facts", 0], {}],
  ["malformed/wrong-type", "proof-as-a-text", FIRST, "by inspection"],
  ["malformed/wrong-type", "layer-as-null", ["layers", 0], null],
  ["malformed/wrong-type", "case-without-units", [...FIRST, "cases", 0], [[]]],
  ["malformed/wrong-type", "term-of-three", ["facts", 0, "terms", 0], [1, 1, "1"]],
  ["malformed/wrong-type", "unit-below-0", ["facts", 0, "terms", 0, 0], -1],
  ["malformed/wrong-type", "another-letter", ["layers", 0], "s1"],
  ["malformed/rational", "weight-not-lowest", ["facts", 0, "terms", 0, 1], "2/2"],
  ["malformed/unknown-field", "believed", ["layers", 1, "believed"], true],
  ["malformed/missing-field", "proved", FIRST, { proved: true }],
  ["malformed/missing-field", "constant-missing", ["facts", 0, "constant"], undefined],
  ["malformed/not-canonical", "an-empty-list-of-facts", ["layers", 3, "facts"], []],
  ["malformed/not-canonical", "letters-as-an-object", ["layers", 0], { units: "+1" }],
  ["malformed/not-canonical", "multiplier-1-written", [...SECOND, "cases", 0, 1], [[0, "1"]]],
  ["malformed/not-canonical", "runs-not-maximal", ["layers", 1, "units"], "+1+1o1"],
];

/** The changes of `switching` that must be rejected. */
export function switchingSiblings(made: Handmade): Sample[] {
  const { certificate } = made("switching");
  const ball = lineAt(certificate, -3);
  const changed = CHANGES.map(([code, name, path, to]) =>
    rejectedSample(code, `switching.${name}`, relined(certificate, -3, put(ball, path, to))),
  );
  const row = made("switching-row").certificate;
  const open = made("open").certificate;
  const stated = { units: "o1", facts: [[0, 0, []]] };
  const fact = put(lineAt(open, -1), ["layers", 0], stated);
  const positive = put(fact, ["facts"], [{ terms: [[0, "1"]], constant: "0" }]);
  const of = (code: string, name: string, text: string): Sample => rejectedSample(code, name, text);
  const inRow = (name: string, path: Path, to: unknown): Sample =>
    of("unproved/fact", `switching-row.${name}`, relined(row, -3, put(lineAt(row, -3), path, to)));
  const shared = made("switching-shared").certificate;
  const index = linesOf(shared).findIndex((line) => line.startsWith('{"layer":'));
  const part = lineAt(shared, index);
  return [
    of("unproved/fact", "smallest", relined(open, -1, positive)),
    of("ill-formed/shared", "smallest", relined(open, -1, put(lineAt(open, -1), ["layers", 0], 0))),
    of(
      "unproved/fact",
      "switching.radius-one-unit-larger",
      swap(certificate, '"radius":"9/10"', `"radius":"9${ZEROS}1/10${ZEROS}0"`),
    ),
    ...changed,
    inRow(
      "a-row-more",
      ["facts", 1, "rows"],
      [
        [1, 1, "1"],
        [1, 0, "1"],
      ],
    ),
    inRow("row-doubled", ["facts", 1, "rows"], [[1, 1, "2"]]),
    of("ill-formed/shared", "switching-shared.part-missing", relined(shared, index)),
    of(
      "ill-formed/shared",
      "switching-shared.part-behind-the-ball",
      relined(relined(shared, index), -3, lineAt(shared, -3), part),
    ),
    of(
      "unproved/neuron-not-stable",
      "switching-shared.part-spoiled",
      relined(shared, index, swap(part, "o1", "-1")),
    ),
    of(
      "malformed/unknown-field",
      "switching-shared.part-with-a-name",
      relined(shared, index, put(part, ["name"], "a")),
    ),
    of(
      "malformed/wrong-type",
      "switching-shared.part-as-a-number",
      relined(shared, index, part, '{"layer":0}'),
    ),
    of(
      "malformed/trailing",
      "switching-shared.part-at-the-end",
      joined([...linesOf(shared), part]),
    ),
  ];
}

/** `switching` with a layer and a fact of its ball in lines of their own. */
export function sharedVariant({ certificate, beside }: Accepted): Accepted {
  const ball = lineAt(certificate, -3);
  const value = JSON.parse(ball) as { layers: [unknown, { facts: [[0, 0, unknown]] }] };
  const fact = value.layers[1].facts[0][2];
  const layer = put(JSON.stringify({ layer: value.layers[1] }), ["layer", "facts", 0, 2], 0);
  const named = put(ball, ["layers", 1], 0);
  const lines = [JSON.stringify({ fact }), layer, named];
  return {
    folder: "handmade",
    name: "switching-shared",
    certificate: relined(certificate, -3, ...lines),
    beside,
  };
}
