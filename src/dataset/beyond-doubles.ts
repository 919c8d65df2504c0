// UNTRUSTED. Where a number enters a search in doubles: what doubles do not hold is refused. Imports nothing.

/**
 * A search in doubles met a number that doubles do not hold. The search found nothing, and that is an
 * answer; it is no fault of the search.
 */
export class BeyondDoubles extends Error {
  override readonly name = "BeyondDoubles";

  /** `what` names the number, such as "the width of a cell". */
  constructor(readonly what: string) {
    super(`${what} is beyond what doubles hold`);
  }
}

/** x itself, if it is a number > 0. Fails: BeyondDoubles if it is 0, infinite or no number. */
export function positiveDouble(x: number, what: string): number {
  if (!(x > 0 && x < Infinity)) throw new BeyondDoubles(what);
  return x;
}

/** x itself, if it is a number. Fails: BeyondDoubles if it is infinite or no number. */
export function finiteDouble(x: number, what: string): number {
  if (!Number.isFinite(x)) throw new BeyondDoubles(what);
  return x;
}
