// UNTRUSTED. Where the plane stands in the figure, and its axes with their names.
// May import constructions, report, d3-scale.
import { scaleLinear } from "d3-scale";
import { near, quotientNear } from "../doubles/near.js";
import { magnitude } from "../doubles/short-rational.js";
import { divide, negate, ONE, type Rational, rational, subtract, ZERO } from "../numbers/index.js";
import { shown } from "../report/number.js";
import { visible } from "../report/visible.js";
import { aspectOf, type PlaneBox } from "./plane-box.js";
import { COLOUR, FONT, SIZE, widthOf } from "./style.js";
import { element, type SvgElement } from "./svg.js";

export const LEFT = 66;
export const TOP = 70;
const LONGER = 560;

/** A quotient of integers, in lowest terms or not; the divisor above 0. */
type Quotient = Pick<Rational, "num" | "den">;

/** One axis: from numbers of the plane to doubles about 1, and from those to pixels. */
export interface Axis {
  /** (number − origin)·factor. */
  readonly double: (number: Quotient) => number;
  readonly pixel: (double: number) => number;
  readonly ticks: readonly number[];
  /** What is taken away from the numbers: 0 unless doubles could not tell the ends apart. */
  readonly origin: Rational;
}

/** From the plane to pixels. */
export interface Place {
  readonly x: Axis;
  readonly y: Axis;
  readonly width: number;
  readonly height: number;
  /** A power of ten that brings lengths of the plane to ordinary doubles; 1 if they are. */
  readonly factor: Rational;
  /** What a tick is called. */
  readonly tickWords: (value: number) => string;
}

/** Lengths beyond 10^±this are brought to about 1 before they are taken as doubles. */
const DOUBLES = 250;
/** An interval that is this part of its ends is far from the end of what doubles tell apart. */
const FINE = 40;

const lengthOf = (a: Rational): number => (a.num === 0n ? -Infinity : magnitude(absolute(a)));

function absolute(a: Rational): Rational {
  return a.num < 0n ? negate(a) : a;
}

/** `2.5e-401` for 2.5 at the exponent −401. */
function tickWordsAt(exponent: number): (value: number) => string {
  return (value) => {
    const [mantissa = "0", own = "0"] = value.toExponential().split("e");
    const isPlain = exponent === 0 || value === 0;
    return (isPlain ? `${value}` : `${mantissa}e${Number(own) + exponent}`).replaceAll("-", "−");
  };
}

/** An axis from a number to another; `about` is one between them that has a name in the data. */
function axisOf(
  [low, high]: readonly [Rational, Rational],
  about: Rational,
  factor: Rational,
  pixels: readonly [number, number],
): Axis {
  const span = lengthOf(subtract(high, low));
  const isFine = span < Math.max(lengthOf(low), lengthOf(high)) - FINE;
  const origin = isFine ? about : ZERO;
  const double = ({ num, den }: Quotient): number => {
    const above = (num * origin.den - origin.num * den) * factor.num;
    const below = den * origin.den * factor.den;
    return above < 0n ? -quotientNear(-above, below) : quotientNear(above, below);
  };
  const scale = scaleLinear([double(low), double(high)], pixels);
  const ticks = scale.ticks(Math.abs(pixels[1] - pixels[0]) / (pixels[0] < pixels[1] ? 70 : 50));
  return { double, pixel: (value) => scale(value), ticks, origin };
}

/** Where the box stands. `about`: a point in it that has a name, such as one of the data. */
export function placeOf(area: PlaneBox, about: readonly [Rational, Rational]): Place {
  const aspect = near(aspectOf(area));
  const [width, height] = aspect > 1 ? [LONGER, LONGER / aspect] : [LONGER * aspect, LONGER];
  const decimal = Math.round(
    lengthOf(subtract(area.high[0], area.low[0])) * Math.LOG10E * Math.LN2,
  );
  const exponent = Math.abs(decimal) < DOUBLES ? 0 : decimal;
  const power = rational(10n ** BigInt(Math.abs(exponent)));
  const factor = exponent > 0 ? divide(ONE, power) : power;
  return {
    x: axisOf([area.low[0], area.high[0]], about[0], factor, [LEFT, LEFT + width]),
    y: axisOf([area.low[1], area.high[1]], about[1], factor, [TOP + height, TOP]),
    ...{ width, height, factor },
    tickWords: tickWordsAt(exponent),
  };
}

/** A text, cut where it would not fit in so many pixels. It is made visible first: that makes it longer. */
function fitting(text: string, size: number, width: number): string {
  const characters = [...visible(text)];
  const most = Math.max(1, Math.floor(width / widthOf("m", size)));
  return characters.length <= most
    ? characters.join("")
    : `${characters.slice(0, most - 1).join("")}…`;
}

/** What an axis is called: as its column is, else x₁ or x₂; and what is taken away from its numbers. */
function axisWords(name: string, { origin }: Axis, unit: string): string {
  if (origin.num === 0n) return `${name}${unit}`;
  return origin.num < 0n ? `${name} + ${shown(negate(origin))}` : `${name} − ${shown(origin)}`;
}

/** The frame, its ticks and what the axes are called. */
export function axisElements(
  { x, y, width, height, tickWords }: Place,
  names: readonly string[] | undefined,
): readonly SvgElement[] {
  const [xName, yName] = names ?? [];
  const xWords = axisWords(
    xName ?? "x₁",
    x,
    xName === undefined ? ", in the units of the data" : "",
  );
  const yWords = axisWords(yName ?? "x₂", y, yName === undefined ? ", likewise" : "");
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
    ...x.ticks.flatMap((value) => [
      element("line", {
        x1: x.pixel(value),
        x2: x.pixel(value),
        y1: bottom,
        y2: bottom + 6,
        ...stroke,
      }),
      word(tickWords(value), { x: x.pixel(value), y: bottom + 19, "text-anchor": "middle" }),
    ]),
    ...y.ticks.flatMap((value) => [
      element("line", {
        x1: LEFT - 6,
        x2: LEFT,
        y1: y.pixel(value),
        y2: y.pixel(value),
        ...stroke,
      }),
      word(tickWords(value), { x: LEFT - 9, y: y.pixel(value) + 4, "text-anchor": "end" }),
    ]),
    word(fitting(xWords, SIZE.label, width), { ...middle, "text-anchor": "middle" }),
    word(fitting(yWords, SIZE.label, height), {
      ...{ ...side, "text-anchor": "middle", transform: `rotate(-90 ${side.x} ${side.y})` },
    }),
  ];
}
