// UNTRUSTED. The figure of a sweep: proved sizes between the published curves, on logarithmic axes.
// May import kernel, constructions, bounds, report. Data are exact; only what is drawn is in doubles.
import { near } from "../doubles/near.js";
import type { Enclosure } from "../dataset/index.js";
import { type Rational, rational } from "../numbers/index.js";
import { exactText } from "../report/number.js";
import type { Cell, CurvePoint, Sweep } from "../report/sweep.js";
import { chartElement } from "./chart.js";
import { around } from "./log-axis.js";
import type { Panel, Place, Series } from "./panel.js";
import { type Across, bandsAlong, middle } from "./regime-bands.js";
import { colourOf } from "./style.js";
import {
  COUNT_WORDS,
  DASH,
  legendOf,
  LOWER,
  normText,
  notesOf,
  symbolOf,
  THICK,
  UPPER,
} from "./sweep-legend.js";
import type { SvgElement } from "./svg.js";

function xOf(across: Across, place: { readonly points: number; readonly rho: Rational }): number {
  return across === "rho" ? near(place.rho) : place.points;
}

/** Consecutive places where the curve is known and at least 1, cut where the regime changes if that is asked for. */
function piecesOf(
  curve: readonly CurvePoint[],
  across: Across,
  value: (point: CurvePoint) => number | undefined,
  isCut: boolean,
): readonly (readonly Place[])[] {
  const pieces: Place[][] = [];
  let previous: CurvePoint | undefined;
  for (const point of curve) {
    const y = value(point);
    if (y !== undefined && y >= 1) {
      const joins =
        previous !== undefined && (!isCut || previous.curves.regime === point.curves.regime);
      const place: Place = [xOf(across, point), y];
      if (joins) pieces.at(-1)?.push(place);
      else pieces.push([place]);
    }
    previous = y === undefined || y < 1 ? undefined : point;
  }
  return pieces;
}

/**
 * The four published curves. Integers grow with ρ and N: between two places the lower bound of the left
 * one and the upper bound of the right one hold.
 */
function curveSeries(curve: readonly CurvePoint[], across: Across): readonly Series[] {
  const enclosed = (found: Enclosure | undefined): number | undefined => found && middle(found);
  const whole = (found: { readonly value: bigint } | undefined): number | undefined =>
    found && Number(found.value);
  const of = (
    value: (point: CurvePoint) => number | undefined,
    colour: string,
    holds?: "left" | "right",
  ): Series => ({
    pieces: piecesOf(curve, across, value, holds === undefined),
    ...{ colour, width: THICK, ...(holds === undefined ? { dash: DASH } : { holds }) },
  });
  return [
    of(({ curves }) => whole(curves.lower), LOWER, "left"),
    of(({ curves }) => enclosed(curves.lowerFormula), LOWER),
    of(({ curves }) => whole(curves.upper), UPPER, "right"),
    of(({ curves }) => enclosed(curves.upperFormula), UPPER),
  ];
}

/** The proved cells of every construction, as marks that a thin line joins. */
function cellSeries(
  cells: readonly Cell[],
  names: readonly string[],
  { quantity }: Sweep,
  across: Across,
): readonly Series[] {
  return names.map((name) => {
    const k = symbolOf(name);
    const places = cells.flatMap((cell): readonly Place[] => {
      if (cell.construction !== name || cell.status !== "proved") return [];
      const count = Number(cell.counts[quantity] ?? 0n);
      return count > 0 ? [[xOf(across, cell), count]] : [];
    });
    return { pieces: [places], colour: colourOf(k), width: 1, symbol: k };
  });
}

function panelOf(sweep: Sweep, names: readonly string[], across: Across, key: Rational): Panel {
  const belongs = (place: { readonly points: number; readonly rho: Rational }): boolean =>
    across === "rho"
      ? BigInt(place.points) === key.num && key.den === 1n
      : place.rho.num === key.num && place.rho.den === key.den;
  const curve = sweep.curves.filter(belongs);
  return {
    title: across === "rho" ? `N = ${key.num}` : `ρ = ${exactText(key)}`,
    bands: bandsAlong(sweep, across, near(key)),
    series: [
      ...curveSeries(curve, across),
      ...cellSeries(sweep.cells.filter(belongs), names, sweep, across),
    ],
  };
}

/**
 * The figure of a sweep.
 *
 * Ensures  along ρ if there are several ratios, a panel for every N; else along N.
 */
export function sweepFigure(sweep: Sweep): SvgElement {
  const ratios = distinct(sweep.cells.map(({ rho }) => rho));
  const counts = distinct(sweep.cells.map(({ points }) => rational(BigInt(points))));
  const across: Across = ratios.length > 1 || counts.length === 1 ? "rho" : "points";
  const tried = [...new Set(sweep.cells.map(({ construction }) => construction))];
  const names = tried.filter((name) =>
    sweep.cells.some((cell) => cell.construction === name && cell.status === "proved"),
  );
  const panels = (across === "rho" ? counts : ratios).map((key) =>
    panelOf(sweep, names, across, key),
  );
  const places = panels.flatMap(({ series }) => series.flatMap(({ pieces }) => pieces.flat()));
  const { source, dimension, norm, quantity, cells, seconds } = sweep;
  const [low, high] = around(
    [...places.map(([x]) => x), ...cells.map((c) => xOf(across, c))],
    1.25,
  );
  const count = (wanted: Cell["status"]): number =>
    cells.filter(({ status }) => status === wanted).length;
  const late = count("unfinished");
  const untried = count("untried");
  const faulted = count("faulted");
  const left = [
    ...(late > 0 ? [`; ${late} took longer than ${seconds ?? 0} s`] : []),
    ...(untried > 0 ? [`; ${untried} not tried`] : []),
    ...(faulted > 0 ? [`; ${faulted} ended by a fault`] : []),
  ].join("");
  return chartElement({
    title: `${source.replace(/^.*\//u, "")}: ${quantity} of proved robust memorizers, p = ${normText(norm)}`,
    subtitle: `d = ${dimension}, C = ${cells.at(-1)?.classes ?? 0}; ${count("proved")} of ${cells.length} cells proved${left}; constructions without a proof anywhere: ${tried.length - names.length}`,
    panels,
    x: {
      label: across === "rho" ? "robustness ratio ρ = μ/ε (no unit)" : "number of points N",
      range: [low, across === "rho" ? Math.min(1, high) : high],
    },
    y: {
      label: COUNT_WORDS[quantity],
      range: around(
        places.map(([, y]) => y),
        2,
      ),
    },
    legend: legendOf(sweep, names),
    notes: notesOf(sweep),
  });
}

function distinct(values: readonly Rational[]): readonly Rational[] {
  return [...new Map(values.map((x) => [exactText(x), x])).values()];
}
