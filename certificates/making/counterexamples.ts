// Counterexamples made by hand: accepted ones, and for each condition one that fails it alone.
import {
  type Counterexample,
  counterexampleLines,
  datasetLines,
  type Doubted,
} from "../../src/certify/index.js";
import { encodeNetwork } from "../../src/format/index.js";
import { scaled } from "../../src/numbers/index.js";
import { planeNetwork, scores } from "./networks.js";
import { datasetOf, network, normOfText, q } from "./recipe.js";
import {
  type Accepted,
  acceptedSample,
  type Beside,
  declinedSample,
  rejectedSample,
  type Sample,
} from "./sample.js";
import { joined, lineAt, relined, swap } from "./text.js";

const FOLDER = "counterexample";
const ZEROS = "0".repeat(29);
const BLUE_RED = ["blue", "red"];

/** A claim about the plane example at a radius that is too large, and the point that refutes it. */
interface Recipe {
  readonly name: string;
  readonly doubted: Doubted;
  readonly point: readonly string[];
  readonly powers?: readonly string[];
  readonly ball?: number;
  readonly given?: { readonly network: boolean; readonly points: boolean };
}

const planeDataset = datasetOf(BLUE_RED, [0, "0", "0"], [1, "3", "4"]);

function plane(p: string, radius: string): Doubted {
  const rule = { kind: "exact", values: [q("1"), q("2")] } as const;
  const [norm, size] = [normOfText(p), q(radius)];
  return { network: planeNetwork, dataset: planeDataset, norm, radius: size, rule };
}

const line = {
  network: network(1, [["0", "1"]]),
  dataset: datasetOf(BLUE_RED, [0, "-2"], [1, "2"]),
};

const recipes: readonly Recipe[] = [
  // One unit beyond ball 1, at distance exactly the radius: z = 3, f = 3/2.
  { name: "plane-2", doubted: plane("2", "2"), ball: 1, point: ["9/5", "12/5"] },
  { name: "plane-1", doubted: plane("1", "2"), ball: 1, point: ["3", "2"] },
  { name: "plane-inf", doubted: plane("inf", "1"), ball: 1, point: ["2", "3"] },
  {
    name: "plane-3",
    doubted: plane("3", "2"),
    ball: 1,
    point: ["2", "5/2"],
    powers: ["1", "27/8"],
  },
  {
    name: "plane-3-2",
    doubted: plane("3/2", "2"),
    ball: 1,
    point: ["2", "3"],
    powers: ["1", "1"],
  },
  // A tie gives no label: at the centre of the two points, which both balls of radius 2 touch.
  {
    name: "threshold-tie",
    doubted: {
      ...line,
      norm: normOfText("2"),
      radius: q("2"),
      rule: { kind: "threshold", level: q("0") },
    },
    ball: 0,
    point: ["0"],
  },
  {
    name: "argmax-tie",
    doubted: {
      network: scores,
      dataset: datasetOf(BLUE_RED, [0, "0"], [1, "2"]),
      norm: normOfText("inf"),
      radius: q("1"),
      rule: { kind: "argmax" },
    },
    ball: 1,
    point: ["1"],
  },
  {
    name: "given-both",
    doubted: plane("2", "2"),
    ball: 1,
    point: ["9/5", "12/5"],
    given: { network: true, points: true },
  },
];

function made(recipe: Recipe): Accepted {
  const { name, doubted, point, powers = [], ball = 0, given } = recipe;
  const found: Counterexample = { ball, point: scaled(point.map(q)), powers: powers.map(q) };
  const embed = { network: given?.network !== true, points: given?.points !== true };
  const certificate = joined([...counterexampleLines(doubted, found, { embed })]);
  const beside = {
    ...(embed.network ? {} : { network: joined([...encodeNetwork(doubted.network)]) }),
    ...(embed.points ? {} : { dataset: joined([...datasetLines(doubted.dataset)]) }),
  };
  return { folder: FOLDER, name, certificate, beside };
}

/** The claim of a certificate that is no memorization, as a text to pin. */
export function claimOfKind(certificate: string): string {
  const { kind, claim } = JSON.parse(lineAt(certificate, 0)) as { kind: string; claim: object };
  return joined([JSON.stringify({ format: "muball-claim/1", kind, ...claim })]);
}

function refused(of: (name: string) => Accepted): Sample[] {
  const two = of("plane-2").certificate;
  const three = of("plane-3").certificate;
  const slug = (name: string): string => `${FOLDER}-${name}`;
  const no = (name: string, text: string): Sample =>
    rejectedSample("unproved/counterexample", slug(name), text);
  const smallest = made({
    name: "smallest",
    doubted: {
      network: network(1, [["1", "0"]]),
      dataset: datasetOf(["only"], [0, "0"]),
      norm: normOfText("2"),
      radius: q("1"),
      rule: { kind: "exact", values: [q("1")] },
    },
    point: ["0"],
  }).certificate;
  return [
    rejectedSample("unproved/counterexample", "smallest", smallest),
    no("plane-2.the-centre", swap(two, '["9/5","12/5"]', '["3","4"]')),
    no("plane-2.another-ball", swap(two, '"ball":1', '"ball":0')),
    no("plane-2.no-such-ball", swap(two, '"ball":1', '"ball":2')),
    no("plane-2.radius-10-to-the-minus-30-less", swap(two, '"radius":"2"', radiusBelow("2"))),
    no("plane-1.radius-10-to-the-minus-30-less", swapRadius(of("plane-1"), "2")),
    no("plane-inf.radius-10-to-the-minus-30-less", swapRadius(of("plane-inf"), "1")),
    no(
      "threshold-tie.one-side-of-the-tie",
      swap(of("threshold-tie").certificate, '"point":["0"],', '"point":["-1"],'),
    ),
    no(
      "argmax-tie.one-side-of-the-tie",
      swap(of("argmax-tie").certificate, '"point":["1"],', '"point":["3/2"],'),
    ),
    no("plane-3.radius-below-the-distance", swap(three, '"radius":"2"', '"radius":"1"')),
    no("plane-3.powers-missing", swap(three, '"powers":["1","27/8"]', '"powers":[]')),
    no("plane-3.power-below-0", swap(three, '"powers":["1","27/8"]', '"powers":["1","-27/8"]')),
    no(
      "plane-3.power-too-small",
      swap(three, '"powers":["1","27/8"]', '"powers":["1","26/8"]'.replace("26/8", "13/4")),
    ),
    no(
      "plane-3-2.power-too-small",
      swap(
        of("plane-3-2").certificate,
        '"powers":["1","1"]',
        `"powers":["1","${"9".repeat(30)}/1${"0".repeat(30)}"]`,
      ),
    ),
    rejectedSample(
      "ill-formed/dimension-mismatch",
      slug("plane-2.point-of-three"),
      swap(two, '["9/5","12/5"]', '["9/5","12/5","0"]'),
    ),
    rejectedSample(
      "ill-formed/radius",
      slug("plane-2.radius-0"),
      swap(two, '"radius":"2"', '"radius":"0"'),
    ),
  ];
}

function radiusBelow(radius: string): string {
  const less = `${BigInt(radius) - 1n}${"9".repeat(30)}`.replace(/^0+/u, "");
  return `"radius":"${less}/1${"0".repeat(30)}"`;
}

function swapRadius(sample: Accepted, radius: string): string {
  return swap(sample.certificate, `"radius":"${radius}"`, radiusBelow(radius));
}

/** Right for something else, or for nothing that is there. */
function elsewhere(of: (name: string) => Accepted): Sample[] {
  const slug = (name: string): string => `${FOLDER}-${name}`;
  const { certificate: two } = of("plane-2");
  const { certificate: given, beside } = of("given-both");
  const pin = claimOfKind(two);
  const no = (code: string, name: string, text: string, next: Beside = {}): Sample =>
    rejectedSample(code, slug(name), text, next);
  const { dataset = "", network: rows = "" } = beside;
  return [
    // Who pins a memorization is not given its refutation.
    no("mismatched/claim", "plane-2.pinned-as-a-memorization", two, {
      claim: swap(pin, '"kind":"counterexample",', ""),
    }),
    no("mismatched/claim", "plane-2.pinned-radius-larger", two, {
      claim: swap(pin, '"radius":"2"', '"radius":"3"'),
    }),
    no("malformed/trailing", "plane-2.pin-of-two-lines", two, { claim: `${pin}${pin}` }),
    no("malformed/truncated", "plane-2.pin-of-no-line", two, { claim: "" }),
    no(
      "mismatched/dataset",
      "plane-2.coordinate-10-to-the-minus-30",
      swap(two, '["0","0"]', `["0","1/1${ZEROS}0"]`),
    ),
    no(
      "mismatched/dataset",
      "plane-2.class-renamed",
      swap(two, '["blue","red"]', '["blue","green"]'),
    ),
    no(
      "ill-formed/label-out-of-range",
      "plane-2.label-of-no-class",
      swap(two, '"label":0', '"label":2'),
    ),
    no("malformed/truncated", "plane-2.point-dropped", relined(two, -1)),
    no("malformed/trailing", "plane-2.point-more", `${two}${lineAt(two, -1)}\n`),
    no("mismatched/network", "given-both.another-network", given, {
      dataset,
      network: swap(rows, '"-2"', '"-3"'),
    }),
    no("mismatched/dataset", "given-both.another-dataset", given, {
      network: rows,
      dataset: swap(dataset, '["0","0"]', '["0","1"]'),
    }),
    no("malformed/trailing", "given-both.line-more", `${given}${lineAt(two, -1)}\n`, beside),
    no("malformed/trailing", "given-both.point-more", given, {
      network: rows,
      dataset: `${dataset}${lineAt(dataset, -1)}\n`,
    }),
    no("mismatched/dataset", "plane-2.another-dataset-beside", two, {
      dataset: swap(dataset, '["0","0"]', '["0","1"]'),
    }),
    no("mismatched/network", "plane-2.another-network-beside", two, {
      network: swap(rows, '"-2"', '"-3"'),
    }),
    declinedSample("companion-missing", slug("given-both.network-missing"), given, { dataset }),
    declinedSample("companion-missing", slug("given-both.dataset-missing"), given, {
      network: rows,
    }),
    no(
      "malformed/missing-field",
      "plane-2.no-witness",
      swap(two, /"witness":\{[^}]*\},/u.exec(two)?.[0] ?? "", ""),
    ),
  ];
}

/** All samples of this kind. */
export function counterexamples(): Sample[] {
  const accepted = recipes.map(made);
  const of = (name: string): Accepted => {
    const found = accepted.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no counterexample ${name}`);
    return found;
  };
  const pinned = {
    ...of("plane-2"),
    name: "pinned",
    beside: { claim: claimOfKind(of("plane-2").certificate) },
  };
  const pinnedAway = rejectedSample(
    "mismatched/claim",
    `${FOLDER}-pinned.another-rule`,
    pinned.certificate,
    {
      claim: swap(pinned.beside.claim, '"values":["1","2"]', '"values":["2","1"]'),
    },
  );
  return [...accepted, pinned].map(acceptedSample).concat(refused(of), elsewhere(of), pinnedAway);
}
