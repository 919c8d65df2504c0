// Bounds on the mean squared slope of feature models: accepted ones, and for each condition one that fails it.
import { digestOf, encodeRational } from "../../src/format/index.js";
import {
  add,
  lcm,
  multiply,
  type Rational,
  rational,
  type Scaled,
  scaled,
} from "../../src/numbers/index.js";
import { dualBoundAt } from "../../src/sobolev/dual-bound.js";
import {
  empiricalForm,
  type ModelKind,
  problemOf,
  sobolevBoundLines,
} from "../../src/sobolev/index.js";
import { claimOfKind } from "./counterexamples.js";
import { q } from "./recipe.js";
import {
  type Accepted,
  acceptedSample,
  declinedSample,
  rejectedSample,
  type Sample,
} from "./sample.js";
import { joined, lineAt, linesOf, relined, swap } from "./text.js";

const FOLDER = "sobolev-bound";
const TINY = rational(1n, 10n ** 30n);

interface Recipe {
  readonly name: string;
  readonly model: ModelKind;
  readonly units: readonly (readonly string[])[];
  /** The target, then the coordinates. */
  readonly points: readonly (readonly [string, ...string[]])[];
  readonly atoms: readonly (readonly string[])[];
  readonly error: string;
  readonly lambda: string;
  /** By default all that λ gives. */
  readonly bound?: string;
}

/** Points of the plane with targets that no line through the origin has. */
const plane: Recipe["points"] = [
  ["1", "1", "0"],
  ["-1", "0", "1"],
  ["2", "1/2", "1/3"],
  ["1/2", "-3/4", "1"],
];
const around: Recipe["atoms"] = [
  ["1", "1"],
  ["2", "-1/5"],
  ["-1", "1/2"],
  ["-1/7", "3"],
  ["1/2", "1/3"],
];
const five = [
  ["1", "0"],
  ["0", "1"],
  ["1", "-1"],
  ["1/2", "1"],
  ["-1", "2/3"],
];

const recipes: readonly Recipe[] = [
  // v = 1 fits, with slope 1; λ = 9 shows 9/10 of that.
  {
    ...{ name: "line", model: "random", error: "0", lambda: "9" },
    ...{ units: [["1"]], points: [["1", "1"]], atoms: [["1"]] },
  },
  // The same with slopes of v alone, and an error: (v − 1)² ≤ 1/4, so v ≥ 1/2 and v² ≥ 1/4; λ = 1 shows it all.
  {
    ...{ name: "line-error", model: "tangent", error: "1/4", lambda: "1" },
    ...{ units: [["1"]], points: [["1", "1"]], atoms: [["1"]] },
  },
  // No slope is seen at an atom where no unit is active, and none is needed at a point.
  {
    ...{ name: "nothing-active", model: "random", error: "1", lambda: "1/3" },
    ...{
      units: [["1"]],
      points: [
        ["1", "-1"],
        ["2", "1"],
      ],
      atoms: [["-1"], ["0"]],
    },
  },
  {
    ...{ name: "random", model: "random", error: "0", lambda: "1000" },
    ...{ units: five, points: plane, atoms: around },
  },
  {
    ...{ name: "random-error", model: "random", error: "1/10", lambda: "3/2" },
    ...{ units: five, points: plane, atoms: around },
  },
  {
    ...{ name: "tangent", model: "tangent", error: "0", lambda: "1000" },
    ...{ units: five.slice(0, 2), points: plane, atoms: around },
  },
  {
    ...{ name: "tangent-error", model: "tangent", error: "1/10", lambda: "3/2" },
    ...{ units: five.slice(0, 2), points: plane, atoms: around },
  },
  // On the line where w·x = 0 the unit is inactive, at points and at atoms.
  {
    ...{ name: "wall", model: "tangent", error: "1/8", lambda: "2" },
    units: [
      ["1", "0"],
      ["1", "1"],
    ],
    points: [
      ["1", "0", "1"],
      ["3", "1", "-1"],
    ],
    atoms: [
      ["0", "2"],
      ["1", "-1"],
      ["2", "1"],
    ],
  },
  {
    ...{ name: "rounded", model: "random", error: "0", lambda: "1000", bound: "3/4" },
    ...{ units: five, points: plane, atoms: around },
  },
  // A bound below 0 is true, and proved like any other.
  {
    ...{ name: "below-0", model: "random", error: "4", lambda: "1" },
    ...{ units: [["1"]], points: [["1", "1"]], atoms: [["1"]] },
  },
];

/** Points over one denominator. */
function together(vectors: readonly Scaled[]): Scaled[] {
  const den = vectors.reduce((common, x) => lcm(common, x.den), 1n);
  return vectors.map((x) => ({ ints: x.ints.map((n) => n * (den / x.den)), den }));
}

function made(recipe: Recipe): Accepted {
  const { name, model: kind, lambda, error } = recipe;
  const vectorsOf = (list: readonly (readonly string[])[]): Scaled[] =>
    list.map((texts) => scaled(texts.map(q)));
  const units = together(vectorsOf(recipe.units));
  const points = together(vectorsOf(recipe.points.map(([, ...x]) => x)));
  const atoms = vectorsOf(recipe.atoms);
  const labels = scaled(recipe.points.map(([y]) => q(y)));
  const model = {
    ...{ kind, dimension: recipe.units[0]?.length ?? 0, den: units[0]?.den ?? 1n },
    units: units.map(({ ints }) => ints),
  };
  const problem = problemOf(model, points, labels);
  const total = multiply(q(error), rational(BigInt(points.length)));
  const found = dualBoundAt(empiricalForm(model, atoms), problem, total, q(lambda));
  if (found === undefined) throw new Error(`${name}: the system is singular`);
  const bound = recipe.bound === undefined ? found.value : q(recipe.bound);
  const lines = sobolevBoundLines({ problem, atoms, error: q(error) }, found, bound);
  return { folder: FOLDER, name, certificate: joined([...lines]), beside: {} };
}

function plus(text: string, more: Rational): string {
  return encodeRational(add(q(text), more));
}

interface Header {
  readonly claim: Readonly<Record<"bound" | "dataset" | "features" | "law", string>> & {
    readonly units: number;
    readonly points: number;
    readonly atoms: number;
  };
}

function headerOf(text: string): Header {
  return JSON.parse(lineAt(text, 0)) as Header;
}

/** The text with the digests of its own lines: the change of someone who knows the format. */
function signed(text: string): string {
  const { claim } = headerOf(text);
  const { units, points, atoms } = claim;
  const lines = linesOf(text);
  const digest = (from: number, count: number): string =>
    digestOf(joined(lines.slice(from, from + count)));
  const first = 1 + 2 * units;
  let head = swap(lineAt(text, 0), claim.features, digest(1, units));
  head = swap(head, claim.dataset, digest(first, points));
  return relined(text, 0, swap(head, claim.law, digest(first + points, atoms)));
}

/** Changes that every accepted certificate must notice. */
function siblingsOf({ name, certificate: text }: Accepted): Sample[] {
  const { claim } = headerOf(text);
  const no = (what: string, changed: string): Sample =>
    rejectedSample("unproved/sobolev-bound", `${FOLDER}-${name}.${what}`, changed);
  const { bound, units } = claim;
  const last = lineAt(text, 2 * units).replace(
    /(-?\d+)"\]/u,
    (_, n: string) => `${BigInt(n) - 1n}"]`,
  );
  const raised = swap(text, `"bound":"${bound}"`, `"bound":"${plus(bound, TINY)}"`);
  const row = lineAt(text, 1 + units);
  const moved = row.replace(/\["(-?\d+)"/u, (_, n: string) => `["${BigInt(n) + 1n}"`);
  return [
    ...(name === "rounded" ? [] : [no("bound-10-to-the-minus-30-more", raised)]),
    no("parameter-moved", relined(text, 1 + units, moved)),
    ...(units > 1 ? [no("last-parameter-moved", relined(text, 2 * units, last))] : []),
  ];
}

function refused(of: (name: string) => Accepted): Sample[] {
  const line = of("line").certificate;
  const error = of("line-error").certificate;
  const random = of("random").certificate;
  const tangent = of("tangent").certificate;
  const wall = of("wall").certificate;
  const code = "unproved/sobolev-bound";
  const no = (name: string, text: string, own = code): Sample =>
    rejectedSample(own, `${FOLDER}-${name}`, text);
  const declined = (name: string, text: string): Sample =>
    declinedSample("limit-exceeded", `${FOLDER}-${name}`, text);
  const header = (text: string, from: string, to: string): string =>
    relined(text, 0, swap(lineAt(text, 0), from, to));
  const other = `sha256:${"0".repeat(64)}`;
  const { claim } = headerOf(line);
  return [
    rejectedSample(code, "smallest", header(line, '"bound":"9/10"', '"bound":"1"')),
    no("line.multiplier-0", header(line, '"multiplier":"9"', '"multiplier":"0"')),
    no("line.multiplier-below-0", header(line, '"multiplier":"9"', '"multiplier":"-9"')),
    no("line.multiplier-more", header(line, '"multiplier":"9"', '"multiplier":"10"')),
    no("line.denominator-more", header(line, '"denominator":"10"', '"denominator":"11"')),
    no("line.error-below-0", header(line, '"error":"0"', '"error":"-1"')),
    no("line.error-more", header(line, '"error":"0"', '"error":"1/1000000"')),
    no("line.target-less", signed(swap(line, '"target":"1"', '"target":"999/1000"'))),
    no(
      "line-error.other-model",
      header(error, '"model":"tangent"', '"model":"random"').replace('["1"]', '["2"]'),
    ),
    no("random.atom-moved", signed(swap(random, '"atom":["1","1"]', '"atom":["1","-1"]'))),
    no("random.unit-turned", signed(swap(random, '"unit":["1","-1"]', '"unit":["-1","1"]'))),
    no("random.unit-longer", signed(swap(random, '"unit":["1","-1"]', '"unit":["2","-2"]'))),
    no(
      "tangent.point-moved",
      signed(swap(tangent, '"point":["1/2","1/3"]', '"point":["1/2","1/2"]')),
    ),
    no("tangent.atom-twice", signed(swap(tangent, '"atom":["-1","1/2"]', '"atom":["1","1"]'))),
    no(
      "wall.atom-off-the-wall",
      signed(swap(wall, '"atom":["0","2"]', '"atom":["1/1000000","2"]')),
    ),
    no(
      "wall.point-off-the-wall",
      signed(swap(wall, '"point":["0","1"]', '"point":["1/1000000","1"]')),
    ),
    no(
      "line.no-atom",
      signed(relined(header(line, '"atoms":1', '"atoms":0'), -1)),
      "ill-formed/empty-dataset",
    ),
    no(
      "tangent.one-parameter",
      tangent.replace(/(\{"parameters":\["-?\d+")[^\]]*/u, "$1"),
      "ill-formed/dimension-mismatch",
    ),
    no(
      "tangent.unit-of-three",
      signed(swap(tangent, '"unit":["1","0"]', '"unit":["1","0","0"]')),
      "ill-formed/dimension-mismatch",
    ),
    no(
      "tangent.point-of-one",
      signed(swap(tangent, '"point":["1","0"]', '"point":["1"]')),
      "ill-formed/dimension-mismatch",
    ),
    no(
      "tangent.atom-of-three",
      signed(swap(tangent, '"atom":["1","1"]', '"atom":["1","1","0"]')),
      "ill-formed/dimension-mismatch",
    ),
    no(
      "line.denominator-0",
      header(line, '"denominator":"10"', '"denominator":"0"'),
      "ill-formed/shape",
    ),
    no("line.another-atom", swap(line, '"atom":["1"]', '"atom":["2"]'), "mismatched/dataset"),
    no("line.other-features", header(line, claim.features, other), "mismatched/dataset"),
    no("line.other-points", header(line, claim.dataset, other), "mismatched/dataset"),
    no("line.parameters-missing", relined(line, 2), "malformed/missing-field"),
    no("line.atoms-missing", relined(line, -1), "malformed/truncated"),
    no("line.one-atom-more", joined([...linesOf(line), lineAt(line, -1)]), "malformed/trailing"),
    rejectedSample("mismatched/claim", `${FOLDER}-line.pinned-larger-bound`, line, {
      claim: swap(claimOfKind(line), '"bound":"9/10"', '"bound":"99/100"'),
    }),
    rejectedSample("mismatched/network", `${FOLDER}-line.network-beside`, line, { network: "" }),
    rejectedSample("mismatched/dataset", `${FOLDER}-line-pinned.other-dataset`, line, {
      dataset: "",
    }),
    declinedSample(
      "feature-model",
      "smallest",
      header(line, '"model":"random"', '"model":"convolution"'),
    ),
    declined("line.weights", header(line, '"units":1', '"units":16385')),
    declined(
      "line.denominator-bits",
      signed(swap(line, '"target":"1"', `"target":"1/1${"0".repeat(1300)}"`)),
    ),
    declined(
      "line.part-bits",
      signed(swap(line, '"atom":["1"]', `"atom":["1${"0".repeat(1300)}"]`)),
    ),
  ];
}

/** All samples of this kind. */
export function sobolevBounds(): Sample[] {
  const accepted = recipes.map(made);
  const of = (name: string): Accepted => {
    const found = accepted.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no Sobolev bound ${name}`);
    return found;
  };
  const line = of("line");
  const beside: Accepted = {
    ...line,
    name: "line-pinned",
    beside: {
      claim: claimOfKind(line.certificate),
      dataset: joined([lineAt(line.certificate, 3)]),
    },
  };
  return [
    ...[...accepted, beside].map(acceptedSample),
    ...accepted.flatMap(siblingsOf),
    ...refused(of),
  ];
}
