// Draws reach witnesses for p = a/b, most of them near the best one, for lines that the proofs ask for and others.
import type Fraction from "fraction.js";
import { fraction, pick, sign, spell } from "../../../src/oracle/fraction.js";
import { powerBetween } from "../../../src/oracle/norm.js";
import type { DrawnBall } from "./balls.js";
import type { Json, Row } from "./known.js";
import type { Tape } from "./tape.js";

/** A double as a fraction of 2^−30. */
function near(value: number): Fraction {
  return fraction(`${BigInt(Math.max(0, Math.round(value * 2 ** 30)))}/${2n ** 30n}`);
}

function integersOf(w: readonly Fraction[]): readonly bigint[] {
  const den = w.reduce((product, a) => product * a.d, 1n);
  return w.map((a) => (a.s * a.n * den) / a.d);
}

function witness(u: readonly bigint[], p: string, radius: Fraction, tape: Tape): Json {
  const { n: a, d: b } = fraction(p);
  const [power] = [Number(a) / Number(b)];
  const mu = Number(radius.n) / Number(radius.d);
  // At the best point t of the ball αp·t^(p−1) is u: so α follows from the dual norm.
  const dual = power / (power - 1);
  const sizes = u.map((n) => Math.abs(Number(n)));
  const norm = sizes.reduce((sum, n) => sum + n ** dual, 0) ** (1 / dual);
  const alpha = norm / (power * mu ** (power - 1));
  const taus = sizes.map((n) => (n / (alpha * power)) ** (1 / Number(a - b)));
  const [below, above] = powerBetween(radius, a, b, 40n);
  const isOdd = tape.oneIn(30);
  const m = isOdd && tape.oneIn(2) ? below.sub(fraction("1/1000")) : above;
  const own = isOdd ? fraction("-1/4") : near(alpha);
  return {
    direction: u.map((n) => `${n}`),
    alpha: spell(own),
    taus: taus.map((tau) => spell(near(tau))),
    power: spell(m),
  };
}

/** Witnesses for rows of the first layer and for sums of them. */
export function drawWitnesses(
  tape: Tape,
  p: string,
  radius: Fraction,
  { last }: DrawnBall,
  network: readonly (readonly Row[])[],
): readonly Json[] {
  if (p === "1" || p === "2" || p === "inf" || tape.oneIn(4)) return [];
  let first = last;
  while (first.index > 0 && first.below !== undefined) first = first.below;
  const lines = first.rows.map(({ w }) => w).filter((w) => w.some((a) => sign(a) !== 0));
  const more = lines.map((w, k) =>
    w.map((a, j) => a.add(pick(pick(lines, (k + 1) % lines.length), j))),
  );
  const all = [...lines, ...(tape.oneIn(2) ? more : [])];
  const fits = all.filter((w) => w.some((a) => sign(a) !== 0));
  return network.length === 0 ? [] : fits.map((w) => witness(integersOf(w), p, radius, tape));
}
