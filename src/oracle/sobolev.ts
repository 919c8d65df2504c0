// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// What is untrue of a Sobolev bound: features, Gram matrix, stationarity and value as dense matrices of fractions.
import type Fraction from "fraction.js";
import { dot, fraction, order, pick, sign, total, type Text } from "./fraction.js";

interface Header {
  readonly claim: {
    readonly model: string;
    readonly points: number;
    readonly units: number;
    readonly atoms: number;
    readonly error: Text;
    readonly bound: Text;
  };
  readonly multiplier: Text;
  readonly denominator: Text;
}
type Vector = readonly Fraction[];

const ZERO = fraction("0");

/** For unit w at x: the features, and the gradient of each of them. */
function featuresOf(model: string, w: Vector, x: Vector): { value: Fraction; slope: Vector }[] {
  const isActive = sign(dot(w, x)) > 0;
  if (model === "random") {
    return [{ value: isActive ? dot(w, x) : ZERO, slope: isActive ? w : w.map(() => ZERO) }];
  }
  return x.map((value, c) => ({
    value: isActive ? value : ZERO,
    slope: x.map((_, k) => (isActive && k === c ? fraction("1") : ZERO)),
  }));
}

/** LB of the certificate by its definition, q at the minimizer; undefined if that is not stationary. */
export function sobolevValue(text: string): Fraction | undefined {
  const [first = "", ...rest] = text.split("\n").filter((line) => line !== "");
  const { claim, multiplier, denominator } = JSON.parse(first) as Header;
  const records = rest.map(
    (line) => JSON.parse(line) as Record<string, Text[]> & { target?: Text },
  );
  const vectors = (key: string): Fraction[][] =>
    records.flatMap((record) => (record[key] === undefined ? [] : [record[key].map(fraction)]));
  const [units, points, atoms] = [vectors("unit"), vectors("point"), vectors("atom")];
  const v = vectors("parameters")
    .flat()
    .map((n) => n.div(fraction(denominator)));
  const y = records.flatMap(({ target }) => (target === undefined ? [] : [fraction(target)]));
  const lambda = fraction(multiplier);
  const at = (x: Vector) => units.flatMap((w) => featuresOf(claim.model, w, x));
  const z = points.map((x) => at(x).map(({ value }) => value));
  const slopes = atoms.map((x) => at(x).map(({ slope }) => slope));
  if (v.length !== pick(z, 0).length) return undefined;
  const share = fraction(`1/${claim.atoms}`);
  const gram = v.map((_, a) =>
    v.map((__, b) => total(slopes.map((g) => dot(pick(g, a), pick(g, b)))).mul(share)),
  );
  const errors = z.map((row, i) => dot(row, v).sub(pick(y, i)));
  for (const a of v.keys()) {
    const pull = total(z.map((row, i) => pick(row, a).mul(pick(errors, i)))).mul(lambda);
    if (sign(dot(pick(gram, a), v).add(pull)) !== 0) return undefined;
  }
  const slope = dot(
    v,
    gram.map((row) => dot(row, v)),
  );
  const allowed = fraction(claim.error).mul(fraction(`${claim.points}`));
  return slope.add(lambda.mul(dot(errors, errors).sub(allowed)));
}

/** Everything that is found untrue. */
export function untruthsOfSobolev(text: string): string[] {
  const { claim, multiplier } = JSON.parse(text.split("\n")[0] ?? "") as Header;
  const found: string[] = [];
  if (sign(fraction(claim.error)) < 0) found.push("an error below 0");
  if (sign(fraction(multiplier)) <= 0) found.push("λ not above 0");
  const value = sobolevValue(text);
  if (value === undefined) return [...found, "not stationary"];
  return order(value, fraction(claim.bound)) < 0 ? [...found, "a smaller bound"] : found;
}
