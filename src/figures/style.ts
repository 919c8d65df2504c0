// UNTRUSTED. How figures look: fonts, greys, and a colour and a symbol for every series.
// May import d3-shape.
import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  type SymbolType,
  symbolWye,
} from "d3-shape";
import { element, type SvgElement } from "./svg.js";

export const FONT = "'DejaVu Sans', Verdana, Helvetica, sans-serif";

/** Sizes of text, in pixels. */
export const SIZE = { title: 15, panel: 12, label: 12, tick: 11, small: 10 } as const;

/** Colours of everything that is no series; all texts have a contrast of 7 or more on white. */
export const COLOUR = {
  text: "#222222",
  quiet: "#4a4a4a",
  frame: "#555555",
  grid: "#d9d9d9",
  faint: "#eeeeee",
  background: "#ffffff",
} as const;

/** Eight colours that stay apart for most kinds of colour blindness, dark enough for thin lines. */
const COLOURS = [
  "#0063a6",
  "#c24a00",
  "#00795a",
  "#8a2f8f",
  "#7a5c00",
  "#b0003a",
  "#4b4fc4",
  "#00838f",
] as const;

const SYMBOLS: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
];

/** The colour of the k-th series. */
export function colourOf(k: number): string {
  return COLOURS[k % COLOURS.length] ?? COLOUR.text;
}

/** A mark of the k-th series at a place; hollow from the eighth on. Shapes: `area` in square pixels. */
export function mark(k: number, x: number, y: number, area: number): SvgElement {
  const d = symbol(SYMBOLS[k % SYMBOLS.length], area)() ?? "";
  const transform = `translate(${x.toFixed(2)},${y.toFixed(2)})`;
  const colour = colourOf(k);
  return k < SYMBOLS.length
    ? element("path", {
        d,
        transform,
        fill: colour,
        stroke: COLOUR.background,
        "stroke-width": 0.7,
      })
    : element("path", {
        d,
        transform,
        fill: COLOUR.background,
        stroke: colour,
        "stroke-width": 1.6,
      });
}

/** Width of a text as far as it can be known without its font. */
export function widthOf(text: string, size: number): number {
  return [...text].length * size * 0.58;
}

/** A text in lines of at most so many pixels. */
export function wrapped(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last === undefined || widthOf(longer, size) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
