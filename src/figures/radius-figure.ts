// UNTRUSTED. Certified and robust accuracy against radius: the curve that the field draws, exact at both ends.
// May import kernel, report, constructions. Radii are exact; only where they are drawn is in doubles.
import { near } from "../doubles/near.js";
import type { Norm } from "../kernel/index.js";
import { compare, type Rational } from "../numbers/index.js";
import { chartElement } from "./chart.js";
import { around } from "./log-axis.js";
import type { Place, Series } from "./panel.js";
import { colourOf } from "./style.js";
import { normText } from "./sweep-legend.js";
import type { SvgElement } from "./svg.js";

/** What was found out about one point; nothing if it is open at every radius. */
export interface PointRadii {
  /** The label is not that of the network at the point itself. */
  readonly isWrong?: true;
  /** Every point of this ball has the label. */
  readonly robust?: Rational;
  /** Some point of this ball has another one. */
  readonly refuted?: Rational;
}

export interface RadiiSubject {
  readonly source: string;
  readonly dimension: number;
  readonly norm: Norm;
  readonly radii: readonly PointRadii[];
}

/** Values in order, each once. */
function steps(values: readonly (Rational | undefined)[]): readonly Rational[] {
  const known = values.flatMap((value) => (value === undefined ? [] : [value]));
  known.sort(compare);
  return known.filter((value, k) => k === 0 || compare(value, known[k - 1] ?? value) !== 0);
}

/** How many of N are certified at a radius: the lower end of the robust accuracy. */
export const certifiedAt = (radii: readonly PointRadii[], radius: Rational): number =>
  radii.filter(({ robust }) => robust !== undefined && compare(radius, robust) <= 0).length;

/** How many of N are neither wrong nor refuted at a radius: the upper end. */
export const notRefutedAt = (radii: readonly PointRadii[], radius: Rational): number =>
  radii.filter(({ isWrong, refuted }) => {
    return isWrong !== true && (refuted === undefined || compare(radius, refuted) < 0);
  }).length;

const CERTIFIED = { colour: colourOf(0), width: 2 };
const NOT_REFUTED = { colour: colourOf(1), width: 2, dash: "6 3" };

/** Both curves over the radii shown. A ball holds the smaller ones, so a certified share holds to the left. */
function curves(radii: readonly PointRadii[], [low, high]: readonly [number, number]): Series[] {
  const share = (count: number): number => (100 * count) / radii.length;
  const robust = steps(radii.map((own) => own.robust));
  const certified: Place[] = robust.map((r) => [near(r), share(certifiedAt(radii, r))]);
  const first = share(radii.filter((own) => own.robust !== undefined).length);
  const refuted = steps(radii.map((own) => own.refuted));
  const left: Place[] = refuted.map((r) => [near(r), share(notRefutedAt(radii, r))]);
  const right = share(radii.filter(({ isWrong }) => isWrong !== true).length);
  const last = left.at(-1)?.[1] ?? right;
  return [
    { pieces: [[[low, first], ...certified, [high, 0]]], ...CERTIFIED, holds: "right" },
    { pieces: [[[low, right], ...left, [high, last]]], ...NOT_REFUTED, holds: "left" },
  ];
}

/** The figure. Requires: at least one point. */
export function radiusFigure({ source, dimension, norm, radii }: RadiiSubject): SvgElement {
  const known = radii.flatMap(({ robust, refuted }) => [robust, refuted]);
  const drawn = known.flatMap((value) => (value === undefined ? [] : [near(value)]));
  const range = around(drawn, 1.25);
  const wrong = radii.filter(({ isWrong }) => isWrong).length;
  return chartElement({
    title: `${source.replace(/^.*\//u, "")}: robust accuracy against radius, p = ${normText(norm)}`,
    subtitle: `N = ${radii.length}, d = ${dimension}; ${wrong} wrong at radius 0`,
    panels: [{ title: "", bands: [], series: curves(radii, range), y: [0, 100] }],
    x: { label: "radius μ (units of the data)", range },
    y: { label: "share of the points", range: [0, 100], isShare: true },
    legend: [
      {
        title: "Robust accuracy",
        entries: [
          { label: "at least: certified", line: CERTIFIED },
          { label: "at most: not refuted", line: NOT_REFUTED },
        ],
      },
    ],
    notes: [
      "At every radius the robust accuracy is between the two lines, both ends exactly: below are points whose ball is proved, above the line points with another label in their ball.",
      "Between the lines nothing is shown. The certificate has the radii of the lower line.",
    ],
  });
}
