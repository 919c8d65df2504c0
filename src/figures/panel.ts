// UNTRUSTED. One panel of a chart: bands, grid, axes, lines and marks on two logarithmic axes.
// May import d3-shape.
import { curveLinear, curveStepAfter, curveStepBefore, line } from "d3-shape";
import { type LogAxis, logAxis } from "./log-axis.js";
import { shareAxis } from "./share-axis.js";
import { COLOUR, FONT, mark, SIZE, widthOf } from "./style.js";
import { element, type SvgElement } from "./svg.js";

/** A place in the units of the axes, both above 0. */
export type Place = readonly [x: number, y: number];

/** A line, a row of marks, or both. */
export interface Series {
  /** Pieces that are not joined. */
  readonly pieces: readonly (readonly Place[])[];
  readonly colour: string;
  readonly width: number;
  readonly dash?: string;
  /** What holds between two places: the value of the left one, or of the right one; else a straight line. */
  readonly holds?: "left" | "right";
  /** The number of its symbol; absent: no marks. */
  readonly symbol?: number;
}

/** A part of the x axis that is marked, with what it is called. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** The number of its colour. */
  readonly tone: number;
}

export interface Panel {
  readonly title: string;
  readonly bands: readonly Band[];
  readonly series: readonly Series[];
  /** Its own x axis, where it differs from that of the chart. */
  readonly x?: { readonly label: string; readonly range: readonly [number, number] };
  /** What its own y axis shows, where that differs from the chart's. */
  readonly y?: readonly [number, number];
}

/** Where a panel stands, in pixels, and what its axes show. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly xLabel: string;
  readonly yLabel: string | undefined;
  /** The y axis is linear, from 0 to 100 %. */
  readonly isShare: boolean;
}

const BAND_FILLS = ["#eaf1f8", "#fbf3e6", "#eef6ec", "#f4eef6"];
const MARK_AREA = 46;

interface Axes {
  readonly x: LogAxis;
  readonly y: LogAxis;
}

function text(content: string, more: Readonly<Record<string, string | number>>): SvgElement {
  return element(
    "text",
    { "font-family": FONT, "font-size": SIZE.tick, fill: COLOUR.text, ...more },
    content,
  );
}

function bandsOf({ bands }: Panel, frame: Frame, { x }: Axes): readonly SvgElement[] {
  return bands.flatMap(({ from, to, label, tone }) => {
    const left = Math.max(frame.left, x.place(Math.max(from, frame.x[0])));
    const right = Math.min(frame.left + frame.width, x.place(Math.min(to, frame.x[1])));
    if (right - left < 1) return [];
    const fill = BAND_FILLS[tone % BAND_FILLS.length];
    const { top, height } = frame;
    const place = { x: (left + right) / 2, y: top + 15, "text-anchor": "middle" };
    const fits = widthOf(label, SIZE.small) < right - left - 4;
    return [
      element("rect", { x: left, y: top, width: right - left, height, fill }),
      ...(fits ? [text(label, { ...place, "font-size": SIZE.small, fill: COLOUR.quiet })] : []),
    ];
  });
}

function gridOf(frame: Frame, { x, y }: Axes): readonly SvgElement[] {
  const { left, top, width, height } = frame;
  const vertical = (at: number, stroke: string): SvgElement =>
    element("line", { x1: at, x2: at, y1: top, y2: top + height, stroke, "stroke-width": 0.6 });
  const horizontal = (at: number, stroke: string): SvgElement =>
    element("line", { x1: left, x2: left + width, y1: at, y2: at, stroke, "stroke-width": 0.6 });
  return [
    ...x.ticks.map(({ at }) => vertical(at, COLOUR.grid)),
    ...y.ticks.map(({ at }) => horizontal(at, COLOUR.grid)),
  ];
}

function axesOf(frame: Frame, { x, y }: Axes): readonly SvgElement[] {
  const { left, top, width, height, xLabel, yLabel } = frame;
  const bottom = top + height;
  const stroke = { stroke: COLOUR.frame, "stroke-width": 1 };
  const middle = left + width / 2;
  const across = top + height / 2;
  return [
    element("rect", { x: left, y: top, width, height, fill: "none", ...stroke }),
    ...x.minor.map((at) =>
      element("line", { x1: at, x2: at, y1: bottom, y2: bottom + 3, ...stroke }),
    ),
    ...y.minor.map((at) => element("line", { x1: left - 3, x2: left, y1: at, y2: at, ...stroke })),
    ...x.ticks.flatMap(({ at, label }) => [
      element("line", { x1: at, x2: at, y1: bottom, y2: bottom + 6, ...stroke }),
      text(label, { x: at, y: bottom + 19, "text-anchor": "middle" }),
    ]),
    ...y.ticks.flatMap(({ at, label }) => [
      element("line", { x1: left - 6, x2: left, y1: at, y2: at, ...stroke }),
      text(label, { x: left - 9, y: at + 4, "text-anchor": "end" }),
    ]),
    text(xLabel, { x: middle, y: bottom + 38, "text-anchor": "middle", "font-size": SIZE.label }),
    ...(yLabel === undefined
      ? []
      : [
          text(yLabel, {
            ...{ x: left - 48, y: across, "text-anchor": "middle", "font-size": SIZE.label },
            transform: `rotate(-90 ${left - 48} ${across})`,
          }),
        ]),
  ];
}

function curveOf({ holds }: Series) {
  if (holds === undefined) return curveLinear;
  return holds === "left" ? curveStepAfter : curveStepBefore;
}

/** The lines of a series. */
function linesOf(series: Series, { x, y }: Axes): readonly SvgElement[] {
  const draw = line<Place>(
    (place) => x.place(place[0]),
    (place) => y.place(place[1]),
  )
    .digits(2)
    .curve(curveOf(series));
  const { colour, width, dash, pieces } = series;
  const d = pieces.map((piece) => draw(piece) ?? "").join("");
  if (width === 0 || d === "") return [];
  const style = { stroke: colour, "stroke-width": width, "stroke-dasharray": dash };
  return [element("path", { d, fill: "none", "stroke-linejoin": "round", ...style })];
}

function marksOf({ pieces, symbol }: Series, { x, y }: Axes): readonly SvgElement[] {
  if (symbol === undefined) return [];
  return pieces.flat().map(([a, b]) => mark(symbol, x.place(a), y.place(b), MARK_AREA));
}

/** A panel in its frame. Lines first, so that no mark is covered by one. */
export function panelElement(panel: Panel, frame: Frame): SvgElement {
  const { left, top, width, height } = frame;
  const axes: Axes = {
    x: logAxis(frame.x, [left, left + width], 42),
    y: frame.isShare ? shareAxis([top + height, top]) : logAxis(frame.y, [top + height, top], 22),
  };
  const title = { x: left, y: top - 8, "font-size": SIZE.panel, "font-weight": "bold" };
  return element(
    "g",
    {},
    ...bandsOf(panel, frame, axes),
    ...gridOf(frame, axes),
    ...axesOf(frame, axes),
    ...panel.series.flatMap((series) => linesOf(series, axes)),
    ...panel.series.flatMap((series) => marksOf(series, axes)),
    ...(panel.title === "" ? [] : [text(panel.title, title)]),
  );
}
