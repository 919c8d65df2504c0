// UNTRUSTED. The obligation of a ball that holds with the least room, kept while obligations come in.
// May import kernel.
import type { LinearPart } from "../kernel/index.js";
import { type Rational, rational } from "../numbers/index.js";

/** The obligation of a ball that holds with the least room. */
export interface Margin {
  readonly ball: number;
  readonly label: number;
  /** Hidden layer and unit, from 0; or the rival class for a label obligation. */
  readonly place:
    | { readonly kind: "unit"; readonly layer: number; readonly unit: number }
    | { readonly kind: "label"; readonly rival: number };
  /** The pre-activation or lead at the centre, in the direction that must stay positive. */
  readonly value: Rational;
  /** How far it can fall within the radius (squared for p = 2). */
  readonly reach: Rational;
  readonly squared: boolean;
  /** value/reach, its square for p = 2: the radius may grow by this factor. Below 1 it fails. */
  readonly factor: Rational;
}

/** n/d·(reach's inverse) as a fraction that is not reduced; squared with its sign for p = 2. */
function factorOf(value: Rational, part: LinearPart): Rational {
  const { reach } = part;
  if (reach.bound.num === 0n) return rational(value.num < 0n ? -1n : 0n);
  const { bound, squared } = reach;
  if (!squared) return { num: value.num * bound.den, den: value.den * bound.num };
  const size = value.num < 0n ? -value.num : value.num;
  return { num: value.num * size * bound.den, den: value.den * value.den * bound.num };
}

/** Keeps the least margin of one ball. */
export class Least {
  private least: Margin | undefined;
  holds = true;
  obligations = 0;
  constant = 0;

  constructor(
    private readonly ball: number,
    private readonly label: number,
  ) {}

  add(value: Rational, part: LinearPart, place: Margin["place"], isStrict: boolean): void {
    this.obligations += 1;
    const { reach } = part;
    const isConstant = reach.bound.num === 0n;
    if (isConstant) this.constant += 1;
    if (isConstant && (value.num > 0n || (value.num === 0n && !isStrict))) return;
    const factor = factorOf(value, part);
    if (isStrict ? factor.num <= factor.den : factor.num < factor.den) this.holds = false;
    const { least } = this;
    if (least !== undefined && least.factor.num * factor.den <= factor.num * least.factor.den) {
      return;
    }
    const { ball, label } = this;
    const { bound, squared } = reach;
    this.least = { ball, label, place, value, reach: bound, squared, factor };
  }

  /** The least margin with its numbers in lowest terms. */
  result(): Margin | undefined {
    const { least } = this;
    if (least === undefined) return undefined;
    const { value, factor, reach } = least;
    return {
      ...least,
      reach: rational(reach.num, reach.den),
      value: rational(value.num, value.den),
      factor: rational(factor.num, factor.den),
    };
  }
}
