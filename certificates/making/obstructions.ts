// Obstructions made by hand: accepted ones, and for each condition one that fails it alone.
import { datasetLines } from "../../src/certify/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import { encodeRational } from "../../src/format/index.js";
import type { Link, ObstructionWitness } from "../../src/kernel/index.js";
import { add, rational } from "../../src/numbers/index.js";
import { obstructionLines } from "../../src/refute/index.js";
import { claimOfKind } from "./counterexamples.js";
import { datasetOf, normOfText, q } from "./recipe.js";
import {
  type Accepted,
  acceptedSample,
  declinedSample,
  rejectedSample,
  type Sample,
} from "./sample.js";
import { joined, lineAt, relined, swap } from "./text.js";

const FOLDER = "obstruction";
const ZEROS = "0".repeat(29);

type End = readonly (readonly [member: number, weight: string])[];

function link(first: End, second: End, powers: readonly string[] = []): Link {
  const end = (members: End): Link["ends"][0] => ({
    members: members.map(([member]) => member),
    weights: members.map(([, weight]) => q(weight)),
  });
  return { ends: [end(first), end(second)], powers: powers.map(q) };
}

const only = (member: number): End => [[member, "1"]];
const middle = (a: number, b: number): End => [
  [a, "1/2"],
  [b, "1/2"],
];

/** Nearly equilateral: no altitude is longer than 13/15. */
const corners = [
  ["0", "0"],
  ["1", "0"],
  ["1/2", "13/15"],
] as const;
const triangle = datasetOf(["a", "b"], [0, ...corners[0]], [1, ...corners[1]], [1, ...corners[2]]);
const threeLabels = datasetOf(
  ["a", "b", "c"],
  [0, ...corners[0]],
  [1, ...corners[1]],
  [2, ...corners[2]],
);
const altitudes = [
  link(only(0), middle(1, 2)),
  link(middle(0, 2), only(1)),
  link(only(2), middle(1, 0)),
];
/** Just above half of the longest altitude. */
const RADIUS = encodeRational(add(q("13/30"), rational(1n, 10n ** 30n)));

/** A chain of overlapping balls about half of a circle, and its centre between the ends. */
const circle = datasetOf(
  ["rim", "centre"],
  [0, "-1", "0"],
  [0, "-3/5", "4/5"],
  [1, "0", "0"],
  [0, "0", "1"],
  [0, "3/5", "4/5"],
  [0, "1", "0"],
);
const chain = (powers: readonly (readonly string[])[] = []): Link[] => [
  link(only(0), only(1), powers[0]),
  link(only(1), only(3), powers[1]),
  link(only(3), only(4), powers[1]),
  link(only(4), only(5), powers[0]),
  link(middle(0, 5), only(2), powers[2]),
];

interface Recipe {
  readonly name: string;
  readonly dataset: Dataset;
  readonly p: string;
  readonly radius: string;
  readonly distance: string;
  readonly family: readonly number[];
  readonly links: readonly Link[];
  readonly given?: true;
}

const ALL = [0, 1, 2];
const RIM = [0, 1, 2, 3, 4, 5];

const recipes: readonly Recipe[] = [
  {
    name: "triangle-2",
    dataset: triangle,
    p: "2",
    radius: RADIUS,
    distance: "13/15",
    family: ALL,
    links: altitudes,
  },
  {
    name: "triangle-inf",
    dataset: triangle,
    p: "inf",
    radius: RADIUS,
    distance: "13/15",
    family: ALL,
    links: altitudes,
  },
  // (3/4, 13/30) is 71/60 from the corner, in the norm of sums.
  {
    name: "triangle-1",
    dataset: triangle,
    p: "1",
    radius: "3/5",
    distance: "71/60",
    family: ALL,
    links: altitudes,
  },
  {
    name: "three-labels",
    dataset: threeLabels,
    p: "2",
    radius: RADIUS,
    distance: "13/15",
    family: ALL,
    links: altitudes,
  },
  {
    name: "half-circle-2",
    dataset: circle,
    p: "2",
    radius: "9/20",
    distance: "179/200",
    family: RIM,
    links: chain(),
  },
  {
    name: "half-circle-3",
    dataset: circle,
    p: "3",
    radius: "9/20",
    distance: "21/25",
    family: [5, 4, 3, 2, 1, 0],
    links: chain([
      ["8/125", "64/125"],
      ["27/125", "1/125"],
      ["0", "0"],
    ]),
  },
  {
    name: "given-points",
    dataset: triangle,
    p: "2",
    radius: "49/100",
    distance: "13/15",
    family: ALL,
    links: altitudes,
    given: true,
  },
];

function made({ name, dataset, p, radius, given, ...rest }: Recipe): Accepted {
  const { family, links, distance } = rest;
  const witness: ObstructionWitness = { family, links, distance: q(distance) };
  const question = { dataset, norm: normOfText(p), radius: q(radius) };
  const lines = obstructionLines(question, witness, { points: given !== true });
  const beside = given === true ? { dataset: joined([...datasetLines(dataset)]) } : {};
  return { folder: FOLDER, name, certificate: joined([...lines]), beside };
}

type Of = (name: string) => Accepted;

function refused(of: Of): Sample[] {
  const two = of("triangle-2").certificate;
  const chained = of("half-circle-2").certificate;
  const power = of("half-circle-3").certificate;
  const given = of("given-points");
  const no = (name: string, text: string, code = "unproved/obstruction"): Sample =>
    rejectedSample(code, `${FOLDER}-${name}`, text);
  const change = (name: string, from: string, to: string): Sample =>
    no(`triangle-2.${name}`, swap(two, from, to));
  const smallest = made({
    name: "smallest",
    dataset: datasetOf(["only"], [0, "0"]),
    p: "2",
    radius: "1",
    distance: "0",
    family: [],
    links: [],
  });
  const dropped = (text: string, index: number, count: number): string =>
    relined(swap(text, `"links":${count}`, `"links":${count - 1}`), index);
  return [
    rejectedSample("unproved/obstruction", "smallest", smallest.certificate),
    change("radius-of-equality", `"${RADIUS}"`, '"13/30"'),
    change(
      "distance-10-to-the-minus-30-less",
      '"13/15"',
      `"${encodeRational(add(q("13/15"), rational(-1n, 10n ** 30n)))}"`,
    ),
    // The square of −13/15 is that of 13/15; the claim is false.
    no(
      "triangle-2.distance-below-0",
      swap(swap(two, `"${RADIUS}"`, '"1/100"'), '"13/15"', '"-13/15"'),
    ),
    change("point-twice", '"family":[0,1,2]', '"family":[0,1,2,2]'),
    change("no-such-point", '"family":[0,1,2]', '"family":[0,1,3]'),
    change("one-label", '"family":[0,1,2]', '"family":[1,2]'),
    change("labels-equal", '"label":0', '"label":1'),
    change("point-outside-of-the-family", '"family":[0,1,2]', '"family":[0,1]'),
    change(
      "weights-of-sum-10-to-the-minus-30-more",
      '"weights":["1/2","1/2"]',
      `"weights":["1/2","5${"0".repeat(28)}1/1${ZEROS}0"]`,
    ),
    change("weight-below-0", '"weights":["1/2","1/2"]', '"weights":["3/2","-1/2"]'),
    change("weight-missing", '"weights":["1/2","1/2"]', '"weights":["1"]'),
    change("no-member", '"members":[1,2],"weights":["1/2","1/2"]', '"members":[],"weights":[]'),
    no("triangle-2.link-missing", dropped(two, 1, 3)),
    no("triangle-2.link-instead-of-another", relined(two, 1, lineAt(two, 2))),
    no("triangle-2.point-further", swap(two, '"point":["1/2","13/15"]', '"point":["1/2","14/15"]')),
    no("half-circle-2.chain-broken", dropped(chained, 2, 5)),
    no("half-circle-2.centre-not-linked", dropped(chained, 5, 5)),
    no("half-circle-3.powers-missing", swap(power, '"powers":["8/125","64/125"]', '"powers":[]')),
    no(
      "half-circle-3.power-too-small",
      swap(power, '"powers":["8/125","64/125"]', '"powers":["8/125","63/125"]'),
    ),
    no("half-circle-3.distance-less", swap(power, '"21/25"', '"83/100"')),
    no(
      "triangle-1.radius-of-equality",
      swap(of("triangle-1").certificate, '"radius":"3/5"', '"radius":"71/120"'),
    ),
    no("triangle-inf.norm-1", swap(of("triangle-inf").certificate, '"norm":"inf"', '"norm":"1"')),
    no(
      "three-labels.family-of-two",
      swap(of("three-labels").certificate, '"family":[0,1,2]', '"family":[0,1]'),
    ),
    no("triangle-2.radius-0", swap(two, `"${RADIUS}"`, '"0"'), "ill-formed/radius"),
    no("triangle-2.link-cut", swap(two, '"powers":[]}', '"powers":[]'), "malformed/syntax"),
    no("triangle-2.links-are-less", swap(two, '"links":3', '"links":2'), "malformed/missing-field"),
    rejectedSample(
      "mismatched/dataset",
      `${FOLDER}-given-points.another-dataset`,
      given.certificate,
      {
        dataset: swap(given.beside.dataset ?? "", '"13/15"', '"4/5"'),
      },
    ),
    rejectedSample("mismatched/claim", `${FOLDER}-triangle-2.pinned-radius-smaller`, two, {
      claim: swap(claimOfKind(two), `"${RADIUS}"`, '"2/5"'),
    }),
    // A network beside a certificate that is about none is not the one it is about.
    rejectedSample("mismatched/network", `${FOLDER}-triangle-2.network-beside`, two, {
      network: '{"format":"muball-network/1","inputs":2,"widths":[1]}\n',
    }),
    // The points come before the rule: what the family or the distance lacks is not asked without them.
    declinedSample(
      "companion-missing",
      `${FOLDER}-given-points.distance-too-large`,
      swap(given.certificate, '"13/15"', '"13/5"'),
    ),
    declinedSample(
      "limit-exceeded",
      `${FOLDER}-triangle-2.links`,
      swap(two, '"links":3', '"links":100001'),
    ),
    declinedSample("limit-exceeded", `${FOLDER}-parts`, partsBeyond()),
  ];
}

/** Thirteen points that no link joins. */
function partsBeyond(): string {
  const points = Array.from({ length: 13 }, (_, k) => [k % 2, `${k}`] as const);
  const [first = [0, "0"] as const, ...more] = points;
  const dataset = datasetOf(["a", "b"], first, ...more);
  const family = points.map((_, k) => k);
  const recipe = { name: "parts", dataset, p: "2", radius: "1", distance: "1", family, links: [] };
  return made(recipe).certificate;
}

/** All samples of this kind. */
export function obstructions(): Sample[] {
  const accepted = recipes.map(made);
  const of: Of = (name) => {
    const found = accepted.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no obstruction ${name}`);
    return found;
  };
  return [...accepted.map(acceptedSample), ...refused(of)];
}
