// Certificates about given networks: robustness and properties, and for each condition one that fails it alone.
import { encodeNetwork } from "../../src/format/index.js";
import { datasetDigest, datasetLines, networkField } from "../../src/certify/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import {
  type Network,
  type PointEvidence,
  type PropertyClaim,
  type PropertyEvidence,
  type Semantics,
  type Rule,
  row,
  type Ends,
} from "../../src/kernel/index.js";
import { scaled } from "../../src/numbers/index.js";
import { claimOfKind } from "./counterexamples.js";
import { datasetOf, network, normOfText, q } from "./recipe.js";
import {
  type Accepted,
  acceptedSample,
  declinedSample,
  rejectedSample,
  type Sample,
} from "./sample.js";
import { joined, lineAt, linesOf, relined, swap } from "./text.js";
import { trainedOrigins } from "./trained-origins.js";
import { encode, HEADERS, RECORDS } from "../../src/writing/index.js";

/** |x| by two units, against 1/2: class 0 outside of [−1/2, 1/2], class 1 inside. */
const size = network(
  1,
  [
    ["0", "1"],
    ["0", "-1"],
  ],
  [
    ["0", "1", "1"],
    ["1/2", "0", "0"],
  ],
);
/** |x| + |y| by four units, less 1. */
const diamond = network(
  2,
  [
    ["0", "1", "0"],
    ["0", "-1", "0"],
    ["0", "0", "1"],
    ["0", "0", "-1"],
  ],
  [["-1", "1", "1", "1", "1"]],
);

const ARGMAX: Rule = { kind: "argmax" };
const SIDES = ["outside", "inside"];

interface Robust {
  readonly name: string;
  readonly network: Network;
  readonly dataset: Dataset;
  readonly p: string;
  readonly radius: string;
  readonly rule?: Rule;
  readonly domain?: Ends;
  readonly evidence: readonly PointEvidence[];
  readonly isGiven?: true;
  readonly semantics?: Semantics;
}

const robust = (...nodes: (number | readonly string[])[]): PointEvidence => ({
  result: "robust",
  nodes,
});
const refuted = (point: readonly string[], ...powers: string[]): PointEvidence => ({
  result: "refuted",
  point: scaled(point.map(q)),
  powers: powers.map(q),
});

const FIVE = datasetOf(SIDES, [0, "2"], [1, "0"], [0, "5/8"], [0, "1/4"], [0, "-1"]);
const FIVE_EVIDENCE = [
  robust(0),
  robust(0),
  refuted(["3/8"]),
  { result: "wrong" },
  { result: "open" },
] as const;
const plane = datasetOf(["small", "large"], [0, "0", "0"], [1, "1", "1"]);
const level: Rule = { kind: "threshold", level: q("0") };

const recipes: readonly Robust[] = [
  { name: "five", network: size, dataset: FIVE, p: "inf", radius: "1/4", evidence: FIVE_EVIDENCE },
  {
    name: "given",
    network: size,
    dataset: FIVE,
    p: "inf",
    radius: "1/4",
    evidence: FIVE_EVIDENCE,
    isGiven: true,
  },
  {
    name: "own-radii",
    network: size,
    dataset: FIVE,
    p: "inf",
    radius: "1/4",
    evidence: [
      { ...robust(0), radius: q("5/4") } as PointEvidence,
      { ...robust(0), radius: q("3/8") } as PointEvidence,
      { ...refuted(["1/2"]), radius: q("1/8") } as PointEvidence,
      { result: "wrong" },
      robust(0),
    ],
  },
  {
    // In the domain [0, 1] the ball about 0 ends at 0, and that about 1 at 1.
    name: "domain",
    network: diamond,
    dataset: plane,
    p: "inf",
    radius: "7/16",
    rule: level,
    domain: [q("0"), q("1")],
    evidence: [robust(0), robust(0)],
  },
  {
    // The first coordinate ends at 0 and 1, the second at 0 and 1/8: the ball about (0, 0) is cut to a box.
    name: "ranges",
    network: diamond,
    dataset: datasetOf(["small", "large"], [0, "0", "0"], [1, "1", "1/8"]),
    p: "inf",
    radius: "3/4",
    rule: level,
    domain: [q("0"), [q("1"), q("1/8")]],
    evidence: [robust(0), { result: "open" }],
  },
  {
    name: "splits",
    network: diamond,
    dataset: plane,
    p: "2",
    radius: "3/8",
    rule: level,
    evidence: [robust(1, 3, 0, ["0000"], ["p0"]), robust(0)],
  },
  {
    name: "p-1",
    network: diamond,
    dataset: plane,
    p: "1",
    radius: "9/10",
    rule: level,
    evidence: [{ result: "open" }, robust(0)],
  },
  {
    name: "p-3",
    network: diamond,
    dataset: plane,
    p: "3",
    radius: "3/4",
    rule: level,
    evidence: [refuted(["1/2", "1/2"], "1/8", "1/8"), { result: "open" }],
  },
];

/** x + 2^24 against 2^24: what float32 adds to 2^24 is lost up to 1, so its labels differ from those of real numbers. */
const coarse = network(
  1,
  [["16777216", "1"]],
  [
    ["0", "1"],
    ["16777216", "0"],
  ],
);

/** The ball of 3/4 is robust in real numbers, and at 1/2 the label is right; in float32 neither is. */
const near64 = {
  network: coarse,
  dataset: datasetOf(["above", "below"], [0, "64"], [0, "3/4"], [0, "1/2"]),
  p: "inf",
  radius: "1/4",
};
const floats: readonly Robust[] = [
  { ...near64, name: "real", evidence: [robust(0), robust(0), { result: "open" }] },
  {
    ...near64,
    name: "float32",
    evidence: [robust(0), refuted(["1"]), { result: "wrong" }],
    semantics: "float32",
  },
  {
    ...near64,
    name: "binary64",
    evidence: [robust(0), { result: "open" }, { result: "open" }],
    semantics: "binary64",
  },
];

function made({
  name,
  network: net,
  dataset,
  p,
  radius,
  rule = ARGMAX,
  domain,
  evidence,
  isGiven,
  semantics,
}: Robust): Accepted {
  const counts = { robust: 0, refuted: 0, wrong: 0, open: 0 };
  for (const { result } of evidence) counts[result] += 1;
  const { classes, points, dimension } = dataset;
  const setting = { points: points.length, dimension, classes: classes.length };
  const claim = {
    ...setting,
    norm: normOfText(p),
    radius: q(radius),
    rule,
    ratio: undefined,
    domain,
    counts,
    ...(semantics && { semantics }),
  };
  const header = encode(HEADERS.robustness, {
    claim: { dataset: datasetDigest(dataset), classes, claim },
    network: networkField(net, isGiven !== true),
    bits: 26,
    points: isGiven === true ? "given" : "inline",
    note: "",
  });
  const rows = [...encodeNetwork(net)];
  const lines = [...datasetLines(dataset)];
  const judged = evidence.flatMap((own, k) => [
    ...(isGiven === true ? [] : [lines[k + 1] ?? ""]),
    encode(RECORDS.pointEvidence, own),
  ]);
  const certificate = joined([header, ...(isGiven === true ? [] : rows.slice(1)), ...judged]);
  const beside = isGiven === true ? { network: joined(rows), dataset: joined(lines) } : {};
  return { folder: "robustness", name, certificate, beside };
}

interface Asked {
  readonly name: string;
  readonly claim: PropertyClaim;
  readonly evidence: PropertyEvidence;
}

/** A condition on x, y and f(x, y): weights, a bias, and whether it is strict. */
function condition(bias: string, weights: readonly [string, string, string], isStrict = false) {
  const columns = [0, 1, 2].filter((k) => weights[k] !== "0");
  const made = row(
    3,
    columns,
    columns.map((k) => q(weights[k] ?? "0")),
    q(bias),
  );
  if (typeof made === "string") throw new Error(made);
  return { row: made, isStrict };
}

const unit = { lower: [q("-1"), q("-1")], upper: [q("1"), q("1")] };
const crossed = { lower: [q("1"), q("0")], upper: [q("-1"), q("0")] };
/** f ≥ 1 on [−1, 1]²: at the corners alone. */
const corners = { ...unit, conditions: [condition("-1", ["0", "0", "1"])] };
/** f ≥ 1/2 and x + y ≤ 1/4 on [0, 1]²: together nowhere. */
const both = {
  lower: [q("0"), q("0")],
  upper: [q("1"), q("1")],
  conditions: [condition("-1/2", ["0", "0", "1"]), condition("1/4", ["-1", "-1", "0"])],
};
const beyond = { ...unit, conditions: [condition("-1", ["0", "0", "1"], true)] };
const sizes = { inputs: 2, outputs: 1 };

/** f ≥ 9/8 on [−1, 1]²: nowhere, with more to spare than rounding takes. */
const above = { ...unit, conditions: [condition("-9/8", ["0", "0", "1"])] };

const asked: readonly Asked[] = [
  {
    name: "unsat-float32",
    claim: { ...sizes, cases: [above], answer: "unsat", semantics: "float32" },
    evidence: { trees: [[1, 2, 0, 0, 2, 0, 0]] },
  },
  {
    name: "sat-float32",
    claim: { ...sizes, cases: [corners], answer: "sat", semantics: "float32" },
    evidence: { case: 0, point: scaled([q("1"), q("-1")]) },
  },
  {
    name: "sat-at-a-corner",
    claim: { ...sizes, cases: [both, corners], answer: "sat" },
    evidence: { case: 1, point: scaled([q("1"), q("-1")]) },
  },
  {
    name: "unsat-by-mixture",
    claim: { ...sizes, cases: [both, { ...crossed, conditions: [] }], answer: "unsat" },
    evidence: { trees: [[["11"]], []] },
  },
  {
    // Equality is reached and excluded: no margin at all.
    name: "unsat-strictly",
    claim: { ...sizes, cases: [beyond], answer: "unsat" },
    evidence: { trees: [[1, 2, 0, 0, 2, 0, 0]] },
  },
];

function answered({ name, claim, evidence }: Asked): Accepted {
  const head = { claim, network: networkField(diamond, true), bits: 26, note: "" };
  const header = encode(
    HEADERS.property,
    "point" in evidence ? { ...head, witness: evidence } : head,
  );
  const trees =
    "point" in evidence ? [] : evidence.trees.map((nodes) => encode(RECORDS.tree, { nodes }));
  const certificate = joined([header, ...[...encodeNetwork(diamond)].slice(1), ...trees]);
  return { folder: "property", name, certificate, beside: {} };
}

/** The text with two of its lines exchanged. */
function exchanged(text: string, a: number, b: number): string {
  return relined(relined(text, a, lineAt(text, b)), b, lineAt(text, a));
}

function robustRefused(of: (name: string) => Accepted): Sample[] {
  const five = of("five").certificate;
  const code = "unproved/robustness";
  const no = (name: string, text: string): Sample =>
    rejectedSample(code, `robustness-${name}`, text);
  const line = (text: string): number => linesOf(text).findIndex((own) => own.includes('"result"'));
  const first = line(five);
  const own = of("own-radii").certificate;
  const splits = of("splits").certificate;
  const given = of("given");
  const ranges = of("ranges").certificate;
  const smallest = made({
    name: "smallest",
    network: network(1, [["0", "1"]]),
    dataset: datasetOf(["only"], [0, "0"]),
    p: "inf",
    radius: "1",
    rule: { kind: "exact", values: [q("1")] },
    evidence: [robust(0)],
  }).certificate;
  return [
    rejectedSample(code, "smallest", smallest),
    no("five.one-more-robust", swap(five, '"robust":2,"refuted":1', '"robust":3,"refuted":1')),
    no(
      "five.open-as-robust",
      swap(
        swap(five, '"result":"open"', '"result":"robust","nodes":[0]'),
        '"robust":2',
        '"robust":3',
      ),
    ),
    no(
      "five.refuted-as-robust",
      swap(
        five,
        '{"result":"refuted","point":["3/8"],"powers":[]}',
        '{"result":"robust","nodes":[0]}',
      ),
    ),
    no("five.wrong-as-robust", swap(five, '{"result":"wrong"}', '{"result":"robust","nodes":[0]}')),
    no("five.robust-as-wrong", relined(five, first, '{"result":"wrong"}')),
    no(
      "five.wrong-as-refuted",
      swap(five, '{"result":"wrong"}', '{"result":"refuted","point":["1/4"],"powers":[]}'),
    ),
    no(
      "five.refuted-outside-its-ball",
      swap(five, '"point":["3/8"]', '"point":["3/8"]'.replace("3/8", "1/4")),
    ),
    no("five.refuted-with-its-label", swap(five, '"point":["3/8"]', '"point":["3/4"]')),
    no("five.two-records-exchanged", exchanged(five, first + 2, first + 4)),
    no("five.records-of-robust-and-wrong-exchanged", exchanged(five, first, first + 6)),
    no("five.stale-network", swap(five, '["1","1"]', '["1","2"]')),
    no(
      "five.radius-10-to-the-minus-30-less",
      swap(five, '"radius":"1/4"', `"radius":"${"24".padEnd(32, "9")}/1${"0".repeat(32)}"`),
    ),
    no("five.no-nodes", swap(five, '"nodes":[0]', '"nodes":[]')),
    no("five.a-node-more", swap(five, '"nodes":[0]', '"nodes":[0,0]')),
    no("five.a-split-of-nothing", swap(five, '"nodes":[0]', '"nodes":[9,0,0]')),
    no("five.a-hint-too-many", swap(five, '"nodes":[0]', '"nodes":[["",""]]')),
    no("own-radii.robust-below-the-claim", swap(own, '"radius":"3/8"}', '"radius":"1/8"}')),
    no("own-radii.refuted-above-the-claim", swap(own, '"radius":"1/8"}', '"radius":"3/8"}')),
    no("own-radii.larger-than-robust", swap(own, '"radius":"3/8"}', '"radius":"1/2"}')),
    no("own-radii.refuted-nearer", swap(own, '"radius":"1/8"}', '"radius":"1/16"}')),
    no("splits.a-half-left-out", swap(splits, "[1,3,0,", "[3,0,")),
    no("splits.a-hint-of-another-length", swap(splits, '["p0"]', '["p00"]')),
    no(
      "domain.point-outside",
      swap(of("domain").certificate, '"domain":["0","1"]', '"domain":["0","1/2"]'),
    ),
    no(
      "domain.without-it",
      swap(of("domain").certificate, '"domain":["0","1"]', '"domain":null').replace(
        '"radius":"7/16"',
        '"radius":"3/4"',
      ),
    ),
    no("ranges.exchanged", swap(ranges, '["1","1/8"]', '["1/8","1"]')),
    no("ranges.one-for-all", swap(ranges, '["1","1/8"]', '"1"')),
    no("ranges.none", swap(ranges, '"domain":["0",["1","1/8"]]', '"domain":null')),
    rejectedSample(
      "ill-formed/dimension-mismatch",
      "robustness-ranges.one-too-few",
      swap(ranges, '["1","1/8"]', '["1"]'),
    ),
    no(
      "p-1.robust-where-it-is-not",
      swap(
        swap(
          of("p-1").certificate,
          '{"result":"open"}',
          '{"result":"robust","nodes":[0],"radius":"11/10"}',
        ),
        '"robust":1,"refuted":0,"wrong":0,"open":1',
        '"robust":2,"refuted":0,"wrong":0,"open":0',
      ),
    ),
    no(
      "p-3.power-too-small",
      swap(of("p-3").certificate, '"powers":["1/8","1/8"]', '"powers":["1/8","1/9"]'),
    ),
    no("p-3.point-too-far", swap(of("p-3").certificate, '"radius":"3/4"', '"radius":"1/2"')),
    rejectedSample(
      "mismatched/dataset",
      "robustness-five.coordinate-10-to-the-minus-30",
      swap(five, '["2"]', `["2${"0".repeat(29)}1/1${"0".repeat(30)}"]`),
    ),
    rejectedSample("mismatched/network", "robustness-given.another-network", given.certificate, {
      ...given.beside,
      network: swap(given.beside.network ?? "", '"1/2"', '"1/3"'),
    }),
    rejectedSample("mismatched/claim", "robustness-five.pinned-with-other-counts", five, {
      claim: swap(claimOfKind(five), '"robust":2', '"robust":1'),
    }),
    rejectedSample("malformed/truncated", "robustness-five.last-record-missing", relined(five, -1)),
    rejectedSample(
      "malformed/wrong-type",
      "robustness-splits.a-hint-with-a-backslash",
      swap(splits, '["p0"]', '["p\\\\"]'),
    ),
    rejectedSample(
      "ill-formed/dimension-mismatch",
      "robustness-five.point-of-two",
      swap(five, '"point":["3/8"]', '"point":["3/8","0"]'),
    ),
    declinedSample("companion-missing", "robustness-given.network-missing", given.certificate, {
      dataset: given.beside.dataset ?? "",
    }),
    declinedSample(
      "limit-exceeded",
      "robustness-five.bits-27",
      swap(five, '"bits":26', '"bits":27'),
    ),
  ];
}

function propertyRefused(of: (name: string) => Accepted): Sample[] {
  const code = "unproved/property";
  const no = (name: string, text: string): Sample => rejectedSample(code, `property-${name}`, text);
  const sat = of("sat-at-a-corner").certificate;
  const mixed = of("unsat-by-mixture").certificate;
  const strict = of("unsat-strictly").certificate;
  const smallest = answered({
    name: "smallest",
    claim: { ...sizes, cases: [{ ...unit, conditions: [] }], answer: "unsat" },
    evidence: { trees: [[0]] },
  }).certificate;
  return [
    rejectedSample(code, "smallest", smallest),
    no("sat-at-a-corner.answered-unsat", swap(sat, '"answer":"sat"', '"answer":"unsat"')),
    no("sat-at-a-corner.another-case", swap(sat, '"case":1', '"case":0')),
    no("sat-at-a-corner.no-such-case", swap(sat, '"case":1', '"case":2')),
    no("sat-at-a-corner.outside-its-box", swap(sat, '"point":["1","-1"]', '"point":["2","-1"]')),
    no(
      "sat-at-a-corner.beside-the-corner",
      swap(sat, '"point":["1","-1"]', `"point":["1","-${"9".repeat(30)}/1${"0".repeat(30)}"]`),
    ),
    no(
      "sat-at-a-corner.strict",
      swap(sat, '{"relation":">=","bias":"-1"', '{"relation":">","bias":"-1"'),
    ),
    no("unsat-by-mixture.answered-sat", swap(mixed, '"answer":"unsat"', '"answer":"sat"')),
    no("unsat-by-mixture.one-condition-alone", swap(mixed, '["11"]', '["10"]')),
    no("unsat-by-mixture.no-mixture-at-all", swap(mixed, '["11"]', '["00"]')),
    no("unsat-by-mixture.a-factor-missing", swap(mixed, '["11"]', '["1"]')),
    no(
      "unsat-by-mixture.box-uncrossed",
      swap(mixed, '"lower":["1","0"],"upper":["-1","0"]', '"lower":["1","0"],"upper":["1","0"]'),
    ),
    no("unsat-by-mixture.conditions-meet", swap(mixed, '"bias":"1/4"', '"bias":"3/2"')),
    no("unsat-strictly.not-strict", swap(strict, '"relation":">"', '"relation":">="')),
    no(
      "unsat-strictly.bias-10-to-the-minus-30-less",
      swap(
        strict,
        '"bias":"-1","columns":[2]',
        `"bias":"-${"9".repeat(30)}/1${"0".repeat(30)}","columns":[2]`,
      ),
    ),
    no("unsat-strictly.a-quarter-left-out", swap(strict, "[1,2,0,0,2,0,0]", "[1,2,0,0,2,0]")),
    no(
      "unsat-strictly.stale-network",
      swap(strict, '"weights":["1","1","1","1"]', '"weights":["1","1","1","2"]'),
    ),
    rejectedSample(
      "ill-formed/row",
      "property-unsat-strictly.column-of-no-output",
      swap(strict, '"columns":[2]', '"columns":[3]'),
    ),
    rejectedSample(
      "ill-formed/dimension-mismatch",
      "property-unsat-strictly.two-outputs",
      swap(strict, '"outputs":1', '"outputs":2'),
    ),
    rejectedSample("mismatched/claim", "property-unsat-strictly.pinned-weakly", strict, {
      claim: swap(claimOfKind(strict), '"relation":">"', '"relation":">="'),
    }),
    rejectedSample(
      "malformed/trailing",
      "property-unsat-strictly.a-tree-more",
      `${strict}${lineAt(strict, -1)}\n`,
    ),
    rejectedSample("malformed/truncated", "property-unsat-strictly.no-tree", relined(strict, -1)),
  ];
}

/** Claims about what is computed: each change is false, or about other numbers than it says. */
function floatRefused(of: (name: string) => Accepted): Sample[] {
  const [real, float32] = [of("real").certificate, of("float32").certificate];
  const [unsat, sat] = [of("unsat-float32").certificate, of("sat-float32").certificate];
  const semantics = ',"semantics":"float32"';
  const one = (bias: string, evidence: PointEvidence): string =>
    made({
      name: "smallest",
      network: network(1, [[bias, "0"]]),
      dataset: datasetOf(["only"], [0, "0"]),
      p: "inf",
      radius: "1",
      rule: { kind: "exact", values: [q("0")] },
      evidence: [evidence],
      semantics: "float32",
    }).certificate;
  const [smallest, large] = [one("1/3", { result: "open" }), one(`${2n ** 127n}`, robust(0))];
  const no = (name: string, text: string): Sample =>
    rejectedSample("unproved/robustness", `robustness-${name}`, text);
  const unanswered = (name: string, text: string): Sample =>
    rejectedSample("unproved/property", `property-${name}`, text);
  return [
    no("real.as-float32", swap(real, '"open":1}}', `"open":1}${semantics}}`)),
    no("float32.as-real", swap(float32, semantics, "")),
    no("float32.as-binary64", swap(float32, '"float32"', '"binary64"')),
    no("float32.refuted-at-no-float", swap(float32, '"point":["1"]', '"point":["9/10"]')),
    no(
      "float32.refuted-with-its-label",
      swap(float32, '"radius":"1/4"', '"radius":"5/4"').replace('"point":["1"]', '"point":["2"]'),
    ),
    no(
      "float32.stale-network",
      swap(float32, '{"bias":"16777216","columns":[0]', '{"bias":"33554432","columns":[0]'),
    ),
    unanswered("unsat-float32.no-margin", swap(unsat, '"-9/8"', '"-1"')),
    unanswered("sat-float32.at-no-float", swap(sat, '"point":["1","-1"]', '"point":["1","-9/10"]')),
    rejectedSample(
      "ill-formed/weight",
      "robustness-binary64.a-third",
      swap(
        of("binary64").certificate,
        '"columns":[0],"weights":["1"]',
        '"columns":[0],"weights":["1/3"]',
      ),
    ),
    rejectedSample("ill-formed/weight", "smallest", smallest),
    rejectedSample(
      "ill-formed/weight",
      "robustness-float32.a-weight-of-25-digits",
      swap(float32, '"16777216","columns":[0]', '"16777217","columns":[0]'),
    ),
    rejectedSample(
      "ill-formed/weight",
      "property-unsat-float32.a-third",
      swap(
        unsat,
        '{"bias":"-1","columns":[0,1,2,3],"weights":["1"',
        '{"bias":"-1","columns":[0,1,2,3],"weights":["1/3"',
      ),
    ),
    rejectedSample(
      "malformed/wrong-type",
      "robustness-float32.another-format",
      swap(float32, '"float32"', '"float16"'),
    ),
    rejectedSample("mismatched/claim", "robustness-float32.pinned-as-real", float32, {
      claim: swap(claimOfKind(float32), semantics, ""),
    }),
    rejectedSample("unproved/overflow", "smallest", large),
    rejectedSample(
      "unproved/overflow",
      "robustness-float32.overflow",
      swap(float32, '"16777216","columns":[0]', `"${2n ** 127n}","columns":[0]`),
    ),
  ];
}

/** All samples of these kinds. */
export function trainedNetworks(): Sample[] {
  const accepted = [...recipes.map(made), ...floats.map(made), ...asked.map(answered)];
  const of = (name: string): Accepted => {
    const found = accepted.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no certificate ${name}`);
    return found;
  };
  return [
    ...accepted.map(acceptedSample),
    ...robustRefused(of),
    ...propertyRefused(of),
    ...floatRefused(of),
    ...trainedOrigins(of),
  ];
}
