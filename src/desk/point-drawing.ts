// UNTRUSTED. A point drawn: a square number of coordinates as an image, others as bars. Only ink: in doubles.
import type { SvgElement } from "../figures/index.js";
import { element } from "../figures/svg.js";

/** Coordinates from which a square number of them is taken for an image. */
const LEAST_IMAGE = 16;
/** Bars that are drawn. */
const MOST_BARS = 200;
const SIZE = 160;

function image(values: readonly number[], side: number): SvgElement {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const cell = SIZE / side;
  const cells = values.map((value, k) => {
    const grey = high === low ? 128 : Math.round((255 * (value - low)) / (high - low));
    const place = { x: (k % side) * cell, y: Math.floor(k / side) * cell };
    return element("rect", {
      ...place,
      width: cell,
      height: cell,
      fill: `rgb(${grey},${grey},${grey})`,
    });
  });
  const label = `the point as an image of ${side} by ${side}`;
  const box = { viewBox: `0 0 ${SIZE} ${SIZE}`, width: SIZE, height: SIZE };
  return element("svg", { ...box, role: "img", "aria-label": label }, ...cells);
}

function bars(values: readonly number[]): SvgElement {
  const shown = values.slice(0, MOST_BARS);
  const most = Math.max(...shown.map(Math.abs), Number.MIN_VALUE);
  const width = Math.min(24, 480 / shown.length);
  const rects = shown.map((value, k) => {
    const height = (60 * Math.abs(value)) / most;
    const y = value < 0 ? 65 : 65 - height;
    return element("rect", { x: k * width, y, width: width * 0.8, height, fill: "#0063a6" });
  });
  const axis = element("path", { d: `M0 65H${width * shown.length}`, stroke: "#555555" });
  const label = `the coordinates of the point as bars, ${shown.length} of ${values.length}`;
  const box = {
    viewBox: `0 0 ${width * shown.length} 130`,
    width: width * shown.length,
    height: 130,
  };
  return element("svg", { ...box, role: "img", "aria-label": label }, ...rects, axis);
}

/** Whether so many coordinates are taken for an image. */
export function isImage(count: number): boolean {
  return Math.round(Math.sqrt(count)) ** 2 === count && count >= LEAST_IMAGE;
}

/** A point of these coordinates. */
export function pointDrawing(values: readonly number[]): SvgElement {
  return isImage(values.length)
    ? image(values, Math.round(Math.sqrt(values.length)))
    : bars(values);
}
