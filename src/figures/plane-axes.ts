// UNTRUSTED. Where the plane stands in the figure, and its axes with their names.
// May import constructions, report, d3-scale.
import { scaleLinear } from "d3-scale";
import { near } from "../constructions/point-matrix.js";
import { visible } from "../report/visible.js";
import { aspectOf, type PlaneBox } from "./plane-box.js";
import { COLOUR, FONT, SIZE, widthOf } from "./style.js";
import { element, type SvgElement } from "./svg.js";

export const LEFT = 66;
export const TOP = 70;
const LONGER = 560;

/** From the plane to pixels. */
export interface Place {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly width: number;
  readonly height: number;
  readonly ticks: { readonly x: readonly number[]; readonly y: readonly number[] };
}

export function placeOf(area: PlaneBox): Place {
  const aspect = near(aspectOf(area));
  const [width, height] = aspect > 1 ? [LONGER, LONGER / aspect] : [LONGER * aspect, LONGER];
  const x = scaleLinear([near(area.low[0]), near(area.high[0])], [LEFT, LEFT + width]);
  const y = scaleLinear([near(area.low[1]), near(area.high[1])], [TOP + height, TOP]);
  const ticks = { x: x.ticks(width / 70), y: y.ticks(height / 50) };
  return { x: (value) => x(value), y: (value) => y(value), width, height, ticks };
}

/** A text, cut where it would not fit in so many pixels. It is made visible first: that makes it longer. */
function fitting(text: string, size: number, width: number): string {
  const characters = [...visible(text)];
  const most = Math.max(1, Math.floor(width / widthOf("m", size)));
  return characters.length <= most
    ? characters.join("")
    : `${characters.slice(0, most - 1).join("")}…`;
}

/** What the axes are called: as the columns are, else x₁ and x₂. */
function axisWords(names: readonly string[] | undefined): readonly [x: string, y: string] {
  const [x, y] = names ?? [];
  return [x ?? "x₁, in the units of the data", y ?? "x₂, likewise"];
}

/** The frame, its ticks and what the axes are called. */
export function axisElements(
  { x, y, width, height, ticks }: Place,
  names: readonly string[] | undefined,
): readonly SvgElement[] {
  const [xWords, yWords] = axisWords(names);
  const bottom = TOP + height;
  const stroke = { stroke: COLOUR.frame, "stroke-width": 1 };
  const word = (content: string, more: object): SvgElement =>
    element(
      "text",
      { "font-family": FONT, "font-size": SIZE.tick, fill: COLOUR.text, ...more },
      content,
    );
  const middle = { x: LEFT + width / 2, y: bottom + 38, "font-size": SIZE.label };
  const side = { x: 20, y: TOP + height / 2, "font-size": SIZE.label };
  return [
    element("rect", { x: LEFT, y: TOP, width, height, fill: "none", ...stroke }),
    ...ticks.x.flatMap((value) => [
      element("line", { x1: x(value), x2: x(value), y1: bottom, y2: bottom + 6, ...stroke }),
      word(`${value}`.replace("-", "−"), { x: x(value), y: bottom + 19, "text-anchor": "middle" }),
    ]),
    ...ticks.y.flatMap((value) => [
      element("line", { x1: LEFT - 6, x2: LEFT, y1: y(value), y2: y(value), ...stroke }),
      word(`${value}`.replace("-", "−"), { x: LEFT - 9, y: y(value) + 4, "text-anchor": "end" }),
    ]),
    word(fitting(xWords, SIZE.label, width), { ...middle, "text-anchor": "middle" }),
    word(fitting(yWords, SIZE.label, height), {
      ...{ ...side, "text-anchor": "middle", transform: `rotate(-90 ${side.x} ${side.y})` },
    }),
  ];
}
