// TRUSTED. Rule SPLIT: a fact piece by piece, between parallel hyperplanes of an exact unit.
// Imports only the kernel. docs/theory.md#split. Proved: pieces_sound, missed_sound.
import { at, entry, type Rational, rational, subtract } from "../../numbers/index.js";
import { type Ground, illFormed, type Shortfall } from "../ball/ground.js";
import type { Level } from "../ball/level.js";
import type { FactProof, Split } from "../ball/proof.js";
import { isStrictlyInside } from "../reach.js";
import { type Excepted, isExcepted } from "./left-out.js";
import type { Slab } from "./slabs.js";

interface OpenPiece {
  readonly number: number;
  readonly slab: Slab;
  readonly proof: FactProof;
}

function dividing(unit: number, { symbols, values, parts }: Level, ground: Ground): Slab {
  if (unit >= parts.length || symbols.has(unit)) {
    return illFormed(ground, "a cut at an exact unit of the first hidden layer", `unit ${unit}`);
  }
  return { value: entry(values, unit), part: at(parts, unit), low: undefined, high: undefined };
}

/**
 * The pieces of a split that its proof does not dispose of.
 *
 * Statement  The slabs between the hyperplanes cover the ball, so a form that is ≤ 0 in each is ≤ 0 on the ball; a
 *            slab that misses the ball (`+`, `-`), or is inside of one that is left out (`x`), has no point
 *            that is asked about.
 * Requires   an exact unit of the first hidden layer, one piece more than values: tested here.
 * Ensures    refuses if a piece is not missed, or not left out, as its proof says.
 */
export function* eachPiece(
  { unit, values, pieces }: Split,
  { first, excepted }: { readonly first: Level; readonly excepted: Excepted },
  ground: Ground,
  missed: (piece: number) => (shortfall: Shortfall, active: readonly number[]) => never,
): Generator<OpenPiece> {
  const whole = dividing(unit, first, ground);
  if (pieces.length !== values.length + 1) {
    illFormed(ground, `${values.length + 1} pieces`, `${pieces.length}`);
  }
  const { part } = whole;
  for (const [number, proof] of pieces.entries()) {
    const slab: Slab = { ...whole, low: values[number - 1], high: values[number] };
    ground.budget.spend(2 + excepted.slabs.length);
    if (proof === "x") {
      if (!isExcepted(excepted, unit, slab)) {
        illFormed(ground, "a piece inside of what is left out", `piece ${number}`);
      }
    } else if (proof === "+" || proof === "-") {
      const gap = gapOf(slab, proof);
      if (gap === undefined)
        return illFormed(ground, `a piece with an end, for ${proof}`, `piece ${number}`);
      if (isStrictlyInside(gap.num, gap.den, part.reach)) continue;
      const { bound, squared } = part.reach;
      missed(number)(
        { unit: undefined, value: gap, reach: rational(bound.num, bound.den), squared },
        [],
      );
    } else {
      yield { number, slab, proof };
    }
  }
}

function gapOf({ value, low, high }: Slab, side: "+" | "-"): Rational | undefined {
  const end = side === "+" ? high : low;
  if (end === undefined) return undefined;
  return side === "+" ? subtract(value, end) : subtract(end, value);
}
