// Accepted certificates made by hand: networks of a few units whose numbers can be followed on paper.
import { networkDigest } from "../../src/certify/index.js";
import type { Rule } from "../../src/kernel/index.js";
import { deep, doubled, planeNetwork, proportional, scores } from "./networks.js";
import { datasetOf, make, network, q, type Recipe } from "./recipe.js";
import { curveRecipes } from "./curves.js";
import { divided } from "./divided.js";
import type { Accepted, Handmade } from "./sample.js";
import { absolute, boundedVariant } from "./linear-bounds.js";
import { corner, readingsVariant } from "./readings.js";
import { sharedVariant, switchingRecipes } from "./switching.js";
import { claimText, joined, linesOf, swap } from "./text.js";

const exact = (...values: readonly string[]): Rule => ({ kind: "exact", values: values.map(q) });
const BLUE_RED = ["blue", "red"];

const planeDataset = datasetOf(BLUE_RED, [0, "0", "0"], [1, "3", "4"]);
const plane = { network: planeNetwork, dataset: planeDataset, rule: exact("1", "2") };

/** Radii at which a unit holds with equality (p = 1, 2, ∞), or nearly so. */
const PLANE_RADII = [
  ["1", "5/4"],
  ["2", "1"],
  ["inf", "5/7"],
  ["3", "89537/100000"],
  ["3/2", "2779/2500"],
] as const;

const planeRecipes = PLANE_RADII.map(
  ([p, radius]): Recipe => ({
    ...plane,
    name: `plane-${p.replace("/", "-")}`,
    p,
    radius,
    pair: [0, 1],
  }),
);

const recipes: readonly Recipe[] = [
  // The smallest of all: one point, one class, no hidden layer, f = 1.
  {
    name: "smallest",
    network: network(1, [["1", "0"]]),
    dataset: datasetOf(["only"], [0, "0"]),
    p: "2",
    radius: "1",
    rule: exact("1"),
  },
  // One neuron, inactive with equality: max(0, x − 1) on [−1, 1].
  {
    name: "one-neuron",
    network: network(1, [["-1", "1"]], [["1", "1"]]),
    dataset: datasetOf(["only"], [0, "0"]),
    p: "2",
    radius: "1",
    rule: exact("1"),
  },
  ...planeRecipes,
  // No hidden layer, two classes: f = x against the level 0, up to the last 10^-30 before a tie.
  {
    name: "threshold",
    network: network(1, [["0", "1"]]),
    dataset: datasetOf(BLUE_RED, [0, "-2"], [1, "2"]),
    p: "2",
    radius: `1${"9".repeat(30)}/1${"0".repeat(30)}`,
    rule: { kind: "threshold", level: q("0") },
    pair: [0, 1],
  },
  {
    name: "threshold-3",
    network: network(2, [["0", "3/5", "4/5"]]),
    dataset: datasetOf(BLUE_RED, [0, "-3", "-4"], [1, "3", "4"]),
    p: "3",
    radius: "4",
    rule: { kind: "threshold", level: q("0") },
    pair: [0, 1],
  },
  {
    name: "argmax",
    network: scores,
    dataset: datasetOf(BLUE_RED, [0, "0"], [1, "2"]),
    p: "inf",
    radius: `${"9".repeat(30)}/1${"0".repeat(30)}`,
    rule: { kind: "argmax" },
    pair: [0, 1],
  },
  {
    name: "argmax-three",
    network: network(2, [
      ["0", "-1", "-1"],
      ["0", "1", "0"],
      ["0", "0", "1"],
    ]),
    dataset: datasetOf(["a", "b", "c"], [0, "-1", "-1"], [1, "2", "0"], [2, "0", "2"]),
    p: "3/2",
    radius: "4/5",
    rule: { kind: "argmax" },
    pair: [1, 2],
  },
  {
    name: "two-hidden-layers",
    network: deep,
    dataset: datasetOf(["0", "2"], [1, "-1"], [0, "3"]),
    p: "1",
    radius: "1",
    rule: exact("0", "2"),
    pair: [0, 1],
  },
  {
    name: "rows-in-proportion",
    network: proportional,
    dataset: datasetOf(["7"], [0, "0"]),
    p: "2",
    radius: "3/2",
    rule: exact("7"),
  },
  { ...plane, name: "doubled-3", network: doubled, p: "3", radius: "89537/100000" },
  ...switchingRecipes,
  divided,
  absolute,
  corner,
  ...curveRecipes,
  // Equal points with equal labels, and class names that need escapes or mislead programs.
  {
    name: "coincident",
    network: plane.network,
    dataset: datasetOf(BLUE_RED, [0, "0", "0"], [1, "3", "4"], [0, "0", "0"], [1, "3", "4"]),
    p: "2",
    radius: "1",
    rule: plane.rule,
  },
  {
    name: "class-names",
    network: planeNetwork,
    dataset: datasetOf(
      ["__proto__", '"\\\n\u2028\ud800', "", "constructor", "A\u030a", "\u00c5"],
      [0, "0", "0"],
      [1, "3", "4"],
    ),
    p: "2",
    radius: "1",
    rule: exact("1", "2", "3", "4", "5", "6"),
  },
  // The largest number that is read: 4096 digits.
  {
    name: "long-number",
    network: network(1, [["1", "1"]], [["9".repeat(4096), "0"]]),
    dataset: datasetOf(["only"], [0, "0"]),
    p: "2",
    radius: "1",
    rule: exact("9".repeat(4096)),
  },
  { ...plane, name: "given-points", p: "2", radius: "1", given: { network: false, points: true } },
  { ...plane, name: "given-network", p: "2", radius: "1", given: { network: true, points: false } },
  { ...plane, name: "given-both", p: "inf", radius: "1/2", given: { network: true, points: true } },
];

/** Certificates that say more than they need, or the same in another way. */
function variants(of: Handmade): Accepted[] {
  const changed = (name: string, base: Accepted, certificate: string): Accepted => {
    return { ...base, name, certificate };
  };
  const [two, three, neuron] = [of("plane-2"), of("plane-3"), of("one-neuron")];
  const [header = "", ...rest] = linesOf(three.certificate);
  const witness = rest[3] ?? "";
  const loose = witness.replace(/"alpha":"[^"]*"/u, '"alpha":"0"');
  const twice = [
    swap(header, '"reaches":1', '"reaches":2'),
    ...rest.slice(0, 3),
    loose,
    ...rest.slice(3),
  ];
  return [
    { ...two, name: "pinned", beside: { claim: claimText(two.certificate) } },
    {
      ...of("given-both"),
      name: "given-both-pinned",
      beside: { ...of("given-both").beside, claim: claimText(of("given-both").certificate) },
    },
    sharedVariant(of("switching")),
    boundedVariant(of("absolute")),
    readingsVariant(of("corner")),
    // Two witnesses for one line: the later one counts.
    changed("witness-twice", three, joined(twice)),
    // A unit that is 0 on the whole ball may have either phase.
    changed(
      "zero-unit-active",
      neuron,
      swap(
        swap(
          swap(
            neuron.certificate,
            '"bias":"-1","columns":[0],"weights":["1"]',
            '"bias":"0","columns":[],"weights":[]',
          ),
          '"layers":["-1"]',
          '"layers":["+1"]',
        ),
        '"nonzero":"4"',
        '"nonzero":"2"',
      ),
    ),
    // The note may be anything of bounded length.
    changed("note", two, swap(two.certificate, '"note":""', `"note":"${"é".repeat(1000)}"`)),
  ];
}

/** The digest of a handmade network, for certificates that name another one. */
export const scoresDigest = networkDigest(scores);

export function byName(made: readonly Accepted[]): Handmade {
  return (name) => {
    const found = made.find((each) => each.folder === "handmade" && each.name === name);
    if (found === undefined) throw new Error(`no handmade sample ${name}`);
    return found;
  };
}

/** All handmade samples. */
export async function handmade(): Promise<Accepted[]> {
  const made: Accepted[] = [];
  for (const recipe of recipes) made.push(await make(recipe));
  return [...made, ...variants(byName(made))];
}
