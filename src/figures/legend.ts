// UNTRUSTED. Legends: groups of entries, each with its line, its mark or its area. Imports nothing but style.
import { COLOUR, FONT, mark, SIZE } from "./style.js";
import { element, type SvgElement } from "./svg.js";

/** How an entry looks; a sample of each given part is drawn. */
export interface Entry {
  readonly label: string;
  readonly line?: { readonly colour: string; readonly width: number; readonly dash?: string };
  readonly symbol?: number;
  readonly fill?: string;
  readonly ring?: string;
}

export interface LegendGroup {
  readonly title: string;
  readonly entries: readonly Entry[];
}

const ROW = 18;
const SAMPLE = 28;

function sampleOf(
  { line, symbol, fill, ring }: Entry,
  x: number,
  y: number,
): readonly SvgElement[] {
  const middle = x + SAMPLE / 2;
  const outline = { stroke: COLOUR.frame, "stroke-width": 0.5 };
  return [
    ...(fill === undefined
      ? []
      : [element("rect", { x: x + 2, y: y - 6, width: SAMPLE - 4, height: 12, fill, ...outline })]),
    ...(line === undefined
      ? []
      : [
          element("line", {
            ...{ x1: x, x2: x + SAMPLE, y1: y, y2: y, stroke: line.colour },
            ...{ "stroke-width": line.width, "stroke-dasharray": line.dash },
          }),
        ]),
    ...(ring === undefined
      ? []
      : [
          element("circle", {
            ...{ cx: middle, cy: y, r: 6.5, fill: "none", stroke: ring, "stroke-width": 1.8 },
          }),
        ]),
    ...(symbol === undefined ? [] : [mark(symbol, middle, y, 46)]),
  ];
}

/** Height of a legend in pixels. */
export function legendHeight(groups: readonly LegendGroup[]): number {
  return groups.reduce((sum, { entries }) => sum + (entries.length + 1) * ROW + 8, 0);
}

/** The legend with its upper left corner at a place. */
export function legendElement(groups: readonly LegendGroup[], x: number, top: number): SvgElement {
  let y = top + ROW / 2;
  const parts: SvgElement[] = [];
  const word = (content: string, at: number, weight: string): SvgElement =>
    element(
      "text",
      {
        ...{ x: at, y: y + 4, "font-family": FONT, "font-size": SIZE.tick, fill: COLOUR.text },
        "font-weight": weight,
      },
      content,
    );
  for (const { title, entries } of groups) {
    parts.push(word(title, x, "bold"));
    y += ROW;
    for (const entry of entries) {
      parts.push(...sampleOf(entry, x, y), word(entry.label, x + SAMPLE + 8, "normal"));
      y += ROW;
    }
    y += 8;
  }
  return element("g", {}, ...parts);
}
