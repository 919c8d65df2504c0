// Draws the claim of a ratio with its pair, at what the two points give or a hair above and below.
import {
  fraction,
  order,
  pick,
  sign,
  spell,
  type Text,
  total,
} from "../../../src/oracle/fraction.js";
import { powerBetween } from "../../../src/oracle/norm.js";
import { larger, ONE, ZERO } from "./forms.js";
import type { Json } from "./known.js";
import type { Tape } from "./tape.js";

interface Ratio {
  readonly ratio: Text | null;
  readonly witness: Json;
}

const NONE: Ratio = { ratio: null, witness: null };
const HAIR = fraction("1/1000000000000");

/** A ratio for two points with different labels, if there are. */
export function drawRatio(
  tape: Tape,
  p: string,
  radius: Text,
  points: readonly { readonly point: readonly Text[]; readonly label: number }[],
): Ratio {
  const [a, b] = points;
  if (a === undefined || b === undefined || (a.label === b.label && !tape.oneIn(8))) return NONE;
  const t = a.point.map((x, k) =>
    fraction(x)
      .sub(fraction(pick(b.point, k)))
      .abs(),
  );
  const [n, d] = p === "inf" ? [1n, 1n] : [fraction(p).n, fraction(p).d];
  const isPower = p !== "inf" && p !== "1" && p !== "2";
  const powers = t.map((x) => powerBetween(x, n, d, 60n)[1]);
  const sum = p === "inf" ? t.reduce(larger, ZERO) : total(powers);
  if (sign(sum) === 0) return NONE;
  // At least the distance, and 2^−40 more at most.
  const far = p === "inf" ? sum : powerBetween(sum, d, n, 40n)[1];
  const exact = fraction(radius).mul(fraction("2")).div(far);
  const hair = tape.below(6);
  const own = hair === 0 ? exact.add(HAIR) : hair === 1 ? exact.sub(HAIR) : exact;
  const ratio = order(own, ONE) > 0 ? ONE : own;
  const stated = isPower ? powers.map(spell) : [];
  return {
    ratio: spell(ratio),
    witness: tape.oneIn(20) ? null : { pair: tape.oneIn(20) ? [0, 0] : [0, 1], powers: stated },
  };
}
