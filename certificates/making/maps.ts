// Collisions and preserving maps made by hand: accepted ones, and for each condition one that fails it alone.
import { datasetLines } from "../../src/certify/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import { encodeNetwork } from "../../src/format/index.js";
import type { BallPoint, Network } from "../../src/kernel/index.js";
import { scaled } from "../../src/numbers/index.js";
import {
  collisionLines,
  type Embedded,
  judgeMap,
  type MapQuestion,
  preservingMapLines,
} from "../../src/refute/index.js";
import { claimOfKind } from "./counterexamples.js";
import { datasetOf, network, normOfText, q } from "./recipe.js";
import {
  type Accepted,
  acceptedSample,
  declinedSample,
  rejectedSample,
  type Sample,
} from "./sample.js";
import { joined, lineAt, relined, swap } from "./text.js";

const ZEROS = "0".repeat(29);
const NINES = "9".repeat(30);
const ALL: Embedded = { network: true, points: true };
const NONE: Embedded = { network: false, points: false };

/** (x, y) ↦ x, with a bias that does not matter. Opposite points are 3 apart in it. */
const firstCoordinate = network(2, [["7", "1", "0"]]);
/** (x, y) ↦ max(0, −y): its first layer keeps the two points apart, and the ReLU does not. */
const belowAxis = network(2, [["0", "0", "-1"]], [["0", "1"]]);
const plane = datasetOf(["blue", "red"], [0, "0", "0"], [1, "3", "4"]);
/** At radius 3/2 the balls of the plane example touch in the image. */
const TOUCHING = "3/2";
const BELOW = `149${"9".repeat(28)}/1${"0".repeat(30)}`;

function question(p: string, radius: string, map = firstCoordinate, dataset = plane): MapQuestion {
  return { map, dataset, norm: normOfText(p), radius: q(radius) };
}

function beside(dataset: Dataset, map: Network, embed: Embedded): Accepted["beside"] {
  return {
    ...(embed.network ? {} : { network: joined([...encodeNetwork(map)]) }),
    ...(embed.points ? {} : { dataset: joined([...datasetLines(dataset)]) }),
  };
}

function end(point: readonly string[], powers: readonly string[] = []): BallPoint {
  return { point: scaled(point.map(q)), powers: powers.map(q) };
}

/** The two points in the middle, with one image: each at distance exactly 3/2 in every norm. */
function collided(
  name: string,
  p: string,
  powers: readonly string[] = [],
  embed = ALL,
  map = firstCoordinate,
): Accepted {
  const asked = question(p, TOUCHING, map);
  const points = [end(["3/2", "0"], powers), end(["3/2", "4"], powers)] as const;
  const certificate = joined([...collisionLines(asked, { pair: [0, 1], points }, embed)]);
  return { folder: "collision", name, certificate, beside: beside(plane, asked.map, embed) };
}

/** Kept apart by the matrix (factor), or by a multiplier where one is given. */
function preserved(
  name: string,
  p: string,
  factor: string,
  lambda?: string,
  embed = ALL,
): Accepted {
  const asked = question(p, BELOW);
  const matrix = network(1, [["5", factor]]);
  const multipliers =
    lambda === undefined ? [] : [{ pair: [0, 1] as const, lambda: scaled([q(lambda)]) }];
  const lines = preservingMapLines(asked, { matrix, multipliers }, embed);
  const certificate = joined([...lines]);
  return { folder: "preserving-map", name, certificate, beside: beside(plane, asked.map, embed) };
}

/** Four points of space under a map with two rows: evidence as the search finds it. */
function searched(): Accepted {
  const dataset = datasetOf(
    ["blue", "red"],
    [0, "0", "0", "0"],
    [1, "4", "1", "-2"],
    [0, "1/2", "0", "1"],
    [1, "4", "5", "0"],
  );
  const map = network(3, [
    ["0", "1", "1/3", "0"],
    ["0", "0", "1", "-1/2"],
  ]);
  const asked = question("inf", "1", map, dataset);
  const answer = judgeMap(asked);
  if (answer.kind !== "preserving-map") throw new Error(`searched: ${answer.kind}`);
  const certificate = joined([...preservingMapLines(asked, answer.witness, ALL)]);
  return { folder: "preserving-map", name: "space-inf", certificate, beside: {} };
}

function acceptedMaps(): Accepted[] {
  return [
    collided("plane-2", "2"),
    collided("plane-1", "1"),
    collided("plane-inf", "inf"),
    collided("plane-3", "3", ["27/8", "0"]),
    collided("given-both", "2", [], NONE),
    collided("hidden-layer", "2", [], ALL, belowAxis),
    preserved("plane-2", "2", "1"),
    preserved("plane-1", "1", "1/7"),
    preserved("plane-inf", "inf", "3"),
    preserved("plane-3-2", "3/2", "1"),
    preserved("multiplier", "2", "0", "-2"),
    preserved("given-both", "2", "1", undefined, NONE),
    searched(),
  ];
}

type Of = (folder: string, name: string) => Accepted;

function collisions(of: Of): Sample[] {
  const two = of("collision", "plane-2").certificate;
  const three = of("collision", "plane-3").certificate;
  const hidden = of("collision", "hidden-layer").certificate;
  const no = (name: string, text: string, code = "unproved/collision"): Sample =>
    rejectedSample(code, `collision-${name}`, text);
  const smaller = (text: string): string => swap(text, `"${TOUCHING}"`, `"${BELOW}"`);
  const only = datasetOf(["only"], [0, "0"]);
  const point = end(["0"]);
  const smallest = collisionLines(
    question("2", "1", network(1, [["0", "0"]]), only),
    { pair: [0, 0], points: [point, point] },
    ALL,
  );
  return [
    rejectedSample("unproved/collision", "smallest", joined([...smallest])),
    ...["plane-1", "plane-2", "plane-inf"].map((name) =>
      no(`${name}.radius-10-to-the-minus-30-less`, smaller(of("collision", name).certificate)),
    ),
    no(
      "plane-2.one-point-10-to-the-minus-30-off",
      swap(two, '["3/2","4"]', `["1500000000000000000000000000001/1${ZEROS}0","4"]`),
    ),
    no("plane-2.another-image", swap(two, '["3/2","4"]', '["2","4"]')),
    no(
      "plane-2.points-exchanged",
      swap(swap(two, '["3/2","0"]', '["x"]'), '["3/2","4"]', '["3/2","0"]').replace(
        '["x"]',
        '["3/2","4"]',
      ),
    ),
    no(
      "plane-2.one-ball-twice",
      swap(swap(two, '"pair":[0,1]', '"pair":[0,0]'), '["3/2","4"]', '["3/2","0"]'),
    ),
    no("plane-2.no-such-ball", swap(two, '"pair":[0,1]', '"pair":[0,2]')),
    no("plane-2.labels-equal", swap(two, '"label":1', '"label":0')),
    no(
      "plane-2.another-map",
      swap(two, '"columns":[0],"weights":["1"]', '"columns":[0,1],"weights":["1","1"]'),
    ),
    no("plane-3.powers-missing", swap(three, '"powers":["27/8","0"]', '"powers":[]')),
    no(
      "plane-3.power-too-small",
      swap(three, '"powers":["27/8","0"]', `"powers":["33749${NINES}/1${"0".repeat(34)}","0"]`),
    ),
    no("plane-3.power-too-large", swap(three, '"powers":["27/8","0"]', '"powers":["4","0"]')),
    no(
      "plane-2.point-of-one",
      swap(two, '["3/2","4"]', '["3/2"]'),
      "ill-formed/dimension-mismatch",
    ),
    no(
      "plane-2.three-points",
      swap(two, '}]},"note"', '},{"point":[],"powers":[]}]},"note"'),
      "ill-formed/shape",
    ),
    no("plane-2.pair-of-three", swap(two, '"pair":[0,1]', '"pair":[0,1,1]'), "ill-formed/shape"),
    no("plane-2.radius-0", swap(two, `"${TOUCHING}"`, '"0"'), "ill-formed/radius"),
    no("hidden-layer.sign-of-a-weight", swap(hidden, '"weights":["-1"]', '"weights":["1"]')),
    no(
      "plane-2.map-of-three",
      swap(two, '"inputs":2', '"inputs":3'),
      "ill-formed/dimension-mismatch",
    ),
    rejectedSample(
      "mismatched/dataset",
      "collision-plane-2.class-renamed",
      swap(two, '"red"', '"green"'),
    ),
    rejectedSample(
      "mismatched/network",
      "collision-given-both.another-map",
      of("collision", "given-both").certificate,
      {
        ...of("collision", "given-both").beside,
        network: swap(of("collision", "given-both").beside.network ?? "", '"7"', '"8"'),
      },
    ),
    rejectedSample("mismatched/claim", "collision-plane-2.pinned-as-a-preserving-map", two, {
      claim: swap(claimOfKind(two), "collision", "preserving-map"),
    }),
  ];
}

function preservations(of: Of): Sample[] {
  const two = of("preserving-map", "plane-2").certificate;
  const multiplier = of("preserving-map", "multiplier").certificate;
  const space = of("preserving-map", "space-inf").certificate;
  const no = (name: string, text: string, code = "unproved/preserving-map"): Sample =>
    rejectedSample(code, `preserving-map-${name}`, text);
  const touching = (name: string): Sample =>
    no(
      `${name}.radius-of-touching`,
      swap(of("preserving-map", name).certificate, `"${BELOW}"`, `"${TOUCHING}"`),
    );
  const matrix = '{"bias":"5","columns":[0],"weights":["1"]}';
  const only = datasetOf(["only"], [0, "0"]);
  const smallest = preservingMapLines(
    question("2", "1", network(1, [["0", "0"]]), only),
    { matrix: network(1, [["0", "0"]]), multipliers: [{ pair: [0, 0], lambda: scaled([]) }] },
    ALL,
  );
  return [
    rejectedSample("unproved/preserving-map", "smallest", joined([...smallest])),
    ...["plane-1", "plane-2", "plane-inf", "plane-3-2", "multiplier"].map(touching),
    no("plane-2.matrix-negated", swap(two, matrix, swap(matrix, '"1"', '"-1"'))),
    no("plane-2.matrix-0", swap(two, matrix, '{"bias":"5","columns":[],"weights":[]}')),
    no("plane-2.point-nearer", swap(two, '"point":["0","0"]', '"point":["2","0"]')),
    no("multiplier.multiplier-0", swap(multiplier, '"lambda":["-2"]', '"lambda":["0"]')),
    no(
      "multiplier.multiplier-of-the-other-side",
      swap(multiplier, '"lambda":["-2"]', '"lambda":["2"]'),
    ),
    no("multiplier.multiplier-for-another-pair", swap(multiplier, '"pair":[0,1]', '"pair":[1,0]')),
    no("multiplier.multiplier-of-two", swap(multiplier, '"lambda":["-2"]', '"lambda":["-2","0"]')),
    no("space-inf.radius-doubled", swap(space, '"radius":"1"', '"radius":"2"')),
    no("plane-2.matrix-row-missing", relined(two, 2), "malformed/missing-field"),
    no(
      "plane-2.matrix-column-too-far",
      swap(two, '{"bias":"5","columns":[0]', '{"bias":"5","columns":[1]'),
      "ill-formed/row",
    ),
    no("multiplier.multiplier-missing", relined(multiplier, 3), "malformed/missing-field"),
    no(
      "plane-2.two-layers",
      relined(
        swap(two, '"widths":[1]', '"widths":[1,1]'),
        1,
        lineAt(two, 1),
        '{"bias":"0","columns":[0],"weights":["1"]}',
      ),
      "ill-formed/dimension-mismatch",
    ),
    no("plane-2.no-points", swap(two, '"points":2', '"points":0'), "ill-formed/empty-dataset"),
    rejectedSample(
      "mismatched/dataset",
      "preserving-map-given-both.another-dataset",
      of("preserving-map", "given-both").certificate,
      {
        ...of("preserving-map", "given-both").beside,
        dataset: swap(
          of("preserving-map", "given-both").beside.dataset ?? "",
          '["3","4"]',
          '["3","5"]',
        ),
      },
    ),
    declinedSample(
      "limit-exceeded",
      "preserving-map-plane-2.multipliers",
      swap(two, '"multipliers":0', '"multipliers":10000001'),
    ),
  ];
}

/** All samples of the two kinds. */
export function maps(): Sample[] {
  const accepted = acceptedMaps();
  const of: Of = (folder, name) => {
    const found = accepted.find((each) => each.folder === folder && each.name === name);
    if (found === undefined) throw new Error(`no ${folder} ${name}`);
    return found;
  };
  return [...accepted.map(acceptedSample), ...collisions(of), ...preservations(of)];
}
