// UNTRUSTED. The figure of the Sobolev experiment: S against n or n/k, with the least S of the class below it.
// May import report, constructions. Rows are enclosures; what is drawn is their middle.
import type { Enclosure } from "../dataset/index.js";
import type { MeasuredSeries } from "../report/sobolev-rows.js";
import type { Row } from "../sobolev/index.js";
import { chartElement } from "./chart.js";
import type { Entry } from "./legend.js";
import { around } from "./log-axis.js";
import type { Panel, Place, Series } from "./panel.js";
import { middle } from "./regime-bands.js";
import { colourOf } from "./style.js";
import type { SvgElement } from "./svg.js";

type Measure = "seminorm" | "invariant" | "bound" | "heldOutError";

/** What is drawn of every row, and how; what comes later is drawn on top. */
const DRAWN: readonly (readonly [Measure, string, Omit<Entry, "label">])[] = [
  ["invariant", "rotation invariant law", { symbol: 8 }],
  ["seminorm", "held-out points", { symbol: 0, line: { colour: colourOf(0), width: 1.2 } }],
  ["bound", "held-out points", { line: { colour: colourOf(1), width: 2, dash: "6 3" } }],
];

const LAW = { colour: "#111111", width: 1.4, dash: "2 4" };

/** n, or n/k. */
function xOf({ setting }: Row, against: string): number {
  return against === "n/k" ? setting.points / setting.units : setting.points;
}

/** Rows of one number of units form a piece; if all pieces were single rows, they are joined. */
function grouped(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.setting.units) ?? [];
    groups.set(row.setting.units, group);
    group.push(row);
  }
  const pieces = [...groups.values()];
  return pieces.every((piece) => piece.length === 1) ? [rows] : pieces;
}

/** Of a model without slope the error is drawn: the peak is there too. */
const WITHOUT_SLOPE: typeof DRAWN = [
  ["heldOutError", "error", { symbol: 0, line: { colour: colourOf(0), width: 1.2 } }],
];

function hasSlope({ rows }: MeasuredSeries): boolean {
  return rows.some(({ seminorm }) => seminorm !== undefined && seminorm.upper.num > 0n);
}

function seriesOf(measured: MeasuredSeries, against: string): readonly Series[] {
  const { rows } = measured;
  return (hasSlope(measured) ? DRAWN : WITHOUT_SLOPE).map(([measure, , { symbol, line }]) => ({
    pieces: grouped(rows).map((piece) =>
      piece.flatMap((row): readonly Place[] => {
        const value: Enclosure | undefined = row[measure];
        const y = value === undefined ? 0 : middle(value);
        return y > 0 ? [[xOf(row, against), y]] : [];
      }),
    ),
    colour: line?.colour ?? LAW.colour,
    width: line?.width ?? 0,
    ...(line?.dash !== undefined && { dash: line.dash }),
    ...(symbol !== undefined && { symbol }),
  }));
}

/** A line of slope 1/2 through the first mark, as far as the last. */
function lawSeries(drawn: readonly Series[]): readonly Series[] {
  const places = (drawn[1]?.pieces.flat() ?? []).slice().sort((a, b) => a[0] - b[0]);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined || first[0] === last[0]) return [];
  const end: Place = [last[0], first[1] * Math.sqrt(last[0] / first[0])];
  return [{ pieces: [[first, end]], ...LAW }];
}

function panelOf(measured: MeasuredSeries): Panel {
  const against = measured.exponent?.against ?? "n";
  const drawn = seriesOf(measured, against);
  const series = [...drawn, ...(measured.exponent === undefined ? [] : lawSeries(drawn))];
  const xs = measured.rows.map((row) => xOf(row, against));
  const ys = series.flatMap(({ pieces }) => pieces.flat().map(([, y]) => y));
  const label = against === "n/k" ? "points per unit n/k" : "number of points n";
  const x = { label, range: around(xs, 1.25) };
  const title = hasSlope(measured)
    ? measured.name
    : `${measured.name}: S = 0, held-out error drawn`;
  return { title, bands: [], series, x, y: around(ys, 1.5) };
}

/** The figure of some measured series, a panel each. Requires: at least one. */
export function sobolevFigure(series: readonly MeasuredSeries[]): SvgElement {
  const panels = series.map(panelOf);
  const [row] = series.flatMap(({ rows }) => rows);
  const drawn =
    row === undefined ? "" : `means over ${row.setting.repeats} draws, seed ${row.setting.seed}`;
  const withLaw = series.some(({ exponent }) => exponent !== undefined);
  return chartElement({
    title: "Sobolev seminorm of fitted feature models",
    subtitle: `S = √(E‖∇f‖²), labels x₁ + noise; ${drawn}`,
    panels,
    x: { label: "number of points n", range: [1, 10] },
    y: {
      label: "S (units of f per unit of x)",
      range: [1, 10],
    },
    legend: [
      {
        title: "S of fitted models",
        entries: DRAWN.slice(0, 2).map(([, label, look]) => ({ label, ...look })),
      },
      {
        title: "Least S of the class",
        entries: [...DRAWN.slice(2).map(([, label, look]) => ({ label, ...look }))],
      },
      ...(withLaw ? [{ title: "Law", entries: [{ label: "slope 1/2", line: LAW }] }] : []),
    ],
    notes: [
      ...series.map(({ name, law }) => `${name}: ${law}.`),
      "Lines join settings with the same number of units k. Axes differ from panel to panel.",
      "Least S: no model of the class with the same training error has a smaller S (dual bound, docs/sobolev.md). All numbers are enclosed exactly; the marks are at their middle.",
    ],
  });
}
