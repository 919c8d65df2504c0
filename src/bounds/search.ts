// UNTRUSTED. The least integer with a monotone property.
// Imports nothing.

/**
 * The least n ≥ from for which `holds` is true.
 *
 * Requires  holds(n) implies holds(n + 1), and some n holds.
 * Cost      2 log₂(n − from + 1) questions.
 */
export function leastInteger(from: bigint, holds: (n: bigint) => boolean): bigint {
  if (holds(from)) return from;
  let step = 1n;
  while (!holds(from + step)) step *= 2n;
  let low = from + step / 2n;
  let high = from + step;
  if (step === 1n) return high;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
