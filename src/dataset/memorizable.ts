// UNTRUSTED. Can a dataset be memorized at all: two classes, and no point with two labels.
// Imports the kernel.
import { at, reduced, type Scaled } from "../numbers/index.js";
import { DataError, type Unit } from "./data-error.js";
import type { Dataset, LabelledPoint } from "./dataset.js";

const PLURALS: Readonly<Record<Unit, string>> = {
  line: "lines",
  record: "records",
  image: "images",
};

const PART =
  "ask for more --points: files are often sorted by class, and what follows was left out; " +
  "or check which column has the label (--label)";

/** Fails: DataError if all points have one label: then nothing separates them. */
export function requireTwoClasses(dataset: Dataset): void {
  const { points, source, isPart } = dataset;
  const first = at(points, 0);
  if (points.some((p) => p.label !== first.label)) return;
  const label = JSON.stringify(dataset.classes[first.label] ?? "");
  const asked = isPart ? " that --points asked for" : "";
  throw new DataError({
    source,
    problem:
      points.length === 1
        ? `expected at least two points with different labels, got one point${asked}`
        : `expected at least two classes, got one: all ${points.length} points${asked} have label ${label}`,
    next: isPart ? PART : "check which column has the label (--label)",
  });
}

/** The error for two equal points with different labels. It names both lines. */
export function conflict(dataset: Dataset, i: number, j: number): DataError {
  const p = at(dataset.points, i);
  const q = at(dataset.points, j);
  const unit = dataset.unit ?? "line";
  const label = (point: LabelledPoint) => JSON.stringify(dataset.classes[point.label] ?? "");
  return new DataError({
    source: dataset.source,
    place: { unit, line: q.line },
    problem:
      `${PLURALS[unit]} ${p.line} and ${q.line} have the same point but different labels ` +
      `(${label(p)} and ${label(q)}): no function has both`,
    next: "remove one of the two, or correct its label",
  });
}

/** Any total order for which 0 means the same point. Requires lowest terms. */
function representationOrder(p: Scaled, q: Scaled): number {
  if (p.den !== q.den) return p.den < q.den ? -1 : 1;
  for (const [k, n] of p.ints.entries()) {
    const m = at(q.ints, k);
    if (n !== m) return n < m ? -1 : 1;
  }
  return 0;
}

/**
 * Fails if the dataset cannot be memorized: one class only, or equal points with different labels.
 * The first such pair in the order of the dataset is named. Equal points with equal labels are fine.
 *
 * Fails  DataError "bad-data".
 * Cost   a sort: N·log N comparisons of points.
 */
export function requireMemorizable(dataset: Dataset): void {
  requireTwoClasses(dataset);
  const { points } = dataset;
  const lowest = points.map(({ point }) => reduced(point.ints, point.den));
  const order = [...points.keys()].sort(
    (i, j) => representationOrder(at(lowest, i), at(lowest, j)) || i - j,
  );
  let best: readonly [number, number] | undefined;
  let first = at(order, 0);
  for (const index of order) {
    if (representationOrder(at(lowest, first), at(lowest, index)) !== 0) first = index;
    if (at(points, index).label === at(points, first).label) continue;
    if (best === undefined || first < best[0] || (first === best[0] && index < best[1])) {
      best = [first, index];
    }
  }
  if (best !== undefined) throw conflict(dataset, best[0], best[1]);
}
