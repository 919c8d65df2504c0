// Coverings made by hand: accepted ones, and for each condition one that fails it alone.
import { datasetLines } from "../../src/certify/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import { encodeRational } from "../../src/format/index.js";
import type { CoveringNode } from "../../src/kernel/index.js";
import { add, rational } from "../../src/numbers/index.js";
import { widthBoundLines } from "../../src/refute/index.js";
import { claimOfKind } from "./counterexamples.js";
import { digitNodes, digits, unitVectors } from "./hard-data.js";
import { datasetOf, normOfText, q } from "./recipe.js";
import {
  type Accepted,
  acceptedSample,
  declinedSample,
  rejectedSample,
  type Sample,
} from "./sample.js";
import { joined, lineAt, linesOf, relined, swap } from "./text.js";

const FOLDER = "width-bound";
const TINY = rational(1n, 10n ** 30n);

interface Recipe {
  readonly name: string;
  readonly dataset: Dataset;
  readonly p: string;
  readonly radius: string;
  readonly rank: number;
  readonly nodes: readonly CoveringNode[];
  readonly given?: true;
}

function leaf(i: number, j: number, ...free: readonly string[]): CoveringNode {
  return { pair: [i, j], free: free.map(q), powers: [] };
}

/** Every plane through 0 but one coordinate: e_j and the origin meet along its line (B_1, B_2, −1)·c. */
const spokes = (c: string): CoveringNode[] => [3, 2, 1].map((j) => leaf(j, 0, c));
const three = unitVectors(3);

const recipes: readonly Recipe[] = [
  // Equality: max(|B·c|, |1 − c|) = 1/2 = 2μ; with p = 2, √(1/9 + 1/9 + 4/9) = 0.8164…
  { name: "spokes-inf", dataset: three, p: "inf", radius: "1/4", rank: 2, nodes: spokes("1/2") },
  { name: "spokes-2", dataset: three, p: "2", radius: "409/1000", rank: 2, nodes: spokes("1/3") },
  {
    name: "spokes-given",
    dataset: three,
    p: "inf",
    radius: "1/4",
    rank: 2,
    nodes: spokes("1/2"),
    given: true,
  },
  // Equality: 2μ = k^(1/p)/g².
  {
    name: "digits-1",
    dataset: digits(1, 2),
    p: "1",
    radius: "1/8",
    rank: 1,
    nodes: digitNodes(1, 2),
  },
  {
    name: "digits-2",
    dataset: digits(1, 3),
    p: "2",
    radius: "1/18",
    rank: 1,
    nodes: digitNodes(1, 3),
  },
  {
    name: "digits-3-2",
    dataset: digits(1, 2),
    p: "3/2",
    radius: "1/8",
    rank: 1,
    nodes: digitNodes(1, 2, "1/8"),
  },
  {
    name: "digits-inf",
    dataset: digits(2, 2),
    p: "inf",
    radius: "1/8",
    rank: 2,
    nodes: digitNodes(2, 2),
  },
  // The kernel of rank 0 is everything; in as many coordinates as the rank it is 0, and the balls must meet.
  {
    name: "rank-0",
    dataset: three,
    p: "2",
    radius: "1/1000",
    rank: 0,
    nodes: [leaf(1, 0, "1", "0", "0")],
  },
  { name: "rank-3", dataset: three, p: "1", radius: "1/2", rank: 3, nodes: [leaf(1, 0)] },
];

function made({ name, dataset, p, radius, rank, nodes, given }: Recipe): Accepted {
  const question = { dataset, norm: normOfText(p), radius: q(radius) };
  const lines = widthBoundLines(question, { rank, nodes }, { points: given !== true });
  const beside = given === true ? { dataset: joined([...datasetLines(dataset)]) } : {};
  return { folder: FOLDER, name: `covering-${name}`, certificate: joined([...lines]), beside };
}

function below(text: string): string {
  return encodeRational(add(q(text), rational(-TINY.num, TINY.den)));
}

/** The text with a node line left out, and one node less in the header. */
function without(text: string, line: number): string {
  const count = JSON.parse(lineAt(text, 0)) as { nodes: number };
  return relined(swap(text, `"nodes":${count.nodes}`, `"nodes":${count.nodes - 1}`), line);
}

/** The text with a node line once more behind it, and one node more in the header. */
function twice(text: string, line: number): string {
  const count = JSON.parse(lineAt(text, 0)) as { nodes: number };
  const own = lineAt(text, line);
  return relined(
    swap(text, `"nodes":${count.nodes}`, `"nodes":${count.nodes + 1}`),
    line,
    own,
    own,
  );
}

function refused(of: (name: string) => Accepted): Sample[] {
  const spoke = of("spokes-inf").certificate;
  const plane = of("digits-1").certificate;
  const given = of("spokes-given");
  const no = (name: string, text: string, code = "unproved/width-bound"): Sample =>
    rejectedSample(code, `${FOLDER}-covering-${name}`, text);
  const change = (name: string, of_: string, from: string, to: string): Sample =>
    no(name, swap(of_, from, to));
  const smaller = (name: string, radius: string): Sample =>
    change(
      `${name}.radius-10-to-the-minus-30-less`,
      of(name).certificate,
      `"radius":"${radius}"`,
      `"radius":"${below(radius)}"`,
    );
  const last = linesOf(plane).length - 1 - 8;
  const wide = datasetOf(["a", "b"], [0, ...zeros(400)], [1, ...zeros(400)]);
  const terms = made({
    name: "terms",
    dataset: wide,
    p: "2",
    radius: "1",
    rank: 200,
    nodes: new Array<CoveringNode>(99).fill(leaf(0, 1)),
  });
  return [
    smaller("spokes-inf", "1/4"),
    smaller("digits-1", "1/8"),
    smaller("digits-2", "1/18"),
    smaller("digits-3-2", "1/8"),
    smaller("digits-inf", "1/8"),
    smaller("rank-3", "1/2"),
    change("spokes-2.radius-less", of("spokes-2").certificate, "409/1000", "51/125"),
    change("rank-0.free-more", of("rank-0").certificate, '"free":["1"', '"free":["101/100"'),
    change("spokes-inf.norm-1", spoke, '"norm":"inf"', '"norm":"1"'),
    change("spokes-inf.rank-1", spoke, '"rank":2', '"rank":1'),
    change("spokes-inf.rank-3", spoke, '"rank":2', '"rank":3'),
    change("spokes-inf.another-pair", spoke, '"pair":[3,0]', '"pair":[2,0]'),
    change("spokes-inf.pair-of-one-label", spoke, '"pair":[2,0]', '"pair":[2,1]'),
    change("spokes-inf.no-such-point", spoke, '"pair":[2,0]', '"pair":[2,4]'),
    change("spokes-inf.another-sign", spoke, '"free":["1/2"]', '"free":["-1/2"]'),
    change("spokes-inf.free-more", spoke, '"free":["1/2"]', '"free":["51/100"]'),
    change("spokes-inf.free-twice", spoke, '"free":["1/2"]', '"free":["1/2","0"]'),
    change("spokes-inf.point-further", spoke, '"point":["0","0","1"]', '"point":["0","0","11/10"]'),
    no("spokes-inf.columns-missing", without(spoke, 3)),
    no("spokes-inf.no-nodes", without(without(without(spoke, 1), 1), 1)),
    no("spokes-inf.node-left-over", twice(spoke, 3)),
    change("digits-1.cut-moved-10-to-the-minus-30", plane, '"at":"1/2"', `"at":"${below("1/2")}"`),
    change("digits-1.cut-at-the-end", plane, '"at":"1/2"', '"at":"1"'),
    change("digits-1.cut-outside-its-half", plane, '"at":"-1/2"', '"at":"1/4"'),
    change("digits-1.cut-in-no-row", plane, '"row":0', '"row":1'),
    change("digits-1.cut-in-no-column", plane, '"column":0', '"column":1'),
    // Another entry has this place in the list of all.
    change(
      "digits-inf.cut-in-no-column",
      of("digits-inf").certificate,
      '"row":0,"column":0',
      '"row":0,"column":1',
    ),
    no("digits-1.leaf-missing", without(plane, last)),
    no("digits-1.cut-missing", without(plane, 1)),
    no("digits-1.leaf-twice", twice(plane, last)),
    no(
      "digits-3-2.powers-missing",
      of("digits-3-2").certificate.replaceAll(/"powers":\[[^\]]+\]/gu, '"powers":[]'),
    ),
    change(
      "digits-3-2.power-less",
      of("digits-3-2").certificate,
      '"powers":["1/8","0"]',
      '"powers":["1/9","0"]',
    ),
    change(
      "digits-3-2.power-more",
      of("digits-3-2").certificate,
      '"powers":["1/8","0"]',
      '"powers":["1/7","0"]',
    ),
    no("spokes-inf.radius-0", swap(spoke, '"1/4"', '"0"'), "ill-formed/radius"),
    no(
      "spokes-inf.nodes-are-more",
      swap(spoke, '"nodes":3', '"nodes":4'),
      "malformed/missing-field",
    ),
    no(
      "spokes-inf.nodes-and-pairs",
      swap(spoke, '"nodes":3', '"nodes":3,"pairs":0'),
      "malformed/unknown-field",
    ),
    rejectedSample("mismatched/claim", `${FOLDER}-covering-spokes-inf.pinned-rank-1`, spoke, {
      claim: swap(claimOfKind(spoke), '"rank":2', '"rank":1'),
    }),
    rejectedSample(
      "mismatched/dataset",
      `${FOLDER}-covering-spokes-given.another-dataset`,
      given.certificate,
      { dataset: swap(given.beside.dataset ?? "", '["0","0","1"]', '["0","0","1/2"]') },
    ),
    declinedSample(
      "limit-exceeded",
      `${FOLDER}-covering-spokes-inf.nodes`,
      swap(spoke, '"nodes":3', '"nodes":100001'),
    ),
    declinedSample(
      "limit-exceeded",
      `${FOLDER}-covering-spokes-inf.part-bits`,
      swap(spoke, '"free":["1/2"]', `"free":["${2n ** 4097n}"]`),
    ),
    declinedSample("limit-exceeded", `${FOLDER}-covering-terms`, terms.certificate),
    declinedSample(
      "limit-exceeded",
      `${FOLDER}-covering-digits-1.denominator-bits`,
      // Two cuts with denominators that are short enough each.
      swap(
        swap(plane, '"at":"0"', `"at":"1/${3n ** 2500n}"`),
        '"at":"-1/2"',
        `"at":"-1/${2n ** 1000n}"`,
      ),
    ),
  ];
}

function zeros(count: number): string[] {
  return new Array<string>(count).fill("0");
}

/** All samples of coverings. */
export function coverings(): Sample[] {
  const accepted = recipes.map(made);
  const of = (name: string): Accepted => {
    const found = accepted.find((each) => each.name === `covering-${name}`);
    if (found === undefined) throw new Error(`no covering ${name}`);
    return found;
  };
  return [...accepted.map(acceptedSample), ...refused(of)];
}
