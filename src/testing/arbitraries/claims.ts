// UNTRUSTED. Claims about networks, most of them true: the network labels its own points, and the radius is taken
// just as large as the oracle's judge allows, by halving. Exact labels come from a staircase.
import fc from "fast-check";
import {
  add,
  at,
  compare,
  divide,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "../../numbers/index.js";
import { failureOf, type OracleBall } from "../../oracle/judge.js";
import { labelOf, type OracleRule } from "../../oracle/label.js";
import { evaluateAt, phasesAt } from "../../oracle/network.js";
import { oracleNetwork, spelled, spelledAll } from "../translation.js";
import type { DrawnClaim, DrawnRule } from "./drawn-claim.js";
import { type DrawnLayer, type DrawnNetwork, networks } from "./networks.js";
import { type Exponent, EXPONENTS } from "./norms.js";
import { smallRationals } from "./rationals.js";

/** The oracle's rule. */
export function oracleRule(rule: DrawnRule): OracleRule {
  if (rule.kind === "exact") return { kind: "exact", values: spelledAll(rule.values) };
  if (rule.kind === "threshold") return { kind: "threshold", level: spelled(rule.level) };
  return rule;
}

/** What the oracle's judge reads of ball i, with the phases at its centre. */
export function oracleBall(claim: DrawnClaim, i: number): OracleBall {
  const network = oracleNetwork(claim.network);
  const centre = spelledAll(at(claim.points, i));
  return {
    network,
    centre,
    rule: oracleRule(claim.rule),
    p: claim.p,
    radius: spelled(claim.radius),
    label: at(claim.labels, i),
    phases: phasesAt(network, centre),
  };
}

function holdsEverywhere(claim: DrawnClaim): boolean {
  return claim.points.every((_, i) => failureOf(oracleBall(claim, i)) === undefined);
}

/** Radii from large to very small: weights may be as large as 10^50. */
const RADII: readonly Rational[] = [
  rational(64n),
  rational(4n),
  rational(1n),
  rational(1n, 4n),
  rational(1n, 64n),
  rational(1n, 10n ** 6n),
  rational(1n, 10n ** 20n),
  rational(1n, 10n ** 60n),
  rational(1n, 10n ** 130n),
];
const SMALLEST = at(RADII, RADII.length - 1);
const HALVINGS = 2;

/** The claim at a radius just within what its judge allows; points on a kink are left out. */
function widened(claim: DrawnClaim): DrawnClaim {
  const small = { ...claim, radius: SMALLEST };
  const kept = [...claim.points.keys()].filter(
    (i) => failureOf(oracleBall(small, i)) === undefined,
  );
  const points = kept.map((i) => at(claim.points, i));
  const labels = kept.map((i) => at(claim.labels, i));
  const within = (radius: Rational): DrawnClaim => ({ ...claim, points, labels, radius });
  const fits = RADII.findIndex((radius) => holdsEverywhere(within(radius)));
  let low = at(RADII, fits);
  let high = at(RADII, Math.max(0, fits - 1));
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = multiply(add(low, high), rational(1n, 2n));
    if (holdsEverywhere(within(middle))) low = middle;
    else high = middle;
  }
  return within(low);
}

/** One affine unit that is 1 everywhere, above the level 0: what is left when nothing else is. */
function plainest(p: Exponent): DrawnClaim {
  const network = { inputs: 1, layers: [{ weights: [[ZERO]], biases: [rational(1n)] }] };
  const rule = { kind: "threshold", level: ZERO } as const;
  const points = [[ZERO]];
  return { p, network, rule, classes: 2, points, labels: [1], radius: rational(1n) };
}

const points = (count: number): fc.Arbitrary<readonly Rational[][]> =>
  fc.array(fc.array(smallRationals(12n), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: count,
    size: "max",
  });

/** Claims of the rules `argmax` (three classes) and `threshold` about any network. */
function readingClaims(kind: "argmax" | "threshold"): fc.Arbitrary<DrawnClaim> {
  const outputs = kind === "argmax" ? 3 : 1;
  return fc
    .record({
      p: fc.constantFrom(...EXPONENTS),
      network: networks({ outputs, hiddenLayers: 2, width: 3 }),
      points: points(3),
      level: smallRationals(5n),
    })
    .map(({ p, network, points: drawn, level }) => {
      const rule: DrawnRule = kind === "argmax" ? { kind } : { kind, level };
      const oracle = oracleNetwork(network);
      const read = drawn.map((point) => point.slice(0, network.inputs));
      const found = read.map((point) =>
        labelOf(oracleRule(rule), evaluateAt(oracle, spelledAll(point))),
      );
      const known = [...found.keys()].filter((i) => found[i] !== undefined);
      const claim = widened({
        p,
        network,
        rule,
        classes: kind === "argmax" ? 3 : 2,
        points: known.map((i) => at(read, i)),
        labels: known.map((i) => at(found, i) ?? 0),
        radius: SMALLEST,
      });
      return claim.points.length === 0 ? plainest(p) : claim;
    });
}

function affine(
  weights: readonly (readonly Rational[])[],
  biases: readonly Rational[],
): DrawnLayer {
  return { weights, biases };
}

interface Ramp {
  readonly from: Rational;
  readonly to: Rational;
  readonly rise: Rational;
}

/** first + Σ rise·(σ(z − from) − σ(z − to))/(to − from), z = w·x. */
function staircase(w: readonly Rational[], first: Rational, ramps: readonly Ramp[]): DrawnNetwork {
  if (ramps.length === 0)
    return { inputs: w.length, layers: [affine([w.map(() => ZERO)], [first])] };
  const kinks = ramps.flatMap(({ from, to }) => [from, to]);
  const slopes = ramps.flatMap(({ from, to, rise }) => {
    const slope = divide(rise, subtract(to, from));
    return [slope, negate(slope)];
  });
  const hidden = affine(
    kinks.map(() => w),
    kinks.map(negate),
  );
  return { inputs: w.length, layers: [hidden, affine([slopes], [first])] };
}

/** first + Σ rise·(1 − σ(1 − σ(z − from)/(to − from))): constant by dead units. */
function saturating(w: readonly Rational[], first: Rational, ramps: readonly Ramp[]): DrawnNetwork {
  if (ramps.length === 0) return staircase(w, first, ramps);
  const rises = ramps.map((ramp) => ramp.rise);
  const square = ramps.map(({ from, to }, n) =>
    ramps.map((_, k) => (k === n ? divide(rational(-1n), subtract(to, from)) : ZERO)),
  );
  return {
    inputs: w.length,
    layers: [
      affine(
        ramps.map(() => w),
        ramps.map((ramp) => negate(ramp.from)),
      ),
      affine(
        square,
        ramps.map(() => rational(1n)),
      ),
      affine([rises.map(negate)], [rises.reduce(add, first)]),
    ],
  };
}

/** Claims of the rule `exact`: steps between points sorted along one direction. */
const exactClaims: fc.Arbitrary<DrawnClaim> = fc
  .record({
    p: fc.constantFrom(...EXPONENTS),
    w: fc.array(smallRationals(5n), { minLength: 1, maxLength: 3 }),
    points: points(4),
    classes: fc.integer({ min: 2, max: 3 }),
    values: fc.tuple(smallRationals(9n), smallRationals(9n)),
    dead: fc.boolean(),
  })
  .map(({ p, w, points: drawn, classes, values: [base, step], dead }) => {
    const read = drawn.map((point) => point.slice(0, w.length));
    const heights = read.map((x) => x.map((t, k) => multiply(t, at(w, k))).reduce(add));
    const steps = [...heights]
      .sort(compare)
      .filter((z, i, all) => i === 0 || compare(z, at(all, i - 1)) > 0);
    const apart = step.num === 0n ? rational(1n) : step;
    const values = Array.from({ length: classes }, (_, k) =>
      add(base, multiply(apart, rational(BigInt(k)))),
    );
    const quarter = rational(1n, 4n);
    const ramps = steps.slice(1).map((z, s) => {
      const gap = multiply(subtract(z, at(steps, s)), quarter);
      const rise = subtract(at(values, (s + 1) % classes), at(values, s % classes));
      return { from: add(at(steps, s), gap), to: subtract(z, gap), rise };
    });
    const build = dead ? saturating : staircase;
    return widened({
      p,
      network: build(w, at(values, 0), ramps),
      rule: { kind: "exact", values },
      classes,
      points: read,
      labels: heights.map((z) => steps.findIndex((s) => compare(s, z) === 0) % classes),
      radius: SMALLEST,
    });
  });

/** Claims that hold in one activation region a ball, by the oracle's judge, for all rules and p. */
export const trueClaims: fc.Arbitrary<DrawnClaim> = fc.oneof(
  readingClaims("threshold"),
  readingClaims("argmax"),
  exactClaims,
);
