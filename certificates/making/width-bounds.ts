// Bounds on the first layer made by hand: accepted ones, and for each condition one that fails it alone.
import { datasetLines } from "../../src/certify/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import { encodeRational } from "../../src/format/index.js";
import type { WeightedPair, WidthWitness } from "../../src/kernel/index.js";
import { add, rational } from "../../src/numbers/index.js";
import { widthBoundLines } from "../../src/refute/index.js";
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

const FOLDER = "width-bound";
const TINY = rational(1n, 10n ** 30n);

/** The unit vectors and the origin: every line is at most 1/2 from one of the four, on average. */
const basis = datasetOf(
  ["unit", "origin"],
  [0, "1", "0", "0", "0"],
  [0, "0", "1", "0", "0"],
  [0, "0", "0", "1", "0"],
  [0, "0", "0", "0", "1"],
  [1, "0", "0", "0", "0"],
);
/** Differences (2, 0) and (0, 1) from the middle one. */
const corner = datasetOf(["end", "middle"], [0, "2", "0"], [1, "0", "0"], [0, "0", "1"]);

function pair(i: number, j: number, root: string, ...factor: readonly string[]): WeightedPair {
  return { pair: [i, j], root: q(root), factor: factor.map(q) };
}

const spokes = [0, 1, 2, 3].map((k) => pair(k, 4, "1"));

interface Recipe {
  readonly name: string;
  readonly dataset: Dataset;
  readonly p: string;
  readonly radius: string;
  readonly rank: number;
  readonly shift: string;
  readonly pairs: readonly WeightedPair[];
  readonly given?: true;
}

const recipes: readonly Recipe[] = [
  // Equality everywhere: 1·1 = 4·(1/4)²·4, and sI − UᵗU = 0.
  { name: "basis-2", dataset: basis, p: "2", radius: "1/4", rank: 1, shift: "1", pairs: spokes },
  {
    name: "basis-inf",
    dataset: basis,
    p: "inf",
    radius: "1/4",
    rank: 1,
    shift: "1",
    pairs: spokes,
  },
  { name: "basis-3", dataset: basis, p: "3", radius: "1/2", rank: 4, shift: "1", pairs: spokes },
  { name: "basis-1", dataset: basis, p: "1", radius: "1/2", rank: 1, shift: "1", pairs: spokes },
  {
    name: "basis-3-2",
    dataset: basis,
    p: "3/2",
    radius: "63/200",
    rank: 1,
    shift: "1",
    pairs: spokes,
  },
  // Weights 1 and 4 make both differences equal; a factor does with weights 1 and 1, less well.
  {
    name: "weights",
    dataset: corner,
    p: "2",
    radius: "9/20",
    rank: 1,
    shift: "4",
    pairs: [pair(0, 1, "1"), pair(1, 2, "-2")],
  },
  {
    name: "factor",
    dataset: corner,
    p: "2",
    radius: "3/4",
    rank: 1,
    shift: "1",
    pairs: [pair(0, 1, "1", "7/4"), pair(1, 2, "1", "0")],
  },
  {
    name: "given-points",
    dataset: basis,
    p: "2",
    radius: "2/5",
    rank: 2,
    shift: "1",
    pairs: spokes,
    given: true,
  },
];

function made({ name, dataset, p, radius, rank, shift, pairs, given }: Recipe): Accepted {
  const witness: WidthWitness = { rank, shift: q(shift), pairs };
  const question = { dataset, norm: normOfText(p), radius: q(radius) };
  const lines = widthBoundLines(question, witness, { points: given !== true });
  const beside = given === true ? { dataset: joined([...datasetLines(dataset)]) } : {};
  return { folder: FOLDER, name, certificate: joined([...lines]), beside };
}

function below(text: string): string {
  return encodeRational(add(q(text), rational(-TINY.num, TINY.den)));
}

function refused(of: (name: string) => Accepted): Sample[] {
  const two = of("basis-2").certificate;
  const factor = of("factor").certificate;
  const given = of("given-points");
  const no = (name: string, text: string, code = "unproved/width-bound"): Sample =>
    rejectedSample(code, `${FOLDER}-${name}`, text);
  const smaller = (name: string, radius: string): Sample =>
    no(
      `${name}.radius-10-to-the-minus-30-less`,
      swap(of(name).certificate, `"radius":"${radius}"`, `"radius":"${below(radius)}"`),
    );
  const change = (name: string, from: string, to: string): Sample =>
    no(`basis-2.${name}`, swap(two, from, to));
  const smallest = made({
    name: "smallest",
    dataset: datasetOf(["only"], [0, "0"]),
    p: "2",
    radius: "1",
    rank: 0,
    shift: "0",
    pairs: [],
  });
  return [
    rejectedSample("unproved/width-bound", "smallest", smallest.certificate),
    smaller("basis-2", "1/4"),
    smaller("basis-inf", "1/4"),
    smaller("basis-1", "1/2"),
    no("basis-3-2.radius-less", swap(of("basis-3-2").certificate, '"63/200"', '"31/100"')),
    no("basis-3.radius-less", swap(of("basis-3").certificate, '"1/2"', '"49/100"')),
    change("rank-2", '"rank":1', '"rank":2'),
    change("shift-10-to-the-minus-30-less", '"shift":"1"', `"shift":"${below("1")}"`),
    change("shift-below-0", '"shift":"1"', '"shift":"-1"'),
    change("pair-of-one-label", '"pair":[3,4]', '"pair":[3,2]'),
    change("no-such-point", '"pair":[3,4]', '"pair":[3,5]'),
    change("pair-twice", '"pair":[3,4]', '"pair":[2,4]'),
    change("norm-1", '"norm":"2"', '"norm":"1"'),
    change("factors-of-different-length", '"factor":[]', '"factor":["0"]'),
    change("point-further", '"point":["0","0","0","1"]', '"point":["0","0","0","2"]'),
    no("basis-2.pair-missing", relined(swap(two, '"pairs":4', '"pairs":3'), 1)),
    no("basis-2.no-weights", two.replaceAll('"root":"1"', '"root":"0"')),
    no("factor.factor-less", swap(factor, '"7/4"', '"173/100"')),
    no("factor.factor-of-another-sign", swap(factor, '"factor":["0"]', '"factor":["-1"]')),
    no("factor.factor-more", swap(factor, '"7/4"', '"2"')),
    no("weights.weight-less", swap(of("weights").certificate, '"root":"-2"', '"root":"-1"')),
    no("basis-2.radius-0", swap(two, '"1/4"', '"0"'), "ill-formed/radius"),
    no("basis-2.pairs-are-more", swap(two, '"pairs":4', '"pairs":5'), "malformed/missing-field"),
    rejectedSample("mismatched/claim", `${FOLDER}-basis-2.pinned-rank-2`, two, {
      claim: swap(claimOfKind(two), '"rank":1', '"rank":2'),
    }),
    rejectedSample(
      "mismatched/dataset",
      `${FOLDER}-given-points.another-dataset`,
      given.certificate,
      {
        dataset: swap(given.beside.dataset ?? "", '["1","0","0","0"]', '["1/2","0","0","0"]'),
      },
    ),
    declinedSample(
      "limit-exceeded",
      `${FOLDER}-basis-2.pairs`,
      swap(two, '"pairs":4', '"pairs":257'),
    ),
    declinedSample(
      "limit-exceeded",
      `${FOLDER}-basis-2.matrix-bits`,
      two.replaceAll('"root":"1"', `"root":"1${"0".repeat(1000)}"`),
    ),
    declinedSample(
      "limit-exceeded",
      `${FOLDER}-basis-2.part-bits`,
      relined(two, 1, swap(lineAt(two, 1), '"root":"1"', `"root":"1${"0".repeat(2000)}"`)),
    ),
  ];
}

/** All samples of this kind. */
export function widthBounds(): Sample[] {
  const accepted = recipes.map(made);
  const of = (name: string): Accepted => {
    const found = accepted.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no width bound ${name}`);
    return found;
  };
  return [...accepted.map(acceptedSample), ...refused(of)];
}
