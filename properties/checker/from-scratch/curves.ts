// What SEPARABLE shows at best of a form over the first hidden layer, on a whole ball: naive.
import type Fraction from "fraction.js";
import { fraction, order, pick, sign, total } from "../../../src/oracle/fraction.js";
import { type Form, larger, ZERO } from "./forms.js";
import type { Known } from "./known.js";

/** A function of one coordinate: weight·max(0, w·t + v), or weight·(w·t + v). */
interface Piece {
  readonly k: number;
  readonly weight: Fraction;
  readonly w: Fraction;
  readonly v: Fraction;
  readonly bends: boolean;
}

function valueOf({ weight, w, v, bends }: Piece, t: Fraction): Fraction {
  const value = w.mul(t).add(v);
  return bends && sign(value) < 0 ? ZERO : weight.mul(value);
}

/** Σ of functions of one coordinate each, and a constant; undefined if a unit is none. */
function piecesOf(form: Form, { rows, open }: Known, radius: Fraction) {
  const pieces: Piece[] = form.w.map((weight, k) => {
    return { k, weight, w: fraction("1"), v: ZERO, bends: false };
  });
  let constant = form.v;
  for (const [n, weight] of form.terms) {
    const { w, v } = pick(rows, n);
    const entries = [...w.keys()].filter((k) => sign(pick(w, k)) !== 0);
    const far = total(w.map((a) => a.abs())).mul(radius);
    const isLinear = !open.has(n) || order(v, far) >= 0;
    if (open.has(n) && order(v.add(far), ZERO) <= 0) continue;
    const [only, ...more] = entries;
    if (only !== undefined && more.length === 0) {
      pieces.push({ k: only, weight, w: pick(w, only), v, bends: !isLinear });
    } else if (isLinear) {
      constant = constant.add(weight.mul(v));
      for (const k of entries) pieces.push({ k, weight, w: pick(w, k), v: ZERO, bends: false });
    } else {
      return undefined;
    }
  }
  return { pieces, constant };
}

/** Places where a sum of functions of t less α|t|^e can be largest on [−μ, μ]. */
function placesOf(all: readonly Piece[], alpha: Fraction, e: number, radius: Fraction): Fraction[] {
  const bends = all.flatMap(({ w, v, bends: own }) => (own ? [v.div(w).neg()] : []));
  const within = bends.filter((t) => order(t.abs(), radius) < 0);
  const places = [radius.neg(), ZERO, radius, ...within].sort(order);
  if (e !== 2 || sign(alpha) === 0) return places;
  const psi = (t: Fraction): Fraction => total(all.map((piece) => valueOf(piece, t)));
  const tops = places.slice(1).flatMap((to, i) => {
    const from = pick(places, i);
    if (to.equals(from)) return [];
    const top = psi(to)
      .sub(psi(from))
      .div(to.sub(from))
      .div(alpha.mul(fraction("2")));
    return order(from, top) < 0 && order(top, to) < 0 ? [top] : [];
  });
  return [...places, ...tops];
}

/** The least B that SEPARABLE with α|t|^e shows; undefined if it shows nothing. */
export function separableMost(
  form: Form,
  level: Known,
  alpha: Fraction,
  e: number,
  radius: Fraction,
): Fraction | undefined {
  const sum = level.index === 0 ? piecesOf(form, level, radius) : undefined;
  if (sum === undefined) return undefined;
  const weighed = (t: Fraction): Fraction => {
    if (e === 0) return ZERO;
    return alpha.mul(e === 1 ? t.abs() : t.mul(t));
  };
  const peaks = form.w.map((_, k) => {
    const all = sum.pieces.filter((piece) => piece.k === k);
    const values = placesOf(all, alpha, e, radius).map((t) =>
      total(all.map((piece) => valueOf(piece, t))).sub(weighed(t)),
    );
    return values.reduce(larger);
  });
  return total([sum.constant, weighed(radius), ...peaks]);
}
