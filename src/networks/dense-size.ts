// UNTRUSTED. Sizes from layer widths: what the published formulas of the constructions count.

/** Width, depth and dense parameter count of a network. */
export interface DenseSize {
  readonly width: number;
  readonly depth: number;
  readonly parameters: number;
}

/** Layer widths with so many units more in every layer but the last. */
export function widened(widths: readonly number[], carried: number): number[] {
  return widths.map((width, l) => (l < widths.length - 1 ? width + carried : width));
}

/** Σ (a + 1)·b over consecutive layer widths a, b: the dense count of one run of layers. */
export function denseCount(widths: readonly number[]): number {
  let sum = 0;
  let before: number | undefined;
  for (const width of widths) {
    if (before !== undefined) sum += (before + 1) * width;
    before = width;
  }
  return sum;
}
