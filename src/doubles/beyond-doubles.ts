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

/** The integer nearest to x. Fails: BeyondDoubles if x is infinite or no number. */
export function integerNear(x: number, what: string): bigint {
  return BigInt(Math.round(finiteDouble(x, what)));
}

/** What a search answers, or the answer that nothing was found if it meets what doubles do not hold. */
export function unlessBeyond<Answer>(search: () => Answer, nothing: Answer): Answer {
  try {
    return search();
  } catch (error) {
    if (error instanceof BeyondDoubles) return nothing;
    throw error;
  }
}
