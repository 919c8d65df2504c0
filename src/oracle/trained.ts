// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// What is untrue of a certificate about a given network: points of every ball and box, one after another.
import type Fraction from "fraction.js";
import { pointsOfBall } from "./ball.js";
import { fraction, order, pick, sign, spell, total, type Text } from "./fraction.js";
import { type Format, isOfFormat, nearestPoint, runOf } from "./float-run.js";
import { labelOf, type OracleRule } from "./label.js";
import { type DenseNetwork, evaluateAt } from "./network.js";
import { type Exponent, isInBall } from "./norm.js";

type Counts = Record<"robust" | "refuted" | "wrong" | "open", number>;

interface RobustClaim {
  readonly points: number;
  readonly norm: Exponent;
  readonly radius: Text;
  readonly rule: OracleRule;
  readonly domain: readonly [Text | readonly Text[], Text | readonly Text[]] | null;
  readonly counts: Counts;
  readonly semantics?: Format;
}

interface Judged {
  readonly result: keyof Counts;
  readonly radius?: Text;
  readonly point: readonly Text[];
}

interface Labelled {
  readonly point: readonly Text[];
  readonly label: number;
}

function isWithin(domain: RobustClaim["domain"], point: readonly Text[]): boolean {
  if (domain === null) return true;
  const [low, high] = domain;
  return point.every((x, k) => {
    const least = typeof low === "string" ? low : pick(low, k);
    const most = typeof high === "string" ? high : pick(high, k);
    return order(fraction(least), fraction(x)) <= 0 && order(fraction(x), fraction(most)) <= 0;
  });
}

/** Outputs in real numbers, or of a run. */
function outputsAt(
  semantics: Format | undefined,
  network: DenseNetwork,
  x: readonly Text[],
  isReversed = false,
): Text[] {
  return semantics === undefined
    ? evaluateAt(network, x)
    : runOf(semantics, network, x, isReversed);
}

/** Lines in turn: a point, and what is said of it. */
function untruthsOfRobustness(
  claim: RobustClaim,
  network: DenseNetwork,
  lines: readonly unknown[],
): string[] {
  const found: string[] = [];
  const counts: Counts = { robust: 0, refuted: 0, wrong: 0, open: 0 };
  for (let k = 0; k < lines.length; k += 2) {
    const { point, label } = lines[k] as Labelled;
    const said = lines[k + 1] as Judged;
    const radius = said.radius ?? claim.radius;
    const { semantics } = claim;
    const labelAt = (x: readonly Text[], isReversed = false): number | undefined =>
      labelOf(claim.rule, outputsAt(semantics, network, x, isReversed));
    const isOdd = (x: readonly Text[]): boolean =>
      semantics !== undefined && !isOfFormat(semantics, x);
    counts[said.result] += 1;
    if (!isWithin(claim.domain, point)) found.push(`point ${k / 2} outside of the domain`);
    if (said.result === "wrong" && (isOdd(point) || labelAt(point) === label))
      found.push(`point ${k / 2} is right`);
    const isNearer = order(fraction(radius), fraction(claim.radius));
    if (said.result === "robust") {
      if (isNearer < 0) found.push(`a radius of ${radius}`);
      const others = pointsOfBall(claim.norm, point, radius, {
        seed: "oracle",
        count: 40,
        others: [],
      });
      const all = [point, ...others].map((x) => (semantics ? nearestPoint(semantics, x) : x));
      const wrong = all.find(
        (x) =>
          isWithin(claim.domain, x) &&
          isInBall(claim.norm, point, radius, x) &&
          (labelAt(x) !== label || labelAt(x, true) !== label),
      );
      if (wrong !== undefined) found.push(`point ${k / 2} at ${wrong.join(",")}`);
    }
    if (said.result !== "refuted") continue;
    if (isNearer > 0) found.push(`a radius of ${radius}`);
    if (said.point.length !== point.length || !isInBall(claim.norm, point, radius, said.point))
      found.push("outside");
    if (!isWithin(claim.domain, said.point)) found.push("outside of the domain");
    if (semantics === undefined && labelAt(point) !== label) found.push(`point ${k / 2} is wrong`);
    if (isOdd(said.point)) found.push("no number of the format");
    if (labelAt(said.point) === label) found.push("the right label");
  }
  if (lines.length !== 2 * claim.points) found.push("another number of points");
  for (const [result, count] of Object.entries(claim.counts)) {
    if (counts[result as keyof Counts] !== count) found.push(`not ${count} are ${result}`);
  }
  return found;
}

interface Condition {
  readonly relation: ">=" | ">";
  readonly bias: Text;
  readonly columns: readonly number[];
  readonly weights: readonly Text[];
}

interface Case {
  readonly lower: readonly Text[];
  readonly upper: readonly Text[];
  readonly conditions: readonly Condition[];
}

interface PropertyClaim {
  readonly cases: readonly Case[];
  readonly answer: "sat" | "unsat";
  readonly semantics?: Format;
}

/** Cells of a side of a box. */
const CELLS = 12;

function grid({ lower, upper }: Case): Text[][] {
  let points: Text[][] = [[]];
  for (const [k, low] of lower.entries()) {
    const width = fraction(pick(upper, k)).sub(fraction(low));
    if (sign(width) < 0) return [];
    const steps = Array.from({ length: CELLS + 1 }, (_, n) =>
      spell(fraction(low).add(width.mul(fraction(`${n}/${CELLS}`)))),
    );
    points = points.flatMap((before) => steps.map((x) => [...before, x]));
  }
  return points;
}

function fulfils(
  { conditions }: Case,
  network: DenseNetwork,
  given: readonly Text[],
  semantics: Format | undefined,
): boolean {
  const x = semantics ? nearestPoint(semantics, given) : given;
  const values: Fraction[] = [...x, ...outputsAt(semantics, network, x)].map(fraction);
  return conditions.every(({ relation, bias, columns, weights }) => {
    const terms = columns.map((c, k) => pick(values, c).mul(fraction(pick(weights, k))));
    const value = sign(total([fraction(bias), ...terms]));
    return relation === ">" ? value > 0 : value >= 0;
  });
}

function isInBox({ lower, upper }: Case, x: readonly Text[]): boolean {
  return x.every(
    (v, k) =>
      order(fraction(pick(lower, k)), fraction(v)) <= 0 &&
      order(fraction(v), fraction(pick(upper, k))) <= 0,
  );
}

function untruthsOfProperty(
  { cases, answer, semantics }: PropertyClaim,
  network: DenseNetwork,
  witness: { readonly case: number; readonly point: readonly Text[] } | undefined,
): string[] {
  if ((answer === "sat") !== (witness !== undefined)) return ["another answer"];
  if (witness !== undefined) {
    const own = cases[witness.case];
    if (own === undefined) return ["no such case"];
    const found = isInBox(own, witness.point) ? [] : ["outside"];
    if (semantics && !isOfFormat(semantics, witness.point)) found.push("no number of the format");
    return fulfils(own, network, witness.point, semantics)
      ? found
      : [...found, "a condition fails"];
  }
  return cases.flatMap((own, k) =>
    grid(own).some((x) => fulfils(own, network, x, semantics)) ? [`case ${k} is fulfilled`] : [],
  );
}

interface Header {
  readonly kind: string;
  readonly claim: RobustClaim & PropertyClaim;
  readonly network: { readonly inputs: number; readonly widths: readonly number[] };
  readonly witness?: { readonly case: number; readonly point: readonly Text[] };
}

interface Row {
  readonly bias: Text;
  readonly columns: readonly number[];
  readonly weights: readonly Text[];
}

/** The certificate holds its own network, whose rows come first. */
export function untruthsOfTrained(text: string): string[] {
  const [header, ...rest] = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
  const { kind, claim, network: shape, witness } = header as Header;
  let inputs = shape.inputs;
  const network = shape.widths.map((width) => {
    const rows = rest.splice(0, width) as Row[];
    const weights = rows.map(({ columns, weights: own }) =>
      Array.from({ length: inputs }, (_, k) => own[columns.indexOf(k)] ?? "0"),
    );
    inputs = width;
    return { weights, biases: rows.map(({ bias }) => bias) };
  });
  return kind === "robustness"
    ? untruthsOfRobustness(claim, network, rest)
    : untruthsOfProperty(claim, network, witness);
}
