// UNTRUSTED. A chart: panels with common axes in rows, a legend beside them, and below where it all comes from.
import { legendElement, legendHeight, type LegendGroup } from "./legend.js";
import { type Panel, panelElement } from "./panel.js";
import { COLOUR, FONT, SIZE, widthOf, wrapped } from "./style.js";
import { element, type SvgElement } from "./svg.js";

export interface Chart {
  readonly title: string;
  readonly subtitle: string;
  readonly panels: readonly Panel[];
  readonly x: { readonly label: string; readonly range: readonly [number, number] };
  readonly y: {
    readonly label: string;
    readonly range: readonly [number, number];
    /** A linear axis from 0 to 100 %. */
    readonly isShare?: true;
  };
  readonly legend: readonly LegendGroup[];
  /** What is shown, from which data, by which sources. */
  readonly notes: readonly string[];
}

const LEFT = 78;
const TOP = 76;
const GAP = { x: 62, y: 82 };
const BELOW = 56;
const LEGEND_GAP = 26;
const NOTE_LINE = 14;

function sizeOfPanels(count: number): { columns: number; width: number; height: number } {
  if (count === 1) return { columns: 1, width: 560, height: 420 };
  return { columns: Math.min(count, 2), width: 370, height: 290 };
}

/** Lines of text from a place downwards. */
export function textLines(
  lines: readonly string[],
  x: number,
  y: number,
  size: number,
  fill: string,
): readonly SvgElement[] {
  return lines.map((line, k) =>
    element(
      "text",
      { x, y: y + k * NOTE_LINE, "font-family": FONT, "font-size": size, fill },
      line,
    ),
  );
}

/** The root of a figure: white, with a title for those who cannot see it. */
export function figureRoot(
  width: number,
  height: number,
  title: string,
  children: readonly SvgElement[],
): SvgElement {
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      ...{ width, height, viewBox: `0 0 ${Math.round(width)} ${Math.round(height)}`, role: "img" },
    },
    element("title", {}, title),
    element("rect", { width, height, fill: COLOUR.background }),
    ...children,
  );
}

/** Title in bold, and a quiet line below it. */
export function heading(title: string, subtitle: string, x: number): readonly SvgElement[] {
  const font = { "font-family": FONT, fill: COLOUR.text };
  return [
    element("text", { x, y: 26, "font-size": SIZE.title, "font-weight": "bold", ...font }, title),
    element("text", { x, y: 45, "font-size": SIZE.tick, ...font, fill: COLOUR.quiet }, subtitle),
  ];
}

/** Pixels that a legend is wide. */
export function legendWidth(groups: readonly LegendGroup[]): number {
  const entries = groups.flatMap((group) => group.entries.map(({ label }) => label));
  const titles = groups.map(({ title }) => widthOf(title, SIZE.tick) * 1.08);
  return Math.max(...titles, ...entries.map((label) => 36 + widthOf(label, SIZE.tick)), 60);
}

/** The chart as SVG. Requires: at least one panel; every value within reach is above 0. */
export function chartElement(chart: Chart): SvgElement {
  const { title, subtitle, panels, x, y, legend, notes } = chart;
  const { columns, width, height } = sizeOfPanels(panels.length);
  const rows = Math.ceil(panels.length / columns);
  const drawn = panels.map((panel, k) => {
    const column = k % columns;
    return panelElement(panel, {
      left: LEFT + column * (width + GAP.x),
      top: TOP + Math.floor(k / columns) * (height + GAP.y),
      ...{ width, height, y: panel.y ?? y.range, isShare: y.isShare === true },
      ...{ x: (panel.x ?? x).range, xLabel: (panel.x ?? x).label },
      yLabel: column === 0 ? y.label : undefined,
    });
  });
  const legendLeft = LEFT + columns * width + (columns - 1) * GAP.x + LEGEND_GAP;
  const total = legendLeft + legendWidth(legend) + 16;
  const panelsBottom = TOP + rows * height + (rows - 1) * GAP.y + BELOW;
  const bottom = Math.max(panelsBottom, TOP + legendHeight(legend) + 12);
  const lines = notes.flatMap((note) => wrapped(note, SIZE.small, total - 40));
  return figureRoot(total, bottom + lines.length * NOTE_LINE + 14, title, [
    ...heading(title, subtitle, 20),
    ...drawn,
    legendElement(legend, legendLeft, TOP - 4),
    ...textLines(lines, 20, bottom + 10, SIZE.small, COLOUR.quiet),
  ]);
}
