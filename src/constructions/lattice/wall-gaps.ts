// UNTRUSTED. Places for the walls of a grid, in doubles: candidates only.

/** An open arc without any point, modulo the width of a cell. */
export interface Gap {
  /** Where the arc begins, in [0, width). */
  readonly start: number;
  readonly length: number;
}

/**
 * The arcs longer than `least` between neighbouring values modulo `width`.
 *
 * Cost  one native sort of doubles.
 */
export function gapsModulo(values: Float64Array, width: number, least: number): Gap[] {
  const rests = values.map((value) => value - Math.floor(value / width) * width);
  rests.sort();
  const gaps: Gap[] = [];
  const count = rests.length;
  const first = rests[0] ?? 0;
  const last = rests[count - 1] ?? 0;
  if (first + width - last > least) gaps.push({ start: last, length: first + width - last });
  for (let i = 1; i < count; i += 1) {
    const start = rests[i - 1] ?? 0;
    const length = (rests[i] ?? 0) - start;
    if (length > least) gaps.push({ start, length });
  }
  return gaps;
}

/** The longest of some gaps. */
export function longest(gaps: readonly Gap[]): Gap | undefined {
  let best: Gap | undefined;
  for (const gap of gaps) if (best === undefined || gap.length > best.length) best = gap;
  return best;
}
