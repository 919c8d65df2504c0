// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// What is untrue of a certificate that is no memorization: every condition again, in the plainest way.
import type Fraction from "fraction.js";
import { untruthsOfCovering } from "./covering.js";
import { determinant } from "./determinant.js";
import { dot, fraction, order, pick, sign, spell, total, type Text } from "./fraction.js";
import { labelOf, type OracleRule } from "./label.js";
import { type DenseNetwork, evaluateAt } from "./network.js";
import { dual, type Exponent, isInBall, normAgainst } from "./norm.js";
import { untruthsOfTrained } from "./trained.js";
import { untruthsOfSobolev } from "./sobolev.js";

interface Row {
  readonly bias: Text;
  readonly columns: readonly number[];
  readonly weights: readonly Text[];
}
interface Labelled {
  readonly point: readonly Text[];
  readonly label: number;
}
interface Hull {
  readonly members: readonly number[];
  readonly weights: readonly Text[];
}
interface Claim {
  readonly points: number;
  readonly norm: Exponent;
  readonly radius: Text;
  readonly rule: OracleRule;
  readonly rank: number;
}
interface Header {
  readonly kind: string;
  readonly claim: Claim;
  readonly network: { readonly inputs: number; readonly widths: readonly number[] };
  readonly witness: {
    readonly ball: number;
    readonly point: readonly Text[];
    readonly pair: readonly number[];
    readonly points: readonly { readonly point: readonly Text[] }[];
  };
  readonly multipliers: number;
  readonly family: readonly number[];
  readonly distance: Text;
  readonly links: number;
  readonly shift: Text;
  readonly pairs: number;
}

/** The records of a certificate that holds its own network and points. */
function parsed(text: string): { header: Header; rest: unknown[]; points: Labelled[] } {
  const [header, ...rest] = text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
  const count = (header as Header).claim.points;
  const points = rest.splice(rest.length - count, count) as Labelled[];
  return { header: header as Header, rest, points };
}

function layer(inputs: number, rows: readonly Row[]): DenseNetwork[number] {
  const weights = rows.map(({ columns, weights: own }) =>
    Array.from({ length: inputs }, (_, k) => own[columns.indexOf(k)] ?? "0"),
  );
  return { weights, biases: rows.map(({ bias }) => bias) };
}

function networkOf({ network }: Header, rows: Row[]): DenseNetwork {
  let inputs = network.inputs;
  return network.widths.map((width) => {
    const own = layer(inputs, rows.splice(0, width));
    inputs = width;
    return own;
  });
}

function minus(a: readonly Text[], b: readonly Text[]): Fraction[] {
  return a.map((x, k) => fraction(x).sub(fraction(pick(b, k))));
}

function times(matrix: readonly (readonly Text[])[], x: readonly Fraction[]): Fraction[] {
  return matrix.map((row) => dot(row.map(fraction), x));
}

function counterexample(header: Header, rows: Row[], points: Labelled[]): string[] {
  const { claim, witness } = header;
  const own = points[witness.ball];
  if (own === undefined) return ["no such ball"];
  const found: string[] = [];
  if (!isInBall(claim.norm, own.point, claim.radius, witness.point)) found.push("outside");
  const label = labelOf(claim.rule, evaluateAt(networkOf(header, rows), witness.point));
  if (label === own.label) found.push("the right label");
  return found;
}

function collision(header: Header, rows: Row[], points: Labelled[]): string[] {
  const { claim, witness } = header;
  const [first, second] = witness.pair.map((i) => points[i]);
  if (first === undefined || second === undefined) return ["no such ball"];
  const found = first.label === second.label ? ["one label"] : [];
  const [x, y] = witness.points.map(({ point }) => point);
  if (x === undefined || y === undefined) return ["no points"];
  if (!isInBall(claim.norm, first.point, claim.radius, x)) found.push("outside");
  if (!isInBall(claim.norm, second.point, claim.radius, y)) found.push("outside");
  const network = networkOf(header, rows);
  const apart = minus(evaluateAt(network, x), evaluateAt(network, y));
  if (apart.some((value) => sign(value) !== 0)) found.push("two images");
  return found;
}

function preserving(header: Header, rest: unknown[], points: Labelled[]): string[] {
  const { claim } = header;
  const map = pick(networkOf(header, rest as Row[]), 0).weights;
  const rank = map.length;
  const matrix = layer(rank, rest.splice(0, rank) as Row[]).weights;
  const given = rest as { pair: readonly number[]; lambda: readonly Text[] }[];
  const found: string[] = [];
  for (const [i, first] of points.entries()) {
    for (const [j, second] of points.entries()) {
      if (j <= i || first.label === second.label) continue;
      const t = minus(first.point, second.point);
      const own = given.filter(({ pair }) => pair[0] === i && pair[1] === j).at(-1);
      const lambda = own?.lambda.map(fraction) ?? times(matrix, times(map, t));
      const w = t.map((_, k) =>
        total(map.map((row, r) => fraction(pick(row, k)).mul(pick(lambda, r)))),
      );
      const lead = dot(w, t).div(fraction(claim.radius).mul(fraction("2")));
      const isApart = sign(lead) > 0 && normAgainst(dual(claim.norm), w, lead) < 0;
      if (!isApart) found.push(`balls ${i} and ${j}`);
    }
  }
  return found;
}

function hullPoint({ members, weights }: Hull, points: Labelled[]): Text[] | undefined {
  const all = weights.map(fraction);
  if (all.some((w) => sign(w) < 0) || !total(all).equals(fraction("1"))) return undefined;
  const own = members.map((member) => points[member]);
  if (own.some((point) => point === undefined) || own.length !== all.length) return undefined;
  return pick(points, 0).point.map((_, k) =>
    spell(total(own.map((point, m) => fraction(pick(point?.point ?? [], k)).mul(pick(all, m))))),
  );
}

/** Every split of the family, one after another, and every link. */
function obstruction(header: Header, rest: unknown[], points: Labelled[]): string[] {
  const { claim, family, distance } = header;
  if (sign(fraction(distance)) < 0) return ["a distance below 0"];
  const most = fraction(claim.radius).mul(fraction("2"));
  const found = order(fraction(distance), most) < 0 ? [] : ["a distance of 2μ"];
  const labels = new Set(family.map((member) => points[member]?.label));
  if (labels.size < 2 || labels.has(undefined)) found.push("one label");
  const links = (rest as { first: Hull; second: Hull }[]).filter(({ first, second }) => {
    const named = [...first.members, ...second.members];
    if (named.some((member) => !family.includes(member))) return false;
    const [u, v] = [hullPoint(first, points), hullPoint(second, points)];
    return u !== undefined && v !== undefined && isInBall(claim.norm, u, distance, v);
  });
  if (links.length < rest.length) found.push("a link that is none");
  for (let side = 1; side < 2 ** (family.length - 1); side += 1) {
    const isIn = (member: number): boolean =>
      Math.floor(side / 2 ** family.indexOf(member)) % 2 === 1;
    const between = links.some(({ first, second }) => {
      const [a, b] = [first.members.map(isIn), second.members.map(isIn)];
      const one = a.every(Boolean) && !b.some(Boolean);
      return one || (b.every(Boolean) && !a.some(Boolean));
    });
    if (!between) found.push(`the split ${side}`);
  }
  return found;
}

/** Positive semidefinite: every principal minor is at least 0. */
function isSemidefinite(matrix: readonly (readonly Fraction[])[]): boolean {
  for (let set = 1; set < 2 ** matrix.length; set += 1) {
    const isIn = (k: number): boolean => Math.floor(set / 2 ** k) % 2 === 1;
    const rows = matrix.filter((_, r) => isIn(r)).map((row) => row.filter((_, c) => isIn(c)));
    if (sign(determinant(rows)) < 0) return false;
  }
  return true;
}

function widthBound(header: Header, rest: unknown[], points: Labelled[]): string[] {
  const { claim, shift } = header;
  const pairs = rest as { pair: readonly number[]; root: Text; factor: readonly Text[] }[];
  const found: string[] = sign(fraction(shift)) < 0 ? ["a shift below 0"] : [];
  const ends = pairs.map(({ pair }) => pair.map((i) => points[i]));
  if (ends.some(([a, b]) => a === undefined || b === undefined || a.label === b.label)) {
    return ["a pair that is none"];
  }
  const u = pairs.map(({ root }, e) => {
    const [a, b] = pick(ends, e);
    return minus(a?.point ?? [], b?.point ?? []).map((x) => x.mul(fraction(root)));
  });
  const factors = pairs.map(({ factor }) => factor.map(fraction));
  if (new Set(factors.map(({ length }) => length)).size > 1) return ["factors of two lengths"];
  const weight = total(pairs.map(({ root }) => fraction(root).mul(fraction(root))));
  if (sign(weight) === 0) return ["no weight"];
  const squares = total(factors.flat().map((x) => x.mul(x)));
  const mean = squares.add(fraction(shift).mul(fraction(`${claim.rank}`))).div(weight);
  // ‖t‖_p ≤ d^e·‖t‖_2 with e = max(0, 1/p − 1/2); (m·d^(2e))^p against (2μ)^(2p), p = a/b.
  const d = pick(points, 0).point.length;
  const [a, b] = claim.norm === "inf" ? [1n, 1n] : [fraction(claim.norm).n, fraction(claim.norm).d];
  const power = a < 2n * b && claim.norm !== "inf" ? 2n * b - a : 0n;
  const scale = (x: Fraction): Fraction => raised(x, a);
  const left = scale(mean).mul(fraction(`${BigInt(d) ** power}`));
  const most = fraction(claim.radius).mul(fraction("2"));
  if (order(left, scale(most.mul(most))) > 0) found.push("too far");
  const matrix = u.map((x, r) =>
    u.map((y, c) => {
      const square = dot(pick(factors, r), pick(factors, c)).sub(dot(x, y));
      return r === c ? square.add(fraction(shift)) : square;
    }),
  );
  if (!isSemidefinite(matrix)) found.push("not semidefinite");
  return found;
}

/** xⁿ by n multiplications. */
function raised(x: Fraction, n: bigint): Fraction {
  let product = fraction("1");
  for (let k = 0n; k < n; k += 1n) product = product.mul(x);
  return product;
}

/** Everything that is found untrue, in words; nothing if the certificate is right. */
export function untruthsOfFinding(text: string): string[] {
  if (text.includes('"kind":"sobolev-bound"')) return untruthsOfSobolev(text);
  if (/"kind":"(?:robustness|property)"/u.test(text)) return untruthsOfTrained(text);
  const { header, rest, points } = parsed(text);
  if (order(fraction(header.claim.radius), fraction("0")) <= 0) return ["a radius not above 0"];
  switch (header.kind) {
    case "counterexample":
      return counterexample(header, rest as Row[], points);
    case "collision":
      return collision(header, rest as Row[], points);
    case "preserving-map":
      return preserving(header, rest, points);
    case "obstruction":
      return obstruction(header, rest, points);
    case "width-bound":
      return "nodes" in header
        ? untruthsOfCovering(header.claim, rest, points)
        : widthBound(header, rest, points);
    default:
      throw new Error(`the oracle knows no ${header.kind}`);
  }
}
