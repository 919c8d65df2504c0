// UNTRUSTED. Which gap along a line sets labels apart best, in doubles: for ranking only.

/** A gap between neighbours of a line, `index` and `index + 1` in its order. */
export interface LineGap {
  readonly index: number;
  /** Balls of every smaller radius miss the hyperplane in the middle, as a double. */
  readonly reach: number;
  /** What is left mixed on both sides: the sum of (Gini index · points). 0: both sides are pure. */
  readonly mix: number;
  /** Labels that occur on both sides. */
  readonly shared: number;
}

/** The gaps to choose from: the purest one beyond a radius, and the widest. */
export interface LineGaps {
  readonly purest: LineGap | undefined;
  readonly widest: LineGap | undefined;
}

/** Points by label on one side, and what they add to the mix. */
class Side {
  readonly #counts: Float64Array;
  #squares = 0;
  size = 0;

  constructor(classes: number) {
    this.#counts = new Float64Array(classes);
  }

  move(label: number, amount: 1 | -1): void {
    const count = this.#counts[label] ?? 0;
    this.#squares += 2 * amount * count + 1;
    this.#counts[label] = count + amount;
    this.size += amount;
  }

  has(label: number): boolean {
    return (this.#counts[label] ?? 0) > 0;
  }

  get mix(): number {
    return this.size === 0 ? 0 : this.size - this.#squares / this.size;
  }
}

/**
 * Looks at every gap that has points on both sides.
 *
 * Shapes  labels in the order of the line, `classes` for a ball that only stands in the way;
 *         reaches[k] belongs to the gap between k and k + 1.
 * Cost    one pass.
 */
export function gapsOf(
  labels: Int32Array,
  reaches: Float64Array,
  classes: number,
  radius: number,
): LineGaps {
  const left = new Side(classes);
  const right = new Side(classes);
  for (const label of labels) if (label < classes) right.move(label, 1);
  let shared = 0;
  let purest: LineGap | undefined;
  let widest: LineGap | undefined;
  for (let index = 0; index + 1 < labels.length; index += 1) {
    const label = labels[index] ?? classes;
    if (label < classes) {
      if (!left.has(label)) shared += 1;
      left.move(label, 1);
      right.move(label, -1);
      if (!right.has(label)) shared -= 1;
    }
    const reach = reaches[index] ?? 0;
    if (!(reach > 0) || left.size === 0 || right.size === 0) continue;
    const isWidest = widest === undefined || reach > widest.reach;
    if (!isWidest && !(reach > radius)) continue;
    const gap: LineGap = { index, reach, mix: left.mix + right.mix, shared };
    if (isWidest) widest = gap;
    if (reach > radius && (purest === undefined || gap.mix < purest.mix)) purest = gap;
  }
  return { purest, widest };
}
