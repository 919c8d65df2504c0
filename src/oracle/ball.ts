// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// Rational points of closed balls: vertices, points of the sphere, points rounded inward onto it.
import type Fraction from "fraction.js";
import { choices, type Choices } from "./chance.js";
import { dot, fraction, order, pick, sign, spell, type Text } from "./fraction.js";
import { type Exponent, normAgainst, powerBetween } from "./norm.js";

const ONE = fraction("1");
const ZERO = fraction("0");
/** Dimensions up to this have every sign vector listed, 2^d of them. */
const ALL_SIGNS_UP_TO = 10;
const SOME_SIGNS = 64;
/** Halvings when a direction is rounded inward: the point is within 2^−14·d of the sphere. */
const HALVINGS = 14;

function shifted(centre: readonly Text[], t: readonly Fraction[]): Text[] {
  return centre.map((c, k) => spell(fraction(c).add(pick(t, k))));
}

/** The 2d points ± radius·e_k about the centre: on the sphere of every norm. */
export function axisPoints(centre: readonly Text[], radius: Text): Text[][] {
  return centre.flatMap((_, k) =>
    [fraction(radius), fraction(radius).neg()].map((step) =>
      shifted(
        centre,
        centre.map((__, j) => (j === k ? step : ZERO)),
      ),
    ),
  );
}

/** The corners centre + radius·{±1}^d: every one for d ≤ 10, otherwise a seeded selection. */
export function cornerPoints(centre: readonly Text[], radius: Text, seed: string): Text[][] {
  const d = centre.length;
  const every = 1n << BigInt(d);
  const some = choices(seed);
  const anyMask = (): bigint => centre.reduce((mask) => mask * 2n + some(2n), 0n);
  const masks =
    d <= ALL_SIGNS_UP_TO
      ? Array.from({ length: 2 ** d }, (_, m) => BigInt(m))
      : [0n, every - 1n, ...Array.from({ length: SOME_SIGNS }, anyMask)];
  const r = fraction(radius);
  return masks.map((mask) =>
    shifted(
      centre,
      centre.map((_, k) => ((mask >> BigInt(k)) & 1n ? r : r.neg())),
    ),
  );
}

/** The extreme points of the ball for p = 1 and ∞ (d ≤ 10: all of them). */
export function vertices(
  p: "1" | "inf",
  centre: readonly Text[],
  radius: Text,
  seed = "vertices",
): Text[][] {
  return p === "1" ? axisPoints(centre, radius) : cornerPoints(centre, radius, seed);
}

/** A rational point of the Euclidean unit sphere: the stereographic image of s, pole at `pole`. */
export function spherePoint(s: readonly Fraction[], pole: number): Fraction[] {
  const square = dot(s, s);
  const below = square.add(ONE);
  const t = s.map((value) => value.mul(fraction("2")).div(below));
  t.splice(pole, 0, square.sub(ONE).div(below));
  return t;
}

/** The multiple of the direction v ≠ 0 nearest the sphere of the radius, found by halving, inside it. */
export function inward(p: Exponent, v: readonly Fraction[], radius: Text): Fraction[] {
  const largest = v.reduce((max, x) => (order(x.abs(), max) > 0 ? x.abs() : max), ZERO);
  const times = (factor: Fraction): Fraction[] => v.map((x) => x.mul(factor));
  const r = fraction(radius);
  const fits = (factor: Fraction): boolean => normAgainst(p, times(factor), r) <= 0;
  let high = r.div(largest);
  if (fits(high)) return times(high);
  let low = high.div(fraction(`${v.length}`));
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = low.add(high).div(fraction("2"));
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return times(low);
}

/** The direction in which w·t is largest on the ball: sgn(w_k)|w_k|^(q−1), to 32 bits. */
function steepest(p: Exponent, w: readonly Fraction[]): Fraction[] {
  if (p === "inf") return w.map((x) => fraction(sign(x) < 0 ? "-1" : "1"));
  const largest = w.reduce((max, x) => (order(x.abs(), max) > 0 ? x.abs() : max), ZERO);
  if (p === "1") {
    const first = w.findIndex((x) => x.abs().equals(largest));
    return w.map((x, k) => (k === first ? fraction(`${sign(x)}`) : ZERO));
  }
  const { n: a, d: b } = fraction(p);
  return w.map((x) => {
    const [root] = powerBetween(x.div(largest), b, a - b, 32n);
    return sign(x) < 0 ? root.neg() : root;
  });
}

/** A point of the ball at which w·x is largest (p = 1, ∞), or nearly so (other p). */
export function supportPoint(
  p: Exponent,
  centre: readonly Text[],
  radius: Text,
  w: readonly Text[],
): Text[] {
  if (w.every((text) => sign(fraction(text)) === 0)) return [...centre];
  return shifted(centre, inward(p, steepest(p, w.map(fraction)), radius));
}

/** The point of the ball on the way from the centre to another point, as far as the sphere. */
export function pointTowards(
  p: Exponent,
  centre: readonly Text[],
  radius: Text,
  other: readonly Text[],
): Text[] {
  const v = centre.map((c, k) => fraction(pick(other, k)).sub(fraction(c)));
  if (v.every((x) => sign(x) === 0)) return [...centre];
  return shifted(centre, inward(p, v, radius));
}

function direction(d: number, choose: Choices): Fraction[] {
  const v = Array.from({ length: d }, () => fraction(`${choose(17n) - 8n}`));
  return v.every((x) => sign(x) === 0) ? v.map(() => ONE) : v;
}

/** One seeded point on the sphere (p = 2), or on or just inside it (other p). */
function outerPoint(p: Exponent, d: number, radius: Text, choose: Choices): Fraction[] {
  if (p !== "2" || d === 1) return inward(p, direction(d, choose), radius);
  const s = Array.from({ length: d - 1 }, () => fraction(`${choose(17n) - 8n}/${choose(8n) + 1n}`));
  const pole = Number(choose(BigInt(d)));
  return spherePoint(s, pole).map((x) => x.mul(fraction(radius)));
}

/**
 * Points of the closed ball that are likely to show a wrong label: the centre, the extreme points,
 * points towards the `others`, and `count` seeded ones, every second one inside the sphere.
 */
export function pointsOfBall(
  p: Exponent,
  centre: readonly Text[],
  radius: Text,
  options: { seed: string; count: number; others?: readonly (readonly Text[])[] },
): Text[][] {
  const choose = choices(options.seed);
  const seeded = Array.from({ length: options.count }, (_, i) => {
    const t = outerPoint(p, centre.length, radius, choose);
    const shrink = fraction(i % 2 === 0 ? "1" : `${choose(8n)}/8`);
    return shifted(
      centre,
      t.map((x) => x.mul(shrink)),
    );
  });
  const corners = p === "inf" ? cornerPoints(centre, radius, options.seed) : [];
  const ways = (options.others ?? []).map((other) => pointTowards(p, centre, radius, other));
  return [[...centre], ...axisPoints(centre, radius), ...corners, ...ways, ...seeded];
}
