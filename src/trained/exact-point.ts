// UNTRUSTED. Doubles as short rational points of a box. May import kernel, constructions.
import { near } from "../doubles/near.js";
import {
  at,
  compare,
  type Rational,
  rational,
  type Scaled,
  scaled,
  subtract,
} from "../numbers/index.js";

/** Binary digits of a coordinate below the width of its side, the shortest first. */
export const PLACES: readonly number[] = [2, 4, 8, 14, 20, 30, 44];

/** The point of the box nearest to x, each coordinate with so many binary places more than the width of its side. */
export function pointOfBox(
  lower: readonly Rational[],
  upper: readonly Rational[],
  x: Float64Array,
  places: number,
): Scaled {
  return scaled(
    lower.map((low, k) => {
      const high = at(upper, k);
      const width = near(subtract(high, low));
      if (width === 0) return low;
      const shift = Math.min(1000, Math.max(-1000, places - Math.floor(Math.log2(width))));
      const value = (x[k] ?? 0) * 2 ** shift;
      if (!Number.isFinite(value)) return low;
      const whole = BigInt(Math.round(value));
      const found =
        shift >= 0 ? rational(whole, 2n ** BigInt(shift)) : rational(whole * 2n ** BigInt(-shift));
      if (compare(found, low) < 0) return low;
      return compare(found, high) > 0 ? high : found;
    }),
  );
}
