// A ball on which units switch: three points on a line, a running maximum, and facts that hold with equality.
import type { FactFamily } from "../../src/kernel/index.js";
import type { Handmade } from "./handmade.js";
import { datasetOf, network, q, type Recipe } from "./recipe.js";
import { rejectedSample, type Sample } from "./sample.js";
import { lineAt, relined, swap } from "./text.js";

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

/** The changes of `switching` that must be rejected. */
export function switchingSiblings(made: Handmade): Sample[] {
  const { certificate } = made("switching");
  const ball = lineAt(certificate, -3);
  const [first = "", second = ""] =
    /\[(\{.*\}),(\{"layers":\[2.*\})\]\}$/u.exec(ball)?.slice(1) ?? [];
  const of = (code: string, name: string, from: string, to: string): Sample =>
    rejectedSample(code, name, relined(certificate, -3, swap(ball, from, to)));
  const no = (name: string, from: string, to: string): Sample =>
    of("unproved/fact", `switching.${name}`, from, to);
  const ill = (name: string, from: string, to: string): Sample =>
    of("ill-formed/fact", `switching.${name}`, from, to);
  const row = made("switching-row").certificate;
  const open = made("open").certificate;
  const about = (layers: string): string =>
    swap(
      open,
      '"facts":[]',
      `"facts":[{"layers":${layers},"times":[1,0],"terms":[[0,"1"]],"rows":[],"constant":"0"}]`,
    );
  return [
    rejectedSample("unproved/fact", "smallest", about("[0,0,1]")),
    rejectedSample("ill-formed/fact", "smallest", about("[1,0,1]")),
    of("unproved/fact", "switching.first-fact-missing", `${first},${second}`, second),
    rejectedSample(
      "unproved/fact",
      "switching.radius-one-unit-larger",
      swap(certificate, '"radius":"9/10"', `"radius":"9${ZEROS}1/10${ZEROS}0"`),
    ),
    no("constant-10-to-the-minus-30", '"-98/5"', `"-195${"9".repeat(28)}/1${ZEROS}"`),
    no("term-doubled", '[2,"1"]', '[2,"2"]'),
    of(
      "unproved/label-not-certain",
      "switching.last-fact-a-layer-earlier",
      '"layers":[2,2,1]',
      '"layers":[1,1,1]',
    ),
    rejectedSample(
      "unproved/fact",
      "switching-row.a-row-more",
      swap(row, '[[1,1,"1"]]', '[[1,1,"1"],[1,0,"1"]]'),
    ),
    rejectedSample(
      "unproved/fact",
      "switching-row.row-doubled",
      swap(row, '[[1,1,"1"]]', '[[1,1,"2"]]'),
    ),
    of("unproved/label-not-certain", "switching.no-facts", `${first},${second}`, ""),
    of("unproved/label-not-certain", "switching.last-fact-missing", `,${second}`, ""),
    of(
      "ill-formed/pattern",
      "switching.pattern-instead",
      `"facts":[${first},${second}]`,
      '"pattern":[]',
    ),
    ill("no-term", '"terms":[[1,"1"],[2,"1"]]', '"terms":[]'),
    ill("no-step", '"layers":[1,1,1]', '"layers":[1,1,0]'),
    ill("layer-too-narrow", '"layers":[1,1,1]', '"layers":[2,2,1]'),
    ill("layers-backwards", '"layers":[1,1,1]', '"layers":[2,1,1]'),
    ill("output-layer", '"layers":[2,2,1]', '"layers":[2,4,1]'),
    ill("no-member", '"times":[1,0]', '"times":[0,0]'),
    ill("member-beyond-the-layer", '"times":[1,0]', '"times":[2,1]'),
    ill("unit-beyond-the-layer", '[2,"1"]', '[3,"1"]'),
    ill("row-of-no-layer", '"rows":[]', '"rows":[[5,0,"1"]]'),
    ill("row-beyond-the-layer", '"rows":[]', '"rows":[[4,1,"1"]]'),
    of("malformed/wrong-type", "switching.two-layers", '"layers":[1,1,1]', '"layers":[1,1]'),
    of("malformed/wrong-type", "switching.term-of-three", '[1,"1"]', '[1,1,"1"]'),
    of("malformed/wrong-type", "switching.unit-below-0", '[1,"1"]', '[-1,"1"]'),
    of("malformed/rational", "switching.weight-not-lowest", '[1,"1"]', '[1,"2/2"]'),
    of(
      "malformed/unknown-field",
      "switching.facts-and-pattern",
      '"facts":',
      '"pattern":[],"facts":',
    ),
    of("malformed/missing-field", "switching.constant-missing", ',"constant":"-98/5"', ""),
  ];
}
